"""Where one article of a page ends and the next begins: only on strong evidence, else the page is one part."""

import re
from collections.abc import Sequence

from onrecord.reading.looks import Seen

_QUESTION = re.compile(r"[*_]{0,2}Q(?:uestion)?\s?\d{0,2}\s?[:.)]", re.IGNORECASE)
_MARK = re.compile(r"[*_]{0,2}(?:Q|A|Question|Answer)\s?\d{0,2}\s?[:.)]", re.IGNORECASE)
_CLOSERS = frozenset({"tags", "comment", "related"})
_LOOK_AHEAD = 6
_FEWEST_WORDS = 40


def part_starts(seen: Sequence[Seen]) -> tuple[int, ...]:
    """Return the indices of the lines that begin a part; the first is 0."""
    starts, closer, prose, spoken = [0], "", 0, False
    credited = _has_credit(seen)
    for place, item in enumerate(seen):
        prose += item.look == "prose"
        spoken = spoken or _QUESTION.match(item.line.text) is not None
        if prose and item.sign in _CLOSERS:
            closer = str(item.sign)
        elif prose and _begins_part(seen, place, closer, credited=credited, spoken=spoken):
            starts.append(place)
            closer, prose, spoken = "", 0, False
    return tuple(starts)


def is_headline_like(item: Seen) -> bool:
    """Tell whether a line could be a headline: a phrase of some words that begins as one."""
    line = item.line
    if line.tag in ("h1", "h2") and item.look in ("phrase", "sentence", "prose"):
        return True
    begins = not line.text[:1].islower() and line.text[:1] not in "-*•–—"
    return item.look == "phrase" and 3 <= line.words <= 25 and begins and line.text[-1:] not in ":,;"


def _begins_part(seen: Sequence[Seen], place: int, closer: str, *, credited: bool, spoken: bool) -> bool:
    """Whether a headline begins an article: after a closing line, under a byline, or before a new interview."""
    item = seen[place]
    body = _body_after(seen, place) if is_headline_like(item) else None
    if body is None:
        return False
    if spoken and _MARK.match(seen[body].line.text) is None and _asks_soon(seen, body):
        return True
    signed = any(after.look == "byline" for after in seen[place + 1 : body])
    prose = _run_of_prose(seen, body)
    if closer:
        asked = _QUESTION.match(seen[body].line.text) is not None or _asks_soon(seen, body)
        return asked or (prose >= 2 and (closer == "tags" or signed))
    heading = item.line.tag == "h1" and item.line.body is not False
    return prose >= 2 and (heading or (signed and credited))


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
