"""Classes of consonants that transliterations take for one another: the first three of a word are its key."""

from collections.abc import Iterator, Sequence
from itertools import islice, product

from onrecord.linking.matching.script import Script
from onrecord.linking.matching.sounds import ARABIC, SOUNDS

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
_HEARD = 5
"""Consonants of a word that are looked at."""


def keys_of(text: str, script: Script, forms: Sequence[Sequence[int]]) -> frozenset[str]:
    """Return the keys of a word of these sounds or letters; the word itself where it has none."""
    alphabet = ARABIC if script == "arabic" else SOUNDS
    found = frozenset(key for form in forms for key in _keys([alphabet[sound][0] for sound in form]))
    return found or frozenset({text})


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
