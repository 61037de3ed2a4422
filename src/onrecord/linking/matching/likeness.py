"""How much two words of names are alike, whatever scripts they are written in."""

from dataclasses import dataclass
from functools import lru_cache

from onrecord.linking.matching.costs import Pairing
from onrecord.linking.matching.distance import likeness
from onrecord.linking.matching.sounds import written_sounds
from onrecord.linking.matching.words import NameWord

Forms = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Cuts:
    """What is asked of two names.

    ``slot`` is the least likeness of two words to fill one slot, ``alone`` where each name is one word (then the score
    says the rest); ``possible`` and ``same`` are the cut-offs of whole names; ``bare`` is how many times the
    differences of a name of one word count, which has nothing to support it.
    """

    slot: float
    alone: float
    possible: float
    same: float
    bare: float


ONE_SCRIPT = Cuts(slot=0.815, alone=0.815, possible=0.6, same=0.9, bare=1.5)
"""For names of one script, and of Latin, Cyrillic and Greek letters among each other."""
CROSSED = Cuts(slot=0.45, alone=0.3, possible=0.45, same=0.67, bare=1.4)
"""For a name in Arabic script and one in another: short vowels are not written, so less can be asked."""


def cuts(one: str, other: str) -> Cuts:
    """Return the cut-offs for two scripts."""
    return ONE_SCRIPT if (one == "arabic") == (other == "arabic") else CROSSED


@lru_cache(maxsize=1 << 20)
def word_likeness(one: NameWord, other: NameWord) -> float:
    """Return how alike two words are, 0-1, and 0 where they are too unlike to fill one slot.

    Words without letters, or in a script whose sounds are not read, are alike only if equal.
    """
    if one.text == other.text:
        return 1.0
    if not one.forms or not other.forms or not one.mask & other.mask:
        return 0.0
    if one.script == "arabic" and other.script != "arabic":
        return word_likeness(other, one)
    if other.script != "arabic":
        marked = not one.text.isascii() and not other.text.isascii()
        some, others = (one.forms[:1], other.forms[:1]) if marked else (one.forms, other.forms)
        return _alike(some, others, "latin", ONE_SCRIPT.slot)
    if one.script == "arabic":
        return _alike(one.forms, other.forms, "arabic", ONE_SCRIPT.slot)
    written = (written_sounds(one.text, one.script),)
    native = _alike(written, other.forms, "native", CROSSED.alone)
    return max(native, _alike(written, other.forms, "elsewhere", CROSSED.alone))


def _alike(some: Forms, others: Forms, pairing: Pairing, least: float) -> float:
    if len(some) == len(others) == 1:
        return likeness(some[0], others[0], pairing, least)
    return max(likeness(one, other, pairing, least) for one in some for other in others)
