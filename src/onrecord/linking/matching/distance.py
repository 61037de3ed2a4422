"""How much two words sound alike, 0-1: one minus the weighted edit distance in proportion to their weight."""

from collections.abc import Sequence
from math import sqrt

from onrecord.linking.matching.costs import Costs, Pairing, costs

_LONG: dict[Pairing, float] = {"latin": 5.0, "arabic": 4.5}
"""Weight from which a longer word of one alphabet does not excuse more: one wrong vowel tells long names apart too."""
_USUAL = 14.0
"""Weight of a usual word where alphabets are crossed; a longer one excuses more by the square root of its weight."""


def likeness(one: Sequence[int], other: Sequence[int], pairing: Pairing, least: float = 0.0) -> float:
    """Return how alike two words of sounds or letters are: 1 is the same, 0 nothing in common or nothing to compare.

    What is less than ``least`` is 0: most words are unlike, and the search ends as soon as that is sure.
    """
    if not one or not other:
        return 0.0
    table = costs(pairing)
    weight = (_weight(one, table.weight_a) + _weight(other, table.weight_b)) / 2
    long = _LONG.get(pairing)
    excused = sqrt(weight * _USUAL) if long is None else min(weight, long)
    # crossed alphabets have steps that gain; so the end cannot be foreseen from the middle
    found = 1.0 - distance(one, other, table, excused * (1 - least) if long is not None else None) / excused
    return found if found >= least else 0.0


def _weight(word: Sequence[int], weights: Sequence[float]) -> float:
    total = 0.0
    for sound in word:
        total += weights[sound]
    return total


def distance(one: Sequence[int], other: Sequence[int], table: Costs, most: float | None = None) -> float:
    """Return the least cost of turning ``one`` into ``other``; anything above ``most`` once that is sure.

    Source: Wagner and Fischer 1974, with weights.
    """
    drop_b = table.drop_b
    row = [0.0]
    total = 0.0
    for letter in other:
        total += drop_b[letter]
        row.append(total)
    for sound in one:
        change, drop = table.change[sound], table.drop_a[sound]
        diagonal = row[0]
        left = diagonal + drop
        row[0] = left
        for place, letter in enumerate(other, 1):
            best = diagonal + change[letter]
            diagonal = row[place]
            best = min(best, diagonal + drop)
            best = min(best, left + drop_b[letter])
            row[place] = left = best
        if most is not None and min(row) > most:
            return min(row)
    return row[-1]
