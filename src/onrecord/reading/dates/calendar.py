"""Expressions that name a point of the calendar: days, months, seasons, years, decades, centuries, ranges."""

from collections.abc import Sequence

from onrecord.reading.dates.hijri import hijri
from onrecord.reading.dates.moment import Moment, exists, in_season
from onrecord.reading.dates.tokens import Token
from onrecord.reading.dates.value import DAYS, MONTHS, ORDINALS, SEASONS, Context, Value, day_of_month, point, worth
from onrecord.reading.dates.yearless import yearless

_COUNTED = frozenset(
    [
        "people",
        "men",
        "women",
        "children",
        "troops",
        "police",
        "percent",
        "per",
        "cent",
        "pages",
        "km",
        "miles",
        "dollars",
        "euros",
    ]
)
_FAR = 15
"""A number so many years ahead of the text is no year after "of"."""
_COUNTING_LEADS = frozenset(
    ["of", "to", "from", "deadline", "for", "about", "and", "between", "the", "before", "after"]
)


def calendar(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read a month with or without day and year; without a year it is the one that the context asks for."""
    for kind in ("solar-month", "lunar-month"):
        other = worth(tokens, kind)
        if other is not None:
            return hijri(kind, (worth(tokens, "year"), other, day_of_month(tokens)), context)
    month, day, year = worth(tokens, *MONTHS), day_of_month(tokens), worth(tokens, "year")
    if month is None or (day is not None and not exists(year or 2000, month, day)):
        return None
    if year is not None:
        return point(_moment(year, month, day))
    return yearless(_moment(2000, month, day), context)


def _moment(year: int, month: int, day: int | None) -> Moment:
    return Moment(year, month, 1, "M") if day is None else Moment(year, month, day, "D")


def year(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read a bare number as a year where what stands around it does not count with it."""
    number = worth(tokens, "year")
    if any(token.kind == "fiscal" for token in tokens):
        return Value(None, f"FY{number}", turns=False)
    lead = context.lead.kind if context.lead is not None else None
    if lead == "name" and not 1800 <= (number or 0) < 2100:
        return None
    if lead == "of" and context.now is not None and (number or 0) > context.now.year + _FAR:
        return None
    if number is None or (lead in _COUNTING_LEADS and (number < 1500 or _counts(context.follow))):
        return None
    if lead in ("comma", "hyphen") and context.follow is not None and context.follow.kind in ("word", "name"):
        return None
    return point(Moment(number))


def year_event(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read the year before what happened in it: "a 2018 uprising"."""
    number = worth(tokens, "year")
    if number is None or not 1800 <= number < 2100 or _counts(context.follow):
        return None
    return point(Moment(number))


def _counts(follow: Token | None) -> bool:
    if follow is None or follow.kind not in ("word", "vague"):
        return False
    word = str(follow.worth)
    return word in _COUNTED or (word.endswith("s") and not word.endswith(("ss", "is", "us", "was", "has")))


def year_unit(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read "the year 2009"."""
    del context
    number = worth(tokens, "year")
    unit = next(token.worth for token in tokens if token.kind == "unit")
    return point(Moment(number)) if number is not None and unit == "Y" else None


def era(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read a year with its era, BC or AD, with a month or season before it if there is one."""
    del context
    number, sign = worth(tokens[-2:-1], "small", "days", "digits", "year"), worth(tokens, "era")
    if number is None or number == 0 or sign not in (-1, 1):
        return None
    when = number if sign > 0 else 1 - number
    month, season = worth(tokens, *MONTHS), worth(tokens, *SEASONS)
    if season is not None:
        return point(in_season(when, season))
    day = day_of_month(tokens[:-2])
    if month is None or (day is not None and not exists(2000, month, day)):
        return point(Moment(when)) if month is None else None
    return point(_moment(when, month, day))


def bare_year(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read a number below 1000 as a year before Christ while the text tells of such years."""
    number = worth(tokens, "digits")
    if context.reference is None or context.reference.year > 0 or number is None:
        return None
    moment = Moment(1 - number)
    return point(moment, context.reference) if abs(moment.year - context.reference.year) <= 100 else None


def years(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read a range of years, the second perhaps short: 1980-88, 499-493 BC."""
    del context
    first, last = (token.worth for token in tokens if token.kind in ("year", "small", "days", "digits"))
    if not isinstance(first, int) or not isinstance(last, int):
        return None
    if worth(tokens, "era") == -1:
        return between(point(Moment(1 - first)), point(Moment(1 - last))) if first > last else None
    if last < 100:
        last += first - first % 100
    return between(point(Moment(first)), point(Moment(last))) if last > first else None


def days(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read a range of days of one month: June 3-5, 2010."""
    first, last = (token for token in tokens if token.kind in DAYS)
    rest = [token for token in tokens if token.kind not in DAYS]
    start = calendar([first, *rest], context)
    stop = calendar([last, *rest], context)
    if start is None or stop is None or int(first.worth) >= int(last.worth):
        return None
    return between(start, stop)


def months(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read a range of months of one year: June-August 2009."""
    first, last = (token for token in tokens if token.kind in MONTHS)
    rest = [token for token in tokens if token.kind == "year"]
    start, stop = calendar([first, *rest], context), calendar([last, *rest], context)
    if start is None or stop is None or int(first.worth) >= int(last.worth):
        return None
    return between(start, stop)


def between(start: Value, stop: Value) -> Value | None:
    """Return the interval from one point to another; None where it runs backwards."""
    if start.edtf is None or stop.edtf is None or start.moment is None or stop.moment is None:
        return None
    first, last = start.moment, stop.moment
    if (last.year, last.month, last.day) < (first.year, first.month, first.day):
        return None
    edtf = f"{start.edtf.partition('/')[0]}/{stop.edtf.rpartition('/')[2]}"
    return Value(edtf, f"{start.timex}/{stop.timex}", last, start.anchor or stop.anchor)


def decade(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read the 1990s, the '90s, the nineties, the 470s BC."""
    number = worth(tokens, "decade", "decade-word")
    if number is None or number % 10:
        return None
    if number < 100 and tokens[0].kind not in ("the", "apostrophe"):  # "in her 30s" is an age
        return None
    if worth(tokens, "era") == -1:
        return point(Moment(-number, unit="E"))
    if number < 100:
        latest = context.now.year if context.now is not None else 1999
        number += 2000 if 2000 + number <= latest and number < 30 else 1900
    return point(Moment(number, unit="E")) if 1000 <= number < 2200 else None


def century(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read the 19th century, the 4th century BC."""
    del context
    number, unit = worth(tokens, *ORDINALS), next(token.worth for token in tokens if token.kind == "unit")
    if number is None or unit != "C" or not 1 <= number <= 30:
        return None
    sign = -1 if worth(tokens, "era") == -1 else 1
    return point(Moment(sign * (number - 1) * 100, unit="C"))


def season(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read a season with or without year; a capital after a name belongs to a name ("Prague Spring")."""
    code, number = worth(tokens, *SEASONS), worth(tokens, "year")
    if code is None:
        return None
    if number is not None:
        return point(in_season(number, code))
    if context.lead is not None and context.lead.kind in ("name", "pronoun") and tokens[0].kind in SEASONS:
        return None
    return yearless(in_season(2000, code), context)
