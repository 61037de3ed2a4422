"""The count plot of a dossier as a drawing: where each number and its whisker stand, drawn by whoever shows it."""

from dataclasses import dataclass
from datetime import date

from onrecord.exports.report_timeline import Days, Scale, bounds
from onrecord.views.facets import number_words
from onrecord.views.values import Dossier

WIDTH = 760


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
