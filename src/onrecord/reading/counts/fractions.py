"""Fractions in words, and ordinals, which share their words: two thirds, one and a half, twenty-first."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.counts.atoms import Atom
from onrecord.reading.counts.cardinals import cardinal, ordinal

_MILLION = 1e6
_HALF = 2


@dataclass(frozen=True, slots=True)
class Part:
    """A fraction or an ordinal that ends before atom ``last``.

    ``article``: its "a" belongs to it. ``bare``: a half or quarter with neither number nor article.
    """

    worth: float
    last: int
    power: float = 1
    ordinal: bool = False
    article: bool = False
    bare: bool = False


def fraction(seen: Sequence[Atom], first: int, stop: int, *, article: bool, follows: bool) -> Part | None:
    """Read a fraction or an ordinal that begins at atom ``first``; ``follows``: a noun follows its ordinal."""
    if seen[first].kind == "fraction":
        return _of_a_power(seen, Part(seen[first].worth, first + 1), stop)
    below = next((place for place in range(first, stop) if seen[place].kind in ("ordinal", "part", "fraction")), None)
    if below is None or any(atom.kind == "dozen" for atom in seen[first:below]):
        return None
    if seen[below].kind == "fraction":
        return None
    found = _mixed(seen, first, below) or _plain(seen, first, below, article=article)
    if found is not None and not follows:
        return _of_a_power(seen, found, stop)
    if seen[below].kind == "ordinal" and not seen[below].plural:
        worth = ordinal(seen, first, below)
        return None if worth is None else Part(worth, below + 1, ordinal=True)
    return None if found is None else _of_a_power(seen, found, stop)


def _mixed(seen: Sequence[Atom], first: int, below: int) -> Part | None:
    """Read a whole with a fraction behind it: one and a half, one hundred and three quarters."""
    for place in range(below, first, -1):
        join = seen[place].join
        if join not in ("and", "and-a"):
            continue
        whole = cardinal(seen, first, place, loose=True)
        if whole is None or whole.last != place:
            return None
        part = _ratio(seen, place, below)
        if join == "and-a":
            under = ordinal(seen, place, below)
            part = 1 / under if under else None
        if part is None or part >= 1 or part <= 0:
            return None
        return Part(whole.worth + part * (whole.power if whole.power >= _MILLION else 1), below + 1, whole.power)
    return None


def _ratio(seen: Sequence[Atom], first: int, below: int) -> float | None:
    """Divide: the lower part is the longest ordinal that leaves a number above it ("three twenty-fifths")."""
    for place in range(first + 1, below + 1):
        if seen[place].join not in ("space", "hyphen") or seen[place].kind == "power":
            continue
        if place < below and seen[place].kind == "small" and seen[place - 1].kind == "tens":
            continue
        above, under = cardinal(seen, first, place), ordinal(seen, place, below)
        if above is None or above.last != place or not under or (under == _HALF and seen[below].kind == "ordinal"):
            continue
        if above.worth == 1 or seen[below].plural:
            return above.worth / under
    return None


def _plain(seen: Sequence[Atom], first: int, below: int, *, article: bool) -> Part | None:
    last = seen[below]
    if first == below and last.kind == "part" and not last.plural:
        if article:
            return Part(1 / last.worth, below + 1, article=True)
        return Part(1 / last.worth, below + 1, bare=True)
    worth = _ratio(seen, first, below)
    if worth is not None:
        return Part(worth, below + 1, article=seen[first].kind == "power")
    under = ordinal(seen, first, below) if article and last.kind == "ordinal" and not last.plural else None
    return Part(1 / under, below + 1, article=True) if under is not None and under > _HALF else None


def _of_a_power(seen: Sequence[Atom], found: Part, stop: int) -> Part | None:
    """Multiply by what follows: half a million, two thirds of a million, half a dozen, one and a half million."""
    place = found.last
    if place < stop and seen[place].kind in ("power", "dozen") and seen[place].join in ("space", "a", "of-a", "hyphen"):
        times = seen[place].worth
        if found.power >= times > 1 and found.worth > found.power:
            whole = found.worth // found.power * found.power
            worth = whole + (found.worth - whole) / found.power * times
        else:
            worth = found.worth * times
        return Part(worth, place + 1, times, article=found.article)
    bare_quarter = found.bare and found.worth != 1 / _HALF
    return None if bare_quarter else found
