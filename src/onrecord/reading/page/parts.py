"""Where one article of a page ends and the next begins: only on strong evidence, else the page is one part."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.page.looks import Seen
from onrecord.reading.page.people import names_in

_QUESTION = re.compile(r"[*_]{0,2}(?:Q|Question)\s?\d{0,2}\s?[:.)]", re.IGNORECASE)
_MARK = re.compile(r"[*_]{0,2}(?:Q|A|Question|Answer)\s?\d{0,2}\s?[:.)]", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur)\b")
_CLOSERS = frozenset({"tags", "comment", "related"})
_LOOK_AHEAD = 6
_FEWEST_WORDS = 30


@dataclass(frozen=True, slots=True)
class _Before:
    """What the part that is being read has had so far; ``closer`` is the sign of its last closing line."""

    prose: int = 0
    run: int = 0
    longest: int = 0
    closer: str = ""
    spoken: bool = False
    headed: bool = False

    @property
    def is_article(self) -> bool:
        """Whether sentences stood one after another, or somebody was asked: teasers are single sentences."""
        return self.prose > 0 and (self.longest > 1 or self.spoken)

    def with_line(self, item: Seen) -> "_Before":
        closes = self.prose > 0 and item.sign in _CLOSERS
        return _Before(
            self.prose + (item.look == "prose"),
            run := self.run + 1 if item.is_text else 0,
            max(self.longest, run),
            str(item.sign) if closes else self.closer,
            self.spoken or _QUESTION.match(item.line.text) is not None,
            self.headed or item.line.tag == "h1",
        )


def part_starts(seen: Sequence[Seen]) -> tuple[int, ...]:
    """Return the indices of the lines that begin a part; the first is 0."""
    starts, before = [0], _Before()
    credited = _has_credit(seen)
    for place, item in enumerate(seen):
        if before.is_article and is_headline_like(item) and _begins_part(seen, place, before, credited=credited):
            starts.append(place)
            before = _Before()
        before = before.with_line(item)
    return tuple(starts)


def is_headline_like(item: Seen) -> bool:
    """Tell whether a line could be a headline: a phrase of some words that begins as one."""
    line = item.line
    if line.tag in ("h1", "h2") and item.look in ("phrase", "sentence", "prose"):
        return True
    begins = not line.text[:1].islower() and line.text[:1] not in "-*•–—"
    return item.look == "phrase" and 3 <= line.words <= 25 and begins and line.text[-1:] not in ":,;"


def _begins_part(seen: Sequence[Seen], place: int, before: _Before, *, credited: bool) -> bool:
    """Whether a headline begins an article: after a closing line, over a byline, or over a new interview."""
    body = _body_after(seen, place)
    if body is None:
        return False
    if before.spoken and _introduces(seen[body]) and _asks_soon(seen, body):
        return True
    signed = any(after.look == "byline" for after in seen[place + 1 : body])
    prose = _run_of_prose(seen, body)
    if before.closer:
        return _asks_soon(seen, body) or (prose >= 2 and (before.closer == "tags" or signed))
    heading = before.headed and seen[place].line.tag == "h1" and seen[place].line.body is not False
    return prose >= 2 and (heading or (signed and credited))


def _introduces(item: Seen) -> bool:
    """Whether a paragraph could introduce somebody: unmarked, in the third person, with a full name."""
    words = item.line.text
    return _MARK.match(words) is None and _FIRST_PERSON.search(words) is None and bool(names_in(words))


def _body_after(seen: Sequence[Seen], place: int) -> int | None:
    """The first prose soon after a headline, with nothing but a masthead between."""
    for at in range(place + 1, min(place + 1 + _LOOK_AHEAD, len(seen))):
        if seen[at].is_text:
            return at
        if seen[at].sign in _CLOSERS:
            return None
    return None


def _run_of_prose(seen: Sequence[Seen], body: int) -> int:
    run = words = 0
    for item in seen[body:]:
        if item.sign in _CLOSERS or is_headline_like(item):
            break
        run += item.look == "prose"
        words += item.line.words if item.is_text else 0
    return run if words >= _FEWEST_WORDS else 0


def _asks_soon(seen: Sequence[Seen], body: int) -> bool:
    return any(_QUESTION.match(item.line.text) is not None for item in seen[body : body + 4])


def _has_credit(seen: Sequence[Seen]) -> bool:
    """Whether the first article of the page has a byline above its body."""
    for place, item in enumerate(seen):
        if item.look == "byline":
            return True
        if item.look == "prose" and not any(after.look == "byline" for after in seen[place + 1 : place + 3]):
            return False
    return False
