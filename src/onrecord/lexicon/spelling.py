"""How two spellings of a name are compared: one key, the same when names are linked, kept and asked for."""

import unicodedata
from functools import lru_cache

_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"})
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "\u200c": " "})
_SPELLING_SIGNS = frozenset({0, 7, 9})
"""Canonical combining classes that are letters of their script (vowel signs, nukta, virama), not decoration."""


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """Return ``name`` without case, diacritics, edge punctuation and odd white space; for comparing, never for showing.

    >>> name_key("  Zoë  ØSTERGÅRD, ")
    'zoe ostergard'
    """
    parts = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN))
    plain = "".join(mark for mark in parts if unicodedata.combining(mark) in _SPELLING_SIGNS)
    return " ".join(plain.translate(_STROKES).split()).strip(" .,;:!?\"'“”„«»()[]")
