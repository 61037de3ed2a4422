"""Points of the calendar at the precision that words have, how they are written, and how far apart they are."""

import datetime as dt
from dataclasses import dataclass, replace

_SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
_DAYS = {"D": 1, "W": 7, "F": 14, "K": 7}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_FIRST_YEAR, _LAST_YEAR = 1, 9999


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, week, month, quarter, season, year, decade or century.

    ``year`` is astronomical (0 is 1 BC). ``unit`` is D, W (the week of that day), K (its weekend), M, Q, S (season),
    Y, E (decade) or C (century). What is finer than the unit is left at 1.
    """

    year: int
    month: int = 1
    day: int = 1
    unit: str = "Y"
    season: int = 0

    def edtf(self) -> str:
        """Write as EDTF; a week or weekend is an interval of days."""
        if self.unit in "WK":
            first, last = self._days()
            return f"{first.isoformat()}/{last.isoformat()}"
        if self.unit == "Q":
            return "/".join(Moment(self.year, month, 1, "M").edtf() for month in (self.month, self.month + 2))
        return self._written(_edtf_year(self.year), f"{self.season:02}")

    def timex(self) -> str:
        """Write as a TIMEX3 value."""
        if self.unit in "WK":
            week = self.date().isocalendar()
            return f"{week.year:04}-W{week.week:02}" + ("-WE" if self.unit == "K" else "")
        year = f"{self.year:04}" if self.year > 0 else f"BC{1 - self.year:04}"
        return self._written(year, _SEASONS.get(self.season, "")).replace("X", "")

    def _written(self, year: str, season: str) -> str:
        if self.unit == "D":
            return f"{year}-{self.month:02}-{self.day:02}"
        if self.unit == "M":
            return f"{year}-{self.month:02}"
        if self.unit == "S":
            return f"{year}-{season}"
        if self.unit == "Q":
            return f"{year}-Q{(self.month + 2) // 3}"
        return {"E": year[:-1] + "X", "C": year[:-2] + "XX"}.get(self.unit, year)

    def date(self) -> dt.date:
        """Return the first day. Raises: ValueError before the year 1."""
        return dt.date(self.year, self.month, self.day)

    def _days(self) -> tuple[dt.date, dt.date]:
        monday = self.date() - dt.timedelta(days=self.date().weekday())
        start = monday + dt.timedelta(days=5) if self.unit == "K" else monday
        return start, monday + dt.timedelta(days=6)

    def at(self, unit: str) -> "Moment":
        """Return the day, week, month, quarter, year, decade or century that this point lies in.

        A point that is coarser stands at its first.
        """
        if unit in "DWKF":
            return replace(self, unit="D" if unit in "DF" else unit)
        month = self.month if unit == "M" else (self.month - 1) // 3 * 3 + 1 if unit == "Q" else 1
        return Moment(self.year, month, 1, unit)

    def shift(self, count: int, unit: str) -> "Moment | None":
        """Move by ``count`` units; the result is as precise as ``unit``. None outside the calendar."""
        if unit in _DAYS:
            return self._shift_days(count * _DAYS[unit], "D" if unit == "D" else "K" if unit == "K" else "W")
        months = self.year * 12 + self.month - 1 + count * _MONTHS[unit]
        if not _FIRST_YEAR - 5000 <= months // 12 <= _LAST_YEAR:
            return None
        return Moment(months // 12, months % 12 + 1).at(unit)

    def _shift_days(self, days: int, unit: str) -> "Moment | None":
        try:
            moved = self.date() + dt.timedelta(days=days)
        except (ValueError, OverflowError):
            return None
        return Moment(moved.year, moved.month, moved.day, unit)


def in_season(year: int, season: int) -> Moment:
    """Return a season (21 spring to 24 winter) of a year."""
    return Moment(year, _SEASON_STARTS[season], 1, "S", season)


def day_of(date: dt.date) -> Moment:
    """Return a day of the calendar as a point."""
    return Moment(date.year, date.month, date.day, "D")


def exists(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day; years before 1 are taken for common years."""
    try:
        dt.date(max(year, 1), month, day)
    except ValueError:
        return False
    return year <= _LAST_YEAR


def _edtf_year(year: int) -> str:
    return f"{year:04}" if year >= 0 else f"-{-year:04}"
