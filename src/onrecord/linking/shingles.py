"""Runs of five words, as numbers: what two texts share tells how much of one is in the other."""

import re
from binascii import crc32
from itertools import islice

from onrecord.lexicon.spelling import name_key

SIZE = 5
"""Words in a run. Source: containment of word 5-grams found all of 160 true pairs where Jaccard lost some below .5."""

_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[int]:
    """Return the runs of five words in ``text``, without case, diacritics and punctuation; empty for fewer words."""
    words = _WORD.findall(name_key(text))
    runs = zip(*(islice(words, start, None) for start in range(SIZE)), strict=False)
    return frozenset(crc32(" ".join(run).encode()) for run in runs)


def containment(part: frozenset[int], whole: frozenset[int]) -> float:
    """Return how much of ``part`` is in ``whole``, 0-1."""
    return len(part & whole) / len(part) if part else 0.0
