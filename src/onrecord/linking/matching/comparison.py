"""What comparing two names comes to."""

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["same", "possible", "different"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two names as they were given, whether they may stand for one, a score 0-1 with three decimals, and why in words.

    The outcome follows from the score: each way of comparing has two cut-offs, one for ``same``, one for ``possible``.
    """

    a: str
    b: str
    outcome: Outcome
    score: float
    why: str


def judged(a: str, b: str, score: float, cuts: tuple[float, float], why: str) -> Comparison:
    """Return the comparison with the outcome that ``score`` has under the cut-offs ``(possible, same)``."""
    rounded = round(max(0.0, min(1.0, score)), 3)
    outcome: Outcome = "same" if rounded >= cuts[1] else "possible" if rounded >= cuts[0] else "different"
    return Comparison(a, b, outcome, rounded, why)
