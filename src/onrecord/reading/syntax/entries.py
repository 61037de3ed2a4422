"""What a word brings into the network, by its form and the spaces around it; remembered, for it never changes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.syntax.forms import BUCKETS, affixes, grams, key, norm
from onrecord.reading.syntax.frame import Floats, Frame, Places

_KEPT = 16_000
"""So many words are remembered; then it begins anew."""

_CODES = 5
_NONE = _CODES - 1
"""Spaces around a word, as four codes, and where no word is."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows in eight bits with a scale for each column."""

    rows: NDArray[np.int8]
    scale: Floats

    def __getitem__(self, at: Sequence[int]) -> Floats:
        """Return some rows."""
        out: Floats = self.rows[list(at)] * self.scale
        return out


@dataclass(slots=True, eq=False)
class _Memory:
    """``rows``: of each form that was met, the first one empty. ``spaced``: what spaces add, by three codes."""

    numbers: dict[str, int] = field(default_factory=dict)
    rows: Floats = field(default_factory=lambda: np.zeros((1, 0), dtype=np.float32))
    spaced: Floats | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """The tables of words. ``word`` and ``vector`` are found by ``known`` (two dicts from the key of a word).

    ``near`` ``(entry, 3 * width)`` and ``space`` ``(4, 3 * width)``: what a word tells the next one, itself and the
    one before it.
    """

    known: tuple[Mapping[int, int], Mapping[int, int]]
    word: Table
    vector: Table
    gram: Table
    affix: Mapping[str, Table]
    near: Floats
    space: Floats
    _memory: _Memory = field(default_factory=_Memory)

    def seen(self, words: Sequence[str], spaces: Sequence[int], frame: Frame, firsts: Places) -> Floats:
        """Return ``(n, width)`` in the order of the frame: each word with its neighbours.

        ``spaces``: 2 where a space precedes, and 1 where one follows. ``firsts``: where the texts begin.
        """
        numbers, rows = self._numbers(words)
        own = np.array(spaces, dtype=np.intp)
        out: Floats = self._spaced()[(_beside(own, firsts, _NONE) * (1, _CODES, _CODES**2)).sum(1)[frame.place]]
        width = out.shape[1]
        for at, column in enumerate(_beside(numbers, firsts, 0).T):
            out += rows[column[frame.place], at * width : (at + 1) * width]
        return np.maximum(out, 0, out=out)

    def _spaced(self) -> Floats:
        """Return ``(_CODES ** 3, width)``: what the spaces of a word and of its neighbours add."""
        memory = self._memory
        if memory.spaced is None:
            width = self.space.shape[1] // 3
            before, own, after = (
                np.concatenate([self.space[:, at * width : (at + 1) * width], np.zeros((1, width), dtype=np.float32)])
                for at in range(3)
            )
            memory.spaced = (after[:, None, None] + own[:, None] + before).reshape(-1, width)
        return memory.spaced

    def _numbers(self, words: Sequence[str]) -> tuple[Places, Floats]:
        memory = self._memory
        if len(memory.numbers) >= _KEPT:
            memory.numbers = {}
        known = memory.numbers
        fresh = list(dict.fromkeys([word for word in words if word not in known]))
        if fresh:
            size = 1 + len(known)
            known.update(zip(fresh, range(size, size + len(fresh)), strict=True))
            self._grow(fresh, size)
        return np.array([known[word] for word in words], dtype=np.intp), memory.rows

    def _grow(self, fresh: Sequence[str], size: int) -> None:
        """Write the rows of new words behind the first ``size`` ones; row 0 is empty."""
        memory, needed = self._memory, size + len(fresh)
        if len(memory.rows) < needed:
            wider = np.zeros((needed + _KEPT // 4, self.space.shape[1]), dtype=np.float32)
            if size > 1:
                wider[:size] = memory.rows[:size]
            memory.rows = wider
        memory.rows[size:needed] = self._made(fresh)

    def _made(self, forms: Sequence[str]) -> Floats:
        normed = [norm(form) for form in forms]
        keys = [key(word) for word in normed]
        parts = [
            table[[rows.get(number, 0) for number in keys]]
            for table, rows in zip(self._tables, self.known, strict=True)
        ]
        letters = [grams(word) for word in normed]
        parts.append(_means(self.gram[[row for rows in letters for row in rows]], [len(rows) for rows in letters]))
        columns = list(zip(*(affixes(form, word) for form, word in zip(forms, normed, strict=True)), strict=True))
        parts += [self.affix[name][column] for name, column in zip(BUCKETS, columns, strict=True)]
        out: Floats = np.concatenate(parts, axis=1) @ self.near
        return out

    @property
    def _tables(self) -> tuple[Table, Table]:
        return self.word, self.vector


def _beside(own: Places, firsts: Places, none: int) -> Places:
    """Return ``(n, 3)``: the one before, its own and the one after, ``none`` beyond a text."""
    out = np.full((len(own), 3), none, dtype=np.intp)
    out[1:, 0], out[:, 1], out[:-1, 2] = own[:-1], own, own[1:]
    out[firsts, 0] = none
    out[firsts[1:] - 1, 2] = none
    return out


def _means(rows: Floats, sizes: Iterable[int]) -> Floats:
    counts = list(sizes)
    starts = list(accumulate(counts, initial=0))[:-1]
    sums: Floats = np.add.reduceat(rows, starts, axis=0)
    sums /= np.array(counts, dtype=np.float32)[:, None]
    return sums
