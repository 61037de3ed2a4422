"""Calendars computed with whole numbers: Easter in both reckonings, Julian days, the Hebrew calendar."""

import datetime as dt
from functools import lru_cache

_HEBREW_EPOCH = -1_373_427
"""Ordinal day of 1 Tishri of the year 1, where 1 January of the year 1 is 1."""
_TISHRI, _CHESHVAN, _KISLEV, _ADAR = 7, 8, 9, 12
_LONG_YEAR, _SHORT_YEAR = 5, 3


def easter(year: int) -> dt.date:
    """Return Easter Sunday. Source: the anonymous Gregorian computus (Nature, 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return dt.date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)


def orthodox_easter(year: int) -> dt.date:
    """Return Easter Sunday by the Julian reckoning, as a day of ours. Source: Meeus, Astronomical Algorithms."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return julian(year, month, day + 1)


def julian(year: int, month: int, day: int) -> dt.date:
    """Return a day of the Julian calendar as a day of ours."""
    return dt.date(year, month, day) + dt.timedelta(days=year // 100 - year // 400 - 2)


def hebrew(year: int, month: int, day: int) -> dt.date:
    """Return a day of the Hebrew calendar; months from Nisan = 1, 13 is the last month, Adar or Adar II.

    Source: the molad and the four postponements, as in Reingold and Dershowitz, Calendrical Calculations.
    """
    month = month if is_leap(year) or month <= _ADAR else _ADAR
    last = 13 if is_leap(year) else _ADAR
    before = [*range(_TISHRI, last + 1), *range(1, _TISHRI)]
    days = sum(_month_length(year, name) for name in before[: before.index(month)])
    return dt.date.fromordinal(_new_year(year) + days + day - 1)


def is_leap(year: int) -> bool:
    """Tell whether a Hebrew year has thirteen months."""
    return (7 * year + 1) % 19 < 7


def _month_length(year: int, month: int) -> int:
    length = (_new_year(year + 1) - _new_year(year)) % 10
    if month == _CHESHVAN:
        return 30 if length == _LONG_YEAR else 29
    if month == _KISLEV:
        return 29 if length == _SHORT_YEAR else 30
    short = (2, 4, 6, 10, 13) if is_leap(year) else (2, 4, 6, 10, 12)
    return 29 if month in short else 30


@lru_cache(maxsize=64)
def _new_year(year: int) -> int:
    """Return the ordinal of 1 Tishri, with the postponements that keep years at their six lengths."""
    before, here, after = _elapsed(year - 1), _elapsed(year), _elapsed(year + 1)
    delay = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return _HEBREW_EPOCH + here + delay


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    parts = 12_084 + 13_753 * months
    days = 29 * months + parts // 25_920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days
