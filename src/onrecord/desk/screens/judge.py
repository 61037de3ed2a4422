"""Deciding: what a form says becomes a judgement, unless somebody decided meanwhile."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from onrecord.api import Record
from onrecord.desk.meanwhile import since
from onrecord.desk.pages import desk_of, draw, local, session_of, wants_json
from onrecord.model import Action
from onrecord.views.judgements import JudgementRow

DONE: Final[Mapping[str, str]] = {
    "accept": "Accepted.",
    "reject": "Taken out. It can be put back.",
    "set": "Corrected.",
    "add": "Added.",
    "same": "Joined.",
    "different": "Kept apart.",
    "unsure": "Left open.",
    "copy": "Kept as a copy.",
    "not-copy": "Kept as a text of its own.",
    "note": "Noted.",
    "tag": "Tagged.",
    "collection": "Put into the collection.",
    "undo": "Taken back.",
}
"""What is said when it is done, by what was done."""

_SPANS: Final = re.compile(r"\d{1,9}-\d{1,9}(?: \d{1,9}-\d{1,9})+")
_PLAIN: Final = "decided at the desk; no reason was given"
"""The reason of those who give none: a judgement has to have one."""

_NAMED: Final = ("csrf", "action", "item", "other", "document", "head", "why", "kind", "words", "value", "back")


def judge(request: Request, form: FormData) -> Response:
    """Keep what was decided.

    The form carries the head of the judgements on the thing as its page showed it. Where somebody decided meanwhile,
    nothing is kept, both are shown, and what was typed can be sent again.
    """
    desk, given = desk_of(request), {name: str(value).strip() for name, value in form.multi_items()}
    back = local(given.get("back", ""))
    with desk.writing, desk.open() as record:
        meanwhile = since(record, given)
        if meanwhile is not None:
            return _conflict(request, given, meanwhile)
        row = _judged(record, given, session_of(request).who)
    words = DONE.get(row.action, "Kept.")
    if wants_json(request):
        return JSONResponse({"said": words, "judgement": row.id, "item": row.on[0].item if row.on else None})
    return RedirectResponse(back, 303)


def _judged(record: Record, given: Mapping[str, str], who: str) -> JudgementRow:
    action = given.get("action", "")
    if action not in DONE:
        raise HTTPException(400, "The form does not say what is decided.")
    why = given.get("why") or _PLAIN
    if action == "undo":
        return record.undo(given.get("item", ""), why=why, who=who)
    known: Action = action  # type: ignore[assignment]  # one of DONE
    targets = (given.get("document", ""),) if action == "add" else (given.get("item", ""), given.get("other", ""))
    settings = {name[4:]: _values(value) for name, value in given.items() if name.startswith("set.") and value}
    return record.judge(
        known,
        *[target for target in targets if target],
        why=why,
        who=who,
        settings=settings,
        kind=given.get("kind") or None,
        words=given.get("words") or None,
        value=given.get("value") or None,
    )


def _values(value: str) -> str | list[str]:
    """Return several spans (``120-145 160-170``) as several values, anything else as it is."""
    return value.split() if _SPANS.fullmatch(value) else value


def _conflict(request: Request, given: Mapping[str, str], meanwhile: tuple[str, tuple[JudgementRow, ...]]) -> Response:
    head, judged = meanwhile
    others = ", ".join(dict.fromkeys(f"{row.who} ({row.action})" for row in judged[-3:])) or "somebody"
    words = f"Meanwhile this was judged by {others}. Nothing of yours was kept yet; what you wrote is still here."
    if wants_json(request):
        return JSONResponse({"error": words, "head": head}, 409)
    kept = {name: value for name, value in given.items() if name not in ("csrf", "head")}
    return draw(request, "conflict.html.j2", 409, words=words, kept=kept, head=head, judged=judged, named=_NAMED)
