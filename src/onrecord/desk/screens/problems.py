"""The Problems screen: what could not be read, dated or resolved, and what a footnote would lack."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from onrecord.api import Record
from onrecord.build import PROBLEMS
from onrecord.desk import asking
from onrecord.desk.pages import desk_of, draw
from onrecord.views.values import ProblemRow, Source

ROWS: Final = 100
"""Problems on a page of a large record."""
SHOWN: Final = 30
"""Problems of a kind that are shown before all are asked for."""


def screen(request: Request) -> Response:
    """List problems by kind, with the documents they are of."""
    desk, kind = desk_of(request), request.query_params.get("kind", "")
    with desk.open() as record:
        head = asking.head_of(record)
        if asking.is_large(desk, record, head):
            return _stretches(request, record, kind)
        problems = desk.memory.of(head, "problems", record.problems)
        sources = desk.memory.of(head, "sources", lambda: {source.document: source for source in record.sources()})
        orphaned = record.judgements("orphaned")
    ordered = sorted(problems, key=lambda row: (row.kind, row.path or "", row.span.start if row.span else -1))
    by_kind = [(name, list(rows)) for name, rows in groupby(ordered, key=_kind)]
    return draw(
        request,
        "problems.html.j2",
        kinds=[(name, PROBLEMS.get(name, ""), rows) for name, rows in by_kind if not kind or name == kind],
        every=[(name, len(rows)) for name, rows in by_kind],
        kind=kind,
        shown=len(problems) if kind else SHOWN,
        sources=sources,
        lacking=[(source, lacks) for source in sources.values() if (lacks := lacking(source))] if not kind else [],
        orphaned=orphaned,
        more="",
    )


def _stretches(request: Request, record: Record, kind: str) -> Response:
    """List the problems of a large record: the first of each kind, or all of one kind a stretch at a time."""
    counted = record.problem_kinds()
    known = {name for name, _ in counted}
    after = request.query_params.get("after", "")
    place = after if re.fullmatch(r"\d+\.\d+\.\d+", after) else None
    one = record.problems_listed(kinds=(kind,), limit=ROWS, after=place) if kind in known else None
    listed = (
        [(kind, list(one.rows))]
        if one
        else [(n, list(record.problems_listed(kinds=(n,), limit=10).rows)) for n in known]
    )
    return draw(
        request,
        "problems.html.j2",
        kinds=[(name, PROBLEMS.get(name, ""), rows) for name, rows in sorted(listed)],
        every=counted,
        kind=kind,
        shown=ROWS,
        sources={},
        lacking=[],
        orphaned=record.judgements("orphaned"),
        more=f"/problems?kind={kind}&after={one.after}" if one and one.after else "",
    )


def _kind(row: ProblemRow) -> str:
    return row.kind


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
