"""Words that tell who is meant: courtesies, kin, what a person is, other names of one place."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.words import fold, read_words


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """The tables, folded. ``courtesies`` and ``genders`` map a word to "m" or "f".

    ``genders`` holds nouns that say by themselves whether a man or a woman is meant (father, widow, spokeswoman);
    ``kin`` those that are somebody's (brother, wife, colleague). ``persons`` and ``crowds`` are nouns for one or for
    many people, ``places`` maps other names of a place to one of them.
    """

    courtesies: Mapping[str, str]
    genders: Mapping[str, str]
    kin: frozenset[str]
    persons: frozenset[str]
    crowds: frozenset[str]
    places: Mapping[str, str]


@cache
def reference_words() -> ReferenceWords:
    """Load the tables, once."""
    return ReferenceWords(
        courtesies=_pairs("data/courtesies.txt"),
        genders=_pairs("data/gendered-nouns.txt"),
        kin=frozenset(read_words("data/kin.txt")),
        persons=frozenset(
            word for name in ("data/people.txt", "names/roles.txt", "data/kin.txt") for word in read_words(name)
        )
        | frozenset(_pairs("data/gendered-nouns.txt")),
        crowds=frozenset(read_words("data/crowds.txt")),
        places={fold(other): fold(name) for name, other in map(_split, read_words("data/same-places.txt"))},
    )


def _pairs(name: str) -> Mapping[str, str]:
    return dict(map(_split, read_words(name)))


def _split(line: str) -> tuple[str, str]:
    first, _, rest = line.partition("\t")
    return first, rest
