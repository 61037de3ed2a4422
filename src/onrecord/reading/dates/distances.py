"""Expressions that name a distance: two years ago, 31 years later, two weeks from now, the past six months."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.dates.lengths import CLOCK_UNITS, several, timex_length
from onrecord.reading.dates.moment import Moment
from onrecord.reading.dates.tokens import Token
from onrecord.reading.dates.value import UNITS, Context, Value, fine_enough, letter, shifted, worth

_SEVERAL = 2


def from_now(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read two weeks from now, three days from tomorrow: counted from the anchor of the text."""
    days = worth(tokens, "today") or 0
    anchor = context.now if days == 0 or context.now is None else context.now.shift(days, "D")
    return _counted([token for token in tokens if token.kind not in ("now", "today", "from")], anchor, 1)


def in_amount(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read in three weeks, where the words speak of what is to come; else it is a length of time."""
    return _counted(tokens, context.now, 1) if context.future and context.now is not None else None


def ago(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read two years ago; several weeks ago is any time up to two weeks before the anchor."""
    return _counted(tokens, context.anchor(), -1)


def later(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read 31 years later, two days earlier: counted from the date told of last; else "earlier" from the text's."""
    backwards = any(token.kind in ("earlier", "before") for token in tokens)
    now = context.now if any(token.kind == "earlier" for token in tokens) and not context.narrative else None
    return _counted(tokens, context.told(wanted(tokens)) or now, -1 if backwards else 1)


def stretch(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read the past six months, the next two years: from or to the anchor; the past year is one that ends now."""
    unit, number = letter(tokens, *UNITS), several(tokens)
    step = worth(tokens, "last", "next", "previous")
    anchor = context.anchor()
    if unit is None or step is None or unit in CLOCK_UNITS:
        return None
    duration = timex_length("X" if number is None else str(number), unit)
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


def wanted(tokens: Sequence[Token]) -> str:
    """Return the unit that is counted: a day for its parts and for days of the week, else a year."""
    unit = letter(tokens, *UNITS)
    if unit is None:
        return "D" if any(token.kind in ("day-part", "weekday") for token in tokens) else "Y"
    return "D" if unit in CLOCK_UNITS else unit


def _counted(tokens: Sequence[Token], anchor: Moment | None, sign: int) -> Value | None:
    unit, number = letter(tokens, *UNITS), several(tokens)
    if unit in CLOCK_UNITS and sign < 0 and anchor is not None and any(token.kind == "ago" for token in tokens):
        return Value(None, "PAST_REF", turns=False)
    if unit is None or unit in CLOCK_UNITS:
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
