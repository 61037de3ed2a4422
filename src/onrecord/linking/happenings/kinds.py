"""Which types of the codebook may tell of one event, and which happen once to those whom they are about.

A type that a user adds has neighbours only in itself, and may happen again.
"""

from collections.abc import Iterable, Mapping

_FAMILIES: Mapping[str, tuple[str, ...]] = {
    "going": ("defection", "resignation", "dismissal", "recall", "leaving", "expulsion", "asylum-sought"),
    "custody": ("arrest", "detention", "disappearance"),
    "court": ("trial", "sentence", "investigation"),
    "violence": ("killing", "execution", "attack"),
    "unrest": ("protest", "strike"),
    "post": ("appointment", "election"),
    "body": ("founding", "joining"),
}
"""Types that meet each other, by the name of their family."""
_NEIGHBOURS = frozenset(
    frozenset(pair)
    for pair in (
        ("defection", "resignation"),
        ("defection", "leaving"),
        ("resignation", "leaving"),
        ("resignation", "dismissal"),
        ("dismissal", "recall"),
        ("leaving", "expulsion"),
        ("arrest", "detention"),
        ("arrest", "disappearance"),
        ("detention", "disappearance"),
        ("trial", "sentence"),
        ("trial", "investigation"),
        ("killing", "execution"),
        ("killing", "attack"),
        ("protest", "strike"),
        ("appointment", "election"),
        ("founding", "joining"),
    )
)
_COURSE = frozenset(frozenset((type_, "asylum-sought")) for type_ in ("defection", "resignation", "leaving"))
"""Types of which one often goes with the other: two steps of one course, or two words for it."""
_ONCE = frozenset(
    ("defection", "resignation", "dismissal", "recall", "killing", "execution", "founding", "joining", "disappearance")
) | frozenset(("asylum-sought", "asylum-granted", "asylum-refused", "sentence", "expulsion"))
_SIDES = frozenset(
    frozenset(pair)
    for pair in (
        ("defection", "resignation"),
        ("defection", "leaving"),
        ("resignation", "dismissal"),
        ("dismissal", "recall"),
        ("leaving", "expulsion"),
        ("arrest", "disappearance"),
        ("detention", "disappearance"),
        ("killing", "execution"),
    )
)
"""Types of which the words tell one thing in two lights: whose doing it was, or on whose side."""
_NEAR = _NEIGHBOURS | _COURSE
_DEEDS = frozenset((*_FAMILIES["custody"], *_FAMILIES["court"], *_FAMILIES["violence"])) | frozenset(
    ("release", "torture", "sanction", "expulsion", "threat", "infiltration")
)
"""Types that are done to somebody."""
_OF = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds}
_DONE_TO = "whom"
_BEGINNING = 5


def family_of(kind: str) -> str:
    """Return the name under which types meet that may tell of one event."""
    return _OF.get(kind, kind)


def tells_itself(kind: str, noun: str) -> bool:
    """Tell whether a noun for people says no more than that they took part in such an event: "defector"."""
    return any(noun[:_BEGINNING] == other[:_BEGINNING] for other in _FAMILIES.get(family_of(kind), (kind,)))


def near(one: str, other: str) -> bool:
    """Tell whether two types may tell of one event: what one voice calls a resignation is a dismissal to another."""
    return one == other or frozenset((one, other)) in _NEAR


def takes_sides(one: str, other: str) -> bool:
    """Tell whether the words for two types put one event in two lights: "resigned" and "was dismissed"."""
    return frozenset((one, other)) in _SIDES


def is_course(one: str, other: str) -> bool:
    """Tell whether two types may be two steps: then they are never more than possibly one."""
    return frozenset((one, other)) in _COURSE


def is_once(kind: str) -> bool:
    """Tell whether such a thing hardly happens twice to the same people within a few months."""
    return kind in _ONCE


def about(kind: str, roles: Iterable[str]) -> str:
    """Return the role of those whom an event is about: those to whom it is done, where that is people."""
    return _DONE_TO if kind in _DEEDS or _DONE_TO in roles else "who"
