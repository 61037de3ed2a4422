"""Towns by name, with the countries that they lie in."""

from collections.abc import Mapping
from functools import cache, lru_cache

from onrecord.lexicon.words import fold, read_words


@lru_cache(maxsize=1 << 15)
def town_key(name: str) -> str:
    """Return what names of towns are looked up by: folded, hyphens as spaces, without full stops and apostrophes."""
    return " ".join(fold(name).replace("-", " ").replace(".", "").replace("'", "").split())


@cache
def towns() -> Mapping[str, tuple[str, ...]]:
    """Load the table, once: for the key of a name the English names of countries, one for each town of that name."""
    rows = (line.split("\t") for line in read_words("matching/towns.txt"))
    return {name: tuple(lands.split(",")) for name, lands in rows}


def lands_of(name: str) -> tuple[str, ...]:
    """Return the countries in which larger towns of a name lie, one for each town; empty where none is known."""
    return towns().get(town_key(name), ())
