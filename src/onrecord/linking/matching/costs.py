"""What it costs to take one sound for another, or to leave one out: tables of numbers for two alphabets at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicon.sounds import read_columns
from onrecord.lexicon.words import read_words
from onrecord.linking.matching.sounds import ARABIC, SOUNDS, VOWELS

Pairing = Literal["latin", "arabic", "native", "elsewhere"]
"""Which alphabets meet: sounds with sounds; Arabic letters with Arabic letters; sounds (first) with Arabic letters, as
languages of that script write their own names, and as they write names from elsewhere."""

_VOWEL = 0.5
"""Weight of a vowel where a consonant weighs 1."""
_OTHER_VOWEL, _TELLING_VOWEL, _VOWEL_FOR_CONSONANT, _OTHER_CONSONANT = 0.6, 0.65, 1.2, 1.0
"""Costs of pairs that no table lists."""
_FIRST_VOWEL, _LAST_VOWEL = 0.5, 1.0
"""Cost of a vowel that only one of two names begins or ends with: Karim is not Karimi, Ivanov not Ivanova."""
_WRITTEN_VOWELS = frozenset("اويأإآىئؤءهة")

_LIKE = {"γ": ("g", "G", "h"), "ё": ("e", "o")}
"""Sounds of Cyrillic and Greek letters that Latin spellings write in several ways."""

_NEVER, _RARE, _STEEP = -9.0, -3.0, 1.5
"""Gain of a step that was never seen, in nats; what is rarer than ``_RARE`` counts so many times more."""
_MEAN_SHARE = 0.3
"""How much of a sound's weight is the mean of what it gains in true pairs; the rest is the most that it can gain."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Costs for two alphabets, by the sounds' numbers.

    ``change[a][b]`` is the cost of reading ``b`` for ``a``; ``drop_a`` and ``drop_b`` of leaving one out; ``weight_a``
    and ``weight_b`` say how much a sound is worth when a distance is set in proportion to the length of the words.
    """

    change: tuple[tuple[float, ...], ...]
    drop_a: tuple[float, ...]
    drop_b: tuple[float, ...]
    weight_a: tuple[float, ...]
    weight_b: tuple[float, ...]


@cache
def costs(pairing: Pairing) -> Costs:
    """Return the costs of a pairing, read once."""
    if pairing == "latin":
        return _latin()
    return _arabic() if pairing == "arabic" else _crossed(pairing)


def _latin() -> Costs:
    listed: dict[tuple[str, str], tuple[float, float]] = {}
    for one, other, cost, *telling in _rows("latin-costs.txt"):
        values = (float(cost), float(telling[0]) if telling else float(cost))
        listed[one, other] = listed[other, one] = values

    def change(one: str, other: str) -> float:
        one_bare, other_bare = one.rstrip("!"), other.rstrip("!")
        if one_bare[0] == other_bare[0]:
            return 0.0
        telling = one != one_bare or other != other_bare
        for pair in ((one_bare, other_bare), (one_bare[0], other_bare[0])):
            if pair in listed:
                return listed[pair][telling]
        vowels = (one[0] in VOWELS) + (other[0] in VOWELS)
        if vowels == 1:
            return _VOWEL_FOR_CONSONANT
        return (_TELLING_VOWEL if telling else _OTHER_VOWEL) if vowels else _OTHER_CONSONANT

    def drop(sound: str) -> float:
        bare = sound.rstrip("!")
        if (bare, "-") in listed:
            return listed[bare, "-"][0]
        if bare[0] in VOWELS and bare[1:]:
            return _FIRST_VOWEL if bare[1] == "^" else _LAST_VOWEL
        return listed.get((bare[0], "-"), (1.0, 1.0))[0]

    drops = tuple(drop(sound) for sound in SOUNDS)
    weights = tuple(_VOWEL if sound[0] in VOWELS else 1.0 for sound in SOUNDS)
    return Costs(_square(SOUNDS, change), drops, drops, weights, weights)


def _arabic() -> Costs:
    listed: dict[tuple[str, str], float] = {}
    for one, other, cost in _rows("arabic-costs.txt"):
        listed[one, other] = listed[other, one] = float(cost)

    def change(one: str, other: str) -> float:
        if one[0] == other[0]:
            return 0.0
        return listed.get((one, other), listed.get((one[0], other[0]), _OTHER_CONSONANT))

    drops = tuple(listed.get((letter, "-"), listed.get((letter[0], "-"), 1.0)) for letter in ARABIC)
    weights = tuple(_VOWEL if letter[0] in _WRITTEN_VOWELS else 1.0 for letter in ARABIC)
    return Costs(_square(ARABIC, change), drops, drops, weights, weights)


def _square(alphabet: Sequence[str], change: Callable[[str, str], float]) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(change(one, other) for other in alphabet) for one in alphabet)


def _rows(name: str) -> tuple[list[str], ...]:
    return tuple(line.split() for line in read_words(f"sounds/{name}"))


def _crossed(pairing: Pairing) -> Costs:
    """Turn gains (how much more often a sound meets a letter than by chance, in nats) into costs.

    A sound or letter weighs what it gains at best, and in part what it gains on average; a pair costs half of both
    weights less what it gains. The numbers were chosen on the pairs that are set aside for tuning.
    """
    gains: dict[tuple[str, str], float] = {
        (one, other): float(gain) for way, one, other, gain in read_columns("latin-arabic.txt") if way == pairing
    }
    known = {one for one, _ in gains} | {other for _, other in gains}
    bases = [sound.rstrip("!") for sound in SOUNDS]

    def gain(one: str, other: str) -> float:
        """Return the gain of a step; of a sound or letter that was never seen in its place, that of any place."""
        seen = one if one in known else one[0]
        met = other if other in known else other[0]
        best = max(gains.get((sound, met), _NEVER) for sound in _LIKE.get(seen, (seen,)))
        return best if best > _RARE else _RARE + _STEEP * (best - _RARE)

    def weight(mean: float, most: float) -> float:
        return _MEAN_SHARE * max(0.1, mean) + (1 - _MEAN_SHARE) * most

    most_a = [max(1.0, *(gain(sound, letter) for letter in ARABIC)) for sound in bases]
    most_b = [max(1.0, *(gain(sound, letter) for sound in set(bases))) for letter in ARABIC]
    mean_a = [weight(gain(sound, "="), most) for sound, most in zip(bases, most_a, strict=True)]
    mean_b = [weight(gain("=", letter), most) for letter, most in zip(ARABIC, most_b, strict=True)]
    change = tuple(
        tuple((mean_a[a] + mean_b[b]) / 2 - gain(sound, letter) for b, letter in enumerate(ARABIC))
        for a, sound in enumerate(bases)
    )
    drop_a = tuple(mean_a[a] / 2 - gain(sound, "-") for a, sound in enumerate(bases))
    drop_b = tuple(mean_b[b] / 2 - gain("-", letter) for b, letter in enumerate(ARABIC))
    return Costs(change, drop_a, drop_b, tuple(most_a), tuple(most_b))
