"""Where names stand in a text: one pass over the folded text for the letters that all forms have, then the patterns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final

from onrecord.model import Span
from onrecord.record.guard.folding import fold, offsets
from onrecord.record.guard.spelled import Spelled

_ENDS: Final = 2
_AROUND: Final = 160

_CAMEL: Final = re.compile(r"(?<=[a-zß-öø-ÿа-я])(?=[A-ZÀ-ÖØ-ÞА-Я])")
"""Where a word begins within letters that are written together, as in addresses and marks of topics."""

_ADDRESS: Final = re.compile(r"[/_@#%\\=&]|\w\.\w{2,5}$|-\w+-")
"""What tells that letters without white space are an address or the name of a file, where capitals mean nothing."""

_MONTHS: Final = frozenset(
    {"april", "august", "avril", "juin", "june", "may", "mai", "mayo", "march", "januar", "juli"}
)


@dataclass(frozen=True, slots=True)
class Named:
    """A pattern and whom it names; ``tag`` None for a name that stays although it holds one that does not.

    ``name`` is the key of the full name that it is a form of, "" for all else.
    """

    spelled: Spelled
    tag: int | None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody is named; ``tag`` None where a name stays."""

    span: Span
    tag: int | None
    name: str = ""


class Looked:
    """A text made ready to be looked through: folded, and again with words that are written together parted."""

    def __init__(self, text: str) -> None:
        """Fold ``text``; all else is done when it is first needed."""
        self.text = text
        self.folded = fold(text)

    @cached_property
    def ways(self) -> tuple[tuple[str, Sequence[int]], ...]:
        """The folded texts to look through, each with the places of its characters in the text."""
        ways: list[tuple[str, Sequence[int]]] = [(self.folded, offsets(self.text))]
        cuts = [0, *(match.start() for match in _CAMEL.finditer(self.text)), len(self.text)]
        if len(cuts) > _ENDS:
            parted = "\x1f".join(self.text[start:end] for start, end in pairwise(cuts))
            ways.append((fold(parted), _without_cuts(offsets(parted), cuts[1:-1])))
        return tuple(ways)


class Spotter:
    """Finds names in texts: first the letters that all forms of a name have, then the patterns that have them."""

    def __init__(self, named: Iterable[Named]) -> None:
        """``named``: of those that match at one place, and are of one length, the first one counts."""
        self._by_key: dict[str, dict[str, list[Named]]] = {}
        for one in dict.fromkeys(named):
            self._by_key.setdefault(one.spelled.key, {}).setdefault(one.spelled.also, []).append(one)

    def __bool__(self) -> bool:
        return bool(self._by_key)

    def hits(self, looked: Looked) -> Iterator[Spot]:
        """Yield where patterns match, in no order, overlapping."""
        for key, held in self._by_key.items():
            if key in looked.folded:
                for also, named in held.items():
                    if also in looked.folded:
                        yield from _near(looked, (key, also), named)

    def spots(self, text: str) -> tuple[Spot, ...]:
        """Return where somebody is named in a text, in order, not overlapping."""
        return apart(self.hits(Looked(text)))


@lru_cache(maxsize=20_000)
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"({pattern})" for pattern in patterns))


def _near(looked: Looked, keys: tuple[str, str], named: Sequence[Named]) -> Iterator[Spot]:
    pattern = _compiled(tuple(one.spelled.pattern for one in named))
    for way in looked.ways:
        yield from _matches(looked, way, keys, pattern, named)


def _matches(
    looked: Looked,
    way: tuple[str, Sequence[int]],
    keys: tuple[str, str],
    pattern: re.Pattern[str],
    named: Sequence[Named],
) -> Iterator[Spot]:
    """Yield what matches around each place of the key: a name is not longer than ``_AROUND`` to either side of it."""
    (folded, places), (key, also) = way, keys
    done, place = 0, folded.find(key)
    while place >= 0:
        at, end = max(done, place - _AROUND), place + len(key) + _AROUND
        match = pattern.search(folded, at, end) if folded.find(also, at, end) >= 0 else None
        while match is not None and match.start() <= place:
            done = max(match.end(), match.start() + 1)
            one = named[(match.lastindex or 1) - 1]
            span = Span(places[match.start()], max(places[match.end()], places[match.end() - 1] + 1))
            if not one.spelled.alone or _is_name(looked.text, span):
                yield Spot(span, one.tag, one.name)
            match = pattern.search(folded, done, end)
        place = folded.find(key, max(done, place + 1))


def _without_cuts(places: Sequence[int], cuts: Sequence[int]) -> list[int]:
    """Return the places of a text with a sign at each cut as those of the text without."""
    found, passed = [], 0
    for place in places:
        while passed < len(cuts) and place > cuts[passed] + passed:
            passed += 1
        found.append(place - passed)
    return found


def _is_name(text: str, span: Span) -> bool:
    """Tell whether a single word is written as a name: with a capital where its script has them, or in an address."""
    word = span.of(text)
    if word[:1].islower() and not in_address(text, span):
        return False
    if word.casefold() not in _MONTHS:
        return True
    around = text[max(0, span.start - 3) : span.start] + text[span.end : span.end + 3]
    return not any(mark.isdigit() for mark in around)


def in_address(text: str, span: Span) -> bool:
    """Tell whether a span lies in an address, the name of a file, or a mark of a topic."""
    start, end = span.start, span.end
    while start and not text[start - 1].isspace() and span.start - start < 300:
        start -= 1
    while end < len(text) and not text[end].isspace() and end - span.end < 300:
        end += 1
    return _ADDRESS.search(text[start:end]) is not None


def apart(found: Iterable[Spot]) -> tuple[Spot, ...]:
    """Return where somebody is named, without what overlaps an earlier or longer match, or stays."""
    kept: list[Spot] = []
    for spot in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or spot.span.start >= kept[-1].span.end:
            kept.append(spot)
        elif spot.span.end > kept[-1].span.end and spot.tag is not None:
            last = kept[-1]
            tag, name = (last.tag, last.name) if last.tag is not None else (spot.tag, spot.name)
            kept[-1] = Spot(Span(last.span.start, spot.span.end), tag, name)
    return tuple(spot for spot in kept if spot.tag is not None)
