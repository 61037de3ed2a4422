"""The count plot of a dossier as a drawing: where each number and its whisker stand, drawn by whoever shows it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil, floor, log10

from onrecord.exports.report_timeline import Days, Scale, bounds
from onrecord.views.facets import number_words
from onrecord.views.values import CountRow, Dossier, Telling

WIDTH = 760
PLOT = 220
_TOP, _BOTTOM, _LEFT, _RIGHT = 16.0, 30.0, 62.0, 150.0
_LEVELS = 5
"""Lines of the axis, about."""
_LINE = 13.0
"""Labels near each other stand so far apart."""
_AROUND = timedelta(days=2)

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Point:
    """A number that accounts tell: where it stands, its whisker, and what it says.

    ``mark`` are the letters of their origins, ``label`` is where its words stand so that no others do.
    """

    x: float
    y: float
    low: float
    high: float
    mark: str
    words: str
    statement: str
    open_: bool
    label: float


@dataclass(frozen=True, slots=True)
class Plot:
    """Numbers of one unit over time."""

    unit: str
    width: int
    height: int
    points: tuple[Point, ...]
    ticks: tuple[tuple[float, str], ...]
    levels: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """A number as an account tells it; ``day`` is None where no date is known."""

    day: date | None
    low: float
    high: float
    open_: bool
    words: str
    mark: str
    statement: str


def draw_counts(dossier: Dossier) -> tuple[Plot, ...]:
    """Lay out the numbers of a dossier, one plot for each unit that several accounts count, at their as-of dates."""
    marks = {document: column.mark for column in dossier.columns for document in column.documents}
    by_unit: dict[str, list[_Told]] = {}
    for telling in dossier.tellings:
        for count in telling.counts:
            told = _told(count, telling, marks.get(telling.document, "?"))
            if told is not None:
                by_unit.setdefault(count.unit or "", []).append(told)
    return tuple(_plot(unit, told) for unit, told in sorted(by_unit.items()) if len({one.mark for one in told}) > 1)


def _told(count: CountRow, telling: Telling, mark: str) -> _Told | None:
    """Return what is drawn of a count; None where it has words and no number."""
    days = bounds(count.as_of or telling.date or telling.published.known)
    known = [number for number in (count.min, count.value, count.max) if number is not None]
    if not known:
        return None
    open_ = count.max is None or count.min is None
    return _Told(
        days.first if days else None, min(known), max(known), open_, number_words(count), mark, telling.statement
    )


def _plot(unit: str, told: Sequence[_Told]) -> Plot:
    days = sorted({one.day for one in told if one.day})
    around = max(_AROUND, (days[-1] - days[0]) / 10) if days else _AROUND
    whole = Days(days[0] - around, days[-1] + around) if days else Days(date(2000, 1, 1), date(2000, 1, 2))
    scale = Scale(whole, _LEFT, WIDTH - _RIGHT)
    levels = _levels(max(one.high for one in told))

    def y(value: float) -> float:
        return round(_TOP + (1 - value / levels[-1]) * (PLOT - _TOP - _BOTTOM), 1)

    where = {day: scale.x(day) for day in days}
    aside = WIDTH - _RIGHT + 12.0
    points = tuple(_apart([_point(one, where[one.day] if one.day else aside, y) for one in _once(told)]))
    ticks = [(where[day], day.isoformat()) for day in dict.fromkeys((*days[:1], *days[-1:]))]
    if any(one.day is None for one in told):
        ticks.append((aside, UNDATED))
    return Plot(unit, WIDTH, PLOT, points, tuple(ticks), tuple((y(level), f"{level:,.0f}") for level in levels))


def _once(told: Sequence[_Told]) -> Iterator[_Told]:
    """Yield each number of a day once, with the letters of all origins that tell it so."""
    held: dict[tuple[date | None, float, float, str], list[_Told]] = {}
    for one in told:
        held.setdefault((one.day, one.low, one.high, one.words), []).append(one)
    for same in held.values():
        yield replace(same[0], mark=" ".join(sorted({one.mark for one in same})))


def _point(one: _Told, x: float, y: Callable[[float], float]) -> Point:
    middle = y((one.low + one.high) / 2)
    return Point(x, middle, y(one.low), y(one.high), one.mark, one.words, one.statement, one.open_, middle)


def _apart(points: Sequence[Point]) -> Iterator[Point]:
    """Yield points with their labels moved down until none lies on another one, and whiskers beside each other."""
    taken: list[tuple[float, float, float]] = []
    bars: list[tuple[float, float, float]] = []
    for point in sorted(points, key=lambda one: (one.y, one.x, one.mark)):
        x = point.x
        while any(abs(x - at) < 7 and point.high - 9 < low and high - 9 < point.low for at, high, low in bars):
            x += 9
        bars.append((x, point.high, point.low))
        label, wide = point.label, 16 + 6.4 * len(f"{point.mark} {point.words}")
        while any(abs(label - line) < _LINE and x < right and left < x + wide for left, right, line in taken):
            label += 1
        taken.append((x, x + wide, label))
        yield replace(point, x=round(x, 1), label=round(label, 1))


def _levels(most: float) -> list[float]:
    """Return round numbers from 0 to the first one above the largest, about five."""
    rough = max(most, 1) / _LEVELS
    power = 10 ** floor(log10(rough))
    step = max(1, next(size * power for size in (1, 2, 5, 10) if size * power >= rough))
    return [float(step * place) for place in range(ceil(max(most, 1) / step) + 1)]
