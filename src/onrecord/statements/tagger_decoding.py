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


def best_labels(
    emissions: Floats, steps: NDArray[np.int32], moves: Floats, windows: Sequence[tuple[int, int]]
) -> NDArray[np.int8]:
    """Return ``(n,) int8`` labels: the best path of each window (Viterbi)."""
    frame = Frame.of(windows)
    given, codes, moves = _block(emissions, steps, moves, frame)
    score = given[0].copy() if len(given) else np.zeros((0, 7), dtype=np.float32)
    score[:, _INSIDE] += FORBIDDEN
    back = np.zeros((*frame.shape, emissions.shape[1]), dtype=np.int8)
    for at in range(1, len(given)):
        every = score[:, :, None] + moves[codes[at]]
        back[at] = every.argmax(1)
        score = every.max(1) + given[at]
    path = np.zeros(frame.shape, dtype=np.int8)
    columns = np.arange(frame.shape[1])
    if len(given):
        path[-1] = score.argmax(1)
    for at in range(len(given) - 1, 0, -1):
        path[at - 1] = back[at, columns, path[at]]
    return path[frame.row, frame.column]


def likelihoods(
    emissions: Floats, steps: NDArray[np.int32], moves: Floats, windows: Sequence[tuple[int, int]]
) -> Floats:
    """Return ``(n, 7) float32``: how probable each label of each token is (forward and backward sums)."""
    frame = Frame.of(windows)
    given, codes, moves = _block(emissions, steps, moves, frame)
    if not len(given):
        return np.zeros_like(emissions)
    given = np.exp(given - given.max(-1, keepdims=True))
    moved = np.exp(np.minimum(moves, 60))
    ahead, behind = np.ones_like(given), np.ones_like(given)
    ahead[0] = given[0]
    ahead[0][:, _INSIDE] = 0
    ahead[0] /= ahead[0].sum(-1, keepdims=True)
    for at in range(1, len(given)):
        step = np.matmul(ahead[at - 1][:, None, :], moved[codes[at]])[:, 0] * given[at]
        ahead[at] = step / np.maximum(step.sum(-1, keepdims=True), 1e-30)
    for at in range(len(given) - 1, 0, -1):
        step = np.matmul(moved[codes[at]], (behind[at] * given[at])[:, :, None])[:, :, 0]
        behind[at - 1] = step / np.maximum(step.sum(-1, keepdims=True), 1e-30)
    both = ahead * behind
    both /= np.maximum(both.sum(-1, keepdims=True), 1e-30)
    chosen: Floats = both[frame.row, frame.column]
    return chosen


def pieces(labels: NDArray[np.int8], likely: Floats | None = None) -> list[Piece]:
    """Return the pieces in text order; the score is how probable the labels are on average."""
    found = []
    begins = np.flatnonzero(labels % 2 == 1)
    goes_on = (labels > 0) & (labels % 2 == 0)
    ends = np.flatnonzero(~np.append(goes_on, False))
    for first, last in zip(begins.tolist(), ends[np.searchsorted(ends, begins + 1)].tolist(), strict=True):
        role = ROLES[(int(labels[first]) - 1) // 2]
        score = 1.0
        if likely is not None:
            score = float(likely[np.arange(first, last), labels[first:last]].mean())
        found.append(Piece(role, first, last, score))
    return found


def _block(
    emissions: Floats, steps: NDArray[np.int32], moves: Floats, frame: Frame
) -> tuple[Floats, NDArray[np.int32], Floats]:
    """Lay windows side by side; behind the end of a window every label stays what it is."""
    stay = np.full((1, *moves.shape[1:]), FORBIDDEN, dtype=np.float32)
    np.fill_diagonal(stay[0], 0)
    given = np.zeros((*frame.shape, emissions.shape[1]), dtype=np.float32)
    codes = np.full(frame.shape, len(moves), dtype=np.int32)
    given[frame.row, frame.column] = emissions
    codes[frame.row, frame.column] = steps
    return given, codes, np.concatenate([moves, stay])
