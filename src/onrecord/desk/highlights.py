"""Overlapping and nested marks on a text, cut into stretches that follow each other: what a page can draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush


@dataclass(frozen=True, slots=True)
class Highlight:
    """A mark on a text: half-open in code points; ``kind`` tells how it is drawn, ``item`` what it is.

    A mark without a kind is not drawn: the text is cut at its ends alone.
    """

    start: int
    end: int
    kind: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that are drawn in one way.

    ``kinds`` are those of all marks on them, in order of name; ``item`` is what the innermost mark with one belongs to.
    ``deep`` tells that marks of one kind lie in each other here.
    """

    start: int
    text: str
    kinds: tuple[str, ...] = ()
    item: str = ""
    deep: bool = False


def flatten(text: str, start: int, end: int, highlights: Iterable[Highlight]) -> tuple[Stretch, ...]:
    """Cut ``text`` between two places wherever the marks on it change; joined again, the stretches are the text.

    One pass over the sorted edges: the time grows with the number of marks, however they lie in each other.
    """
    return tuple(_cut(text, start, end, sorted(_edges(start, end, highlights), key=_place)))


Edge = tuple[int, bool, Highlight]
_Inner = tuple[int, int, str]
"""How long an open mark is, where it begins, what it belongs to: the least of them is the innermost one."""


def _edges(start: int, end: int, highlights: Iterable[Highlight]) -> Iterator[Edge]:
    for mark in highlights:
        first, last = max(start, mark.start), min(end, mark.end)
        if first < last:
            yield first, True, mark
            yield last, False, mark


def _place(edge: Edge) -> int:
    return edge[0]


def _cut(text: str, start: int, end: int, edges: list[Edge]) -> Iterator[Stretch]:
    kinds: dict[str, int] = {}
    open_: dict[_Inner, int] = {}
    innermost: list[_Inner] = []
    at = start
    for place, opens, mark in edges:
        if at < place:
            yield _stretch(text, at, place, kinds, innermost)
            at = place
        by = 1 if opens else -1
        kinds[mark.kind] = kinds.get(mark.kind, 0) + by
        if mark.item:
            key = (mark.end - mark.start, mark.start, mark.item)
            open_[key] = open_.get(key, 0) + by
            if opens:
                heappush(innermost, key)
            while innermost and open_[innermost[0]] <= 0:
                heappop(innermost)
    if at < end:
        yield _stretch(text, at, end, kinds, innermost)


def _stretch(text: str, start: int, end: int, kinds: Mapping[str, int], innermost: list[_Inner]) -> Stretch:
    held = sorted([kind for kind, number in kinds.items() if number > 0 and kind])
    item = innermost[0][2] if innermost else ""
    return Stretch(start, text[start:end], tuple(held), item, max(kinds.values(), default=0) > 1)
