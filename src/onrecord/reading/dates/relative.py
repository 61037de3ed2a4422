"""Expressions that are counted from the text's day or from the date told of last: yesterday, last August, that year."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.dates.distances import wanted
from onrecord.reading.dates.moment import Moment, exists, in_season
from onrecord.reading.dates.tokens import Token
from onrecord.reading.dates.value import (
    MONTHS,
    SEASONS,
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

_HAPPENINGS = ("name", "the", "a")
"""What begins something that happened."""


def today(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read now, today, yesterday, tomorrow: always counted from the anchor of the text."""
    days = worth(tokens, "today", "tonight")
    if days is None:
        about = f"{context.now.edtf()}~" if context.now is not None and "/" not in context.now.edtf() else None
        return Value(about, "PRESENT_REF", None, context.now, turns=False)
    day = replace(shifted(context.now, days, "D"), turns=not context.narrative)
    return replace(day, timex=f"{day.timex}TNI") if day.timex is not None and tokens[0].kind == "tonight" else day


def beside_today(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read the day before yesterday, the day after tomorrow: counted from the anchor of the text."""
    days, step = worth(tokens, "today"), worth(tokens, "after", "before")
    if letter(tokens, "unit") != "D" or days is None or step is None:
        return None
    return replace(shifted(context.now, days + step, "D"), turns=not context.narrative)


def this(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read this month, this summer, this Friday, this morning."""
    return _named(tokens, context.anchor(), 0)


def deictic(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read last week, next Friday, last August: counted from the anchor."""
    step = worth(tokens, "last", "next", "previous", "following")
    return _named(tokens, context.anchor(), step or 0)


def following(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read the next day, the previous year, the day before: counted from the date told of last."""
    step = worth(tokens, "last", "next", "previous", "following", "after", "before")
    if tokens[-1].kind in ("after", "before") and context.follow is not None and context.follow.kind in _HAPPENINGS:
        return UNANCHORED  # "the day after the vote"
    ahead = context.now if context.future and any(token.kind == "next" for token in tokens) else None
    return _named(tokens, context.told(wanted(tokens)) or ahead, step or 0)


def that(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read that year, the same day: the date told of last, as coarse as the words."""
    now = None if any(token.kind == "that" for token in tokens) or context.narrative else context.now
    return _named(tokens, context.told(wanted(tokens)) or now, 0)


def month_of(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read November of that year, June last year, the spring of the next year."""
    month, unit, day = worth(tokens, *MONTHS), letter(tokens, "unit"), day_of_month(tokens)
    season = worth(tokens, *SEASONS)
    step = worth(tokens, "last", "next", "previous", "following", "that")
    anchor = (
        context.reference if any(token.kind in ("that", "the", "following", "previous") for token in tokens) else None
    )
    anchor = anchor or context.anchor()
    if unit != "Y" or step is None:
        return None
    if anchor is None:
        return UNANCHORED
    if day is not None and not exists(anchor.year + step, month or 1, day):
        return None
    if season is not None:
        return point(in_season(anchor.year + step, season), anchor)
    return point(Moment(anchor.year + step, month or 1, day or 1, "M" if day is None else "D"), anchor)


def weekday(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read a day of the week: the last one, or the next one where the words speak of what is to come."""
    number = worth(tokens, "weekday")
    now = context.anchor()
    if number is None or now is None or now.unit != "D":
        return UNANCHORED
    ahead = (number - now.date().isoweekday()) % 7
    return shifted(now, ahead if context.future or ahead == 0 else ahead - 7, "D")


def _named(tokens: Sequence[Token], anchor: Moment | None, step: int) -> Value | None:
    unit = letter(tokens, "unit")
    if unit is not None:
        return shifted(anchor, step * 2 if unit == "F" else step, "W" if unit == "F" else unit)
    if anchor is None:
        return UNANCHORED
    tail = letter(tokens, "day-part")
    if tail is not None:
        day = shifted(anchor, step, "D")
        return day if day.moment is None else point(day.moment, anchor, tail=tail)
    return _weekday(tokens, anchor, step) if worth(tokens, "weekday") is not None else _part(tokens, anchor, step)


def _weekday(tokens: Sequence[Token], anchor: Moment, step: int) -> Value:
    if anchor.unit != "D":
        return UNANCHORED
    ahead = ((worth(tokens, "weekday") or 1) - anchor.date().isoweekday()) % 7
    if step > 0:
        ahead = ahead or 7
    return shifted(anchor, ahead - 7 if step < 0 else ahead, "D")


def _part(tokens: Sequence[Token], anchor: Moment, step: int) -> Value | None:
    month, season = worth(tokens, *MONTHS), worth(tokens, *SEASONS)
    moment = Moment(anchor.year, month, 1, "M") if month is not None else None
    if season is not None:
        moment = in_season(anchor.year, season)
    if moment is None or not fine_enough(anchor, "Y" if step == 0 else "M"):
        return None if moment is None else UNANCHORED
    here = moment.month
    if step < 0 and here >= anchor.month:
        step = -1
    elif step > 0 and here <= anchor.month:
        step = 1
    else:
        step = 0
    if season is not None and step == 0 and worth(tokens, "last", "previous") is not None:
        step = -1 if anchor.month - here < 3 else 0
    return point(replace(moment, year=moment.year + step), anchor)
