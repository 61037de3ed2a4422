"""What stands within an article and is none of it: boxes of other articles, blocks that nobody took for text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.page.looks import Seen

_ASIDE_TAGS = frozenset({"nav", "footer", "aside", "form"})
_PLAIN_TAGS = frozenset({"a", "div", "h2", "h3", "h4", "h5", "h6", "p", "section", "span", "strong"})
_NUMBER = re.compile(r"\[\d+\]")
_MOST_TITLES = 8
"""A box lists no more articles than this before the text goes on."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What an extractor took for the article: from which line to which, and the containers of what it took.

    ``containers`` are the paths of the parents without numbers; empty where it took less than half of the sentences
    between its first and its last, so that it cannot be relied on.
    """

    places: range
    containers: frozenset[str]

    def leaves_out(self, item: Seen, place: int) -> bool:
        """Tell whether an extractor saw this block and left it where no text of the article is."""
        line = item.line
        if line.body is not False:
            return False
        if line.tag in _ASIDE_TAGS or (len(self.places) > 0 and place not in self.places):
            return True
        return bool(self.containers) and line.tag in _PLAIN_TAGS and _container(line.path) not in self.containers


def taken_of(seen: Sequence[Seen]) -> Taken:
    """Return what an extractor took among the lines of a part; nothing where none ran."""
    taken = [place for place, item in enumerate(seen) if item.line.body is True]
    if not taken:
        return Taken(range(0), frozenset())
    places = range(taken[0], taken[-1] + 1)
    told = [seen[place].line for place in places if seen[place].is_text]
    reliable = 2 * sum(line.words for line in told if line.body) >= sum(line.words for line in told)
    return Taken(places, frozenset(_container(seen[place].line.path) for place in taken) if reliable else frozenset())


def boxes_of(seen: Sequence[Seen], body: int, end: int) -> frozenset[int]:
    """Return the lines between ``body`` and ``end`` that list other articles: those after a head that says so.

    After such a head a headline, one sentence about it and a day or a link to it belong to the box; two sentences in
    a row are text again, and the first of them is taken back where no headline stands before it.
    """
    found: set[int] = set()
    place = body
    while place < end:
        if seen[place].sign == "related":
            found |= _box(seen, place + 1, end)
        place += 1
    return frozenset(found)


def _box(seen: Sequence[Seen], start: int, end: int) -> set[int]:
    found: set[int] = set()
    titles, place = 0, start
    while place < end and titles < _MOST_TITLES:
        item = seen[place]
        if item.look in ("furniture", "date") and found:
            place += 1
        elif _is_title(item) and _text_follows(seen, place, end):
            found.add(place)
            titles += 1
            place += 1
            if place + 1 < end and seen[place].is_text and _goes_on(seen, place + 1, end):
                found.add(place)
                place += 1
        else:
            break
    return found


def _is_title(item: Seen) -> bool:
    line = item.line
    return (
        item.look in ("phrase", "sentence")
        and 3 <= line.words <= 20
        and line.body is not True
        and line.text[0] not in "-•*–"
    )


def _text_follows(seen: Sequence[Seen], place: int, end: int) -> bool:
    return any(item.is_text for item in seen[place + 1 : end])


def _goes_on(seen: Sequence[Seen], place: int, end: int) -> bool:
    """Whether a sentence belongs to the headline before it: a link, a day or another headline comes next."""
    item = seen[place]
    return item.look in ("furniture", "date") or (_is_title(item) and not item.line.closed and place + 1 < end)


def _container(path: str) -> str:
    return _NUMBER.sub("", path.rsplit("/", 1)[0])
