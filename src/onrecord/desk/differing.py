"""Two texts word by word: what a copy kept, left out and put in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

_WORD: Final = re.compile(r"(\w+(?:['’-]\w+)*|[^\w\s])\s*")
MOST: Final = 4_000
"""So many words of each text are compared; of longer ones the first."""
_CLOSELY: Final = 1_200
"""Longer texts are compared without looking for what is alike in frequent words alone, which takes long."""
_LONG, _EDGE = 60, 14
"""A stretch of more words that both have is shown by its first and last words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that both texts have, that the copy left out (``del``) or put in (``ins``); ``skipped`` counts words."""

    kind: Literal["same", "del", "ins", "skip"]
    text: str
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """A copy held against its original: pieces in order; ``kept``, ``left_out`` and ``put_in`` are in words."""

    pieces: tuple[Piece, ...]
    kept: int
    left_out: int
    put_in: int
    whole: bool


def compare(original: str, copy: str) -> Comparison:
    """Compare two texts; words that differ in white space behind them alone are the same and shown as in the copy."""
    ours, theirs = _words(original), _words(copy)
    whole = max(len(ours), len(theirs)) <= MOST
    ours, theirs = ours[:MOST], theirs[:MOST]
    long = max(len(ours), len(theirs)) > _CLOSELY
    matcher = SequenceMatcher(None, _bare(ours), _bare(theirs), autojunk=long)
    found = [(kind, words) for kind, words in _told(matcher, ours, theirs) if words]
    sizes = {kind: sum(len(words) for held, words in found if held == kind) for kind in ("same", "del", "ins")}
    pieces = tuple(piece for kind, words in found for piece in _pieces(kind, words))
    return Comparison(pieces, sizes["same"], sizes["del"], sizes["ins"], whole)


Kind = Literal["same", "del", "ins"]


def _words(text: str) -> list[str]:
    return [match[0] for match in _WORD.finditer(text)]


def _bare(words: list[str]) -> list[str]:
    return [word.rstrip() for word in words]


def _told(matcher: SequenceMatcher[str], ours: list[str], theirs: list[str]) -> Iterator[tuple[Kind, list[str]]]:
    """Yield what stays and what changes by turns; a sign that stays between two changes is changed with them."""
    left_out: list[str] = []
    put_in: list[str] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        changing = bool(left_out or put_in)
        if kind == "equal" and not (changing and d < len(theirs) and _signs(theirs[c:d])):
            yield from (("del", left_out), ("ins", put_in), ("same", theirs[c:d]))
            left_out, put_in = [], []
        else:
            left_out += ours[a:b]
            put_in += theirs[c:d]
    yield from (("del", left_out), ("ins", put_in))


def _signs(words: list[str]) -> bool:
    return not any(mark.isalnum() for word in words for mark in word)


def _pieces(kind: Kind, words: list[str]) -> Iterable[Piece]:
    if kind != "same" or len(words) <= _LONG:
        return (Piece(kind, "".join(words)),)
    skipped = len(words) - 2 * _EDGE
    return (
        Piece("same", "".join(words[:_EDGE])),
        Piece("skip", "", skipped),
        Piece("same", "".join(words[-_EDGE:])),
    )
