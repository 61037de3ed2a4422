"""Lengths of time, repetitions, times of the day, and words that name no date: three years, daily, 5:30, recent."""

from collections.abc import Sequence

from onrecord.reading.dates.tokens import Token
from onrecord.reading.dates.value import AMOUNTS, UNITS, Context, Value, amount, letter

CLOCK_UNITS = {"H": "H", "N": "M", "T": "S"}
"""Units of the clock, and how TIMEX3 writes them."""
_COUNTING = (*AMOUNTS, "number-word", "high-number", "a", "vague")


def repeated(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read every year, daily: no single date."""
    del context
    often = letter(tokens, "often")
    unit = letter(tokens, *UNITS)
    return Value(None, often or (None if unit is None else timex_length(str(amount(tokens) or "X"), unit)), turns=False)


def duration(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read three years, a year and a half, several months: a length of time, no date."""
    del context
    unit = letter(tokens, *UNITS)
    if unit is None:
        return None
    decimal = letter(tokens, "number")
    half = any(token.kind == "half" for token in tokens)
    if half and any(token.kind == "and" for token in tokens):
        return Value(None, timex_length(f"{amount(tokens) or 1}.5", unit), turns=False)
    if half:
        return Value(None, {"Y": "P6M", "D": "PT12H", "H": "PT30M"}.get(unit, timex_length("0.5", unit)), turns=False)
    if decimal is not None:
        return Value(None, timex_length(decimal, unit), turns=False)
    number = amount(tokens) if any(token.kind in _COUNTING for token in tokens) else None
    if letter(tokens, "unit", "clock-unit") is not None and any(token.kind in ("per", "long") for token in tokens):
        number = number or 1
    return Value(None, timex_length("X" if number is None else str(number), unit), turns=False)


def reference(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read current, recent, the future: no date, only how it lies to the present."""
    del context
    kind = tokens[-1].kind
    return Value(None, {"current": "PRESENT_REF", "future": "FUTURE_REF"}.get(kind, "PAST_REF"), turns=False)


def past(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read recently, in recent weeks: how long ago is not said."""
    del tokens, context
    return Value(None, "PAST_REF", turns=False)


def clock(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read 5:30 p.m.: a time of the day told of, else of the text's."""
    time = letter(tokens, "clock")
    day = context.reference or context.now
    if time is None or not time.startswith("T"):
        return None
    if day is None or day.unit != "D":
        return Value(None, f"XXXX-XX-XX{time}", turns=False)
    return Value(day.edtf(), day.timex() + time, None, day, turns=False)


def several(tokens: Sequence[Token]) -> int | None:
    """Return how many units are meant: one, a number, or None for a bare plural."""
    plural = any(token.kind == "units" for token in tokens)
    return amount(tokens) if not plural or any(token.kind in _COUNTING for token in tokens) else None


def timex_length(number: str, unit: str) -> str:
    """Return the TIMEX3 value of so many units."""
    if unit in CLOCK_UNITS:
        return f"PT{number}{CLOCK_UNITS[unit]}"
    if unit == "F":
        return f"P{int(number) * 2}W" if number.isdecimal() else "PXW"
    return f"P{number}" + {"E": "DE", "C": "CE", "K": "WE"}.get(unit, unit)
