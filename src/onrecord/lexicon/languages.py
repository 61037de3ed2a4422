"""Codes of languages."""

from collections.abc import Mapping
from functools import cache

from onrecord.lexicon.words import read_words


@cache
def language_codes() -> Mapping[str, str]:
    """Return the codes of three letters (ISO 639-3) of the commoner languages by those of two letters (ISO 639-1)."""
    return dict(line.split("\t") for line in read_words("data/language-codes.txt"))
