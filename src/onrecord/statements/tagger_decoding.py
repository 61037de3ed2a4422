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
        back = np.zeros((longest, many, labels), dtype=np.int8)
        score = self.given[0] if longest else np.zeros((many, labels), dtype=np.float32)
        moves = self.moves[self.codes]
        for at in range(1, longest):
            every = score[:, :, None] + moves[at]
            back[at] = every.argmax(1)
            score = every.max(1)
            score += self.given[at]
        path = np.zeros((longest, many), dtype=np.int8)
        columns = np.arange(many)
        if longest:
            path[-1] = score.argmax(1)
        for at in range(longest - 1, 0, -1):
            path[at - 1] = back[at, columns, path[at]]
        return path[self.frame.row, self.frame.column]

    def likelihoods(self) -> Floats:
        """Return ``(n, 7) float32``: how probable each label of each token is (sums from both ends at once)."""
        longest, many, labels = self.given.shape
        if not longest:
            return np.zeros((0, labels), dtype=np.float32)
        given = np.exp(self.given - self.given.max(-1, keepdims=True))
        moved = np.exp(np.minimum(self.moves, 60))[self.codes]
        moved *= given[:, :, None, :]
        both = np.ones((longest, 2, many, labels), dtype=np.float32)
        both[0, 0] = given[0]
        both[0, 0] /= both[0, 0].sum(-1, keepdims=True)
        for at in range(1, longest):
            ahead, behind = both[at - 1]
            step = both[at]
            np.einsum("bi,bij->bj", ahead, moved[at], out=step[0])
            np.einsum("bij,bj->bi", moved[longest - at], behind, out=step[1])
            total = step.sum(-1, keepdims=True)
            step /= np.maximum(total, 1e-30)
        chances = both[:, 0] * both[::-1, 1]
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
