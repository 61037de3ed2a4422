"""From the words of a number to its interval: the rule table stands in ``lexicon/data/counts.toml``."""

import math
import re
from dataclasses import dataclass

from onrecord.lexicon.countwords import CountWords, count_words
from onrecord.lexicon.numbers import spoken

_SHORT = {"bn": 1e9, "mn": 1e6, "m": 1e6, "k": 1e3}
_WORD = re.compile(r"[^\W\d_]+|\d[\d.,\u00a0\u202f\u2009 ]*")
_LARGEST = 1e15


@dataclass(frozen=True, slots=True)
class Interval:
    """What a number says; open bounds are None, ``value`` is None where no single number is said."""

    value: float | None
    min: float | None
    max: float | None


def interval(match: re.Match[str]) -> Interval | None:
    """Read a match of the pattern of counts; None where it is no number after all."""
    words = count_words()
    for low, high in (("low", "high"), ("first", "last")):
        if match[low] is not None:
            return _range(number(match[low]), number(match[high]))
    if match["plural"] is not None:
        return Interval(None, _at_least(match["plural"], words), None)
    if match["vague"] is not None:
        return _vague(match["vague"], words)
    if match["number"] is None:
        return _share(match, words)
    said = number(match["number"])
    return None if said is None else _bounded(said, _bound(match, words), step=step(said))


def _share(match: re.Match[str], words: CountWords) -> Interval | None:
    if match["half"] is not None:
        return _bounded(0.5, _bound(match, words), step=0.1)
    if match["parts"] is not None:
        return _ratio(number(match["parts"]), words.fractions[match["fraction"].lower()])
    return _ratio(number(match["share"]), number(match["whole"]))


def number(words: str) -> float | None:
    """Return what digits or number words are worth; None above 10^15."""
    table = count_words()
    total = 0.0
    parts = [part.group().strip(" .,\u00a0\u202f\u2009").lower() for part in _WORD.finditer(words)]
    if parts and parts[0][0].isdigit():
        total = float(re.sub(r"[,\s]", "", parts[0]))
        for power in parts[1:]:
            total *= table.powers.get(power, _SHORT.get(power, 1))
    else:
        total = _spoken(parts, table)
    total = round(float(total), 6)
    return total if total <= _LARGEST else None


def _spoken(parts: list[str], table: CountWords) -> float:
    dozens = [table.powers[part] for part in parts if part in ("dozen", "score")]
    worths = [table.numbers.get(part, table.powers.get(part, 0)) for part in parts if part not in ("dozen", "score")]
    said = [worth for worth in worths if worth]
    return math.prod([spoken(said) or 1, *dozens])


def step(number: float) -> float:
    """Return the worth of the last digit that is not zero: 10 for 20, 100 for 1,500, 0.1 for 2.5."""
    if number != int(number):
        return 10.0 ** -len(f"{number:.6f}".rstrip("0").rpartition(".")[2])
    whole, worth = int(number), 1.0
    while whole and whole % 10 == 0:
        whole, worth = whole // 10, worth * 10
    return worth


def _bound(match: re.Match[str], words: CountWords) -> str:
    for name in ("hedge", "behind"):
        if match[name] is not None:
            hedge = " ".join(match[name].lower().split())
            known = words.hedges.get(hedge)
            return known if known is not None else _joint(hedge, words)
    return "exact"


def _joint(hedge: str, words: CountWords) -> str:
    """Two hedges in a row: the one that bounds counts ("only about" is about)."""
    parts = hedge.split(" ")
    for place in range(1, len(parts)):
        first, last = words.hedges.get(" ".join(parts[:place])), words.hedges.get(" ".join(parts[place:]))
        if first is not None and last is not None:
            return first if last == "exact" else last
    return "exact"


def _bounded(said: float, bound: str, *, step: float) -> Interval:
    one = 1.0 if said == int(said) else step
    half = step / 2
    table = {
        "least": Interval(said, said, None),
        "above": Interval(None, said + one, None),
        "most": Interval(said, None, said),
        "below": Interval(None, None, said - one),
        "near": Interval(said, said - half, said),
        "about": Interval(said, said - half, said + half),
    }
    return table.get(bound, Interval(said, said, said))


def _range(low: float | None, high: float | None) -> Interval | None:
    return Interval(None, low, high) if low is not None and high is not None and low < high else None


def _ratio(part: float | None, whole: float | None) -> Interval | None:
    if part is None or whole is None or not 0 < part <= whole:
        return None
    share = round(part / whole, 3)
    return Interval(share, share, share)


def _at_least(plural: str, words: CountWords) -> float:
    parts = plural.lower().split()
    return float(2 * math.prod(words.plurals[part] for part in parts if part in words.plurals))


def _vague(vague: str, words: CountWords) -> Interval:
    least, most = words.vague[" ".join(vague.lower().split())]
    value = float(least) if least == most else None
    return Interval(value, float(least) if least else None, float(most) if most else None)
