"""Fit the field of the name tagger to encoded sentences: ``python -m training.name_fit FOLDER OUT``.

L-BFGS with an L1 penalty, numpy and scipy; it runs where PyTorch and SciPy are, in `.venv-train`.

A sentence says for each word which labels it may have. Where that is one label for each word it is an ordinary example;
where it is more, the likelihood of all labellings that fit is raised (a partly labelled example).
"""

import argparse
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.names.features import MARKS
from onrecord.reading.names.field import LABELS

Array = NDArray[np.float64]
Objective = Callable[[Array], tuple[float, Array]]
ALL = (1 << len(LABELS)) - 1
# How much a sentence with other names in it counts beside one as it was written.
VARIED_WEIGHT = 0.7
_GROUP_WORDS = 12_000


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """Sentences as arrays.

    ``keys`` ``(n_words, n_features)``, ``marks`` packed to bits, ``allowed`` the labels that each word may have as
    bits, ``lengths`` ``(n_sentences,)``.
    """

    keys: NDArray[np.uint32]
    marks: NDArray[np.uint8]
    allowed: NDArray[np.uint8]
    lengths: NDArray[np.int64]

    def save(self, path: Path) -> None:
        """Write the arrays."""
        np.savez(path, keys=self.keys, marks=self.marks, allowed=self.allowed, lengths=self.lengths)


def load_encoded(path: Path) -> Encoded:
    """Read what ``Encoded.save`` wrote."""
    with np.load(path) as file:
        return Encoded(file["keys"], file["marks"], file["allowed"], file["lengths"])


