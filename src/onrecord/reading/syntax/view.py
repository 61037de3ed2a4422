"""The models' view of a passage: plain spacing, with an exact way back to the text.

Line breaks, tabs, non-breaking and repeated spaces become one space; soft hyphens, with a line break behind them, and
other invisible marks are dropped; every other code point stays as it is. Blank lines part a passage into stretches of
their own, because no sentence crosses them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Span

MAX_STRETCH = 10_000
"""Longer stretches are cut at a space: no paragraph is that long, but a list or a broken extraction may be."""
MAX_WORD = 400
"""A run without white space of this length is a stretch of its own."""

_BREAK = r"(?:\r\n|\n|\r(?!\n))"
_BLANK_LINE = re.compile(rf"\u2029\s*|{_BREAK}[^\S\r\n]*{_BREAK}\s*")
# Tokenizers need time by the square of such "words": bytes read as text, rows of dashes.
_ENDLESS = re.compile(rf"\S{{{MAX_WORD}}}")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_PARTED = re.compile(rf"\u00ad{_BREAK}")
_UNPLAIN = re.compile(rf"[\s{_INVISIBLE}]*[^\S ][\s{_INVISIBLE}]*|[{_INVISIBLE}]+|[ {_INVISIBLE}]{{2,}}")


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """Normalised ``text``; ``offsets``, ``(len(text),) int32``: where each code point stands in the original."""

    text: str
    offsets: NDArray[np.int32]

    def span(self, start: int, end: int) -> Span:
        """Return where the non-empty stretch ``[start, end)`` of the view stands in the original."""
        return Span(int(self.offsets[start]), int(self.offsets[end - 1]) + 1)


def view(text: str, span: Span) -> View:
    """Normalise the words of ``text`` at ``span``."""
    words, pieces, places = span.of(text), list[str](), list[NDArray[np.int32]]()
    done = 0
    for match in _UNPLAIN.finditer(words):
        _keep(words, (done, match.start()), pieces, places)
        if any(mark.isspace() for mark in match[0]) and not _PARTED.fullmatch(match[0]):
            pieces.append(" ")
            places.append(np.array([match.start()], dtype=np.int32))
        done = match.end()
    _keep(words, (done, len(words)), pieces, places)
    return _stripped("".join(pieces), np.concatenate(places) + np.int32(span.start))


def views(text: str, span: Span) -> Iterator[View]:
    """Yield the views of the stretches of a passage, none of them empty."""
    for stretch in _stretches(text, span):
        seen = view(text, stretch)
        if seen.text:
            yield seen


def _stretches(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in _BLANK_LINE.finditer(text, span.start, span.end):
        yield from _cut(text, Span(start, match.start()))
        start = match.end()
    yield from _cut(text, Span(start, span.end))


def _cut(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for word in _ENDLESS.finditer(text, span.start, span.end):
        if word.start() > start:
            yield from _cut_long(text, Span(start, word.start()))
        yield Span(*word.span())
        start = word.end()
    yield from _cut_long(text, Span(start, span.end))


def _cut_long(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > MAX_STRETCH:
        space = text.rfind(" ", start + 1, start + MAX_STRETCH)
        end = space if space > start else start + MAX_STRETCH
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _keep(words: str, ends: tuple[int, int], pieces: list[str], places: list[NDArray[np.int32]]) -> None:
    pieces.append(words[ends[0] : ends[1]])
    places.append(np.arange(*ends, dtype=np.int32))


def _stripped(text: str, offsets: NDArray[np.int32]) -> View:
    start = len(text) - len(text.lstrip())
    return View(text.strip(), offsets[start : max(start, len(text.rstrip()))])
