"""Keys under which names that may be the same meet, so that not every name is compared with every other one."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, islice, product

from onrecord.linking.matching.sounds import ARABIC, SOUNDS
from onrecord.linking.matching.words import NameWord, PersonName, joined

_CLASSES = {
    **dict.fromkeys("bpبپ", "P"),
    **dict.fromkeys("fفڤ", "F"),
    **dict.fromkeys("tdđطتد", "T"),
    **dict.fromkeys("szSZCçسصزشژچ", "S"),
    **dict.fromkeys("kqGğQكقغخگ", "K"),
    "r": "R",
    "ر": "R",
    "l": "L",
    "ل": "L",
    "m": "M",
    "م": "M",
    "n": "N",
    "ñ": "N",
    "ن": "N",
}
_SEVERAL = {
    "v": ("F", ""),
    "w": ("", "F"),
    "j": ("S", "", "K"),
    "g": ("K", "S"),
    "c": ("K", "S", "TS"),
    "x": ("K", ""),
    "γ": ("K", ""),
    "X": ("S", "K"),
    "T": ("T", "S"),
    "D": ("T", "S"),
    "L": ("L", ""),
    "ẋ": ("K", "S"),
    "ج": ("S", "K"),
    "ث": ("S", "T"),
    "ة": ("", "T"),
    "ذ": ("S", "T"),
    "ض": ("S", "T"),
    "ظ": ("S", "T"),
}
"""Sounds and letters that belong to several classes, or to none as vowels do, in one transliteration or another."""
_LENGTH, _MOST = 3, 8
"""Consonants in a key, and keys of one word at most."""
_HEARD, _JOINED = 5, 4
"""Consonants of a word that are looked at, and words up to which a name is also taken with two of them joined."""


@lru_cache(maxsize=1 << 17)
def word_keys(word: NameWord) -> frozenset[str]:
    """Return the keys of a word: its first three consonants by class; the word itself where it has no sounds."""
    if not word.forms:
        return frozenset({word.text})
    alphabet = ARABIC if word.script == "arabic" else SOUNDS
    return frozenset(key for form in word.forms for key in _keys([alphabet[sound][0] for sound in form])) or frozenset(
        {word.text}
    )


def _keys(sounds: Sequence[str]) -> Iterator[str]:
    choices = [
        _SEVERAL.get(sound) or (_CLASSES.get(sound, ""),) for sound in sounds if sound in _CLASSES or sound in _SEVERAL
    ][:_HEARD]
    for chosen in islice(product(*choices), _MOST):
        key = ""
        for letter in "".join(chosen):
            if letter and not key.endswith(letter):
                key += letter
        yield key[:_LENGTH] or "-"


@lru_cache(maxsize=1 << 17)
def first_classes(word: NameWord) -> frozenset[str]:
    """Return the classes that the first consonant of a word may have."""
    return frozenset(key[0] for key in word_keys(word))


def alike_in_keys(one: NameWord, other: NameWord) -> bool:
    """Tell whether two words share a key; of words that sound alike one in two hundred pairs does not."""
    return not word_keys(one).isdisjoint(word_keys(other))


@lru_cache(maxsize=1 << 18)
def person_keys(name: PersonName) -> frozenset[str]:
    """Return the keys of a name: for each two of its words, in any order, the keys of both; of one word, its own.

    Names of two words or more that are the same share two words, so they meet under one of these keys; two words may
    be written as one (Mohammad Reza, Mohammadreza).
    """
    words = tuple(word for word in name.words if word.kind == "word")
    if len(words) < 2:
        return frozenset(key for word in words for key in word_keys(word))
    ways = [words]
    if len(words) <= _JOINED:
        ways += [(*words[:at], joined(words[at : at + 2]), *words[at + 2 :]) for at in range(len(words) - 1)]
    pairs = {pair for way in ways for pair in combinations(way, 2)}
    return frozenset(
        "+".join(sorted((one, other)))
        for first, second in pairs
        for one in word_keys(first)
        for other in word_keys(second)
    )
