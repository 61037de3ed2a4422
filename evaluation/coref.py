"""Scores of clusterings of mentions: MUC, B-cubed, CEAF-e and their mean (CoNLL F1), each 0-1.

``gold`` and ``ours`` map the same mentions to the name of their cluster. Sources: Vilain et al. 1995 (MUC), Bagga and
Baldwin 1998 (B-cubed), Luo 2005 (CEAF with the entity-based similarity, its fourth), Pradhan et al. 2012 (their mean).
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Clustering = Mapping[Any, Hashable]
_Sides = tuple[Mapping[Hashable, frozenset[Hashable]], Mapping[Hashable, frozenset[Hashable]]]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, 0-1, and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean; 0 where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The three measures of one clustering."""

    muc: Score
    b_cubed: Score
    ceaf_e: Score

    @property
    def conll(self) -> float:
        """Return the mean of the three F1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def score(gold: Clustering, ours: Clustering) -> Scores:
    """Score ``ours`` against ``gold``; ValueError where they are about other mentions, or about none."""
    if gold.keys() != ours.keys() or not gold:
        raise ValueError("both clusterings must be about the same mentions, and about some")
    sides = _members(gold), _members(ours)
    return Scores(muc=_muc(gold, ours), b_cubed=_b_cubed(*sides), ceaf_e=_ceaf_e(*sides))


def _members(clustering: Clustering) -> Mapping[Hashable, frozenset[Hashable]]:
    """Map each mention to all of its cluster."""
    groups = defaultdict[Hashable, set[Hashable]](set)
    for mention, cluster in clustering.items():
        groups[cluster].add(mention)
    held = {cluster: frozenset(group) for cluster, group in groups.items()}
    return {mention: held[cluster] for mention, cluster in clustering.items()}


def _muc(gold: Clustering, ours: Clustering) -> Score:
    return Score(precision=_links(ours, gold), recall=_links(gold, ours))


def _links(of: Clustering, by: Clustering) -> float:
    """Return the share of the links that hold the clusters of ``of`` together which ``by`` has too."""
    parts = defaultdict[Hashable, set[Hashable]](set)
    sizes = Counter(of.values())
    for mention, cluster in of.items():
        parts[cluster].add(by[mention])
    needed = sum(size - 1 for size in sizes.values())
    return sum(sizes[cluster] - len(split) for cluster, split in parts.items()) / needed if needed else 0.0


def _b_cubed(gold: Mapping[Hashable, frozenset[Hashable]], ours: Mapping[Hashable, frozenset[Hashable]]) -> Score:
    shared = [(len(gold[mention] & ours[mention]), len(ours[mention]), len(gold[mention])) for mention in gold]
    precision = sum(both / mine for both, mine, _ in shared) / len(shared)
    return Score(precision, sum(both / right for both, _, right in shared) / len(shared))


def _ceaf_e(gold: Mapping[Hashable, frozenset[Hashable]], ours: Mapping[Hashable, frozenset[Hashable]]) -> Score:
    right = list(dict.fromkeys(gold.values()))
    mine = {cluster: at for at, cluster in enumerate(dict.fromkeys(ours.values()))}
    alike = np.zeros((len(right), len(mine)))
    for row, cluster in enumerate(right):
        for other, shared in Counter(ours[mention] for mention in cluster).items():
            alike[row, mine[other]] = 2 * shared / (len(cluster) + len(other))
    best = sum(alike[row, column] for row, column in enumerate(assignment(alike)) if column >= 0)
    return Score(float(best) / len(mine), float(best) / len(right))


def assignment(worth: NDArray[np.float64]) -> Sequence[int]:
    """Return for each row its column in a one-to-one assignment of the greatest sum, -1 for rows left over.

    Shortest augmenting paths with potentials (Kuhn 1955; Jonker and Volgenant 1987), rows added one by one.
    """
    rows, columns = worth.shape
    if rows > columns:
        turned = assignment(worth.T)
        found = [-1] * rows
        for column, row in enumerate(turned):
            found[row] = column
        return found
    price = np.zeros(columns + 1)
    offer = np.zeros(rows + 1)
    taken = np.full(columns + 1, -1)  # by which row; the last column is where each search starts
    for row in range(rows):
        taken[columns] = row
        column, least = columns, np.full(columns, np.inf)
        before = np.full(columns, columns)
        seen = np.zeros(columns + 1, dtype=bool)
        while taken[column] >= 0:
            seen[column] = True
            of = taken[column]
            cost = -worth[of] - offer[of] - price[:columns]
            better = ~seen[:columns] & (cost < least)
            least[better], before[better] = cost[better], column
            free = np.where(seen[:columns], np.inf, least)
            nearest = int(free.argmin())
            step = free[nearest]
            offer[taken[seen]] += step
            price[seen] -= step
            least[~seen[:columns]] -= step
            column = nearest
        while column != columns:
            taken[column] = taken[before[column]]
            column = int(before[column])
    found = [-1] * rows
    for column in range(columns):
        if taken[column] >= 0:
            found[int(taken[column])] = column
    return found
