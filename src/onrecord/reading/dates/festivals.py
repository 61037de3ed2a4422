"""Named days of the calendar: Christmas, Good Friday, Ashura, Nowruz, Passover, Diwali; see ``festivals.toml``."""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.lexicon.festivals import Festival, festivals
from onrecord.lexicon.words import fold
from onrecord.reading.dates.church import easter, hebrew, julian, orthodox_easter
from onrecord.reading.dates.hijri import gregorian
from onrecord.reading.dates.moment import Moment, day_of
from onrecord.reading.dates.tokens import Token
from onrecord.reading.dates.value import UNANCHORED, Context, Value, letter, point, worth

_EPOCHS = {"lunar": 579, "solar": 621, "hebrew": -3761}
_YEARS = range(1583, 2600)


def festival(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read a festival with its year, else the one that the text asks for: the last, or the next if it is to come."""
    name, year = letter(tokens, "festival"), worth(tokens, "year")
    if name is None:
        return None
    found = festivals().by_name[" ".join(fold(name).split())]
    if year is not None:
        return _in(found, year)
    beside = (context.lead, context.follow)
    if any(token is not None and token.kind == "name" for token in beside):  # a name: "the Easter Rising"
        return None
    return _told(found, context)


def _in(found: Festival, year: int) -> Value:
    """Return the festival of a year: the year alone where no calendar tells the day, one of two where it has two."""
    days = _days(found, year)
    if not days:
        return point(Moment(year))
    if len(days) == 1:
        return _value(found, days[0], None)
    return Value(f"[{','.join(day.isoformat() for day in days)}]", None, turns=False)


def _told(found: Festival, context: Context) -> Value:
    told = context.year_told()
    if told is not None:
        first = next(iter(_days(found, told.year)), None)
        return UNANCHORED if first is None else _value(found, first, told)
    now = context.now
    if now is None or now.unit in "YEC" or now.year < 1:
        return UNANCHORED
    days = [day for year in range(now.year - 1, now.year + 2) for day in _days(found, year)]
    here = now.date()
    if context.future:
        first = next((day for day in days if day >= here), None)
    else:
        first = next((day for day in reversed(days) if day <= here), None)
    return UNANCHORED if first is None else _value(found, first, now)


def _value(found: Festival, first: dt.date, anchor: Moment | None) -> Value:
    if found.length == 1:
        return point(day_of(first), anchor)
    last = first + dt.timedelta(days=found.length - 1)
    written = f"{first.isoformat()}/{last.isoformat()}"
    return Value(written, written, day_of(first), anchor)


@lru_cache(maxsize=256)
def _cached(found: str, year: int) -> tuple[dt.date, ...]:
    return tuple(sorted(_reckoned(festivals().by_name[fold(found)], year)))


def _days(found: Festival, year: int) -> tuple[dt.date, ...]:
    """Return the days of a year of our calendar on which a festival begins: none, one, seldom two."""
    return _cached(found.name, year) if year in _YEARS else ()


def _reckoned(found: Festival, year: int) -> Iterator[dt.date]:
    month, day = found.day
    if found.calendar == "gregorian":
        yield dt.date(year, month, day)
    elif found.calendar == "table":
        if str(year) in found.table:
            yield dt.date.fromisoformat(f"{year}-{found.table[str(year)]}")
    elif found.calendar in ("easter", "orthodox-easter"):
        sunday = easter(year) if found.calendar == "easter" else orthodox_easter(year)
        yield sunday + dt.timedelta(days=day)
    else:
        yield from (first for first in _elsewhere(found, year) if first is not None and first.year == year)


def _elsewhere(found: Festival, year: int) -> Iterator[dt.date | None]:
    month, day = found.day
    if found.calendar == "julian":
        yield from (julian(julian_year, month, day) for julian_year in (year - 1, year))
        return
    guess = year - _EPOCHS[found.calendar]
    if found.calendar == "hebrew":
        yield from (hebrew(other, month, day) for other in (guess - 1, guess, guess + 1))
        return
    kind = "lunar-month" if found.calendar == "lunar" else "solar-month"
    span = range(guess - 1, guess + 25) if kind == "lunar-month" else range(guess - 1, guess + 1)
    middle = guess if kind == "solar-month" else round((year - 621.57) * 1.03069)
    del span
    yield from (gregorian(kind, other, month, day) for other in range(middle - 2, middle + 3))
