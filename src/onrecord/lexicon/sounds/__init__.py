"""Sounds and letters of names: how spellings are read, and how far sounds are apart."""

from functools import cache

from onrecord.lexicon.words import read_words


@cache
def read_columns(name: str) -> tuple[tuple[str, ...], ...]:
    """Read the rows of a table of this package (``latin.txt``), split at tabs, in the order of the file."""
    return tuple(tuple(line.split("\t")) for line in read_words(f"sounds/{name}"))
