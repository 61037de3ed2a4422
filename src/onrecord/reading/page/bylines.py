"""Lines that name the writer or the day: ``By Ana Toren``, ``Ana Toren | 3 May 2014``, ``Updated May 3, 2014``."""

import re
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.furniture import furniture_words
from onrecord.lexicon.masthead import masthead_words
from onrecord.model import Span
from onrecord.reading.page.mastdates import Calendar, calendar_dates
from onrecord.reading.page.people import is_name, names_of_list

_TIME = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?\s?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?"
    r"|\b(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|GMT|UTC|BST|CES?T|EES?T|MSK|IRST|TRT)\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_FIELDS = re.compile(r"[|•·–—,;:/()\[\]\t-]+|\s{2,}")
_BARS = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+")
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Credit:
    """What a masthead line says: names and dates, as offsets in the line. ``by`` tells that a byline word opens it."""

    names: tuple[Span, ...]
    dates: tuple[Calendar, ...]
    by: bool


def read_credit(line: str) -> Credit | None:
    """Read a masthead line; None where it is something else."""
    if len(line) > _LONGEST:
        return None
    dates = calendar_dates(line)
    opening = _byline_pattern().search(line) if dates else _byline_pattern().match(line)
    if opening is not None:
        return _byline(line, opening, dates)
    if dates and _has_date_field(line, dates):
        return Credit((), dates, by=False)
    rest = _rest(line, dates)
    if not dates and (rest.strip() or _TIME.search(line) is None):
        return None
    names = tuple(Span(*field) for field in _fields(rest) if is_name(line[slice(*field)]))
    words = [word for word in rest.split() if any(map(str.isalnum, word))]
    unnamed = len(words) - sum(len(name.of(line).split()) for name in names)
    if unnamed > (4 if names else 3) or any(word[:1].islower() for word in words if len(word) > 3):
        return None
    return Credit(names[:1], dates, by=False)


def has_weekday(line: str) -> bool:
    """Tell whether ``line`` names a day of the week."""
    return _WEEKDAY.search(line) is not None


def is_update(line: str, date: Span) -> bool:
    """Tell whether the words before ``date`` say that it is the day of a change."""
    before = line[: date.start].lower()
    return _last("updated", before) > _last("published", before)


def _has_date_field(line: str, dates: tuple[Calendar, ...]) -> bool:
    """Whether marks part the line into an outlet, a series and the like and a date; a menu is something else."""
    fields = [line[slice(*field)] for field in _fields(line, _BARS)]
    if (
        len(fields) < 3
        or len(line.split()) > 14
        or any(furniture_words().of_line(field) is not None for field in fields)
    ):
        return False
    return any(date.span.of(line) in fields for date in dates) and not any(is_name(field) for field in fields)


def _last(mark: str, before: str) -> int:
    """Where the last of the words called ``mark`` ends; -1 if there is none."""
    phrases = "|".join(re.escape(phrase) for phrase in masthead_words()[mark])
    return max((match.end() for match in re.finditer(rf"(?<!\w)(?:{phrases})(?!\w)", before)), default=-1)


def _byline(line: str, opening: re.Match[str], dates: tuple[Calendar, ...]) -> Credit | None:
    start = opening.end()
    end = min((date.span.start for date in dates if date.span.start >= start), default=len(line))
    stop = re.search(r"\s(?:on|in|at|for|from|is|are|has|was)\s|\s*\|", line[start:end])
    listed = line[start : start + stop.start()] if stop is not None else line[start:end]
    names = tuple(Span(span.start + start, span.end + start) for span in names_of_list(listed))
    bare = listed.strip(" ,|•·–—-")
    short = len(bare.split()) <= 4 and bool(bare) and (dates or not any(word[:1].islower() for word in bare.split()))
    worded = opening["by"].lower() not in ("by", "von", "par", "por")
    return Credit(names, dates, by=True) if names or (short and (worded or len(bare.split()) <= 2 or dates)) else None


def _rest(line: str, dates: tuple[Calendar, ...]) -> str:
    """What a line says beside dates, times and the words that go with them; same length, blanks in their places."""
    for date in dates:
        line = line[: date.span.start] + "|" * len(date.span) + line[date.span.end :]
    for pattern in (_TIME, _cue_pattern()):
        line = pattern.sub(lambda match: "|" * len(match[0]), line)
    return _FIELDS.sub(lambda match: " " * len(match[0]), line) if not line.strip("| -–—•·,;:/()[]") else _spaced(line)


def _spaced(line: str) -> str:
    return line.replace("|", " ")


def _fields(rest: str, marks: re.Pattern[str] = _FIELDS) -> list[tuple[int, int]]:
    fields, at = [], 0
    for mark in [*marks.finditer(rest), None]:
        end = mark.start() if mark is not None else len(rest)
        words = rest[at:end]
        start = at + len(words) - len(words.lstrip())
        if words.strip():
            fields.append((start, start + len(words.strip())))
        at = mark.end() if mark is not None else end
    return fields


@cache
def _byline_pattern() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in masthead_words()["byline"])
    return re.compile(rf"(?:^[(\[]?|(?<=[|•·–—\s]))(?P<by>{phrases})(?<=[\w:])\s*:?\s+(?=\S)", re.IGNORECASE)


@cache
def _cue_pattern() -> re.Pattern[str]:
    phrases = sorted({*masthead_words()["published"], *masthead_words()["updated"]}, key=len, reverse=True)
    words = "|".join(re.escape(phrase) for phrase in phrases)
    return re.compile(rf"\b(?:{words})\b|\b(?:on|at|am|pm)\b", re.IGNORECASE)
