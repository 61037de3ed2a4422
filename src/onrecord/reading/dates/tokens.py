"""The words of a passage as the date rules see them: each token has a class, written as one character."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.lexicon.datewords import Worth, date_words
from onrecord.lexicon.festivals import festivals
from onrecord.lexicon.words import fold
from onrecord.model import Span

_SHAPES = (
    r"(?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)"
    r"|(?P<numeric>(?<![\d./-])\d{1,4}(?P<sign>[-/.])\d{1,2}(?P=sign)\d{1,4}(?![\d/]|[-.]\d))"
    r"|(?P<clock>\d{1,2}(?::\d{2}){0,2}\s?[aApP]\.?[mM]\b\.?|\d{1,2}:\d{2}(?::\d{2})?)"
    r"|(?P<decade>\d{0,3}0['’]?s\b)"
    r"|(?P<nth>\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<number>\d+(?:[.,]\d+)+)"
    r"|(?P<whole>\d+)"
    r"|(?P<break>\n[^\S\n]*\n)"
    r"|[^\w\s]|_"
)
_SIGNS = {
    **dict.fromkeys("-–—‐‑−", "hyphen"),
    **dict.fromkeys("'’‘", "apostrophe"),
    ",": "comma",
    "،": "comma",
    ".": "dot",
    "/": "slash",
    "(": "open",
    "[": "open",
    ")": "close",
    "]": "close",
}
_DIGITS = re.compile(r"\d+")
_DECIMAL = re.compile(r"\d+\.\d{1,2}")
_CLOCK = re.compile(r"(\d{1,2})(?::(\d{2}))?(?::\d{2})?\s?([ap])?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A token with its class; ``worth`` is what it stands for: a number, the letter of a unit, else its own text."""

    span: Span
    kind: str
    worth: Worth


@dataclass(frozen=True, slots=True)
class Tokens:
    """``marks`` holds one character for each token: what the rules are matched against."""

    text: str
    marks: str
    spans: tuple[tuple[int, int], ...]

    def span(self, first: int, last: int) -> Span:
        """Return the span of tokens ``[first, last)``, at least one."""
        return Span(self.spans[first][0], self.spans[last - 1][1])

    def between(self, first: int, last: int) -> tuple[Token, ...]:
        """Return tokens ``[first, last)`` with their classes and worth."""
        return tuple(self._token(place) for place in range(first, last))

    def _token(self, place: int) -> Token:
        start, end = self.spans[place]
        kind = date_words().kinds[self.marks[place]]
        return Token(Span(start, end), kind, _worth(self.text[start:end], kind))


def tokens(text: str, span: Span) -> Tokens:
    """Split the passage at ``span`` into tokens."""
    written: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _token().finditer(text, span.start, span.end):
        written.append(_mark(match[0], match.lastgroup))
        spans.append(match.span())
    return Tokens(text, "".join(written), tuple(spans))


@cache
def _token() -> re.Pattern[str]:
    names = festivals().names
    begins = "".join(sorted({name[0] for name in names.split("|")}))
    # Only what begins like a festival is held against all of their names.
    return re.compile(rf"(?=[{begins}])(?P<festival>\b(?:{names})\b)|{_SHAPES}")


@lru_cache(maxsize=1 << 16)
def _mark(token: str, form: str | None) -> str:
    return date_words().marks[_kind(token, form)]


def _kind(token: str, form: str | None) -> str:
    if form == "whole":
        return _whole(token)
    if form == "word":
        return _word(token)
    if form in (None, "break"):
        return _SIGNS.get(token, "mark")
    return form


def _whole(token: str) -> str:
    value = int(token) if len(token) <= 4 else 10_000
    if len(token) <= 2 and 1 <= value <= 31:
        return "small" if value <= 12 else "days"
    if len(token) == 4 and 1000 <= value < 2200:
        return "year"
    return "digits" if value < 1000 else "number"


def _word(token: str) -> str:
    words = date_words()
    kind = words.words[fold(token)][0] if fold(token) in words.words else None
    if kind is not None and (kind not in words.capital or token[0].isupper()):
        return kind
    return "name" if token[0].isupper() else "word"


def _worth(token: str, kind: str) -> Worth:
    known = date_words().words.get(fold(token)) if kind != "festival" else None
    if known is not None:
        return known[1]
    digits = _DIGITS.search(token) if kind in ("nth", "decade") else None
    if digits is not None:
        return int(digits[0])
    if kind == "clock":
        return _clock(token)
    if kind == "number" and _DECIMAL.fullmatch(token):
        return token
    if kind == "number":
        return int(re.sub(r"\D", "", token.split(".", maxsplit=1)[0])[:18])
    return int(token) if token.isdecimal() and len(token) < 19 else token


def _clock(token: str) -> str:
    """Write 5:30 p.m. as T17:30; an impossible time as it is."""
    match = _CLOCK.match(token)
    if match is None:
        return token
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    hour = hour % 12 + (12 if half == "p" else 0) if half and hour <= 12 else hour
    return f"T{hour:02}:{minute:02}"
