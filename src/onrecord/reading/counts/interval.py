"""From a number and its hedge to an interval: the rule table stands in ``lexicon/data/counts.toml``."""

import math
from dataclasses import dataclass

from onrecord.lexicon.countwords import count_words


@dataclass(frozen=True, slots=True)
class Interval:
    """What a number says; open bounds are None, ``value`` is None where no single number is said."""

    value: float | None
    min: float | None
    max: float | None


def step(number: float) -> float:
    """Return the worth of the last digit that is not zero: 10 for 20, 100 for 1,500, 0.1 for 2.5."""
    if number != int(number):
        return 10.0 ** -len(f"{number:.6f}".rstrip("0").rpartition(".")[2])
    whole, worth = abs(int(number)), 1.0
    while whole and whole % 10 == 0:
        whole, worth = whole // 10, worth * 10
    return worth


def bounded(said: float, bound: str, *, part: bool = False) -> Interval:
    """Apply a bound of the table; between whole numbers, more than n is at least n + 1; a part has steps of a tenth."""
    one = 1.0 if said == int(said) else 0.0
    worth = 0.1 if part and not one else step(said)
    half = worth / 2
    table = {
        "least": Interval(said, said, None),
        "above": Interval(None, said + one, None),
        "most": Interval(said, None, said),
        "below": Interval(None, None, said - one),
        "just-above": Interval(None, said + one, said + worth),
        "just-below": Interval(None, said - worth, said - one),
        "near": Interval(said, said - half, said),
        "about": Interval(said, said - half, said + half),
    }
    return table.get(bound, Interval(said, said, said))


def joint(front: str | None, behind: str | None) -> str:
    """Return the bound of a hedge before and one after: the one that says more counts ("about 500 or more")."""
    if behind == "equal":
        return {"above": "least", "below": "most"}.get(front or "", front or "exact")
    if behind is None or (behind == "about" and front not in (None, "exact")):
        return front or "exact"
    return behind


def bound_of(hedge: str) -> str:
    """Return the bound of hedge words; of two in a row the one that bounds counts ("only about" is about)."""
    hedges = count_words().hedges
    parts = hedge.lower().split()
    known = hedges.get(" ".join(parts))
    if known is not None:
        return known
    for place in range(1, len(parts)):
        first, last = hedges.get(" ".join(parts[:place])), hedges.get(" ".join(parts[place:]))
        if first is not None and last is not None:
            return first if last in ("exact", "about") and first != "exact" else last
    return "exact"


def ratio(share: float) -> Interval:
    """Return a part of a whole, to three decimals."""
    value = round(share, 3)
    return Interval(value, value, value)


def at_least(plural: str) -> float:
    """Return the least that plural powers may mean: 200,000 for hundreds of thousands."""
    plurals = count_words().plurals
    return float(2 * math.prod(plurals[part] for part in plural.lower().split() if part in plurals))


def vague(words: str, size: str | None) -> Interval:
    """Return the bounds of a handful, several, a few hundred."""
    table = count_words()
    least, most = table.vague_bounds[" ".join(words.lower().split())]
    times = 1 if size is None else table.sizes[size.lower()]
    value = float(least * times) if least == most else None
    return Interval(value, float(least * times), float(most * times) if most else None)
