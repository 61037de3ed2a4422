"""Weeks, weekends, days of the week and quarters: Friday next week, the second Sunday of June, the fourth quarter."""

import calendar as months
from collections.abc import Sequence

from onrecord.reading.dates.calendar import calendar
from onrecord.reading.dates.moment import Moment, exists
from onrecord.reading.dates.tokens import Token
from onrecord.reading.dates.value import (
    MONTHS,
    ORDINALS,
    UNANCHORED,
    Context,
    Value,
    day_of_month,
    fine_enough,
    letter,
    point,
    shifted,
    worth,
)

_QUARTERS = 4
_YEAR_BACK = 12
_SATURDAY = 6
_LONGEST_MONTH = 31


def weekday_of(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read Friday next week, this week on Friday: counted from the anchor's week."""
    number, anchor = worth(tokens, "weekday"), context.anchor()
    if letter(tokens, "unit") != "W" or number is None:
        return None
    week = shifted(anchor, worth(tokens, "last", "next") or 0, "W").moment
    if week is None or anchor is None or anchor.unit != "D":
        return UNANCHORED
    day = Moment(week.year, week.month, week.day, "D").shift(number - week.date().isoweekday(), "D")
    return UNANCHORED if day is None else point(day, anchor)


def weekday_day(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read Friday the 16th: the last one, or the next one where the words speak of what is to come."""
    weekday, anchor = worth(tokens, "weekday"), context.anchor()
    day = day_of_month(tokens[1:]) or worth(tokens[1:], "number-word")
    if weekday is None or day is None or not 1 <= day <= _LONGEST_MONTH:
        return None
    if anchor is None or anchor.unit != "D":
        return UNANCHORED
    step = 1 if context.future else -1
    month: Moment | None = anchor.at("M")
    for _ in range(_YEAR_BACK):
        if month is None:
            break
        if exists(month.year, month.month, day):
            found = Moment(month.year, month.month, day, "D")
            behind = (found.date() - anchor.date()).days * step >= 0
            if behind and found.date().isoweekday() == weekday:
                return point(found, anchor)
        month = month.shift(step, "M")
    return UNANCHORED


def nth_weekday(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read the second Sunday of June 2009, the last Friday in May."""
    number, weekday, month = worth(tokens, *ORDINALS), worth(tokens, "weekday"), worth(tokens, *MONTHS)
    if weekday is None or month is None:
        return None
    when = calendar([token for token in tokens if token.kind in (*MONTHS, "year")], context)
    if when is None or when.moment is None:
        return when
    year = when.moment.year
    if year < 1:
        return None
    first = (weekday - Moment(year, month, 1).date().isoweekday()) % 7 + 1
    last = months.monthrange(year, month)[1]
    day = first + 7 * ((last - first) // 7 if number is None else number - 1)
    return point(Moment(year, month, day, "D"), when.anchor) if day <= last else Value(None, None, turns=False)


def day(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read on the 12th: in the month told of, else the last such day, or the next one if it is to come."""
    number = day_of_month(tokens)
    told = context.near or (context.reference if context.narrative else None)
    if number is None or not 1 <= number <= _LONGEST_MONTH:
        return None
    if told is not None:
        fits = told.unit in "DM" and exists(told.year, told.month, number)
        return point(Moment(told.year, told.month, number, "D"), told) if fits else UNANCHORED
    now = context.now
    if now is None or now.unit != "D":
        return UNANCHORED
    step = 1 if context.future else -1
    month: Moment | None = now.at("M")
    if (number - now.day) * step < 0:
        month = now.at("M").shift(step, "M")
    if month is None or not exists(month.year, month.month, number):
        return UNANCHORED
    return point(Moment(month.year, month.month, number, "D"), now)


def day_of(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read the 20th of next month, the 3rd of that month; a day that the month has not gives no date."""
    day = day_of_month(tokens)
    step = worth(tokens, "last", "previous", "next", "following") or 0
    told = any(token.kind in ("that", "previous", "following") for token in tokens)
    anchor = context.reference if told else context.anchor()
    if letter(tokens, "unit") != "M" or day is None:
        return None
    month = shifted(anchor, step, "M").moment
    if month is None or anchor is None:
        return UNANCHORED
    if not exists(month.year, month.month, day):
        return Value(None, None, turns=False)
    return point(Moment(month.year, month.month, day, "D"), anchor)


def weekend(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read over the weekend: the last one, or the one that is to come."""
    if letter(tokens, "unit") != "K":
        return None
    now = context.anchor()
    if now is None or now.unit != "D":
        return UNANCHORED
    return shifted(now, 0 if context.future or now.date().isoweekday() >= _SATURDAY else -1, "K")


def week_of(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read the week of 3 June, the week beginning on June 3; also the month of a day."""
    unit = letter(tokens, "unit")
    when = calendar([token for token in tokens if token.kind not in ("unit", "the", "starting", "early")], context)
    if unit not in ("W", "M") or when is None:
        return None
    return when if when.moment is None else point(when.moment.at(unit), when.anchor)


def weekdays(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read on Sundays: no single date."""
    del context
    return Value(None, f"XXXX-WXX-{worth(tokens, 'weekdays')}", turns=False)


def quarter(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read the fourth quarter of 2012; without a year it is the last one that has begun, or the next one."""
    number = worth(tokens, *ORDINALS) or _QUARTERS
    if not 1 <= number <= _QUARTERS:
        return None
    year, step = worth(tokens, "year"), worth(tokens, "last", "this", "next")
    if any(token.kind == "fiscal" for token in tokens):
        return Value(None, f"{year or 'XXXX'}-Q{number}", turns=False)
    return point(_quarter(year, number)) if year is not None else _quarter_told(number, step, tokens, context)


def _quarter_told(number: int, step: int | None, tokens: Sequence[Token], context: Context) -> Value:
    anchor = context.anchor()
    if anchor is None or not fine_enough(anchor, "Q"):
        return UNANCHORED
    if letter(tokens, "unit") == "Y" and step is not None:
        return point(_quarter(anchor.year + step, number), anchor)
    now = anchor.at("Q")
    here = (now.month + 2) // 3
    year = now.year + (number < here) if context.future else now.year - (number > here)
    return point(_quarter(year, number), anchor)


def _quarter(year: int, number: int) -> Moment:
    return Moment(year, 3 * number - 2, 1, "Q")


def fiscal_year(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read last fiscal year: when it begins, no calendar says, so that it has no EDTF value."""
    step, anchor = worth(tokens, "last", "next") or 0, context.anchor()
    if letter(tokens, "unit") != "Y":
        return None
    return Value(None, "FYXXXX" if anchor is None else f"FY{anchor.year + step}", turns=False)


def quarter_by(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read this quarter, last quarter, the following quarter."""
    step = worth(tokens, "last", "previous", "next", "following") or 0
    told = any(token.kind in ("previous", "following") for token in tokens)
    return shifted((context.reference if told else None) or context.anchor(), step, "Q")
