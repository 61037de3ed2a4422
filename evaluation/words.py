"""Names as sets of words: what may differ between two annotators' names without being another name."""

import re
from functools import lru_cache
from pathlib import Path

from evaluation.spans import Interval

_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLES = frozenset(("a", "an", "the"))


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Return the words before a person's name that may be in or out of it, in lower case without full stops."""
    lines = (Path(__file__).parent / "titles.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def name_words(name: str) -> frozenset[str]:
    """Return the words of a name, case, punctuation, titles and articles aside; never empty for a name with words."""
    words = [word.casefold() for word in _WORD.findall(re.sub(r"['’]s\b", "", name))]
    telling = frozenset(word for word in words if word not in titles() and word not in _ARTICLES)
    return telling or frozenset(words)


def bare_name(text: str, span: Interval, *, person: bool) -> Interval:
    """Return the span of a name without article and possessive, and for a person without titles before it."""
    start, end = span
    loose = _ARTICLES | titles() if person else _ARTICLES
    while (gap := _first_gap(text, start, end)) is not None:
        first = text[start : gap[0]].casefold().rstrip(".")
        if first not in loose:
            break
        start = gap[1]
    possessive = _POSSESSIVE.search(text, start, end)
    return start, possessive.start() if possessive and possessive.start() > start else end


def _first_gap(text: str, start: int, end: int) -> Interval | None:
    gap = re.compile(r"\s+").search(text, start, end)
    return gap.span() if gap else None
