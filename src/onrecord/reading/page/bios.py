"""The note at the end of an article that says who wrote it."""

import re
from collections.abc import Sequence

from onrecord.lexicon.masthead import masthead_words
from onrecord.lexicon.words import fold
from onrecord.model import Span
from onrecord.reading.page.looks import Seen
from onrecord.reading.page.people import is_name, names_in, surname

_HEAD = re.compile(
    r"^(?P<name>[^\W\d_][^|:–—,]{2,50}?)\s*(?:\s[-–—]\s|[|:–—]|,(?=[^.!?]*$))\s*(?P<rest>\S.*)$", re.DOTALL
)
_VERB = re.compile(
    r"(?:\s*,[^,.;]{3,80})?,?\s*(?:is|was|has been|serves|served|works|worked|teaches|writes|covers|"
    r"holds|reports|reported|lives|edits|lectures|blogs|contributes)\b"
)
_WITHIN_LAST = 4


def bio_name(item: Seen) -> Span | None:
    """Where a note on the author names its subject, in the text of the document; None if it is no such note by form."""
    line = item.line
    named = _stated_name(line.text) or _verb_name(line.text)
    if named is None or not _tells_role(line.text[named.end : named.end + 160]):
        return None
    return Span(named.start + line.span.start, named.end + line.span.start)


def bio_places(seen: Sequence[Seen], authors: frozenset[str], first: int, end: int) -> dict[int, Span | None]:
    """The lines from ``first`` on that describe the author, by index, with the name in each; the text ends at ``end``.

    ``authors`` holds folded surnames of the byline. A note by form alone counts only at the end of the text, and only
    for somebody whom the article does not speak of.
    """
    told = [place for place in range(first, len(seen)) if seen[place].is_text or seen[place].look == "phrase"]
    found: dict[int, Span | None] = {}
    within = [place for place in told if place < end]
    for place in sorted({*within[-_WITHIN_LAST:], *told[-_WITHIN_LAST:]}):
        words = seen[place].line.text
        if words.lower().startswith(masthead_words()["author-word"]):
            found[place] = None
            continue
        span = bio_name(seen[place])
        if span is None or seen[place].line.words < 4:
            continue
        offset = seen[place].line.span.start
        name = words[span.start - offset : span.end - offset]
        if surname(name) in authors or not _spoken_of(name, seen, place):
            found[place] = span
    return _unbroken(seen, found, told)


def _unbroken(seen: Sequence[Seen], found: dict[int, Span | None], told: list[int]) -> dict[int, Span | None]:
    """Only notes after which no other sentence comes; a short line or two may."""
    kept: dict[int, Span | None] = {}
    for place in reversed(told):
        if place in found:
            kept[place] = found[place]
        elif seen[place].is_text or kept:
            break
    return kept


def _stated_name(words: str) -> Span | None:
    head = _HEAD.match(words)
    if head is None or not is_name(head["name"]):
        return None
    if head["rest"][:1].islower() and not _tells_role(" ".join(head["rest"].split()[:4])):
        return None
    return _untitled(words, Span(*head.span("name")))


def _verb_name(words: str) -> Span | None:
    names = names_in(words[:80])
    if not names or len(words[: names[0].start].split()) > 1:
        return None
    return names[0] if _VERB.match(words, names[0].end) is not None else None


def _untitled(words: str, span: Span) -> Span:
    names = names_in(words[: span.end])
    return names[0] if names else span


def _tells_role(words: str) -> bool:
    plain = {word.strip(".,;:()").lower() for part in words.split() for word in (part, *part.split("-"))}
    return bool(plain & set(masthead_words()["bio-role"]))


def _spoken_of(name: str, seen: Sequence[Seen], place: int) -> bool:
    wanted = surname(name)
    return any(wanted in fold(item.line.text) for item in seen[:place] if item.look == "prose")
