"""Posts on a line of time as numbers: worked out here, drawn by a template as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.exports.report_timeline import Days, Scale, bounds
from onrecord.model import flat
from onrecord.views.values import OfficeRow

WIDTH = 760
LEFT, RIGHT = 8.0, 12.0
ROW = 30
MOST: Final = 30
"""Posts that are drawn; the list has all."""
_YEAR_LABELS = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """A claimed post: from ``x`` on it is said to have been held; ``day`` is where the document that says so stands.

    ``open_`` tells at which ends no date is told; ``width`` is 0 where it is told to be held that day and no more is
    known. ``late`` tells that its words end before ``x`` and do not begin there, for want of room.
    """

    x: float
    width: float
    y: float
    day: float | None
    words: str
    told: str
    statement: str
    open_: str
    late: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars over time with labelled lines; ``left_out`` are posts without any date, and those beyond the most."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class _Held:
    """A claim with the days that it tells, and the day on which it was made."""

    office: OfficeRow
    first: date | None
    last: date | None
    day: date | None

    @property
    def days(self) -> list[date]:
        """Return all that is known of its time."""
        return [day for day in (self.first, self.last, self.day) if day]


def draw_offices(offices: Sequence[OfficeRow], published: Mapping[str, str | None]) -> Chart | None:
    """Lay out posts by the days that are told, else by the day of the document that claims them; None without any.

    ``published`` holds the days of documents. What is told as former ended before the day on which it was told.
    """
    dated = [held for office in offices if (held := _held(office, published)).days]
    if not dated:
        return None
    dated.sort(key=lambda held: (min(held.days), flat(held.office.post.text).casefold(), held.office.id))
    shown = dated[:MOST]
    days = [day for held in shown for day in held.days]
    whole = Days(date(min(days).year, 1, 1), date(max(days).year, 12, 31))
    scale = Scale(whole, LEFT, WIDTH - RIGHT)
    bars = tuple(_bar(held, row * ROW + 24, scale) for row, held in enumerate(shown))
    return Chart(WIDTH, len(bars) * ROW + 24, bars, tuple(_years(scale)), len(offices) - len(shown))


def _held(office: OfficeRow, published: Mapping[str, str | None]) -> _Held:
    first, last, day = (bounds(edtf) for edtf in (office.start, office.stop, published.get(office.document)))
    return _Held(office, first.first if first else None, last.last if last else None, day.first if day else None)


def _bar(held: _Held, y: float, scale: Scale) -> Bar:
    office, told = held.office, held.first or held.last
    former = office.status == "former" and not held.last
    until = held.last or (held.day if former and held.day else None)
    start = scale.x(held.first or scale.days.first) if told or until else scale.x(held.day or scale.days.first)
    width = max(4.0, round(scale.x(until or scale.days.last, 1) - start, 1)) if told or until else 0.0
    open_ = "" if not width else " ".join(name for name, day in (("start", held.first), ("end", held.last)) if not day)
    status = "" if office.status == "unstated" else f"{office.status}, "
    return Bar(
        x=start,
        width=width,
        y=y,
        day=scale.x(held.day) if held.day else None,
        words=flat(office.post.text),
        told=f"{status}says {office.claimed_by or 'somebody not named'}",
        statement=office.statement,
        open_=open_,
        late=start > WIDTH / 2,
    )


def _years(scale: Scale) -> Iterable[tuple[float, str]]:
    first, last = scale.days.first.year, scale.days.last.year
    step = max(1, -(-(last - first + 1) // _YEAR_LABELS))
    yield from ((scale.x(date(year, 1, 1)), str(year)) for year in range(first, last + 1, step))
