"""The Timeline screen: what is reported to have happened, and what was said; uncertain dates as faded bars."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.pages import address, desk_of, draw
from onrecord.exports.report_timeline import draw_timeline
from onrecord.model import edtf_bounds
from onrecord.views.values import TimelineRow, Wanted

if TYPE_CHECKING:
    from onrecord.record.query_dated import Lane

WIDE, NARROW = 980, 330
SHOWN: Final = 100
"""Dates on a page, and in its drawing."""
LANES: Final[dict[Lane, str]] = {"happened": "reported to have happened", "said": "said", "published": "published"}
_PLACE = re.compile(r"[-\d]{1,12}\.[-\d]{1,12}\.(?:happened|said|published)\.\d{1,9}\.\d{1,9}")


def screen(request: Request) -> Response:
    """Draw what is dated, a stretch at a time; ``since`` and ``until`` bound it, ``lane`` chooses."""
    desk, asked = desk_of(request), request.query_params
    since, until = (_date(asked.get(name, "")) for name in ("since", "until"))
    lane = next((one for one in LANES if one == asked.get("lane", "")), None)
    after = asked.get("after", "")
    with desk.open() as record:
        stretch = record.timeline_listed(
            Wanted(since=since or None, until=until or None),
            lane=lane,
            limit=SHOWN,
            after=after if _PLACE.fullmatch(after) else None,
        )
        sources = {source.document: source for source in record.sources({row.document for row in stretch.rows})}
    rows = stretch.rows
    drawn = (("wide", draw_timeline(rows, WIDE)), ("narrow", draw_timeline(rows, NARROW)))

    def lead(lane: str, after: str = "") -> str:
        return address("/timeline", [("lane", lane), ("since", since), ("until", until), ("after", after)])

    return draw(
        request,
        "timeline.html.j2",
        rows=rows,
        stretch=stretch,
        drawings=[(name, drawing) for name, drawing in drawn if drawing is not None],
        years=[(year, list(members)) for year, members in groupby(enumerate(rows), key=lambda item: _year(item[1]))],
        sources=sources,
        lanes=LANES,
        lane=lane or "",
        since=since,
        until=until,
        lead=lead,
    )


def _year(row: TimelineRow) -> str:
    return row.earliest[:4] if row.earliest > "0000-99" else "Beginning not told"


def _date(words: str) -> str:
    """Return a date that was asked for, empty where it is none."""
    words = words.strip()[:20]
    return words if words and edtf_bounds(words) != (None, None) else ""
