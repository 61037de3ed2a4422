"""How two names of one sort are judged."""

from functools import lru_cache

from onrecord.linking.cards import Card, Sort
from onrecord.linking.matching import Comparison, compare
from onrecord.linking.matching.script import script_of

_SURE_PLACE = 0.99
"""Score from which two spellings in one script are one place: places lie near others of like names."""


def judged(one: Card, other: Card) -> Comparison:
    """Compare two names as two cards write them."""
    a, b = (one, other) if one.node <= other.node else (other, one)
    return compared(one.sort, a.compared, b.compared)


@lru_cache(maxsize=1 << 18)
def compared(sort: Sort, one: str, other: str) -> Comparison:
    """Compare two names of one sort; what was compared lately is kept."""
    return compare(one, other, "organisation" if sort == "body" else sort)


def telling(sort: Sort, found: Comparison) -> bool:
    """Tell whether names may be linked by a comparison."""
    if found.outcome == "possible":
        return True
    return found.outcome == "same" and (
        sort != "place" or found.score >= _SURE_PLACE or script_of(found.a) != script_of(found.b)
    )
