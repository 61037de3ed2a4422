"""Words around a time expression that narrow or widen it: early, the end of, the first half of, since, around."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.dates.moment import Moment
from onrecord.reading.dates.tokens import Token
from onrecord.reading.dates.value import ORDINALS, Value, letter, shifted, worth

# First and last month, day and year of the thirds of a year, a month, a decade and a century.
_YEAR_THIRDS = ((1, 4), (5, 8), (9, 12))
_MONTH_THIRDS = ((1, 10), (11, 20), (21, 31))
_DECADE_THIRDS = ((0, 3), (4, 6), (7, 9))
_CENTURY_THIRDS = ((0, 33), (34, 66), (67, 99))
_WITH_OF = ("beginning", "start", "opening", "end", "close", "middle", "latter")
_APPROXIMATE = "MSYEC"


def modified(name: str, value: Value, tokens: Sequence[Token], text: str) -> Value | None:
    """Apply the modifier ``name`` to a value; None where the words do not belong to it."""
    if name == "part":
        return _part(value, tokens, text)
    if name in _BY_WORDS:
        return _BY_WORDS[name](value, tokens)
    if name == "hedge" and tokens[-1].kind == "over" and value.turns:
        return None
    return _PLAIN[name](value)


def _part(value: Value, tokens: Sequence[Token], text: str) -> Value | None:
    third = worth(tokens, "early", "middle", "late")
    word = next(token.span.of(text).lower() for token in tokens if token.kind in ("early", "middle", "late"))
    if third is None or (word in _WITH_OF and not any(token.kind == "of" for token in tokens)):
        return None
    moment = value.moment
    if moment is None or value.edtf is None:
        return value if value.open is not None else None
    if moment.unit in "DW" and len(tokens) == 1 and word in ("early", "late"):
        return value if value.edtf == moment.edtf() else None
    edtf = _third(moment, third - 1)
    return None if edtf is None else replace(value, edtf=edtf)


def _third(moment: Moment, third: int) -> str | None:
    if moment.unit == "S":
        return moment.edtf()
    if moment.unit == "Y":
        return _joined(moment, "M", _YEAR_THIRDS[third])
    if moment.unit == "M":
        return _joined(moment, "D", _MONTH_THIRDS[third])
    if moment.unit in "EC" and moment.year > 0:
        first, last = (_DECADE_THIRDS if moment.unit == "E" else _CENTURY_THIRDS)[third]
        return f"{moment.year + first:04}/{moment.year + last:04}"
    return moment.edtf() if moment.unit in "EC" else None


def _joined(moment: Moment, unit: str, ends: tuple[int, int]) -> str | None:
    if unit == "M":
        return "/".join(replace(moment, month=month, unit="M").edtf() for month in ends)
    last = min(ends[1], days_in(moment))
    return "/".join(replace(moment, day=day, unit="D").edtf() for day in (ends[0], last))


def days_in(moment: Moment) -> int:
    """Return the number of days of the month that a point lies in."""
    leap = moment.year % 4 == 0 and (moment.year % 100 != 0 or moment.year % 400 == 0)
    return 28 + leap if moment.month == 2 else 30 if moment.month in (4, 6, 9, 11) else 31


def _half(value: Value, tokens: Sequence[Token]) -> Value | None:
    moment = value.moment
    parts = worth(tokens, "half", "quarter")
    number = worth(tokens, *ORDINALS) or parts
    if moment is None or value.edtf is None:
        return value if value.open is not None else None
    if parts is None or number is None or not 1 <= number <= parts:
        return None
    if moment.unit == "Y":
        months = 12 // parts
        edtf = _joined(moment, "M", (months * (number - 1) + 1, months * number))
        return replace(value, edtf=edtf, timex=f"{moment.timex()}-{'H' if parts == 2 else 'Q'}{number}")
    if moment.unit == "M" and parts == 2:
        return replace(value, edtf=_joined(moment, "D", (1, 15) if number == 1 else (16, 31)))
    if moment.unit in "EC" and parts == 2 and moment.year > 0:
        half = 5 if moment.unit == "E" else 50
        first = moment.year + half * (number - 1)
        return replace(value, edtf=f"{first:04}/{first + half - 1:04}")
    return None


def _time(value: Value, tokens: Sequence[Token]) -> Value | None:
    """Take in a part of the day: TIMEX3 has one, EDTF has none."""
    tail = letter(tokens, "day-part")
    if tail is None or value.timex is None or value.moment is None or value.moment.unit != "D" or "T" in value.timex:
        return None
    return replace(value, timex=value.timex + tail)


def _beside(value: Value, tokens: Sequence[Token]) -> Value | None:
    """Read the day after Christmas, the year before 1979."""
    step, unit = worth(tokens, "after", "before"), letter(tokens, "unit")
    if step is None or unit is None or unit not in "DWMY" or value.moment is None or value.edtf is None:
        return None
    moved = shifted(value.moment, step, unit)
    return None if moved.moment is None else replace(moved, anchor=value.anchor or value.moment)


def _clock(value: Value, tokens: Sequence[Token]) -> Value | None:
    """Take in a time of the day: TIMEX3 has one, the EDTF value stays the day."""
    time = letter(tokens, "clock")
    if time is None or not time.startswith("T") or value.timex is None or value.moment is None:
        return None
    return replace(value, timex=value.timex[:10] + time) if value.moment.unit == "D" else None


def _later(value: Value) -> Value | None:
    return value if value.moment is not None and value.anchor is not None and value.moment.unit in "WMQSYE" else None


def _hedge(value: Value) -> Value | None:
    return value if (value.timex or "").startswith("P") or (value.anchor is not None and value.counted) else None


def _period(value: Value) -> Value | None:
    return value if value.edtf is None and (value.timex or "").startswith("P") else None


def _about(value: Value) -> Value | None:
    if value.moment is None or value.edtf is None or value.moment.unit not in _APPROXIMATE:
        return None
    return replace(value, edtf="/".join(f"{end}~" for end in value.edtf.split("/")))


def _since(value: Value) -> Value | None:
    if value.edtf is None:
        return value if value.open is not None else None
    if value.moment is None or value.edtf.endswith(".."):
        return None
    return replace(value, edtf=f"{value.edtf.partition('/')[0]}/..")


_BY_WORDS = {"half": _half, "time": _time, "beside": _beside, "clock": _clock}
_PLAIN = {
    "about": _about,
    "since": _since,
    "onwards": _since,
    "later": _later,
    "hedge": _hedge,
    "period": _period,
}
