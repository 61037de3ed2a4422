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

_PART = 4_000
"""Words that are looked at together, at most, but for a longer text."""


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """``entries`` of words, ``layers`` as ``(weight, bias)``, and ``out``, all that is said about a word.

    The two last thirds of a layer's columns, for its gates, have their signs turned.
    """

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
    width = seen.shape[1]
    half = width // 2
    inner = linear(seen, layer)
    gates = inner[:, width:]
    with np.errstate(over="ignore"):  # a gate that is shut altogether
        np.exp(gates, out=gates)
    gates += 1
    np.reciprocal(gates, out=gates)
    keep, gate = gates[:, :width], gates[:, width:]
    keep_ahead, keep_back = np.ascontiguousarray(keep[:, :half]), np.ascontiguousarray(keep[:, half:])
    states = inner[:, :width]
    keep *= states
    states -= keep
    ahead, back = np.ascontiguousarray(states[:, :half]), np.ascontiguousarray(states[:, half:])
    frame.carry(keep_ahead, ahead, forwards=True)
    frame.carry(keep_back, back, forwards=False)
    _open(seen[:, :half], ahead, gate[:, :half])
    _open(seen[:, half:], back, gate[:, half:])
    return seen


def _open(seen: Floats, states: Floats, gate: Floats) -> None:
    """Let the states in by the gate; the rest of what was seen stays."""
    np.tanh(states, out=states)
    states -= seen
    states *= gate
    seen += states
