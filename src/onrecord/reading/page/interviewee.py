"""Who answers in an interview: the person whom the headline or the introduction presents."""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.lexicon.masthead import masthead_words
from onrecord.lexicon.words import fold
from onrecord.model import Span
from onrecord.reading.page.looks import Seen
from onrecord.reading.page.people import names_in, surname

_PRONOUN = re.compile(r"\b(?:he|she|who|they)\s+(?:has\s+|had\s+|recently\s+)*$", re.IGNORECASE)


def interviewee(headlines: Sequence[Seen], introduction: Sequence[Seen]) -> Span | None:
    """Return where the person who answers is first named in full, None if nowhere.

    The one of whom the introduction says that somebody spoke with her; else the first person it names whom the
    headline names too; else the first person named.
    """
    spoken = next((span for item in (*introduction, *headlines) if (span := _spoken_with(item)) is not None), None)
    if spoken is not None:
        return spoken
    named = [span for item in introduction for span in _named(item)]
    heads = " ".join(fold(item.line.text) for item in headlines)
    shared = [span for item in introduction for span in _named(item) if surname(_words(item, span)) in heads]
    first = [*shared, *named, *(span for item in headlines for span in _named(item))]
    return first[0] if first else None


def _spoken_with(item: Seen) -> Span | None:
    """The name after ``spoke with`` or, where a person is its subject, the name before it; none where a pronoun is."""
    words = item.line.text
    match = _spoke_pattern().search(words)
    if match is None or _PRONOUN.search(words[: match.start()]) is not None:
        return None
    start = max(words.rfind(". ", 0, match.start()) + 2, 0) if ". " in words[: match.start()] else 0
    names = names_in(words)
    before = [name for name in names if start <= name.start <= start + 4 and name.end <= match.start()]
    after = [name for name in names if match.end() <= name.start <= match.end() + 120]
    chosen = before or after
    return _placed(item, chosen[0]) if chosen else None


def _named(item: Seen) -> list[Span]:
    return [_placed(item, name) for name in names_in(item.line.text)]


def _placed(item: Seen, span: Span) -> Span:
    return Span(span.start + item.line.span.start, span.end + item.line.span.start)


def _words(item: Seen, span: Span) -> str:
    return item.line.text[span.start - item.line.span.start : span.end - item.line.span.start]


@cache
def _spoke_pattern() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in masthead_words()["spoke"])
    return re.compile(rf"\b(?:{phrases})(?!\w)", re.IGNORECASE)
