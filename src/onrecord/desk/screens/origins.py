"""The Origins screen: who repeats whom, by time; where chains and copies end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.api import Record
from onrecord.desk import asking
from onrecord.desk.pages import address, desk_of, draw
from onrecord.desk.trees import tree_of_claim, tree_of_copies
from onrecord.views.values import CopyRow, OriginsRow, Source

SHOWN: Final = 3
"""Claims on a page: each is drawn."""
PASSAGES: Final = 60
"""Passages that are looked at for words: each of them is drawn."""
COPIES: Final = 40
_PLACE = re.compile(r"\d{1,9}\.\d{1,9}\.\w{1,40}\.\d{1,9}")


def screen(request: Request) -> Response:
    """Show the origins of what is asked for in words, and the events and copies of most documents."""
    desk = desk_of(request)
    words = desk.veil.shown(request.query_params.get("q", "")) or ""
    place = request.query_params.get("after", "")
    with desk.open() as record:
        stretch = None
        if not words:
            stretch = record.origins_listed(limit=SHOWN, after=place if _PLACE.fullmatch(place) else None)
        rows = record.origins(words, passages=PASSAGES) if stretch is None else stretch.rows
        copies = record.copies(COPIES) if stretch is not None and not stretch.before else ()
        every = record.copies_in_all() if copies else 0
        sources = _sources(record, rows, copies)
        silence = record.silence(words) if words and not any(row.documents for row in rows) else ""
    return draw(
        request,
        "origins.html.j2",
        rows=[(row, tree_of_claim(row, sources)) for row in rows if row.documents],
        copies=copies,
        every=every,
        forest=tree_of_copies(copies, sources),
        sources=sources,
        words=words,
        silence=silence,
        alone=False,
        stretch=stretch,
        further=address("/origins", [("after", stretch.after)]) if stretch and stretch.after else "",
    )


def _sources(record: Record, rows: Iterable[OriginsRow], copies: Iterable[CopyRow]) -> Mapping[str, Source]:
    """Return the documents that a page speaks of."""
    shown = {document for row in rows for document in row.documents}
    shown |= {document for copy in copies for document in (copy.document, copy.of_document)}
    return {source.document: source for source in record.sources(shown)}


def searched(request: Request, form: FormData) -> Response:
    """Take the words that are asked for and lead to their origins."""
    desk = desk_of(request)
    words = " ".join(str(form.get("q", "")).split())[:400]
    return RedirectResponse(address("/origins", [("q", desk.veil.hide(words))]), 303)


def one(request: Request) -> Response:
    """Show the origins of one statement, event or count."""
    desk, claim = desk_of(request), request.path_params["claim"]
    with desk.open() as record:
        head = asking.head_of(record)
        rows = desk.memory.of(head, f"origins of {claim}", lambda: record.origins(claim))
        sources = _sources(record, rows, ())
    return draw(
        request,
        "origins.html.j2",
        rows=[(row, tree_of_claim(row, sources)) for row in rows],
        copies=(),
        every=0,
        forest=None,
        sources=sources,
        words="",
        silence="",
        alone=True,
        stretch=None,
        further="",
    )
