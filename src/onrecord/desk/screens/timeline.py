"""The Timeline screen: what is reported to have happened, and what was said; uncertain dates as faded bars."""

from __future__ import annotations

from itertools import groupby
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk import asking
from onrecord.desk.pages import address, desk_of, draw
from onrecord.exports.report_timeline import draw_timeline
from onrecord.model import edtf_bounds
from onrecord.views.values import TimelineRow, Wanted

WIDE, NARROW = 980, 330
SHOWN: Final = 400
"""Rows of the list below the drawing; the drawing has all."""
LANES: Final = {"happened": "reported to have happened", "said": "said", "published": "published"}


def screen(request: Request) -> Response:
    """Draw what is dated; ``since`` and ``until`` bound it, ``lane`` chooses."""
    desk, asked = desk_of(request), request.query_params
    since, until = (_date(asked.get(name, "")) for name in ("since", "until"))
    lane = asked.get("lane", "") if asked.get("lane", "") in LANES else ""
    with desk.open() as record:
        head = asking.head_of(record)
        if not (since and until) and asking.is_large(desk, record, head):
            return draw(request, "timeline.html.j2", **_asked_for(since, until, lane))
        every = desk.memory.of(
            head,
            f"timeline {since} {until}",
            lambda: record.timeline(Wanted(since=since or None, until=until or None)),
        )
        sources = desk.memory.of(head, "sources", lambda: {source.document: source for source in record.sources()})
    rows = [row for row in every if not lane or row.lane == lane]
    drawn = (("wide", draw_timeline(rows, WIDE)), ("narrow", draw_timeline(rows, NARROW)))

    def lead(lane: str) -> str:
        return address("/timeline", [("lane", lane), ("since", since), ("until", until)])

    return draw(
        request,
        "timeline.html.j2",
        rows=rows,
        drawings=[(name, drawing) for name, drawing in drawn if drawing is not None],
        years=[
            (year, list(members))
            for year, members in groupby(list(enumerate(rows))[:SHOWN], key=lambda item: _year(item[1]))
        ],
        sources=sources,
        lanes=LANES,
        lane=lane,
        since=since,
        until=until,
        lead=lead,
        shown=SHOWN,
        too_much=False,
    )


def _asked_for(since: str, until: str, lane: str) -> dict[str, Any]:
    """Return what a page shows that asks for both ends: all of a large record is too much to be drawn."""
    return {
        "rows": (),
        "drawings": (),
        "years": (),
        "sources": {},
        "lanes": LANES,
        "lane": lane,
        "since": since,
        "until": until,
        "lead": lambda lane: address("/timeline", [("lane", lane), ("since", since), ("until", until)]),
        "shown": SHOWN,
        "too_much": True,
    }


def _year(row: TimelineRow) -> str:
    return row.earliest[:4] if row.earliest > "0000-99" else "Beginning not told"


def _date(words: str) -> str:
    """Return a date that was asked for, empty where it is none."""
    words = words.strip()[:20]
    return words if words and edtf_bounds(words) != (None, None) else ""
