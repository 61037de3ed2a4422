"""From emissions to pieces: the best labels that the rules allow, and how sure the network is of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from onrecord.statements.tagger_network import FORBIDDEN, Floats, Frame

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
    """Stretches of tokens laid side by side, each a chain of labels of its own.

    ``given`` is ``(longest, stretches, 7)``, zeros behind the end of a stretch. ``codes`` are the rows of ``moves``
    with which the tokens are entered; with the last row, behind the end, every label stays what it is.
    """

    frame: Frame
    given: Floats
    codes: NDArray[np.int32]
    moves: Floats

    @staticmethod
    def of(emissions: Floats, steps: NDArray[np.int32], moves: Floats, stretches: Sequence[tuple[int, int]]) -> "Chain":
        """Return the chains of adjoining stretches; ``steps`` are rows of ``moves``."""
        frame = Frame.of(stretches)
        stay = np.full((1, *moves.shape[1:]), FORBIDDEN, dtype=np.float32)
        np.fill_diagonal(stay[0], 0)
        given = np.zeros((*frame.shape, emissions.shape[1]), dtype=np.float32)
        codes = np.full(frame.shape, len(moves), dtype=np.int32)
        given[frame.row, frame.column] = emissions
        codes[frame.row, frame.column] = steps
        if len(given):
            given[0][:, _INSIDE] += FORBIDDEN
        return Chain(frame, given, codes, np.concatenate([moves, stay]))

    def best(self) -> NDArray[np.int8]:
        """Return ``(n,) int8`` labels: the best path of each stretch (Viterbi)."""
        longest, many, labels = self.given.shape
        given = np.ascontiguousarray(self.given.transpose(0, 2, 1))
        moves = np.ascontiguousarray(self.moves[self.codes].transpose(0, 2, 3, 1))
        back = np.zeros((longest, labels, many), dtype=np.int8)
        score = given[0] if longest else np.zeros((labels, many), dtype=np.float32)
        for at in range(1, longest):
            every = score[:, None] + moves[at]
            back[at] = every.argmax(0)
            score = every.max(0)
            score += given[at]
        path = np.zeros((longest, many), dtype=np.int8)
        columns = np.arange(many)
        if longest:
            path[-1] = score.argmax(0)
        for at in range(longest - 1, 0, -1):
            path[at - 1] = back[at, path[at], columns]
        return path[self.frame.row, self.frame.column]

    def likelihoods(self) -> Floats:
        """Return ``(n, 7) float32``: how probable each label of each token is (sums from both ends at once)."""
        longest, many, labels = self.given.shape
        if not longest:
            return np.zeros((0, labels), dtype=np.float32)
        given = np.exp(self.given - self.given.max(-1, keepdims=True))
        moved = np.exp(np.minimum(self.moves, 60))[self.codes]
        moved *= given[:, :, None, :]
        steps = np.concatenate([moved[1:], moved[:0:-1].swapaxes(2, 3)], axis=1)
        both = np.ones((longest, 2 * many, 1, labels), dtype=np.float32)
        both[0, :many, 0] = given[0] / given[0].sum(-1, keepdims=True)
        for at in range(1, longest):
            step = np.matmul(both[at - 1], steps[at - 1], out=both[at])
            step /= np.maximum(step.sum(-1, keepdims=True), 1e-30)
        chances = both[:, :many, 0] * both[::-1, many:, 0]
        chances /= np.maximum(chances.sum(-1, keepdims=True), 1e-30)
        found: Floats = chances[self.frame.row, self.frame.column]
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
