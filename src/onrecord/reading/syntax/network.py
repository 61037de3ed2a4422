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
    """Run one layer; the second half of the states is carried through texts read from behind, beside the first one."""
    width = seen.shape[1]
    half = width // 2
    weight, bias = layer
    turned = seen.take(frame.mirror, axis=0)
    states, keep, gate = np.empty_like(seen), np.empty_like(seen), np.empty_like(seen)
    for part, first in ((states, 0), (keep, width)):
        np.matmul(seen, weight[:, first : first + half], out=part[:, :half])
        np.matmul(turned, weight[:, first + half : first + width], out=part[:, half:])
        np.add(part, bias[first : first + width], out=part)
    np.matmul(seen, weight[:, 2 * width :], out=gate)
    gate += bias[2 * width :]
    _opened(keep)
    _opened(gate)
    states -= np.multiply(states, keep, out=turned)
    frame.carry(keep, states)
    np.tanh(states, out=states)
    # The states come in by the gate; the rest of what was seen stays.
    turned[:, :half] = states[:, :half]
    turned[:, half:] = states[frame.mirror, half:]
    turned -= seen
    turned *= gate
    seen += turned
    return seen


def _opened(gates: Floats) -> None:
    with np.errstate(over="ignore"):  # a gate that is shut altogether
        np.exp(gates, out=gates)
    gates += 1
    np.reciprocal(gates, out=gates)