def joined(parts: Sequence[Encoded]) -> Encoded:
    """Put sets of sentences together."""
    names = ("keys", "marks", "allowed", "lengths")
    return Encoded(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """Sentences of like length: where their words stand ``(n, size)``, which are real, the labels allowed, weights."""

    places: NDArray[np.int64]
    real: NDArray[np.bool_]
    allowed: NDArray[np.bool_]
    weight: Array
    whole: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Settings:
    """Penalties, rounds of the search at most, and how often a feature must be seen."""

    l1: float = 0.3
    l2: float = 0.02
    rounds: int = 55
    least: int = 2


def fit(
    data: Encoded,
    weights: Array,
    out: Path,
    settings: Settings,
) -> None:
    """Fit and write the field; ``weights`` ``(n_sentences,)`` say how much a sentence counts."""
    from scipy.sparse import csr_matrix

    known, columns, indptr = _columns(data, settings.least)
    words, labels = len(data.allowed), len(LABELS)
    matrix = csr_matrix((np.ones(len(columns), dtype=np.float32), columns, indptr), shape=(words, len(known)))
    turned = matrix.T.tocsr()
    marks = np.unpackbits(data.marks, axis=1, count=MARKS).astype(np.float32)
    groups = _groups(data, weights)
    sizes = (len(known), MARKS, labels, 1)

    def objective(flat: Array) -> tuple[float, Array]:
        table, of_marks, moves, starts = _parts(flat, sizes)
        emissions = (matrix @ table.astype(np.float32) + marks @ of_marks.astype(np.float32)).astype(np.float64)
        loss, delta, by_move, by_start = _expectations(groups, emissions, moves, starts[0])
        small = delta.astype(np.float32)
        slope = np.concatenate([turned @ small, marks.T @ small, by_move, by_start[None]]).astype(np.float64).ravel()
        return loss + settings.l2 * float(flat @ flat), slope + 2 * settings.l2 * flat

    flat = np.zeros(sum(sizes) * labels)
    flat = minimise(objective, flat, settings.l1, settings.rounds)
    table, of_marks, moves, starts = _parts(flat, sizes)
    used = np.abs(table).max(axis=1) > 1e-3
    write(out, known[used], table[used], of_marks, moves, starts[0])


def write(out: Path, keys: NDArray[np.uint32], table: Array, marks: Array, moves: Array, starts: Array) -> None:
    """Write a field as half precision; keys as steps from one to the next."""
    steps = np.diff(keys.astype(np.uint64), prepend=np.uint64(0)).astype(np.uint32)
    parts = {"weights": table, "marks": marks, "moves": moves, "starts": starts}
    np.savez_compressed(out, steps=steps, **{name: part.astype(np.float16) for name, part in parts.items()})  # type: ignore[arg-type]


def _columns(data: Encoded, least: int) -> tuple[NDArray[np.uint32], NDArray[np.int32], NDArray[np.int64]]:
    """The features seen often enough, in ascending order, and for each word its columns."""
    ordered = np.sort(data.keys, axis=None)
    starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    counts = np.diff(np.append(starts, len(ordered)))
    known = ordered[starts][(counts >= least) & (ordered[starts] > 0)]
    places = np.minimum(np.searchsorted(known, data.keys), len(known) - 1)
    seen = known[places] == data.keys
    indptr = np.concatenate([[0], np.cumsum(seen.sum(axis=1))])
    return known, places[seen].astype(np.int32), indptr


def _groups(data: Encoded, weights: Array) -> list[_Group]:
    firsts = np.concatenate([[0], np.cumsum(data.lengths)])
    order = np.argsort(data.lengths, kind="stable")
    order = order[data.lengths[order] > 0]
    groups, start = list[_Group](), 0
    while start < len(order):
        end = start + 1
        while end < len(order) and (end - start) * data.lengths[order[end]] < _GROUP_WORDS:
            end += 1
        chosen = order[start:end]
        size = int(data.lengths[chosen].max())
        places = firsts[chosen][:, None] + np.arange(size)
        real = np.arange(size) < data.lengths[chosen][:, None]
        bits = np.where(real, data.allowed[np.minimum(places, len(data.allowed) - 1)], ALL)
        allowed = (bits[:, :, None] >> np.arange(len(LABELS))) & 1 > 0
        whole = ((allowed.sum(axis=2) == 1) | ~real).all(axis=1)
        groups.append(_Group(np.minimum(places, len(data.allowed) - 1), real, allowed, weights[chosen], whole))
        start = end
    return groups


def _parts(flat: Array, sizes: Sequence[int]) -> list[Array]:
    rows = flat.reshape(-1, len(LABELS))
    return np.split(rows, np.cumsum(sizes)[:-1])


def _expectations(
    groups: Sequence[_Group], emissions: Array, moves: Array, starts: Array
) -> tuple[float, Array, Array, Array]:
    """Loss, and its slopes by emissions, moves and starts."""
    loss, delta = 0.0, np.zeros_like(emissions)
    by_move, by_start = np.zeros_like(moves), np.zeros_like(starts)
    for group in groups:
        block = emissions[group.places]
        peak = block.max(axis=2)
        local = np.exp(block - peak[:, :, None])
        free_sum, free, free_moves = _chain(local, moves, starts, group)
        tied_sum, tied, tied_moves = _chain(local * group.allowed, moves, starts, group)
        loss += float((group.weight * (free_sum - tied_sum)).sum())
        change = (free - tied) * group.weight[:, None, None]
        delta[group.places[group.real]] = change[group.real]
        by_move += free_moves - tied_moves
        by_start += change[:, 0].sum(axis=0)
    return loss, delta, by_move, by_start


def _chain(local: Array, moves: Array, starts: Array, group: _Group) -> tuple[Array, Array, Array]:
    """Logarithm of the sum over labellings, shares of labels ``(n, size, labels)``, weighted sum of moves."""
    count, size, _ = local.shape
    ways = np.exp(moves)
    forward, backward = np.zeros_like(local), np.ones_like(local)
    scale = np.ones((count, size))
    forward[:, 0] = local[:, 0] * np.exp(starts)
    scale[:, 0] = forward[:, 0].sum(axis=1)
    forward[:, 0] /= scale[:, :1]
    for step in range(1, size):
        value = forward[:, step - 1] @ ways * local[:, step]
        total = value.sum(axis=1)
        scale[:, step] = np.where(group.real[:, step], total, 1)
        forward[:, step] = value / np.maximum(total, 1e-300)[:, None]
    total_moves = np.zeros_like(moves)
    for step in range(size - 1, 0, -1):
        real = group.real[:, step, None]
        ahead = local[:, step] * backward[:, step]
        ahead /= np.maximum(scale[:, step, None], 1e-300)
        mass = forward[:, step - 1].T @ (ahead * real * group.weight[:, None])
        total_moves += mass * ways
        backward[:, step - 1] = np.where(real, ahead @ ways.T, 1)
    return np.log(np.maximum(scale, 1e-300)).sum(axis=1), forward * backward * group.real[:, :, None], total_moves


def minimise(objective: Objective, start: Array, l1: float, rounds: int, memory: int = 8) -> Array:
    """Find a minimum of ``objective + l1 * |x|``.

    Source: Andrew and Gao (2007), Scalable training of L1-regularized log-linear models.
    """
    flat, (loss, slope) = start, objective(start)
    value = loss + l1 * float(np.abs(flat).sum())
    past: deque[tuple[Array, Array, float]] = deque(maxlen=memory)
    begun = time.process_time()
    for number in range(rounds):
        pseudo = _pseudo(flat, slope, l1)
        step = _direction(pseudo, past)
        step[step * pseudo >= 0] = 0
        if not step.any():
            break
        orthant = np.where(flat != 0, np.sign(flat), -np.sign(pseudo))
        length = 1.0 if past else 1.0 / float(np.linalg.norm(pseudo))
        for _ in range(20):
            moved = flat + length * step
            moved[moved * orthant < 0] = 0
            new_loss, new_slope = objective(moved)
            new_value = new_loss + l1 * float(np.abs(moved).sum())
            if new_value <= value + 1e-4 * float(pseudo @ (moved - flat)):
                break
            length /= 2
        else:
            break
        change, turn = moved - flat, new_slope - slope
        if float(change @ turn) > 1e-10:
            past.append((change, turn, 1 / float(change @ turn)))
        gain = (value - new_value) / max(1.0, abs(new_value))
        flat, slope, value = moved, new_slope, new_value
        if number % 10 == 9:
            used = int((flat != 0).sum())
            print(f"{number + 1}: {value:.1f}, {used} weights, {time.process_time() - begun:.0f} s", flush=True)
        if gain < 1e-5:
            break
    return flat


def _pseudo(flat: Array, slope: Array, l1: float) -> Array:
    at_zero = np.where(slope < -l1, slope + l1, np.where(slope > l1, slope - l1, 0.0))
    return np.where(flat != 0, slope + l1 * np.sign(flat), at_zero)


def _direction(slope: Array, past: Sequence[tuple[Array, Array, float]]) -> Array:
    aim = -slope
    shares = list[float]()
    for change, turn, inverse in reversed(past):
        share = inverse * float(change @ aim)
        aim = aim - share * turn
        shares.append(share)
    if past:
        change, turn, inverse = past[-1]
        aim = aim / (inverse * float(turn @ turn))
    for (change, turn, inverse), share in zip(past, reversed(shares), strict=True):
        aim = aim + change * (share - inverse * float(turn @ aim))
    return aim


def bits_of(labels: Sequence[str]) -> list[int]:
    """One allowed label for each word, as bits."""
    return [1 << LABELS.index(label) for label in labels]


def main() -> None:
    """Fit to all sets of a folder and write the field."""
    parser = argparse.ArgumentParser(prog="python -m training.name_fit", description=__doc__)
    parser.add_argument("folder", type=Path, help="what training.name_tagger encoded")
    parser.add_argument("out", type=Path, help="names.npz")
    chosen = parser.parse_args()
    paths = sorted(chosen.folder.glob("*.npz"))
    parts = [load_encoded(path) for path in paths]
    counts = [VARIED_WEIGHT if path.stem.endswith("-1") else 1.0 for path in paths]
    weights = np.concatenate([np.full(len(part.lengths), count) for part, count in zip(parts, counts, strict=True)])
    fit(joined(parts), weights, chosen.out, settings=Settings())


if __name__ == "__main__":
    main()
