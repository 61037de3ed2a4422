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
        scores = np.asarray(marks @ self.marks, dtype=np.float32)
        found = np.empty_like(scores)
        for rows in self._rows(np.ascontiguousarray(keys.T)):
            scores += self.weights.take(rows, axis=0, out=found, mode="clip")
        return scores

    def _rows(self, keys: Keys) -> NDArray[np.int32]:
        sought = keys.ravel()
        slot = sought >> np.uint32(32 - _SLOT_BITS)
        place = self.slots.take(slot)
        rows = np.zeros(len(sought), dtype=np.int32)
        open_ = np.flatnonzero(place < self.slots.take(slot + np.uint32(1)))
        place, sought = place[open_], sought[open_]
        while len(open_):
            # Keys ascend: what is sought is this one, or stands behind it, or is not known.
            here = self.keys.take(place, mode="clip")
            met = here == sought
            rows[open_[met]] = place[met] + 1
            more = np.flatnonzero((here < sought) & (place < len(self.keys) - 1))
            open_, place, sought = open_[more], place[more] + 1, sought[more]
        return rows.reshape(keys.shape)


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
        sizes = np.asarray([lengths[number] for number in group], dtype=np.int64)
        size = int(sizes[0])
        places = firsts[group] + np.arange(size)[:, None]
        real = np.arange(size)[:, None] < sizes
        active = real.sum(1).tolist()
        block = emissions[np.minimum(places, len(emissions) - 1)]
        labels[places[real]] = _viterbi(field, block, active)[real]
        turned = np.maximum(sizes - 1 - np.arange(size)[:, None], 0), np.arange(len(sizes))
        chances[places[real]] = _marginals(field, block, turned, active)[real]
    return labels, chances


def _groups(order: NDArray[np.int64], lengths: Sequence[int], waste: float = 3) -> list[NDArray[np.int64]]:
    """Sentences of like length, longest first, so that little is padded."""
    groups, start = list[NDArray[np.int64]](), 0
    for end in range(1, len(order) + 1):
        if end == len(order) or lengths[order[end]] * waste + 4 < lengths[order[start]]:
            groups.append(order[start:end])
            start = end
    return groups


def _viterbi(field: Field, block: Scores, active: Sequence[int]) -> NDArray[np.int64]:
    """Return ``(size, count)``. ``block``: ``(size, count, n_labels)``, the first ``active`` ones at each step."""
    size, count, labels = block.shape
    given = np.ascontiguousarray(block.transpose(0, 2, 1))
    scores = np.empty((size, labels, count), dtype=np.float32)
    scores[0] = given[0] + field.starts[:, None]
    moves = field.moves[:, :, None]
    for step in range(1, size):
        many = active[step]
        best = np.maximum.reduce(scores[step - 1, :, None, :many] + moves, axis=0)
        np.add(best, given[step, :, :many], out=scores[step, :, :many])
    found = np.zeros((size, count), dtype=np.int64)
    for step in range(size - 1, -1, -1):
        many, before = active[step], active[step + 1] if step + 1 < size else 0
        if before:
            ways = scores[step, :, :before] + field.moves.take(found[step + 1, :before], axis=1)
            found[step, :before] = ways.argmax(axis=0)
        if many > before:
            found[step, before:many] = scores[step, :, before:many].argmax(axis=0)
    return found


def _marginals(
    field: Field, block: Scores, turned: tuple[NDArray[np.int64], NDArray[np.int64]], active: Sequence[int]
) -> Scores:
    """Return ``(size, count, n_labels)``: sums from both ends at once in probabilities, scaled to one at each step.

    ``turned`` leads to what stands at a step when sentences are read from behind.
    """
    local = np.exp(block - block.max(axis=2, keepdims=True))
    moves = np.exp(field.moves)
    there_and_back = np.stack([moves, moves.T])
    locals_ = np.stack([local, local[turned]], axis=1)
    # Without and with what the word itself says.
    bare = np.ones(locals_.shape, dtype=np.float32)
    bare[0, 0] = np.exp(field.starts)
    full = np.zeros_like(bare)
    full[0] = _shared(bare[0] * locals_[0])
    for step in range(1, len(block)):
        many = active[step]
        came = np.matmul(full[step - 1, :, :many], there_and_back, out=bare[step, :, :many])
        came = np.multiply(came, locals_[step, :, :many], out=full[step, :, :many])
        came /= np.maximum(np.add.reduce(came, axis=2, keepdims=True), 1e-30)
    rows, columns = turned
    return _shared(full[:, 0] * bare[rows, 1, columns])


def _shared(values: Scores) -> Scores:
    return np.asarray(values / np.maximum(values.sum(axis=-1, keepdims=True), 1e-30), dtype=np.float32)
