"""Drawings as numbers: where each mark of a figure stands, worked out here and drawn by a template as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.exports.report_timeline import Days, Scale, bounds
from onrecord.model import flat
from onrecord.views.values import OfficeRow

WIDTH = 760
LEFT, RIGHT = 8.0, 12.0
ROW = 30
_YEAR_LABELS = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """A post on a line of time: ``open_`` tells at which ends no date is told; ``y`` is its middle."""

    x: float
    width: float
    y: float
    words: str
    told: str
    statement: str
    open_: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars over time with labelled lines."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]


def draw_offices(offices: Sequence[OfficeRow]) -> Chart | None:
    """Lay out posts whose time is told at one end at least; None where there are none."""
    dated = [(office, first, last) for office in offices for first, last in [_ends(office)] if first or last]
    if not dated:
        return None
    days = [day for _, first, last in dated for day in (first, last) if day]
    whole = Days(date(min(days).year, 1, 1), date(max(days).year, 12, 31))
    scale = Scale(whole, LEFT, WIDTH - RIGHT)
    bars = []
    for row, (office, first, last) in enumerate(sorted(dated, key=lambda item: (item[1] or item[2], item[0].id))):
        x = scale.x(first) if first else scale.x(whole.first)
        end = scale.x(last, 1) if last else scale.x(whole.last, 1)
        open_ = " ".join(name for name, day in (("start", first), ("end", last)) if day is None)
        told = f"{office.status}, says {office.claimed_by or 'somebody not named'}"
        bars.append(
            Bar(x, max(4.0, round(end - x, 1)), row * ROW + 22, flat(office.post.text), told, office.statement, open_)
        )
    return Chart(WIDTH, len(bars) * ROW + 24, tuple(bars), tuple(_years(scale)))


def _ends(office: OfficeRow) -> tuple[date | None, date | None]:
    first, last = bounds(office.start), bounds(office.stop)
    return (first.first if first else None), (last.last if last else None)


def _years(scale: Scale) -> Iterable[tuple[float, str]]:
    first, last = scale.days.first.year, scale.days.last.year
    step = max(1, -(-(last - first + 1) // _YEAR_LABELS))
    yield from ((scale.x(date(year, 1, 1)), str(year)) for year in range(first, last + 1, step))
