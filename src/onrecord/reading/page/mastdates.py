"""Full calendar dates of mastheads: day, month and year in one phrase; running text is read by ``dates``."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.masthead import masthead_words
from onrecord.model import Span

_YEARS = range(1800, 2100)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?![\d/])(?!-\d)")
_AMERICAN = re.compile(r"\b(?:ET|EST|EDT|CT|CST|CDT|MT|MST|MDT|PT|PST|PDT|AKDT|HST)\b")
_ELSEWHERE = re.compile(r"\b(?:GMT|UTC|BST|CET|CEST|EET|EEST|MSK|IRST|TRT|AEST)\b")


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar date in a line: its place there and its readings, EDTF; two where day and month could be swapped."""

    span: Span
    readings: tuple[str, ...]


def calendar_dates(line: str) -> tuple[Calendar, ...]:
    """Find the full calendar dates of ``line``, in order; spans are offsets in ``line``."""
    if not any(mark.isdigit() for mark in line):
        return ()
    found = [_numeric(match) for match in _NUMERIC.finditer(line)]
    found += [_worded(match) for match in _worded_pattern().finditer(line)]
    return tuple(sorted((date for date in found if date is not None), key=lambda date: date.span))


def settle(readings: tuple[str, ...], line: str, others: tuple[str, ...]) -> str | None:
    """Decide between two readings: by the time zone in ``line``, else by a certain date among ``others``.

    None while both stay possible.
    """
    if len(readings) == 1:
        return readings[0]
    month_first, day_first = readings
    if _AMERICAN.search(line) is not None:
        return month_first
    if _ELSEWHERE.search(line) is not None:
        return day_first
    agreed = [reading for reading in readings if reading in others]
    return agreed[0] if len(agreed) == 1 else None


def whole_date(value: str) -> str | None:
    """The EDTF of a value given as a date: ISO 8601 (its day, month or year) or any one full calendar date."""
    value = value.strip()
    iso = re.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|[T\s])", value)
    if iso is not None:
        year, month, day = iso.groups()
        valid = _edtf(int(year), int(month or 1), int(day or 1))
        return value[: iso.end()] if valid is not None else None
    dates = calendar_dates(value)
    return settle(dates[0].readings, value, ()) if len(dates) == 1 else None


@cache
def _month_numbers() -> dict[str, int]:
    return {name: number for number in range(1, 13) for name in masthead_words()[f"month-{number}"]}


@cache
def _worded_pattern() -> re.Pattern[str]:
    month = "|".join(sorted(_month_numbers(), key=len, reverse=True))
    day = r"(?:st|[nr]d|th|er|º|\.)?"
    return re.compile(
        rf"(?<!\d)(?:(?P<day>\d{{1,2}}){day}[\s-]+(?:of\s+|de\s+)?(?P<month>{month})\b\.?,?[\s-]+(?:de\s+)?"
        rf"|\b(?P<first>{month})\b\.?\s+(?P<second>\d{{1,2}}){day},?\s+)(?P<year>\d{{4}})(?!\d)",
        re.IGNORECASE,
    )


def _worded(match: re.Match[str]) -> Calendar | None:
    name, day = (match["month"], match["day"]) if match["month"] is not None else (match["first"], match["second"])
    edtf = _edtf(int(match["year"]), _month_numbers()[name.lower()], int(day))
    return Calendar(Span(*match.span()), (edtf,)) if edtf is not None else None


def _numeric(match: re.Match[str]) -> Calendar | None:
    first, mark, second, third = match.groups()
    if len(first) == 4:
        readings = [_edtf(int(first), int(second), int(third))]
    elif mark == ".":
        readings = [_edtf(int(third), int(second), int(first))]
    else:
        readings = [_edtf(int(third), int(first), int(second)), _edtf(int(third), int(second), int(first))]
    valid = tuple(dict.fromkeys(reading for reading in readings if reading is not None))
    return Calendar(Span(*match.span()), valid) if valid else None


def _edtf(year: int, month: int, day: int) -> str | None:
    if year not in _YEARS:
        return None
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
