"""Expressions that are counted from an anchor or from the date told of last, durations, and repetitions."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.dates.moment import Moment, exists, in_season
from onrecord.reading.dates.tokens import Token
from onrecord.reading.dates.value import (
    AMOUNTS,
    MONTHS,
    SEASONS,
    UNANCHORED,
    UNITS,
    Context,
    Value,
    amount,
    day_of_month,
    fine_enough,
    letter,
    point,
    shifted,
    worth,
)

_SEVERAL = 2
_HAPPENINGS = ("name", "the", "a")
"""What begins something that happened."""
_CLOCK_UNITS = {"H": "H", "N": "M", "T": "S"}
_COUNTING = (*AMOUNTS, "number-word", "high-number", "a", "vague")


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


def from_now(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read two weeks from now, three days from tomorrow: counted from the anchor of the text."""
    days = worth(tokens, "today") or 0
    anchor = context.now if days == 0 or context.now is None else context.now.shift(days, "D")
    return _counted([token for token in tokens if token.kind not in ("now", "today", "from")], anchor, 1)


def reference(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read current, recent, the future: no date, only how it lies to the present."""
    del context
    kind = tokens[-1].kind
    return Value(None, {"current": "PRESENT_REF", "future": "FUTURE_REF"}.get(kind, "PAST_REF"), turns=False)


def clock(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read 5:30 p.m.: a time of the day told of, else of the text's."""
    time = letter(tokens, "clock")
    day = context.reference or context.now
    if time is None or not time.startswith("T"):
        return None
    if day is None or day.unit != "D":
        return Value(None, f"XXXX-XX-XX{time}", turns=False)
    return Value(day.edtf(), day.timex() + time, None, day, turns=False)


def in_amount(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read in three weeks, where the words speak of what is to come; else it is a length of time."""
    return _counted(tokens, context.now, 1) if context.future and context.now is not None else None


def past(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read recently, in recent weeks: how long ago is not said."""
    del tokens, context
    return Value(None, "PAST_REF", turns=False)


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
    return _named(tokens, context.told(_wanted(tokens)) or ahead, step or 0)


def that(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read that year, the same day: the date told of last, as coarse as the words."""
    now = None if any(token.kind == "that" for token in tokens) or context.narrative else context.now
    return _named(tokens, context.told(_wanted(tokens)) or now, 0)


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


def ago(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read two years ago; several weeks ago is any time up to two weeks before the anchor."""
    return _counted(tokens, context.anchor(), -1)


def later(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read 31 years later, two days earlier: counted from the date told of last; else "earlier" from the text's."""
    backwards = any(token.kind in ("earlier", "before") for token in tokens)
    now = context.now if any(token.kind == "earlier" for token in tokens) and not context.narrative else None
    return _counted(tokens, context.told(_wanted(tokens)) or now, -1 if backwards else 1)


def _wanted(tokens: Sequence[Token]) -> str:
    """Return the unit that is counted: a day for its parts and for days of the week, else a year."""
    unit = letter(tokens, *UNITS)
    if unit is None:
        return "D" if any(token.kind in ("day-part", "weekday") for token in tokens) else "Y"
    return "D" if unit in _CLOCK_UNITS else unit


def _counted(tokens: Sequence[Token], anchor: Moment | None, sign: int) -> Value | None:
    unit, number = letter(tokens, *UNITS), _several(tokens)
    if unit in _CLOCK_UNITS and sign < 0 and anchor is not None and any(token.kind == "ago" for token in tokens):
        return Value(None, "PAST_REF", turns=False)
    if unit is None or unit in _CLOCK_UNITS:
        return None
    if unit == "F":
        unit, number = "W", None if number is None else number * 2
    if number is not None and unit in "EC":
        return _about_years(shifted(anchor, sign * number * (10 if unit == "E" else 100), "Y"))
    if number is not None:
        return replace(shifted(anchor, sign * number, unit), counted=True)
    least = shifted(anchor, sign * _SEVERAL, unit)
    if least.moment is None or least.edtf is None:
        return least
    first, last = least.edtf.partition("/")[0], least.edtf.rpartition("/")[2]
    edtf = f"../{last}" if sign < 0 else f"{first}/.."
    return Value(edtf, "PAST_REF" if sign < 0 else "FUTURE_REF", None, anchor, turns=False, counted=True)


def _about_years(value: Value) -> Value:
    """A decade ago is about ten years ago."""
    return value if value.edtf is None else replace(value, edtf=f"{value.edtf}~", counted=True)


def _several(tokens: Sequence[Token]) -> int | None:
    """Return how many units are meant: one, a number, or None for a bare plural."""
    plural = any(token.kind == "units" for token in tokens)
    return amount(tokens) if not plural or any(token.kind in _COUNTING for token in tokens) else None


def stretch(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read the past six months, the next two years: from or to the anchor; the past year is one that ends now."""
    unit, number = letter(tokens, *UNITS), _several(tokens)
    step = worth(tokens, "last", "next", "previous")
    anchor = context.anchor()
    if unit is None or step is None or unit in _CLOCK_UNITS:
        return None
    duration = _timex("X" if number is None else str(number), unit)
    if number is None or anchor is None or not fine_enough(anchor, unit):
        vague = "unanchored-date" if number is not None else None
        return Value(None, duration, open=vague, turns=False)
    far = anchor.shift(step * number, unit)
    if far is None:
        return None
    here = anchor.at("M" if unit in "MS" else "Y" if unit in "YEC" else "D")
    there = (far.at("D") if unit in "WKF" else far.at("Y") if unit in "EC" else far).edtf()
    edtf = f"{there}/{here.edtf()}" if step < 0 else f"{here.edtf()}/{there}"
    return Value(edtf, duration, None, anchor, turns=False)


def repeated(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read every year, daily: no single date."""
    del context
    often = letter(tokens, "often")
    unit = letter(tokens, *UNITS)
    return Value(None, often or (None if unit is None else _timex(str(amount(tokens) or "X"), unit)), turns=False)


def duration(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read three years, a year and a half, several months: a length of time, no date."""
    del context
    unit = letter(tokens, *UNITS)
    if unit is None:
        return None
    decimal = letter(tokens, "number")
    half = any(token.kind == "half" for token in tokens)
    if half and any(token.kind == "and" for token in tokens):
        return Value(None, _timex(f"{amount(tokens) or 1}.5", unit), turns=False)
    if half:
        return Value(None, {"Y": "P6M", "D": "PT12H", "H": "PT30M"}.get(unit, _timex("0.5", unit)), turns=False)
    if decimal is not None:
        return Value(None, _timex(decimal, unit), turns=False)
    number = amount(tokens) if any(token.kind in _COUNTING for token in tokens) else None
    if letter(tokens, "unit", "clock-unit") is not None and any(token.kind in ("per", "long") for token in tokens):
        number = number or 1
    return Value(None, _timex("X" if number is None else str(number), unit), turns=False)


def _timex(number: str, unit: str) -> str:
    if unit in _CLOCK_UNITS:
        return f"PT{number}{_CLOCK_UNITS[unit]}"
    if unit == "F":
        return f"P{int(number) * 2}W" if number.isdecimal() else "PXW"
    return f"P{number}" + {"E": "DE", "C": "CE", "K": "WE"}.get(unit, unit)
