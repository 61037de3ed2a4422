"""Stand-ins: runs of private-use characters in the place of a name, as long as the name, until a text is written out.

Because a stand-in is as long as what it stands for, every span of a document still reads back while a question is
answered. ``written`` puts the pseudonym there; ``Places`` knows where the offsets of a text are then. A stand-in that
nobody wrote out shows a sign that no font has, and never a name.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import Final

from onrecord.model import Span
from onrecord.record.guard.spotting import Spot

_FIRST: Final = 0xF0000
_KINDS: Final = 2
RUN: Final = re.compile("[\U000f0000-\U000ffffd]+")

Labels = Mapping[int, str]
"""What is written for each tag."""


def stand_in(tag: int, length: int) -> str:
    """Return the stand-in for words of a length; ``tag`` from 0."""
    head = chr(_FIRST + _KINDS * tag)
    return head + chr(ord(head) + 1) * (length - 1)


def put(text: str, spots: tuple[Spot, ...], keep: frozenset[str] = frozenset()) -> str:
    """Return a text with stand-ins at spots; characters in ``keep`` stay where they are."""
    parts, at = [], 0
    for spot in spots:
        there = stand_in(spot.tag or 0, len(spot.span))
        if keep:
            words = spot.span.of(text)
            there = "".join(mark if mark in keep else sign for mark, sign in zip(words, there, strict=True))
        parts += [text[at : spot.span.start], there]
        at = spot.span.end
    return "".join((*parts, text[at:]))


def written(text: str, labels: Labels) -> str:
    """Return a text with the pseudonyms in the place of stand-ins, parts of them too."""
    return RUN.sub(lambda run: "".join(label for label, _ in _labels(run[0], labels)), text)


class Places:
    """Where the offsets of a text are when its stand-ins are written out; within one, its edges."""

    def __init__(self, text: str, labels: Labels) -> None:
        """Look through a text that holds stand-ins."""
        self._starts: list[int] = []
        self._runs: list[tuple[int, int]] = []
        shifts: list[int] = []
        for run in RUN.finditer(text):
            at = run.start()
            for label, length in _labels(run[0], labels):
                self._starts.append(at)
                self._runs.append((length, len(label)))
                shifts.append(len(label) - length)
                at += length
        self._shifts = [0, *accumulate(shifts)]

    def __bool__(self) -> bool:
        return bool(self._starts)

    def of(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span is; one that begins or ends within a stand-in holds all of it."""
        return self._at(start, ends=False), max(self._at(end, ends=True), self._at(start, ends=False))

    def span(self, span: Span) -> Span:
        """Return a span where it is."""
        return Span(*self.of(span.start, span.end))

    def _at(self, offset: int, *, ends: bool) -> int:
        place = bisect_right(self._starts, offset) - 1
        if place < 0:
            return offset
        length, shown = self._runs[place]
        first = self._starts[place] + self._shifts[place]
        within = offset - self._starts[place]
        if within >= length:
            return offset + self._shifts[place + 1]
        return first + (shown if ends and within else 0)


def _labels(run: str, labels: Labels) -> list[tuple[str, int]]:
    """Return what is written for each stand-in of a run, and its length; a piece without its head is one too."""
    found: list[tuple[str, int]] = []
    last = -1
    for mark in run:
        tag, inner = divmod(ord(mark) - _FIRST, _KINDS)
        if inner and tag == last:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((labels.get(tag, "[withheld]"), 1))
            last = tag
    return found
