"""Bare surnames meet full names under the sounds of their words; nothing that is the same may be missed so."""

import random

from onrecord.lexicon.words import fold, read_words
from onrecord.linking.bare import _same, _sounds

SPELLINGS = (("ou", "u"), ("ee", "i"), ("ei", "ey"), ("kh", "k"), ("q", "gh"), ("oo", "u"), ("ss", "s"), ("-", ""))


def test_words_that_are_the_same_share_a_sound() -> None:
    """Surnames of the lexicon, and each in another spelling, with a letter more, less or another one."""
    draw = random.Random(3)  # noqa: S311 - nothing secret
    same = 0
    for name in map(fold, draw.sample(read_words("names/surnames.txt"), 400)):
        other = name
        for one, instead in draw.sample(SPELLINGS, 5):
            other = other.replace(one, instead)
        place = draw.randrange(len(other))
        other = draw.choice((other, other[:place] + other[place + 1 :], f"{other[:place]}a{other[place:]}"))
        if other and other != name and _same(name, other):
            same += 1
            assert not _sounds(name).isdisjoint(_sounds(other)), (name, other)
    assert same > 50
