"""From emissions to pieces: the best labels that the rules allow, and how sure the network is of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from onrecord.statements.tagger_network import FORBIDDEN, Floats

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")
_INSIDE = (2, 4, 6)


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens ``[first, last)`` of one role within one paragraph; ``score`` is 0-1."""

    role: Role
    first: int
    last: int
    score: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """Stretches of tokens, each a chain of labels of its own, laid step by step: the longest one first at each step.

    ``place`` ``(n,)``: which token stands there; ``edges``: where each step begins, and the end. ``given`` is
    ``(n, 7)``. ``codes`` are the rows of ``moves`` with which the tokens are entered. ``mirror`` ``(n,)``: where the
    token stands that is as far from the end; ``behind``: the one after that, from which the step back is taken (for
    the first ones nothing that counts).
    """

    place: NDArray[np.intp]
    edges: Sequence[int]
    given: Floats
    codes: NDArray[np.int32]
    mirror: NDArray[np.intp]
    behind: NDArray[np.intp]
    moves: Floats

    @staticmethod
    def of(emissions: Floats, steps: NDArray[np.int32], moves: Floats, stretches: Sequence[tuple[int, int]]) -> "Chain":
        """Return the chains of adjoining stretches; ``steps`` are rows of ``moves``."""
        sizes = np.array([last - first for first, last in stretches], dtype=np.intp)
        lengths = np.repeat(sizes, sizes)
        starts = np.repeat(np.cumsum(sizes) - sizes, sizes)
        step = np.arange(len(emissions)) - starts
        place = np.lexsort((starts, -lengths, step))
        order = np.empty_like(place)
        order[place] = np.arange(len(place))
        mirror = order[(starts + lengths - 1 - step)[place]]
        behind = order[(starts + np.minimum(lengths - step, lengths - 1))[place]]
        edges = (0, *np.cumsum(np.bincount(step)).tolist())
        given = emissions[place]
        if len(place):
            given[: edges[1], _INSIDE] += FORBIDDEN
        return Chain(place, edges, given, steps[place], mirror, behind, moves)

    def best(self) -> NDArray[np.int8]:
        """Return ``(n,) int8`` labels: the best path of each stretch (Viterbi)."""
        edges, many = self.edges, len(self.given)
        scores = np.ascontiguousarray(self.given.T)
        moves = np.ascontiguousarray(self.moves[self.codes].transpose(1, 2, 0))
        back = np.zeros(scores.shape, dtype=np.intp)
        for before, first, last in zip(edges, edges[1:], edges[2:], strict=False):
            every = scores[:, None, before : before + last - first] + moves[:, :, first:last]
            back[:, first:last] = every.argmax(0)
            scores[:, first:last] += np.maximum.reduce(every, axis=0)
        path = np.asarray(scores.argmax(0), dtype=np.intp)
        flat, places = back.reshape(-1), np.arange(many)
        for before, first, last in zip(edges[-3::-1], edges[-2:0:-1], edges[:1:-1], strict=False):
            flat.take(
                path[first:last] * many + places[first:last], out=path[before : before + last - first], mode="clip"
            )
        out = np.empty(many, dtype=np.int8)
        out[self.place] = path
        return out

    def likelihoods(self) -> Floats:
        """Return ``(n, 7) float32``: how probable each label of each token is (sums from both ends at once)."""
        edges, labels = self.edges, self.given.shape[1]
        given = np.exp(self.given - self.given.max(-1, keepdims=True))
        moved = np.exp(np.minimum(self.moves, 60))[self.codes]
        moved *= given[:, None, :]
        steps = np.stack([moved, moved[self.behind].swapaxes(1, 2)], axis=1)
        both = np.ones((len(given), 2, 1, labels), dtype=np.float32)
        if len(given):
            both[: edges[1], 0, 0] = given[: edges[1]] / given[: edges[1]].sum(-1, keepdims=True)
        for before, first, last in zip(edges, edges[1:], edges[2:], strict=False):
            step = np.matmul(both[before : before + last - first], steps[first:last], out=both[first:last])
            step /= np.maximum(np.add.reduce(step, axis=-1, keepdims=True), 1e-30)
        chances = both[:, 0, 0] * both[self.mirror, 1, 0]
        chances /= np.maximum(chances.sum(-1, keepdims=True), 1e-30)
        found: Floats = np.empty_like(self.given)
        found[self.place] = chances
        return found


def pieces(labels: NDArray[np.int8], likely: Floats | None = None) -> list[Piece]:
    """Return the pieces in text order; the score is how probable the labels are on average."""
    begins = np.flatnonzero(labels % 2 == 1)
    goes_on = (labels > 0) & (labels % 2 == 0)
    ends = np.flatnonzero(~np.append(goes_on, False))
    ends = ends[np.searchsorted(ends, begins + 1)]
    scores = np.ones(len(begins))
    if likely is not None:
        summed = np.append(0, np.cumsum(likely[np.arange(len(labels)), labels], dtype=np.float64))
        scores = (summed[ends] - summed[begins]) / (ends - begins)
    roles = (labels[begins] - 1) // 2
    rows = zip(roles.tolist(), begins.tolist(), ends.tolist(), scores.tolist(), strict=True)
    return [Piece(ROLES[role], first, last, score) for role, first, last, score in rows]
