"""The Document screen: the text with everything that was read in it, or its original, and its statements beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Final
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord.api import Record
from onrecord.desk.cards import by_item, cards_of, head_of, tags_of
from onrecord.desk.leaf import highlights_of, runs_of
from onrecord.desk.originals import original_of, picture_of, sort_of
from onrecord.desk.pages import desk_of, draw
from onrecord.desk.rows import in_context
from onrecord.model import OnrecordError, Span
from onrecord.views.judgements import JudgementRow
from onrecord.views.values import StatementRow

_SPAN = re.compile(r"(\d{1,9}),(\d{1,9})")
_IN_SIGHT = "<style>mark { scroll-margin-block: 35vh }</style></head>"
_PNG = b"\x89PNG"

IN_A_FRAME: Final[Mapping[str, str]] = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'self'; sandbox",
    "X-Frame-Options": "SAMEORIGIN",
}
"""What a captured page may do, in the frame or opened alone: be drawn with its own inline styles, and nothing else."""


def screen(request: Request) -> Response:
    """Show a document; ``s=1203,1288`` marks a span, ``at=1203`` opens the page that holds a place.

    With ``view=original`` its original is shown in place of the text, where there is one; ``page`` is a page of it.
    """
    desk, asked = desk_of(request), request.query_params
    document, wanted = request.path_params["document"], tuple(_spans(asked.getlist("s")))
    at = asked.get("at", "")[:9]
    with desk.open() as record:
        leaf = record.turned(document, wanted[0].start if wanted else int(at) if at.isdecimal() else 0)
        page, window = leaf.page, leaf.window
        spans = tuple(span for span in wanted if span.end <= len(page.text))
        sort = sort_of(page.source.media_type)
        original = None
        if sort and asked.get("view") == "original":
            number = asked.get("page", "")[:6]
            number_of_page = int(number) if number.isdecimal() else None
            original = original_of(desk, record, record.show(page.source.document), spans, number_of_page)
        judged = record.judged_in(page.source.document)
        reader = record.reader_version(page.source.document)
        names = record.speakers_in(page.source.document)
        reported = record.reported()
    on = by_item(judged)
    return draw(
        request,
        "document.html.j2",
        page=page,
        source=page.source,
        window=window,
        sort=sort,
        original=original,
        asked=urlencode([(name, value) for name, value in asked.multi_items() if name in ("s", "at")], safe=","),
        runs=() if original else runs_of(page, window, highlights_of(page, leaf.marks, spans)),
        first=min((span.start for span in spans if window.start <= span.start < window.end), default=-1),
        cards=cards_of(page, window, on),
        taken_out=[row for item, row in judged if _taken_out(row) and item not in leaf.statements],
        names=names,
        head=head_of(on.get(page.source.document, ())),
        document_tags=tags_of(row for row in (row for _, row in judged) if row.on and row.on[0].kind == "document"),
        tags=tags_of(row for _, row in judged),
        reader=reader,
        reported=reported,
    )


def picture(request: Request) -> Response:
    """Hand out a page of the original as a picture."""
    desk = desk_of(request)
    with desk.open() as record:
        drawn = picture_of(desk, record, request.path_params["document"], request.path_params["number"])
    return Response(drawn.content, media_type="image/png" if drawn.content.startswith(_PNG) else "image/jpeg")


def captured(request: Request) -> Response:
    """Hand out a captured page for the frame that shows it: nothing in it runs, loads, sends or leads anywhere."""
    document = request.path_params["document"]
    try:
        with desk_of(request).open() as record:
            length = sum(source.length for source in record.sources((document,)))
            spans = tuple(span for span in _spans(request.query_params.getlist("s")) if span.end <= length)
            html = record.captured(document, marks=spans).html.replace("</head>", _IN_SIGHT, 1)
    except OnrecordError as error:
        html = f"<!DOCTYPE html><meta charset=utf-8><title>The original</title><p>{escape(str(error))}"
    return HTMLResponse(html.encode("utf-8", "replace"), headers=dict(IN_A_FRAME))


def _spans(given: Iterable[str]) -> Iterable[Span]:
    """Yield the spans that an address asks for, whether the text has them or not."""
    for one in given:
        match = _SPAN.fullmatch(one)
        if match and int(match[1]) < int(match[2]):
            yield Span(int(match[1]), int(match[2]))


def _taken_out(row: JudgementRow) -> bool:
    return row.action == "reject" and row.state == "holds"


def statement(request: Request) -> Response:
    """Show one statement with all that can be decided on it: for whoever works without a script."""
    desk = desk_of(request)
    with desk.open() as record:
        row, judged = find_statement(record, request.path_params["item"])
        (source,) = record.sources((row.document,))
        names = record.speakers_in(row.document)
    return draw(
        request,
        "statement.html.j2",
        row=row,
        in_context=in_context,
        source=source,
        names=names,
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


def find_statement(record: Record, item: str) -> tuple[StatementRow, tuple[JudgementRow, ...]]:
    """Return a statement with the judgements on it.

    Raises:
        HTTPException: if the record has no such statement.
    """
    found = record.statement(item)
    if found is None:
        raise HTTPException(404, "The record has no such statement. It may have been taken out.")
    return found, tuple(row for on, row in record.judged_in(found.document) if on == item)
