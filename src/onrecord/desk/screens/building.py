"""Building the report: what a form of the Report screen, or a button of another one, changes in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, cast

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from onrecord.api import Record
from onrecord.desk.pages import desk_of, draw, local, session_of, wants_json
from onrecord.desk.sessions import Session
from onrecord.exports.builder import edits
from onrecord.exports.builder.edits import MovedError, Where
from onrecord.exports.builder.reading import read_item, read_plan
from onrecord.exports.builder.values import Plan, Words
from onrecord.exports.report_words import MANNERS
from onrecord.model import OnrecordError
from onrecord.record.drafts import DraftMovedError

FORMS: Final[Mapping[str, tuple[str, str]]] = {
    "docx": ("report.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("report.pdf", "application/pdf"),
    "html": ("report.html", "text/html"),
    "md": ("report.md", "text/markdown"),
    "json": ("report.json", "application/json"),
}
"""What can be taken: its name and media type."""

LONGEST: Final = 100_000
_FILTERS: Final = ("by", "about", "words", "since", "until", "role")
Given = Mapping[str, str]
Done = tuple[Plan, Where | None]


def changed(request: Request, form: FormData) -> Response:
    """Do what a form of the Report screen asks for, and lead back to where it was done."""
    given = {name: str(value)[:LONGEST] for name, value in form.multi_items() if isinstance(value, str)}
    what = given.get("do", "")
    session = session_of(request)
    if what == "here":
        session.question = f"{given.get('chapter', '')}.{given.get('mark', '')}"
        return _back(Where(_number(given, "chapter") or 0))
    with desk_of(request).open() as record:
        if what == "undo":
            record.undo_draft(who=session.who)
            return _back(None)
        if what not in _DO:
            raise HTTPException(400, "The form does not say what is to be done with the report.")
        try:
            where = _changed(record, session, lambda plan: _DO[what](plan, given))
        except (MovedError, DraftMovedError) as error:
            return _conflict(request, error, given)
    return _back(where)


def _changed(record: Record, session: Session, change: Callable[[Plan], Done]) -> Where | None:
    """Change the report under way, anew on what others keep meanwhile; return where it was changed."""
    where: list[Where | None] = []

    def once(plan: Plan) -> Plan:
        after, at = change(plan)
        where.append(at)
        return after

    record.change_draft(once, who=session.who)
    return where[-1] if where else None


def _head(plan: Plan, given: Given) -> Done:
    title = " ".join(given.get("title", "").split())
    return edits.head(plan, given.get("mark", ""), title, _text(given, "purpose")), None


def _ask(plan: Plan, given: Given) -> Done:
    question = " ".join(given.get("question", "").split())
    if not question:
        raise HTTPException(400, "Write the question first; it heads the chapter.")
    return edits.ask(plan, question), Where(len(plan.chapters))


def _reword(plan: Plan, given: Given) -> Done:
    at = edits.find(plan, _where(given))
    return edits.reword(plan, at, " ".join(given.get("question", "").split())), Where(at.chapter)


def _move(by: int) -> Callable[[Plan, Given], Done]:
    return lambda plan, given: edits.move(plan, _where(given), by)


def _out(plan: Plan, given: Given) -> Done:
    at = edits.find(plan, _where(given))
    left = edits.take_out(plan, at)
    beside = max(0, at.item - 1) if at.item is not None else None
    chapter = min(at.chapter, max(0, len(left.chapters) - 1))
    return left, Where(chapter, beside if beside is not None and left.chapters[chapter].items else None)


def _write(plan: Plan, given: Given) -> Done:
    """Put words behind an item, or at the end of a chapter."""
    text = _text(given, "text")
    if not text:
        raise HTTPException(400, "There were no words to be put into the report.")
    return edits.put(plan, [Words(text)], _where(given) if given.get("mark") else None)


def _rewrite(plan: Plan, given: Given) -> Done:
    text = _text(given, "text")
    return edits.change(plan, _where(given), Words(text)) if text else _out(plan, given)


def _question(plan: Plan, given: Given) -> Done:
    """Put a question to the record at the end of a chapter."""
    kind = given.get("kind", "search")
    held: dict[str, object] = {"kind": kind}
    if kind == "cases":
        if given.get("event"):
            held["events"] = [given["event"]]
        if given.get("about", "").strip():
            held["names"] = [given["about"].strip()]
    else:
        held |= {name: value for name in _FILTERS[:5] if (value := given.get(name, "").strip())}
        if given.get("manner") in MANNERS:
            held["manner"] = [given["manner"]]
    return edits.put(plan, [read_item(held)], _where(given))


_DO: Final[Mapping[str, Callable[[Plan, Given], Done]]] = {
    "head": _head,
    "ask": _ask,
    "reword": _reword,
    "up": _move(-1),
    "down": _move(1),
    "out": _out,
    "write": _write,
    "rewrite": _rewrite,
    "question": _question,
}
"""What can be done, by the word of the form."""


def added(request: Request, form: FormData) -> Response:
    """Add a statement, a dossier or its numbers from another screen, under the question that this browser chose."""
    session = session_of(request)
    kind, item = _named(form)
    with desk_of(request).open() as record:
        cited = record.cite(kind, item)
        at = _added(record, session, lambda plan, where: edits.put(plan, [cited], where))
    said = f"In the report, under “{at.question}”." if at.new else f"It stands in the report already: “{at.question}”."
    if wants_json(request):
        return JSONResponse({"said": said})
    back = local(str(form.get("back", "")))
    mark = f"c-{item}" if back.startswith("/document/") else item
    return RedirectResponse(f"{back.partition('#')[0]}#{mark}", 303)


@dataclass(frozen=True, slots=True)
class _At:
    question: str
    new: bool


def _added(record: Record, session: Session, put: Callable[[Plan, Where | None], tuple[Plan, Where]]) -> _At:
    found: list[_At] = []

    def once(plan: Plan) -> Plan:
        chapter, _, mark = session.question.partition(".")
        try:
            where = edits.find(plan, Where(int(chapter), None, mark)) if chapter.isdecimal() else None
        except MovedError:
            where = None
        after, at = put(plan, where)
        found.append(_At(after.chapters[at.chapter].question or "no question yet", after != plan))
        return after

    record.change_draft(once, who=session.who)
    return found[-1]


def _named(form: FormData) -> tuple[Literal["statement", "dossier", "counts"], str]:
    kinds: tuple[Literal["statement", "dossier", "counts"], ...] = ("statement", "dossier", "counts")
    for kind in kinds:
        if item := str(form.get(kind, "")).strip()[:80]:
            return kind, item
    raise HTTPException(400, "The form does not say what is to be added to the report.")


def loaded(request: Request, form: FormData) -> Response:
    """Put a report file in the place of the report under way; undo puts that back."""
    file = form.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        raise HTTPException(400, "No report file was chosen.")
    try:
        plan = read_plan(file.file.read().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise HTTPException(400, "That is no report file: it is not text in UTF-8.") from error
    with desk_of(request).open() as record:
        record.change_draft(lambda _: plan, who=session_of(request).who)
    return _back(None)


def taken(request: Request, form: FormData) -> Response:
    """Hand out the report, for others as an export for others is; the custody log tells of it."""
    wanted = str(form.get("form", ""))
    if wanted not in FORMS:
        raise HTTPException(400, f"A report is taken as: {', '.join(FORMS)}.")
    name, kind = FORMS[wanted]
    with desk_of(request).open() as record:
        made = record.report_bytes(
            record.draft().plan,
            cast("Literal['docx', 'pdf', 'html', 'md', 'json']", wanted),
            for_self=form.get("for") == "self",
            recipient=str(form.get("recipient", "")).strip()[:200] or None,
            purpose=str(form.get("purpose", "")).strip()[:500] or None,
            who=session_of(request).who,
        )
    return Response(made, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _conflict(request: Request, error: OnrecordError, given: Given) -> Response:
    if wants_json(request):
        return JSONResponse({"error": str(error)}, 409)
    kept = given.get("text") or given.get("question") or given.get("purpose") or ""
    return draw(request, "report-moved.html.j2", 409, words=str(error), kept=kept, title=given.get("title", ""))


def _where(given: Given) -> Where:
    return Where(_number(given, "chapter") or 0, _number(given, "item"), given.get("mark", ""))


def _number(given: Given, name: str) -> int | None:
    value = given.get(name, "")[:6]
    return int(value) if value.isascii() and value.isdecimal() else None


def _text(given: Given, name: str) -> str:
    return given.get(name, "").replace("\r\n", "\n").replace("\r", "\n").strip()


def _back(where: Where | None) -> Response:
    if where is None:
        return RedirectResponse("/report", 303)
    place = f"i-{where.chapter}-{where.item}" if where.item is not None else f"q-{where.chapter}"
    return RedirectResponse(f"/report#{place}", 303)
