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
    ``mirror``: which of the ordered words stands there when every text is read from behind; ``steps``: where each step
    begins, and the end.
    """

    place: Places
    order: Places
    mirror: Places
    steps: tuple[int, ...]

    @staticmethod
    def of(sizes: Sequence[int]) -> "Frame":
        """Return the frame of texts with so many words, none of them empty."""
        sizes_ = np.array(sizes, dtype=np.intp)
        lengths = np.repeat(sizes_, sizes_)
        starts = np.repeat(np.cumsum(sizes_) - sizes_, sizes_)
        step = np.arange(len(starts)) - starts
        place = np.lexsort((starts, -lengths, step))
        order = np.empty_like(place)
        order[place] = np.arange(len(place))
        mirror = order[(starts + lengths - 1 - step)[place]]
        return Frame(place, order, mirror, (0, *np.cumsum(np.bincount(step)).tolist()))

    def carry(self, keep: Floats, states: Floats) -> None:
        """Add to each row of ``states`` its share ``keep`` of the state before it.

        Both are contiguous, ``(n, width)``. What is carried from behind stands in the order of ``mirror``.
        """
        width, shares, rows = states.shape[1], keep.reshape(-1), states.reshape(-1)
        multiply, add = np.multiply, np.add
        held = np.empty(self.steps[1] * width, dtype=np.float32)
        edges = [step * width for step in self.steps]
        for before, start, end in zip(edges, edges[1:], edges[2:], strict=False):
            share, row = held[: end - start], rows[start:end]
            multiply(shares[start:end], rows[before : before + end - start], share)
            add(row, share, row)
