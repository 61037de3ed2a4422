"""What an EDTF value (ISO 8601-2) says at the least and at the most: its first and its last possible day."""

import re
from functools import lru_cache

Bounds = tuple[str | None, str | None]
"""First and last day, ISO 8601; None where that end is open, unknown or unreadable."""

_DATE = re.compile(r"(?P<year>-?[\dX]{4})(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2}))?)?")
_QUALIFIERS = str.maketrans("", "", "~?%")
_OPEN = ("", "..")
# Months that a sub-year code of ISO 8601-2 spans. A plain season (21-24) depends on the hemisphere: see _season.
_GROUPS = {
    25: (3, 5),
    26: (6, 8),
    27: (9, 11),
    29: (9, 11),
    31: (3, 5),
    32: (6, 8),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    37: (1, 4),
    38: (5, 8),
    39: (9, 12),
    40: (1, 6),
    41: (7, 12),
}
_ANY_SEASON = range(21, 24)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_OVER_NEW_YEAR = (24, 28, 30)


@lru_cache(maxsize=20_000)
def edtf_bounds(edtf: str) -> Bounds:
    """Return the first and last day that ``edtf`` may mean, level 0 and 1, with intervals, open ends and sets.

    ``~``, ``?`` and ``%`` do not widen the bounds: how wide "about" is, no standard says. A season without hemisphere
    is the whole year (winter until the next February). What is no EDTF has the bounds ``(None, None)``.
    """
    value = edtf.strip()
    if value[:1] + value[-1:] in ("[]", "{}"):
        return _set(value[1:-1])
    if "/" in value:
        first, _, last = value.partition("/")
        return _ends(first, last)
    return _date(value)


def _set(members: str) -> Bounds:
    bounds = [
        _ends(*member.partition("..")[::2]) if ".." in member else _date(member)
        for member in (part.strip() for part in members.split(","))
    ]
    first, last = [start for start, _ in bounds], [stop for _, stop in bounds]
    return (_least(first), _most(last))


def _least(days: list[str | None]) -> str | None:
    known = [day for day in days if day is not None]
    return min(known, key=_order) if len(known) == len(days) else None


def _most(days: list[str | None]) -> str | None:
    known = [day for day in days if day is not None]
    return max(known, key=_order) if len(known) == len(days) else None


def _order(day: str) -> tuple[int, str]:
    year = int(day[:5]) if day.startswith("-") else int(day[:4])
    return year, day[-5:]


def _ends(first: str, last: str) -> Bounds:
    start = None if first.strip() in _OPEN else _date(first)[0]
    stop = None if last.strip() in _OPEN else _date(last)[1]
    return start, stop


def _date(value: str) -> Bounds:
    match = _DATE.fullmatch(value.strip().translate(_QUALIFIERS))
    if match is None:
        return None, None
    year, month, day = match["year"], match["month"], match["day"]
    first, last = _years(year)
    if month is None or "X" in year or "X" in month:
        return (f"{first}-01-01", f"{last}-12-31") if _fits(month, day) else (None, None)
    if int(month) > 12:
        return (None, None) if day is not None else _group(first, int(month))
    return _month(first, int(month), day)


def _years(year: str) -> tuple[str, str]:
    first, last = year.replace("X", "0"), year.replace("X", "9")
    return (last, first) if year.startswith("-") else (first, last)


def _fits(month: str | None, day: str | None) -> bool:
    return month is None or (("X" in month or 1 <= int(month) <= 41) and (day is None or "X" in day or int(day) <= 31))


def _month(year: str, month: int, day: str | None) -> Bounds:
    if month < 1:
        return None, None
    length = _length(int(year), month)
    if day is None or day == "XX":
        return f"{year}-{month:02}-01", f"{year}-{month:02}-{length}"
    first = max(1, int(day.replace("X", "0")))
    last = min(length, int(day.replace("X", "9")))
    if first > last:
        return None, None
    return f"{year}-{month:02}-{first:02}", f"{year}-{month:02}-{last:02}"


def _group(year: str, code: int) -> Bounds:
    if code in _ANY_SEASON:
        return f"{year}-01-01", f"{year}-12-31"
    if code in _OVER_NEW_YEAR:
        following = int(year) + 1
        start = 1 if code == 24 else 12
        name = f"{following:05}" if following < 0 else f"{following:04}"
        return f"{year}-{start:02}-01", f"{name}-02-{_length(following, 2)}"
    if code not in _GROUPS:
        return None, None
    first, last = _GROUPS[code]
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{_length(int(year), last)}"


def _length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _DAYS[month - 1]
