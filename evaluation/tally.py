"""Matched, predicted and gold items: precision, recall, F1 and an interval over documents."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ROUNDS = 1000
"""Resamplings of the documents for one interval."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items were matched, predicted and expected; sums over documents are micro-averages."""

    matched: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Return the sum over both."""
        return Tally(self.matched + other.matched, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Return matched / predicted, 0-1; 0 where nothing was predicted."""
        return self.matched / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Return matched / gold, 0-1; 0 where nothing was expected."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall, 0-1."""
        items = self.predicted + self.gold
        return 2 * self.matched / items if items else 0.0


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of tallies."""
    whole = Tally()
    for tally in tallies:
        whole += tally
    return whole


def f1_interval(tallies: Sequence[Tally], rounds: int = ROUNDS, seed: int = 0) -> tuple[float, float]:
    """Return the 2.5 % and 97.5 % points of F1 when the documents are drawn again with replacement.

    Draws in which nothing is expected and nothing predicted have no F1 and are passed over; (0, 0) where all are such.
    The result depends on the tallies alone, not on their order.
    """
    documents = sorted(tallies, key=lambda tally: (tally.gold, tally.predicted, tally.matched))
    draw = random.Random(seed)  # noqa: S311 - resampling, nothing secret
    drawn = (total(draw.choices(documents, k=len(documents))) for _ in range(rounds))
    figures = sorted(tally.f1 for tally in drawn if tally.gold or tally.predicted)
    if not figures:
        return 0.0, 0.0
    last = len(figures) - 1
    return figures[round(0.025 * last)], figures[round(0.975 * last)]
