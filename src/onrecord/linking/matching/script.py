"""Names as they are compared: one form for letters, digits, joiners and marks that look or mean the same."""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

Script = Literal["latin", "arabic", "cyrillic", "greek", "other"]

_JOINERS = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069\u0640\ufeff"))
_MARKS = str.maketrans(dict.fromkeys("’‘ʼʻʿʾ`´ʹ′", "'") | dict.fromkeys("‐‑‒–—−", "-") | {"،": ",", "٫": "."})
_RANGES: tuple[tuple[int, int, Script], ...] = (
    (0x41, 0x24F, "latin"),
    (0x1E00, 0x1EFF, "latin"),
    (0x370, 0x3FF, "greek"),
    (0x1F00, 0x1FFF, "greek"),
    (0x400, 0x52F, "cyrillic"),
    (0x600, 0x6FF, "arabic"),
    (0x750, 0x77F, "arabic"),
)
_SILENT_HE = re.compile("ه\u200cا[یيى]")
"""A silent letter of Persian before an ending; written together it would be heard."""


def unify(name: str) -> str:
    """Return ``name`` with plain dashes, apostrophes, digits, spaces and letters, without joiners and vowel signs.

    A zero-width non-joiner joins: its two parts are one word of Persian. Arabic vowel signs are left out, because most
    writers leave them out.
    """
    name = _SILENT_HE.sub("ئی", name)
    plain = unicodedata.normalize("NFKC", name).translate(_JOINERS).translate(_MARKS)
    if not plain.isascii():
        plain = "".join(_digit(char) for char in plain if not "\u064b" <= char <= "\u065f" and char != "\u0670")
    return " ".join(plain.split())


def _digit(char: str) -> str:
    value = unicodedata.digit(char, None)
    return char if value is None or char.isascii() else str(value)


def script_of(word: str) -> Script:
    """Return the script of the first letter; a word without letters counts as Latin."""
    for char in word:
        if char.isalpha():
            if char.isascii():
                return "latin"
            code = ord(char)
            return next((script for first, last, script in _RANGES if first <= code <= last), "other")
    return "latin"


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """Return a word in lower case without apostrophes and full stops; letters keep their marks, which are sounds."""
    return word.casefold().replace("'", "").replace(".", "")
