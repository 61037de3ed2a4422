"""Text as names are looked for in it: without case, diacritics, marks of writing; with the way back to each character.

``lexicon.spelling.name_key`` compares two names; here a whole text is folded by the same rules, character by character,
so that a place in the folded text is a place in the text.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

_PLAIN: Final = {"’": "'", "‘": "'", "ʼ": "'", "ʹ": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"}
_LATIN: Final = {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"}
_LETTERS: Final = _LATIN | {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه"}
"""Letters that are written in several ways; those of Arabic, Persian, Urdu and Kurdish have several code points."""

_NOTHING: Final = frozenset("\u00ad\u0640\ufeff\ufdd0\ufdd1")
"""The soft hyphen, the stroke that lengthens Arabic words, the byte-order mark, the marks of a search."""

_SPELLING_SIGNS: Final = frozenset({0, 7, 9})
"""Canonical combining classes that are letters of their script; as in ``lexicon.spelling``."""

_WORD: Final = re.compile(r"[^\W_]+")


class _Folds(dict[int, str]):
    """What each character folds to, found when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded(chr(code))
        return folded


def _folded(mark: str) -> str:
    if mark in _NOTHING or unicodedata.category(mark) == "Cf":
        return ""
    parts = unicodedata.normalize("NFKD", _PLAIN.get(mark, mark).casefold())
    plain = (part for part in parts if unicodedata.combining(part) in _SPELLING_SIGNS)
    return "".join(_LETTERS.get(part, part) for part in plain)


_FOLDS: Final = _Folds()


def fold(text: str) -> str:
    """Return a text without case, diacritics and invisible marks.

    >>> fold("Zoë ØSTERGÅRD")
    'zoe ostergard'
    """
    return text.lower() if text.isascii() else text.translate(_FOLDS)


def offsets(text: str) -> Sequence[int]:
    """Return for each character of the folded text where it comes from, and at last the length of the text."""
    if text.isascii():
        return range(len(text) + 1)
    longer = "".join(mark for mark in set(text) if len(_FOLDS[ord(mark)]) != 1)
    if not longer:
        return range(len(text) + 1)
    places: list[int] = []
    at = 0
    for mark in re.finditer(f"[{re.escape(longer)}]", text):
        places.extend(range(at, mark.start()))
        places.extend([mark.start()] * len(_FOLDS[ord(mark[0])]))
        at = mark.end()
    places.extend(range(at, len(text) + 1))
    return places


def words_of(folded: str) -> list[str]:
    """Return the words of a folded text: runs of letters and digits."""
    return _WORD.findall(folded)
