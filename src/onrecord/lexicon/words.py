"""How word lists are read: one entry a line, a head comment that says meaning, source, licence and date."""

import unicodedata
from functools import cache
from importlib.resources import files


def fold(words: str) -> str:
    """Lower case without diacritics and with a plain apostrophe: how table entries are compared."""
    if words.isascii():
        return words.lower()
    parts = unicodedata.normalize("NFKD", words.replace("’", "'"))
    return "".join(mark for mark in parts if not unicodedata.combining(mark)).lower()


@cache
def read_words(name: str) -> tuple[str, ...]:
    """Read the entries of a word list of this package (``names/titles.txt``), in the order of the file."""
    text = files("onrecord.lexicon").joinpath(name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
