"""Drawings as numbers: where each mark of a figure stands, worked out here and drawn by a template as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.exports.report_timeline import Days, Scale, bounds
from onrecord.model import flat
from onrecord.views.facets import number_words
from onrecord.views.values import Dossier, OfficeRow

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


@dataclass(frozen=True, slots=True)
class Point:
    """A number that an account tells: where it stands, its whisker, and what it says."""

    x: float
    y: float
    low: float
    high: float
    mark: str
    words: str
    statement: str
    open_: bool


@dataclass(frozen=True, slots=True)
class Plot:
    """Numbers of one unit over time."""

    unit: str
    width: int
    height: int
    points: tuple[Point, ...]
    ticks: tuple[tuple[float, str], ...]
    levels: tuple[tuple[float, str], ...]


PLOT = 200
_TOP, _BOTTOM = 14.0, 28.0
_LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0)


def draw_counts(dossier: Dossier) -> tuple[Plot, ...]:
    """Lay out the numbers of a dossier, one plot for each unit that several accounts count, at their as-of dates."""
    marks = {document: column.mark for column in dossier.columns for document in column.documents}
    by_unit: dict[str, list[tuple[date, float, float, bool, str, str, str]]] = {}
    for telling in dossier.tellings:
        for count in telling.counts:
            days = bounds(count.as_of or telling.date or telling.published.known)
            value = count.value if count.value is not None else count.min if count.min is not None else count.max
            if days is None or value is None:
                continue
            low = count.min if count.min is not None else value
            high = count.max if count.max is not None else value
            open_ = count.max is None or count.min is None
            told = (
                days.first,
                low,
                high,
                open_,
                marks.get(telling.document, "?"),
                number_words(count),
                telling.statement,
            )
            by_unit.setdefault(count.unit or "", []).append(told)
    return tuple(_plot(unit, rows) for unit, rows in sorted(by_unit.items()) if len({row[4] for row in rows}) > 1)


def _plot(unit: str, rows: list[tuple[date, float, float, bool, str, str, str]]) -> Plot:
    days = [row[0] for row in rows]
    whole = Days(min(days).replace(day=1), max(*days, min(days).replace(day=28)))
    scale, most = Scale(whole, 56.0, WIDTH - 40.0), max(row[2] for row in rows) or 1.0

    def y(value: float) -> float:
        return round(_TOP + (1 - value / most) * (PLOT - _TOP - _BOTTOM), 1)

    points = tuple(
        Point(scale.x(day) + 7 * (n % 3), y((low + high) / 2), y(low), y(high), mark, words, statement, open_)
        for n, (day, low, high, open_, mark, words, statement) in enumerate(sorted(rows))
    )
    ticks = dict.fromkeys((scale.x(day), day.isoformat()) for day in (min(days), max(days)))
    levels = tuple((y(most * share), f"{most * share:,.0f}") for share in _LEVELS)
    return Plot(unit, WIDTH, PLOT, points, tuple(ticks), levels)
