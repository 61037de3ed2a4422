"""The verb: compare two names of one kind."""

from typing import Literal

from onrecord.linking.matching.comparison import Comparison
from onrecord.linking.matching.organisations import compare_organisations
from onrecord.linking.matching.people import compare_people
from onrecord.linking.matching.places import compare_places

NameKind = Literal["person", "organisation", "place"]
NAME_KINDS: tuple[NameKind, ...] = ("person", "organisation", "place")


def compare(a: str, b: str, kind: NameKind = "person") -> Comparison:
    """Judge by spelling and structure alone whether two names may stand for one person, organisation or place.

    ``same``: spellings of one name; ``possible``: one may stand for the other, or not (a bare surname, a missing given
    name); ``different``: each has something that the other cannot be. That two people bear one name is never excluded.

    >>> compare("Ada Sadeghi", "Ada Sadeqi").outcome
    'same'
    """
    if kind == "organisation":
        return compare_organisations(a, b)
    return compare_places(a, b) if kind == "place" else compare_people(a, b)
