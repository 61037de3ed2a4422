"""The parser's network in plain numpy: light recurrent layers over the words of several texts at once.

Trained by ``training/parser_train.py``; the same sums as its PyTorch twin, to a float's precision.

Source: Lei et al. 2018, "Simple Recurrent Units for Highly Parallelizable Recurrence" (without the state in the gates).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from onrecord.reading.syntax.entries import Entries
from onrecord.reading.syntax.frame import Floats, Frame

_PART = 6_000
"""Words that are looked at together, at most, but for a longer text."""
_BLOCK = 192
"""Rows whose numbers stay in the nearest memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """``entries`` of words, ``layers`` as ``(weight, bias)``, and ``out``, all that is said about a word."""

    entries: Entries
    layers: tuple[tuple[Floats, Floats], ...]
    out: tuple[Floats, Floats]

    def look(self, words: Sequence[str], spaces: Sequence[int], sizes: Sequence[int]) -> Floats:
        """Return ``(n, columns of out)`` for texts of ``sizes`` words each that lie end to end.

        ``spaces``: 2 where a space precedes a word, and 1 where one follows.
        """
        parts, first = list[Floats](), 0
        for group in _groups(sizes):
            last = first + sum(group)
            parts.append(self._part(words[first:last], spaces[first:last], group))
            first = last
        return np.concatenate(parts)

    def _part(self, words: Sequence[str], spaces: Sequence[int], sizes: Sequence[int]) -> Floats:
        frame = Frame.of(sizes)
        firsts = np.array(list(accumulate(sizes, initial=0)), dtype=np.intp)
        seen = self.entries.seen(words, spaces, frame, firsts[:-1])
        for layer in self.layers:
            seen = _recurrent(seen, layer, frame)
        return linear(seen, self.out)[frame.order]


def linear(seen: Floats, layer: tuple[Floats, Floats]) -> Floats:
    """Return ``seen @ weight + bias``."""
    out: Floats = seen @ layer[0]
    out += layer[1]
    return out


def _groups(sizes: Sequence[int]) -> list[list[int]]:
    groups, words = list[list[int]](), _PART
    for size in sizes:
        if words + size > _PART:
            groups.append([])
            words = 0
        groups[-1].append(size)
        words += size
    return groups


def _recurrent(seen: Floats, layer: tuple[Floats, Floats], frame: Frame) -> Floats:
    size, width = seen.shape
    half = width // 2
    ahead, back = np.empty((size, half), dtype=np.float32), np.empty((size, half), dtype=np.float32)
    keep_ahead, keep_back = np.empty_like(ahead), np.empty_like(back)
    gate = np.empty_like(seen)
    for first in range(0, size, _BLOCK):
        rows = slice(first, first + _BLOCK)
        inner = linear(seen[rows], layer)
        gates = inner[:, width:]
        _sigmoid(gates)
        states = inner[:, :width]
        gate[rows] = gates[:, width:]
        keep = gates[:, :width]
        keep_ahead[rows], keep_back[rows] = keep[:, :half], keep[:, half:]
        keep *= states
        states -= keep
        ahead[rows], back[rows] = states[:, :half], states[:, half:]
    frame.carry(keep_ahead, ahead, forwards=True)
    frame.carry(keep_back, back, forwards=False)
    for first in range(0, size, _BLOCK):
        rows = slice(first, first + _BLOCK)
        _open(seen[rows, :half], ahead[rows], gate[rows, :half])
        _open(seen[rows, half:], back[rows], gate[rows, half:])
    return seen


def _open(seen: Floats, states: Floats, gate: Floats) -> None:
    """Let the states in by the gate; the rest of what was seen stays."""
    np.tanh(states, out=states)
    states -= seen
    states *= gate
    seen += states


def _sigmoid(values: Floats) -> None:
    """Put in the place of each value its logistic function."""
    np.negative(values, out=values)
    np.minimum(values, 80, out=values)
    np.exp(values, out=values)
    values += 1
    np.reciprocal(values, out=values)
