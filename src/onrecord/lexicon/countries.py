"""Countries by their names, adjectives and capitals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.words import fold, read_words


@dataclass(frozen=True, slots=True)
class Countries:
    """Phrases, folded and split at spaces, with the English name of the country that they stand for."""

    names: Mapping[tuple[str, ...], str]
    adjectives: Mapping[tuple[str, ...], str]
    capitals: Mapping[tuple[str, ...], str]
    longest: int

    def at(self, words: Sequence[str], place: int) -> tuple[int, str] | None:
        """Return how many of ``words`` from ``place`` on name a country, in whichever way, and which; None if none."""
        for length in range(min(self.longest, len(words) - place), 0, -1):
            phrase = tuple(words[place : place + length])
            country = self.names.get(phrase) or self.adjectives.get(phrase)
            if country is not None:
                return length, country
        return None


@cache
def countries() -> Countries:
    """Load the table, once."""
    names: dict[tuple[str, ...], str] = {}
    adjectives: dict[tuple[str, ...], str] = {}
    capitals: dict[tuple[str, ...], str] = {}
    for line in read_words("matching/countries.txt"):
        name, others, peoples, capital = line.split("\t")
        names |= dict.fromkeys(_phrases(f"{name},{others}"), name)
        adjectives |= dict.fromkeys(_phrases(peoples), name)
        capitals |= dict.fromkeys(_phrases(capital), name)
    longest = max(len(phrase) for phrase in (*names, *adjectives))
    return Countries(names, adjectives, capitals, longest)


def _phrases(cell: str) -> list[tuple[str, ...]]:
    plain = fold(cell).replace(".", "").replace("'", "").replace("-", " ")
    return [tuple(phrase.split()) for phrase in plain.split(",") if phrase.strip()]
