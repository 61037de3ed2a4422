"""Keys under which names that may be the same meet, so that not every name is compared with every other one."""

from functools import lru_cache
from itertools import combinations

from onrecord.linking.matching.words import NameWord, PersonName, joined

_JOINED = 4
"""Words up to which a name is also taken with two of them joined."""


@lru_cache(maxsize=1 << 17)
def first_classes(word: NameWord) -> frozenset[str]:
    """Return the classes that the first consonant of a word may have."""
    return frozenset(key[0] for key in word.keys)


@lru_cache(maxsize=1 << 18)
def person_keys(name: PersonName) -> frozenset[str]:
    """Return the keys of a name: for each two of its words, in any order, the keys of both; of one word, its own.

    Names of two words or more that are the same share two words, so they meet under one of these keys; two words may
    be written as one (Mohammad Reza, Mohammadreza).
    """
    words = tuple(word for word in name.words if word.kind == "word")
    if len(words) < 2:
        return frozenset(key for word in words for key in word.keys)
    ways = [words]
    if len(words) <= _JOINED:
        ways += [(*words[:at], joined(words[at : at + 2]), *words[at + 2 :]) for at in range(len(words) - 1)]
    pairs = {pair for way in ways for pair in combinations(way, 2)}
    return frozenset(
        "+".join(sorted((one, other))) for first, second in pairs for one in first.keys for other in second.keys
    )
