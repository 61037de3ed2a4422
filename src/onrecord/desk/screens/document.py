"""The Document screen: the text with everything that was read in it, its statements beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.api import Record
from onrecord.desk.cards import by_item, cards_of, head_of, tags_of
from onrecord.desk.leaf import highlights_of, runs_of, window_of
from onrecord.desk.pages import desk_of, draw
from onrecord.desk.rows import in_context
from onrecord.model import Span
from onrecord.views.judgements import JudgementRow
from onrecord.views.values import Page, StatementRow

_SPAN = re.compile(r"(\d{1,9}),(\d{1,9})")
_PAIRS = 2


def screen(request: Request) -> Response:
    """Show a document; ``s=1203,1288`` marks a span, ``at=1203`` opens the page that holds a place."""
    desk = desk_of(request)
    with desk.open() as record:
        page = record.show(request.path_params["document"])
        judged = record.judged_in(page.source.document)
        marks = record.marks(page.source.document)
        reader = record.reader_version(page.source.document)
    spans = tuple(_spans(request.query_params.getlist("s"), len(page.text)))
    at = request.query_params.get("at", "")
    window = window_of(page, spans[0].start if spans else int(at[:9]) if at.isdecimal() else 0)
    on = by_item(judged)
    shown = {row.id for row in page.statements}
    return draw(
        request,
        "document.html.j2",
        page=page,
        source=page.source,
        window=window,
        runs=runs_of(page, window, highlights_of(page, marks, spans)),
        cards=cards_of(page, window, on),
        taken_out=[row for item, row in judged if _taken_out(row) and item not in shown],
        marked=bool(spans),
        names=_names(page),
        head=head_of(on.get(page.source.document, ())),
        document_tags=tags_of(row for row in (row for _, row in judged) if row.on and row.on[0].kind == "document"),
        reader=reader,
    )


def _spans(given: Iterable[str], length: int) -> Iterable[Span]:
    """Yield the spans that an address asks for and the text has."""
    for one in given:
        match = _SPAN.fullmatch(one)
        if match and int(match[1]) < int(match[2]) <= length:
            yield Span(int(match[1]), int(match[2]))


def _taken_out(row: JudgementRow) -> bool:
    return row.action == "reject" and row.state == "holds"


def _names(page: Page) -> tuple[str, ...]:
    """Return who speaks in a document, for choosing among."""
    return tuple(sorted({name for row in page.statements for name in row.speakers}))


def statement(request: Request) -> Response:
    """Show one statement with all that can be decided on it: for whoever works without a script."""
    desk = desk_of(request)
    with desk.open() as record:
        page, row, judged = find_statement(record, request.path_params["item"])
    return draw(
        request,
        "statement.html.j2",
        row=row,
        in_context=in_context,
        source=page.source,
        names=_names(page),
        judged=judged,
        head=head_of(judged),
        tags=tags_of(judged),
    )


def passage(request: Request) -> Response:
    """Lead to where a statement stands in its document."""
    desk = desk_of(request)
    with desk.open() as record:
        row = record.statement(request.path_params["item"])
    if row is None:
        raise HTTPException(404, "The record has no such statement. It may have been taken out.")
    start, end = row.content[0].span.start, row.content[-1].span.end
    return RedirectResponse(f"/document/{row.document}?s={start},{end}#here", 303)


def find_statement(record: Record, item: str) -> tuple[Page, StatementRow, tuple[JudgementRow, ...]]:
    """Return a statement with its document and the judgements on it.

    Raises:
        HTTPException: if the record has no such statement.
    """
    found = record.statement(item)
    if found is None:
        raise HTTPException(404, "The record has no such statement. It may have been taken out.")
    page = record.show(found.document)
    judged = tuple(row for on, row in record.judged_in(found.document) if on == item)
    return page, found, judged
