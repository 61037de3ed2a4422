"""The Problems screen: what could not be read, dated or resolved, and what a footnote would lack."""

from __future__ import annotations

import re
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from onrecord.build import PROBLEMS
from onrecord.desk.pages import address, desk_of, draw
from onrecord.views.values import ProblemRow, Source

ROWS: Final = 100
"""Problems of one kind on a page, and documents that are looked at for what a footnote would lack."""
SHOWN: Final = 30
"""Problems of a kind that are shown before all are asked for."""
LACKING: Final = "lacking"
"""What a footnote would lack is no stored problem; it is asked for by this word."""


def screen(request: Request) -> Response:
    """List the first problems of each kind, or all of one kind a stretch at a time."""
    desk, kind = desk_of(request), request.query_params.get("kind", "")
    after = request.query_params.get("after", "")
    more = ""
    with desk.open() as record:
        counted = record.problem_kinds()
        known = {name for name, _ in counted}
        listed: list[tuple[str, tuple[ProblemRow, ...]]] = []
        if kind in known:
            place = after if re.fullmatch(r"\d{1,9}\.\d{1,9}\.\d{1,9}", after) else None
            one = record.problems_listed(kinds=(kind,), limit=ROWS, after=place)
            listed.append((kind, one.rows))
            more = address("/problems", [("kind", kind), ("after", one.after)]) if one.after else ""
        elif kind != LACKING:
            listed = [(name, record.problems_listed(kinds=(name,), limit=SHOWN).rows) for name in sorted(known)]
        shown = {row.document for _, rows in listed for row in rows if row.document}
        sources = {source.document: source for source in record.sources(shown)}
        documents = None
        if kind not in known:
            place = after if kind == LACKING and after.isdecimal() else None
            documents = record.sources_listed(limit=ROWS, after=place)
        orphaned = record.judgements("orphaned")
    return draw(
        request,
        "problems.html.j2",
        kinds=[(name, PROBLEMS.get(name, ""), rows) for name, rows in listed],
        every=counted,
        kind=kind,
        sources=sources,
        lacking=[(source, lacks) for source in documents.rows if (lacks := lacking(source))] if documents else [],
        documents=documents,
        beyond=address("/problems", [("kind", LACKING), ("after", documents.after or "")]) if documents else "",
        orphaned=orphaned,
        more=more,
    )


def lacking(source: Source) -> tuple[str, ...]:
    """Return what a footnote on a document would lack."""
    there = {
        "a title": source.title,
        "an outlet": source.outlet,
        "an author": source.authors,
        "a date": source.published.known,
        "the day of access": source.accessed if source.url else True,
    }
    return tuple(name for name, value in there.items() if not value)
