"""Who takes part in two events: the same, others, or one of many."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.linking.happenings.facts import REAL, Happening, Party
from onrecord.linking.happenings.points import Point
from onrecord.linking.matching.heard import surely_others
from onrecord.linking.spelling import compared
from onrecord.model import Evidence

_NAMED, _MAYBE_NAMED, _BESIDE_NAMED, _BESIDE_CALLED = 3.0, 1.4, 1.2, 0.8
_CALLED, _CALLED_OTHERWISE = 1.0, -0.8
_COUNTED, _COUNTED_OTHERWISE = 0.8, -0.5
_TOLD_BEFORE = 0.8
_ONE_OF = 0.6
_OTHER_HAND = -2.0
_FITS = 0.6
_CROWD = frozenset(
    ("person", "civilian", "youth", "protestor", "protester", "demonstrator", "man", "woman", "child", "citizen")
) | frozenset(("resident", "villager", "victim", "student", "prisoner", "marcher"))


@dataclass(frozen=True, slots=True)
class Meeting:
    """What the people of two events come to.

    ``named`` tells that somebody with a name is the same in both, ``loose`` that it hangs on what a nameless one is
    called; ``uneven`` that one event is about several, and the other about one; ``part`` is set where that one may be
    among them.
    """

    points: tuple[Point, ...]
    named: bool = False
    loose: bool = False
    uneven: bool = False
    part: Literal["part", "whole"] | None = None


def meet(a: Happening, b: Happening, *, propose_unnamed: bool) -> Meeting:
    """Compare those whom two events are about, then those in other roles."""
    mine, yours = a.of(a.about), b.of(b.about)
    if mine and yours and _all_named(mine) and _all_named(yours) and _are_others(mine, yours):
        return Meeting((Point(0, f"{_names(mine)}, {_names(yours)}", against=True),))
    others = tuple(_beside(a, b))
    if not mine or not yours:
        named = any(point.firm for point in others)
        return Meeting(others, named=named, loose=not named)
    pairs = [(one, other, same_name(one, other)) for one in mine for other in yours]
    same = next(((one, other) for one, other, outcome in pairs if outcome == "same"), None)
    maybe = next(((one, other) for one, other, outcome in pairs if outcome == "possible"), None)
    if same is not None:
        return Meeting((_both(_pair(a, b, same), _NAMED, firm=True), *others), named=True)
    if maybe is not None:
        return Meeting((_both(_pair(a, b, maybe), _MAYBE_NAMED, firm=False), *others))
    return _unnamed(a, b, mine, yours, others, propose_unnamed=propose_unnamed)


def _unnamed(
    a: Happening,
    b: Happening,
    mine: tuple[Party, ...],
    yours: tuple[Party, ...],
    others: tuple[Point, ...],
    *,
    propose_unnamed: bool,
) -> Meeting:
    one, other = _fullest(mine), _fullest(yours)
    lands = set(one.lands) & set(other.lands)
    if one.lands and other.lands and not lands:
        return Meeting((Point(0, "people of other countries", against=True),))
    called = frozenset(one.nouns) & frozenset(other.nouns)
    points = [*others, *_descriptions(a, b, one, other)]
    many = [len(side) > 1 or side[0].is_group for side in (mine, yours)]
    if many[0] != many[1]:
        single, group = (other, one) if many[0] else (one, other)
        if not called and (single.nouns or not _nearby(a, b)):
            return Meeting((Point(0, "one of them is about others", against=True),))
        points.append(Point(_ONE_OF, "one of several"))
        return Meeting(tuple(points), loose=True, uneven=True, part=_side(a, b, group, first=many[0]))
    if not many[0] and bool(one.name) != bool(other.name):
        if not propose_unnamed:
            return Meeting((Point(0, "one of them is not named", against=True),))
        return Meeting((*points, Point(_ONE_OF, "unnamed in one of them")), loose=True)
    if many[0]:
        points += _numbers(a, b, mine, yours)
    return Meeting(tuple(points), loose=not any(point.firm for point in others))


def _descriptions(a: Happening, b: Happening, one: Party, other: Party) -> Iterator[Point]:
    """Compare what two parties are called, and of which country."""
    called, lands = set(one.nouns) & set(other.nouns), set(one.lands) & set(other.lands)
    if called:
        yield _both(_pair(a, b, (one, other)), _CALLED, firm=False, words=f"{min(called)} in both")
    elif one.nouns and other.nouns and not (_is_crowd(one) and _is_crowd(other)):
        yield Point(_CALLED_OTHERWISE, f"{one.nouns[0]}, {other.nouns[0]}")
    if lands:
        yield Point(_FITS, f"both of {min(lands)}")


def _numbers(a: Happening, b: Happening, mine: tuple[Party, ...], yours: tuple[Party, ...]) -> Iterator[Point]:
    """Compare how many two groups are."""
    numbers = [_number(side) for side in (mine, yours)]
    if None in numbers:
        return
    if numbers[0] != numbers[1]:
        yield Point(_COUNTED_OTHERWISE, "another number")
        return
    yield Point(_COUNTED, "as many")
    if a.at.document == b.at.document and any(party.back for party in (*mine, *yours)):
        yield Point(_TOLD_BEFORE, "those told of before")


def _number(side: tuple[Party, ...]) -> float | None:
    """Return how many a side is; None where that is not said."""
    if len(side) > 1:
        return float(len(side)) if all(party.name for party in side) else None
    return side[0].least if side[0].least == side[0].most else None


def _is_crowd(party: Party) -> bool:
    """Tell whether people are called by a word that says no more than that they are people."""
    return any(noun in _CROWD for noun in party.nouns)


def _nearby(a: Happening, b: Happening) -> bool:
    """Tell whether both tell of one place."""
    return bool(({a.place, *a.beside} & {b.place, *b.beside}) - {None})


def _side(a: Happening, b: Happening, group: Party, *, first: bool) -> Literal["part", "whole"] | None:
    """Tell which event is part of the other; only what happened to people who are counted, if roughly, has parts."""
    if a.modality not in REAL or b.modality not in REAL or a.polarity != b.polarity or group.least is None:
        return None
    return "whole" if first else "part"


def _fullest(parties: tuple[Party, ...]) -> Party:
    return max(parties, key=lambda party: (bool(party.name), len(party.nouns), party.span is not None))


def _all_named(parties: tuple[Party, ...]) -> bool:
    """Tell whether somebody has a name, and none are several."""
    return any(party.name for party in parties) and not any(party.is_group for party in parties)


def _names(parties: tuple[Party, ...]) -> str:
    return " and ".join(party.name or "" for party in parties if party.name)


def _are_others(mine: tuple[Party, ...], yours: tuple[Party, ...]) -> bool:
    """Tell whether no name of the one side may stand for one of the other."""
    return all(same_name(one, other) in (None, "different") for one in mine for other in yours)


def same_name(one: Party, other: Party) -> Literal["same", "possible", "different"] | None:
    """Compare two parties by their names; None where one has none."""
    if one.name is None or other.name is None:
        return None
    if one.sort != other.sort:
        return "same" if one.name.casefold() == other.name.casefold() else "different"
    if one.sort == "person" and surely_others(one.name, other.name):
        return "different"
    return compared(one.sort or "person", min(one.name, other.name), max(one.name, other.name)).outcome


def _nouns(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(noun for party in parties for noun in party.nouns)


def _pair(a: Happening, b: Happening, who: tuple[Party, Party]) -> tuple[tuple[Happening, Party], ...]:
    return ((a, who[0]), (b, who[1]))


def _both(spans: tuple[tuple[Happening, Party], ...], points: float, *, firm: bool, words: str = "") -> Point:
    names = [party.name for _, party in spans]
    why = words or " and ".join(dict.fromkeys(name for name in names if name))
    evidence = tuple(Evidence(item.at.document, party.span) for item, party in spans if party.span is not None)
    return Point(points, why, firm=firm, evidence=evidence)


def _beside(a: Happening, b: Happening) -> Iterator[Point]:
    """Compare those in other roles: who did it, whom it was joined with."""
    roles = ({party.role for party in a.parties} & {party.role for party in b.parties}) - {a.about, b.about}
    for role in sorted(roles):
        named = [(one, other, same_name(one, other)) for one in a.of(role) for other in b.of(role)]
        same = next(((one, other) for one, other, outcome in named if outcome == "same"), None)
        if same is not None:
            yield _both(_pair(a, b, same), _BESIDE_NAMED, firm=same[0].sort != "place")
        elif called := sorted(
            {noun for one in a.of(role) for noun in one.nouns} & {n for o in b.of(role) for n in o.nouns}
        ):
            yield Point(_BESIDE_CALLED, f"{called[0]} in both")
        elif named and all(outcome == "different" for _, _, outcome in named):
            yield Point(_OTHER_HAND, f"{named[0][0].name}, {named[0][1].name}")
