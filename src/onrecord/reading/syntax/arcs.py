"""Scores of heads to trees: each word its best head, one root for each sentence, and no circles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.syntax.frame import Floats, Places

_NEVER = np.float32(-1e4)
_DECIMALS = 3
_USUAL = 128

LONGEST = 500
"""Words of a sentence, at most: all are weighed against all."""


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """What the distance from a word to its head adds, by signed distance, in the middle 0; farther counts as farthest.

    ``usual`` ``(_USUAL, _USUAL)``: word by head, never itself.
    """

    far: Floats
    usual: Floats

    @staticmethod
    def of(far: Floats) -> "Reach":
        """Return what ``far`` ``(2 * farthest + 1,)`` says."""
        return Reach(far, _distances(far, _USUAL))

    def among(self, size: int) -> Floats:
        """Return ``(size, size)``: word by head."""
        return self.usual[:size, :size] if size <= _USUAL else _distances(self.far, size)


@dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """What decides about heads.

    ``fit`` and ``head`` ``(n, arc)``: what a dependent looks for and what a head offers; ``lean`` and ``root``
    ``(n,)``: how well each word fits as a head and as a root.
    """

    fit: Floats
    head: Floats
    lean: Floats
    root: Floats
    reach: Reach

    def scores(self, first: int, last: int) -> Floats:
        """Return ``(words, heads)`` of a sentence: how well each word fits as head of each, three decimals."""
        out: Floats = self.fit[first:last] @ self.head[first:last].T
        out += self.lean[first:last]
        out += self.reach.among(last - first)
        return np.round(out, _DECIMALS)

    def heads(self, bounds: Sequence[tuple[int, int]]) -> Places:
        """Return the head of each word, a place in all of them; a root's is its own. ``bounds`` are adjoining."""
        out = np.arange(len(self.fit))
        roots = np.round(self.root, _DECIMALS)
        for first, last in bounds:
            if last - first > 1:
                out[first:last] = first + tree(self.scores(first, last), roots[first:last])
        return out

    def apart(self, heads: Places, first: int, last: int, rivals: Sequence[Sequence[int]]) -> None:
        """Hang a sentence again, so that of each group of words, all under one head, one has another head.

        It is the one to which another head fits best. What was hung apart is not hung together by this again.
        """
        scores = self.scores(first, last)
        for group in rivals:
            rows = np.array(group) - first
            own = int(heads[group[0]]) - first
            loss = scores[rows, own] - np.delete(scores[rows], own, axis=1).max(1)
            scores[rows[int(loss.argmin())], own] = _NEVER
        heads[first:last] = first + tree(scores, np.round(self.root[first:last], _DECIMALS))


def tree(scores: Floats, root: Floats) -> Places:
    """Return the heads of one sentence: ``scores`` ``(words, heads)``, ``root`` ``(words,)``.

    The root is where hanging it elsewhere would lose most. A circle is broken where that costs least; its words then
    hang from others than before, so that this ends.
    """
    best: Places = scores.argmax(1)
    places = np.arange(len(best))
    top = int((root - scores[places, best]).argmax())
    best[top] = top
    while True:
        reached = best
        for _ in range(len(best).bit_length()):
            reached = reached[reached]
        lost = reached != top
        if not lost.any():
            return best
        _break(best, scores, lost, reached)


def _break(best: Places, scores: Floats, lost: NDArray[np.bool_], reached: Places) -> None:
    """Hang one word of a circle from a word that does not hang from this circle."""
    circle = _circle(best, int(reached[int(lost.argmax())]))
    inside = _under(best, circle)
    outside = np.flatnonzero(~inside)
    rows = np.array(circle)
    loss = scores[rows, best[rows]][:, None] - scores[np.ix_(rows, outside)]
    row, column = divmod(int(loss.argmin()), len(outside))
    best[rows[row]] = outside[column]


def _circle(best: Places, start: int) -> list[int]:
    found, place = [start], int(best[start])
    while place != start:
        found.append(place)
        place = int(best[place])
    return sorted(found)


def _under(best: Places, circle: Sequence[int]) -> NDArray[np.bool_]:
    held = np.zeros(len(best), dtype=bool)
    held[list(circle)] = True
    while True:
        more = held | held[best]
        if (more == held).all():
            return held
        held = more


def _distances(far: Floats, size: int) -> Floats:
    most = len(far) // 2
    places = np.arange(size)
    out: Floats = far[(places[None, :] - places[:, None]).clip(-most, most) + most]
    np.fill_diagonal(out, _NEVER)
    return out


def sentences(starts: Sequence[bool], sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the sentences of texts that lie end to end.

    Each text begins one, and so does what goes on for ``LONGEST`` words: a list or a broken table, not a sentence.
    """
    begun = first = 0
    for size in sizes:
        last = first + size
        for place in range(first + 1, last):
            if starts[place] or place - begun == LONGEST:
                yield begun, place
                begun = place
        yield begun, last
        begun = first = last
