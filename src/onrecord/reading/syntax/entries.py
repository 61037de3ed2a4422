"""What a word brings into the network, by its form and the spaces around it; remembered, for it never changes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.syntax.forms import BUCKETS, affixes, grams, key, norm
from onrecord.reading.syntax.frame import Floats, Frame, Places

_KEPT = 8_000
"""So many words are remembered; then it begins anew."""


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
    numbers: dict[tuple[str, int], int] = field(default_factory=dict)
    rows: Floats = field(default_factory=lambda: np.zeros((1, 0), dtype=np.float32))


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
        numbers, rows = self._numbers(words, spaces)
        width = self.space.shape[1] // 3
        before, after = np.zeros_like(numbers), np.zeros_like(numbers)
        before[1:], after[:-1] = numbers[:-1], numbers[1:]
        before[firsts] = 0
        after[firsts[1:] - 1] = 0
        out: Floats = rows[numbers[frame.place], width : 2 * width]
        out += rows[before[frame.place], :width]
        out += rows[after[frame.place], 2 * width :]
        return np.maximum(out, 0, out=out)

    def _numbers(self, words: Sequence[str], spaces: Sequence[int]) -> tuple[Places, Floats]:
        memory = self._memory
        if len(memory.numbers) >= _KEPT:
            memory.numbers = {}
        known = memory.numbers
        found = [known.get(pair, 0) for pair in zip(words, spaces, strict=True)]
        if 0 in found:
            pairs = list(zip(words, spaces, strict=True))
            fresh = list(dict.fromkeys(pair for pair, number in zip(pairs, found, strict=True) if not number))
            size = 1 + len(known)
            known.update(zip(fresh, range(size, size + len(fresh)), strict=True))
            self._grow(fresh, size)
            found = [known[pair] for pair in pairs]
        return np.array(found, dtype=np.intp), memory.rows

    def _grow(self, fresh: Sequence[tuple[str, int]], size: int) -> None:
        """Write the rows of new words behind the first ``size`` ones; row 0 is empty."""
        memory, needed = self._memory, size + len(fresh)
        if len(memory.rows) < needed:
            wider = np.zeros((needed + needed // 2, self.space.shape[1]), dtype=np.float32)
            if size > 1:
                wider[:size] = memory.rows[:size]
            memory.rows = wider
        forms = list(dict.fromkeys(word for word, _ in fresh))
        at = {word: number for number, word in enumerate(forms)}
        made = self._made(forms)
        memory.rows[size:needed] = made[[at[word] for word, _ in fresh]] + self.space[[code for _, code in fresh]]

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


def _means(rows: Floats, sizes: Iterable[int]) -> Floats:
    counts = list(sizes)
    starts = list(accumulate(counts, initial=0))[:-1]
    sums: Floats = np.add.reduceat(rows, starts, axis=0)
    sums /= np.array(counts, dtype=np.float32)[:, None]
    return sums
