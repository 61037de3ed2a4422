"""How many names are compared in a second: ``python -m benchmarks.names``.

A pile of names is made of given names and surnames of the lexicon, each in a few spellings, some with a title or a
second given name; what meets under a key is compared. Seconds are those this process worked, on one core.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from benchmarks.clocks import seconds
from onrecord.lexicon.words import read_words
from onrecord.linking.matching import compare
from onrecord.linking.matching.keys import person_keys
from onrecord.linking.matching.words import person_name

NAMES, SEED = 20_000, 5
MOST = 200_000
"""Pairs that are compared at most."""
_SPELLINGS = (("ou", "u"), ("ee", "i"), ("ei", "ey"), ("kh", "k"), ("q", "gh"), ("oo", "u"), ("ss", "s"), ("y", "i"))


def pile(count: int = NAMES, seed: int = SEED) -> list[str]:
    """Return names made of some given names and surnames of the lexicon, which come again and again."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    given = draw.sample(read_words("names/given-names.txt"), count // 100)
    surnames = draw.sample(read_words("names/surnames.txt"), count // 40)
    return list(dict.fromkeys(_name(draw, given, surnames) for _ in range(count)))


def _name(draw: random.Random, given: list[str], surnames: list[str]) -> str:
    words = [draw.choice(given).title(), draw.choice(surnames).title()]
    if draw.random() < 0.2:
        words.insert(1, draw.choice(given).title())
    if draw.random() < 0.1:
        words.insert(0, "Dr.")
    name = " ".join(words)
    if draw.random() < 0.3:
        for one, other in _SPELLINGS:
            name = name.replace(one, other)
    return name


def meeting(names: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names that share a key, each once, in order."""
    blocks = defaultdict[str, list[str]](list)
    for name in names:
        for key in person_keys(person_name(name)):
            blocks[key].append(name)
    yield from sorted({pair for block in blocks.values() for pair in combinations(block, 2)})


def main() -> None:
    """Print names, pairs and comparisons a second."""
    names = pile()
    keyed, pairs = seconds(lambda: list(meeting(names))[:MOST])
    compared, outcomes = seconds(lambda: [compare(a, b).outcome for a, b in pairs])
    print(f"{len(names)} names, {len(pairs)} pairs share a key ({keyed:.1f} s to find them)")
    print(f"{len(pairs) / compared:,.0f} comparisons a second; {outcomes.count('same')} same")


if __name__ == "__main__":
    main()
