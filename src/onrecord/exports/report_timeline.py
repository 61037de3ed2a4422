"""The timeline of a report as a drawing: where each mark stands, worked out here and drawn by the template as SVG.

What is reported to have happened grows upwards from the axis, what was said or published downwards. An exact day is a
solid mark; an uncertain date is a faded bar as long as its uncertainty. Far outliers are counted at the edge.
"""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from onrecord.model.edtf import edtf_bounds
from onrecord.views.values import TimelineRow

PITCH: Final = 9
"""Height of one row of marks, in units of the drawing."""

_ROWS: Final = 24
_LEAST_PITCH: Final = 2
"""More rows than that are drawn closer together, down to this height."""

AXIS: Final = 24
"""Height of the band between the lanes that carries the labels."""

_MARK: Final = 6.0
_EDGE: Final = 22.0
_KEPT: Final = 0.85
_NEAR: Final = timedelta(days=183)
"""The axis shows the shortest time that holds 85 % of the marks, and what lies near it."""

_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
_LABEL: Final = 50.0
"""Labels of the axis stand at least so many units apart; steps are months."""

Lane = Literal["happened", "said", "published"]


@dataclass(frozen=True, slots=True)
class Days:
    """The first and last day that a date may mean."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: ``x`` and ``width`` in units, ``level`` 1 next to the axis, ``place`` the index of its row."""

    x: float
    width: float
    level: int
    faded: bool
    lane: Lane
    place: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled line of the axis; ``major`` where a year is named."""

    x: float
    label: str
    major: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A timeline of ``width`` × ``height`` units; ``axis`` is the top of its band, ``pitch`` the height of a row.

    ``before`` and ``after`` count what lies off its ends.
    """

    width: int
    height: int
    axis: int
    pitch: int
    up: tuple[Mark, ...]
    down: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to units between ``left`` and ``right``."""

    days: Days
    left: float
    right: float

    def x(self, day: date, later: int = 0) -> float:
        """Return where the day so many days later begins, clipped to the ends, with one decimal."""
        share = ((day - self.days.first).days + later) / max(1, (self.days.last - self.days.first).days)
        return round(self.left + min(1.0, max(0.0, share)) * (self.right - self.left), 1)

    def shows(self, days: Days) -> bool:
        """Tell whether any of the days lies between the ends."""
        return days.first <= self.days.last and days.last >= self.days.first


def draw_timeline(rows: Sequence[TimelineRow], width: int) -> Drawing | None:
    """Lay out a timeline of at least one dated row; None where nothing is dated."""
    dated = [(place, days) for place, row in enumerate(rows) if (days := _row_days(row)) is not None]
    shown = window([days for _, days in dated])
    if shown is None:
        return None
    scale = Scale(shown, _EDGE, width - _EDGE)
    marks = [_mark(place, days, rows[place].lane, scale) for place, days in dated if scale.shows(days)]
    up = _stack([mark for mark in marks if mark.lane == "happened"])
    down = _stack([mark for mark in marks if mark.lane != "happened"])
    rows_up, rows_down = (1 + max((mark.level for mark in lane), default=1) for lane in (up, down))
    pitch = max(_LEAST_PITCH, min(PITCH, PITCH * _ROWS // max(rows_up, rows_down)))
    before = sum(days.last < shown.first for _, days in dated)
    after = sum(days.first > shown.last for _, days in dated)
    height = pitch * (rows_up + rows_down) + AXIS
    return Drawing(width, height, pitch * rows_up, pitch, up, down, ticks_of(scale), before, after)


def bounds(edtf: str | None) -> Days | None:
    """Return the days that an EDTF date may mean; an open end is the other one; None where it is not readable."""
    if edtf is None:
        return None
    first, last = edtf_bounds(edtf)
    return _days(first or last or "", last or first or "")


def window(all_days: Sequence[Days]) -> Days | None:
    """Return the time to be drawn, in whole months; None for no days at all."""
    if not all_days:
        return None
    middles = sorted(days.first + (days.last - days.first) / 2 for days in all_days)
    kept = max(1, round(_KEPT * len(middles)))
    first = min(range(len(middles) - kept + 1), key=lambda n: middles[n + kept - 1] - middles[n])
    last = first + kept - 1
    while first > 0 and _near(middles[first] - middles[first - 1], middles[last] - middles[first]):
        first -= 1
    while last < len(middles) - 1 and _near(middles[last + 1] - middles[last], middles[last] - middles[first]):
        last += 1
    end = middles[last]
    return Days(middles[first].replace(day=1), end.replace(day=calendar.monthrange(end.year, end.month)[1]))


def _near(gap: timedelta, drawn: timedelta) -> bool:
    """Tell whether the next mark adds no more emptiness than half the time already drawn, or half a year."""
    return gap <= max(drawn / 2, _NEAR)


def strip(dates: Iterable[str | None], scale: Scale) -> tuple[Mark, ...]:
    """Return the marks of one voice on a scale, all on one level: the small multiple of the timeline."""
    found = (bounds(edtf) for edtf in dates)
    return tuple(_mark(0, days, "said", scale) for days in found if days is not None and scale.shows(days))


def _row_days(row: TimelineRow) -> Days | None:
    return _days(row.earliest, row.latest)


def _days(first: str, last: str) -> Days | None:
    try:
        return Days(date.fromisoformat(first), date.fromisoformat(last))
    except ValueError:
        return None


def _mark(place: int, days: Days, lane: Lane, scale: Scale) -> Mark:
    start, end = scale.x(days.first), scale.x(days.last, 1)
    faded = days.first != days.last
    width = max(_MARK, round(end - start, 1)) if faded else _MARK
    return Mark(start, width, 1, faded, lane, place)


def _stack(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Give each mark the lowest level where it has room: exact days next to the axis, long bars farthest away."""
    ends: list[list[tuple[float, float]]] = []
    placed: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.width, mark.x, mark.place)):
        left, right = mark.x, mark.x + mark.width + 1
        level = next((n for n, taken in enumerate(ends) if all(right <= a or b <= left for a, b in taken)), len(ends))
        if level == len(ends):
            ends.append([])
        ends[level].append((left, right))
        placed.append(Mark(mark.x, mark.width, level + 1, mark.faded, mark.lane, mark.place))
    return tuple(sorted(placed, key=lambda mark: mark.place))


def ticks_of(scale: Scale) -> tuple[Tick, ...]:
    """Return the labelled lines of an axis: months or years, so that their labels have room."""
    first, last = scale.days.first, scale.days.last
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    unit = (scale.right - scale.left) / months
    step = next((step for step in _STEPS if step * unit >= _LABEL), _STEPS[-1])
    offset = -(first.year * 12 + first.month - 1) % step
    starts = [first.year * 12 + first.month - 1 + month for month in range(offset, months, step)]
    return tuple(_tick(date(start // 12, start % 12 + 1, 1), number == 0, scale) for number, start in enumerate(starts))


def _tick(day: date, first: bool, scale: Scale) -> Tick:  # noqa: FBT001 - whether it is the first of the axis
    major = first or day.month == 1
    month = calendar.month_abbr[day.month]
    label = f"{month} {day.year}" if major and day.month != 1 else str(day.year) if major else month
    return Tick(scale.x(day), label, major)
