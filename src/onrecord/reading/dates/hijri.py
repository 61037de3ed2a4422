"""Days and months of the solar Hijri and the Islamic calendar, as the days they are in ours."""

import datetime as dt
from functools import lru_cache

from onrecord.reading.dates.moment import Moment, day_of
from onrecord.reading.dates.value import UNANCHORED, Context, Value, point

_SOLAR_YEARS = range(1000, 1500)
_LUNAR_YEARS = range(1343, 1501)
_LATEST = {"solar-month": 1500, "lunar-month": 1600}
_OFFSETS = {"solar-month": 621, "lunar-month": 579}


def hijri(kind: str, parts: tuple[int | None, int, int | None], context: Context) -> Value | None:
    """Read ``(year, month, day)`` of one of the two calendars; a month without day is the interval of its days.

    Without a year it is the last one before the anchor.
    """
    year, month, day = parts
    if year is not None and year > _LATEST[kind]:
        return _within(kind, year, month, day)
    if year is not None:
        return _value(kind, (year, month, day), None)
    if day is None and kind == "solar-month":
        return None
    now = context.anchor()
    if now is None or now.unit not in "DM":
        return UNANCHORED
    return _latest(kind, month, day, now) or UNANCHORED


def _within(kind: str, year: int, month: int, day: int | None) -> Value | None:
    """Read a month of one calendar with a year of ours: Ramadan 2009 is the one that begins in it."""
    guess = round((year - 621.57) * 1.03069) if kind == "lunar-month" else year - 621
    for other in range(guess - 2, guess + 3):
        first = gregorian(kind, other, month, day or 1)
        if first is not None and first.year == year:
            return _value(kind, (other, month, day), None)
    return None


def _latest(kind: str, month: int, day: int | None, now: Moment) -> Value | None:
    guess = now.year - _OFFSETS[kind] + (2 if kind == "lunar-month" else 1)
    for year in range(guess, guess - 5, -1):
        value = _value(kind, (year, month, day), now)
        if value is not None and value.moment is not None and value.moment.date() <= now.date():
            return value
    return None


def _value(kind: str, parts: tuple[int, int, int | None], anchor: Moment | None) -> Value | None:
    year, month, day = parts
    first = gregorian(kind, year, month, day or 1)
    if first is None:
        return None
    if day is not None:
        return point(day_of(first), anchor)
    following = gregorian(kind, year + month // 12, month % 12 + 1, 1)
    if following is None:  # the last month that the tables know
        return None
    last = following - dt.timedelta(days=1)
    written = f"{first.isoformat()}/{last.isoformat()}"
    return Value(written, written, day_of(first), anchor)


@lru_cache(maxsize=4096)
def gregorian(kind: str, year: int, month: int, day: int) -> dt.date | None:
    """Return a day of the solar Hijri ("solar-month") or Islamic calendar as a day of ours; None outside the tables."""
    if year not in (_SOLAR_YEARS if kind == "solar-month" else _LUNAR_YEARS):
        return None
    try:
        return _solar(year, month, day) if kind == "solar-month" else _lunar(year, month, day)
    except (ValueError, OverflowError):
        return None


def _solar(year: int, month: int, day: int) -> dt.date:
    from persiantools.jdatetime import JalaliDate

    converted: dt.date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
    return converted


def _lunar(year: int, month: int, day: int) -> dt.date:
    from hijridate import Hijri

    converted = Hijri(year, month, day).to_gregorian()
    return dt.date(converted.year, converted.month, converted.day)
