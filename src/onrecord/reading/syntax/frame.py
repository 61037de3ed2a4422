"""Texts of different length side by side: the first words of all, then the second ones, without padding."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """The words of several texts, in order of step and, within a step, of falling length of text.

    ``place``: where each of the ordered words stands in the texts laid end to end; ``order``: the way back;
    ``steps``: where each step begins, and the end.
    """

    place: Places
    order: Places
    steps: tuple[int, ...]

    @staticmethod
    def of(sizes: Sequence[int]) -> "Frame":
        """Return the frame of texts with so many words, none of them empty."""
        lengths = np.array(sizes, dtype=np.intp)
        starts = np.repeat(np.cumsum(lengths) - lengths, lengths)
        step = np.arange(len(starts)) - starts
        place = np.lexsort((starts, -np.repeat(lengths, lengths), step))
        order = np.empty_like(place)
        order[place] = np.arange(len(place))
        return Frame(place, order, (0, *np.cumsum(np.bincount(step)).tolist()))

    def carry(self, keep: Floats, states: Floats, *, forwards: bool) -> None:
        """Add to each row of ``states`` its share ``keep`` of the state before it, or behind it.

        Both are contiguous, ``(n, width)``.
        """
        width, shares, rows = states.shape[1], keep.reshape(-1), states.reshape(-1)
        multiply, add = np.multiply, np.add
        held = np.empty(self.steps[1] * width, dtype=np.float32)
        edges = [step * width for step in self.steps]
        if forwards:
            for before, start, end in zip(edges, edges[1:], edges[2:], strict=False):
                share, row = held[: end - start], rows[start:end]
                multiply(shares[start:end], rows[before : before + end - start], share)
                add(row, share, row)
        else:
            for start, after, end in zip(edges[-3::-1], edges[-2:0:-1], edges[:1:-1], strict=False):
                share, row = held[: end - after], rows[start : start + end - after]
                multiply(shares[start : start + end - after], rows[after:end], share)
                add(row, share, row)
