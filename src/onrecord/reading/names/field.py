"""A linear-chain conditional random field over hashed features: all sentences of a document at once, in numpy."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.names.features import Keys, Marks

Scores = NDArray[np.float32]
LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
_SLOT_BITS = 20


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """Weights of the field.

    ``keys`` are the known features in ascending order, ``weights[1:]`` ``(n_keys, n_labels)`` theirs (row 0 is that of
    unknown features); ``marks`` ``(MARKS, n_labels)`` those of the marks, ``moves`` ``(n_labels, n_labels)`` from label
    to label, ``starts`` ``(n_labels,)`` at the first word. ``slots`` leads from the upper bits of a key to its place.
    """

    keys: Keys
    weights: Scores
    marks: Scores
    moves: Scores
    starts: Scores
    slots: NDArray[np.int32]

    def emissions(self, keys: Keys, marks: Marks) -> Scores:
        """Score each label of each word by itself: ``(n_words, n_labels)``."""
        rows = self._rows(keys)
        scores = marks @ self.marks
        for column in range(rows.shape[1]):
            scores += self.weights[rows[:, column]]
        return np.asarray(scores, dtype=np.float32)

    def _rows(self, keys: Keys) -> NDArray[np.int32]:
        slot = keys >> np.uint32(32 - _SLOT_BITS)
        place, end = self.slots[slot], self.slots[slot + np.uint32(1)]
        rows = np.zeros(keys.shape, dtype=np.int32)
        open_ = np.nonzero(place < end)
        place, end, sought = place[open_], end[open_], keys[open_]
        found = np.zeros(len(place), dtype=np.int32)
        while len(place) and bool((place < end).any()):
            at = np.minimum(place, len(self.keys) - 1)
            found = np.where((place < end) & (self.keys[at] == sought), at + 1, found).astype(np.int32)
            place = place + 1
        rows[open_] = found
        return rows


def make_field(keys: Keys, weights: Scores, marks: Scores, moves: Scores, starts: Scores) -> Field:
    """Make a field of weights whose ``keys`` ascend; ``weights`` has a row for each key."""
    edges = np.arange((1 << _SLOT_BITS) + 1, dtype=np.uint64) << np.uint64(32 - _SLOT_BITS)
    slots = np.searchsorted(keys.astype(np.uint64), edges).astype(np.int32)
    return Field(keys, np.concatenate([np.zeros_like(weights[:1]), weights]), marks, moves, starts, slots)


def load_field(path: Path) -> Field:
    """Load the arrays that the training wrote."""
    with np.load(path) as file:
        parts = {name: file[name] for name in ("weights", "marks", "moves", "starts")}
        keys = np.cumsum(file["steps"], dtype=np.uint64).astype(np.uint32)
    return make_field(keys, **{name: part.astype(np.float32) for name, part in parts.items()})


def best_labels(field: Field, emissions: Scores, lengths: Sequence[int]) -> tuple[NDArray[np.int64], Scores]:
    """Return the likeliest labels of all words, and the probabilities of all labels ``(n_words, n_labels)``.

    ``emissions`` ``(n_words, n_labels)`` of sentences of ``lengths`` words that follow each other.
    """
    labels = np.zeros(len(emissions), dtype=np.int64)
    chances = np.zeros_like(emissions)
    order = np.argsort(-np.asarray(lengths, dtype=np.int64), kind="stable")
    firsts = np.concatenate([[0], np.cumsum(lengths)])[:-1]
    for group in _groups(order, lengths):
        size = max(lengths[number] for number in group)
        places = firsts[group][:, None] + np.arange(size)
        real = np.arange(size) < np.asarray([lengths[number] for number in group])[:, None]
        block = emissions[np.minimum(places, len(emissions) - 1)]
        found = _viterbi(field, block, real)
        labels[places[real]] = found[real]
        chances[places[real]] = _marginals(field, block, real)[real]
    return labels, chances


def _groups(order: NDArray[np.int64], lengths: Sequence[int], waste: float = 3) -> list[NDArray[np.int64]]:
    """Sentences of like length, longest first, so that little is padded."""
    groups, start = list[NDArray[np.int64]](), 0
    for end in range(1, len(order) + 1):
        if end == len(order) or lengths[order[end]] * waste + 4 < lengths[order[start]]:
            groups.append(order[start:end])
            start = end
    return groups


def _viterbi(field: Field, block: Scores, real: NDArray[np.bool_]) -> NDArray[np.int64]:
    count, size, labels = block.shape
    score = block[:, 0] + field.starts
    back = np.zeros((count, size, labels), dtype=np.int64)
    back[:] = np.arange(labels)
    for step in range(1, size):
        ways = score[:, :, None] + field.moves
        best = ways.argmax(axis=1)
        going = real[:, step, None]
        back[:, step] = np.where(going, best, back[:, step])
        score = np.where(going, ways.max(axis=1) + block[:, step], score)
    found = np.zeros((count, size), dtype=np.int64)
    found[:, -1] = score.argmax(axis=1)
    rows = np.arange(count)
    for step in range(size - 1, 0, -1):
        found[:, step - 1] = back[rows, step, found[:, step]]
    return found


def _marginals(field: Field, block: Scores, real: NDArray[np.bool_]) -> Scores:
    """Forward and backward sums in probabilities, scaled to one at each step."""
    count, size, labels = block.shape
    local = np.exp(block - block.max(axis=2, keepdims=True))
    moves = np.exp(field.moves)
    forward = np.zeros((count, size, labels), dtype=np.float32)
    forward[:, 0] = _shared(local[:, 0] * np.exp(field.starts))
    for step in range(1, size):
        forward[:, step] = _shared(forward[:, step - 1] @ moves * local[:, step])
    backward = np.ones((count, size, labels), dtype=np.float32)
    for step in range(size - 1, 0, -1):
        behind = _shared((local[:, step] * backward[:, step]) @ moves.T)
        backward[:, step - 1] = np.where(real[:, step, None], behind, 1)
    return _shared(forward * backward)


def _shared(values: Scores) -> Scores:
    return np.asarray(values / np.maximum(values.sum(axis=-1, keepdims=True), 1e-30), dtype=np.float32)
