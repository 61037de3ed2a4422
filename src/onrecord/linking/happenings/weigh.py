"""How much speaks for two events being one: each feature gives points, and a link names those that counted.

The points are log-odds set by hand on invented pairs and on the development part of the seeds; what was measured stands
in ``docs/linking.md``.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from onrecord.linking.happenings.facts import REAL, Happening
from onrecord.linking.happenings.keys import country_of
from onrecord.linking.happenings.kinds import is_course, is_once, near
from onrecord.linking.happenings.parties import meet
from onrecord.linking.happenings.points import Point
from onrecord.linking.matching import compare
from onrecord.model import Evidence

Outcome = Literal["same", "possible", "part", "whole", "different"]
"""``part``: the first is a single event within the second, an aggregate; ``whole``: the other way round."""

_BASE = -2.0
_SAME, _PART, _POSSIBLE, _LOOSE_WITHIN, _LOOSE = 0.8, 0.8, 0.5, 0.58, 0.68
"""Cut-offs: same; part; possible; possible where no name is shared, within a document and across."""
_SAME_TYPE, _NEAR_TYPE, _SAME_WORD = 0.6, -0.3, 0.4
_PLACE, _BESIDE, _HOME, _ABROAD = 1.2, 0.8, 0.5, -1.0
_DAY, _MONTH, _WIDE = 1.8, 1.2, 0.4
NEAR_DAYS = 92
"""Days by which accounts of one event may differ about when it was."""
_DATES_DIFFER = -0.6
_A_NAME_AROUND, _MOST_AROUND = 0.25, 1.0
_GIST, _MOST_GIST = 2.5, 1.0
_ONE_DOCUMENT, _CLOSE, _CLOSE_BY = 0.5, 300, 0.4
_UNREAL = -0.4


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two events: what they come to, 0-1 with three decimals, the reasons in words, and where they stand."""

    outcome: Outcome
    score: float
    why: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    conflict: bool = False


def weigh(a: Happening, b: Happening, *, propose_unnamed: bool = False) -> Weighed:
    """Weigh whether two events are one; the same in both directions, but for ``part`` and ``whole``.

    What excludes it is looked for first, the quickest to see before the rest: most that meet are others.
    """
    if not near(a.type, b.type):
        return _excluded("another kind of event")
    gap = gap_of(a, b)
    if gap and not _may_differ(a, b, gap):
        return _excluded(_apart(gap))
    who = meet(a, b, propose_unnamed=propose_unnamed)
    for point in who.points:
        if point.against:
            return _excluded(point.why)
    where, when = tuple(_place(a, b)), tuple(_time(a, b, gap, named=who.named))
    for point in (*where, *when):
        if point.against:
            return _excluded(point.why)
    found = [*_kind(a, b), *who.points, *where, *when, *_scene(a, b)]
    score = round(1 / (1 + math.exp(-(_BASE + sum(point.points for point in found)))), 3)
    told = sorted((point for point in found if point.why), key=lambda point: -abs(point.points))
    why = tuple(dict.fromkeys(point.why for point in told))
    evidence = tuple(dict.fromkeys(item for point in told for item in point.evidence))
    outcome: Outcome = "different"
    loose = _LOOSE_WITHIN if a.at.document == b.at.document else _LOOSE
    if score >= (loose if who.loose else _POSSIBLE):
        outcome = "possible"
    if who.uneven:
        outcome = who.part if who.part is not None and score >= _PART else "different"
    elif score >= _SAME and not who.loose and _is_firm(a, b, found):
        outcome = "same"
    return Weighed(outcome, score, why, evidence)


def _excluded(why: str) -> Weighed:
    return Weighed("different", 0.0, (why,), (), conflict=True)


def _is_firm(a: Happening, b: Happening, found: list[Point]) -> bool:
    """Tell whether enough is known to say that two events are one: not when one is only planned or asked for."""
    if (a.modality in REAL) != (b.modality in REAL) or is_course(a.type, b.type):
        return False
    if a.modality not in REAL and a.modality != b.modality:
        return False
    firm = sum(point.firm for point in found)
    return firm >= (1 if is_once(a.type) and is_once(b.type) else 2)


def _kind(a: Happening, b: Happening) -> Iterator[Point]:
    if a.type == b.type:
        yield Point(_SAME_TYPE, "")
    else:
        yield Point(_NEAR_TYPE, f"{a.type} beside {b.type}")
    if a.stems & b.stems:
        yield Point(_SAME_WORD, "the same word for it")
    if (a.modality in REAL) != (b.modality in REAL):
        yield Point(_UNREAL, f"{a.modality} beside {b.modality}")


def _place(a: Happening, b: Happening) -> Iterator[Point]:
    if a.place and b.place:
        yield _places(a.place, b.place)
        return
    some = {a.place} if a.place else set(a.beside)
    others = {b.place} if b.place else set(b.beside)
    shared = sorted(one for one in some for other in others if _places(one, other).firm)
    if shared:
        yield Point(_BESIDE, f"{shared[0]} is named with both")


@lru_cache(maxsize=1 << 14)
def _places(one: str, other: str) -> Point:
    judged = compare(one, other, "place")
    if judged.outcome == "same" and (judged.score > 0.98 or one.isascii() != other.isascii()):
        return Point(_PLACE, f"both in {one}", firm=True)
    countries = country_of(one), country_of(other)
    if countries[0] and countries[0] == countries[1]:
        return Point(_BESIDE, f"both in {countries[0]}", firm=True)
    if all(countries):
        return Point(0, f"in {one}, in {other}", against=True)
    if judged.outcome == "possible":
        return Point(0, "")
    return Point(-1.0, f"in {one}, in {other}")


def _time(a: Happening, b: Happening, gap: int, *, named: bool) -> Iterator[Point]:
    evidence = tuple(Evidence(item.at.document, item.when) for item in (a, b) if item.when is not None)
    if gap:
        near_enough = named and _may_differ(a, b, gap)
        why = _apart(gap)
        yield Point(_DATES_DIFFER, why, evidence=evidence) if near_enough else Point(0, why, against=True)
    elif a.dated and b.dated:
        longest = max(_length(a), _length(b))
        points = _DAY if longest <= 1 else _MONTH if longest <= 31 else _WIDE
        yield Point(points, "the dates agree", firm=longest <= 31, evidence=evidence)


def _may_differ(a: Happening, b: Happening, gap: int) -> bool:
    """Tell whether two accounts of what befell one person may miss each other by so many days."""
    return gap <= NEAR_DAYS and is_once(a.type) and is_once(b.type)


def _apart(gap: int) -> str:
    return f"the dates lie {gap} days apart"


def gap_of(a: Happening, b: Happening) -> int:
    """Return by how many days two events miss each other; 0 where they may lie on one day."""
    for one, other in ((a, b), (b, a)):
        if one.last is not None and other.first is not None and one.last < other.first:
            gap = _days(one.last, other.first)
            return gap if one.dated and other.dated else max(0, gap - 1)
    return 0


def _length(item: Happening) -> int:
    return _days(item.first, item.last) + 1 if item.first and item.last else 10_000


def _days(first: str, last: str) -> int:
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:  # before the year 1
        return 10_000


def _scene(a: Happening, b: Happening) -> Iterator[Point]:
    if a.home and b.home:
        yield Point(_HOME if a.home == b.home else _ABROAD, f"both texts tell of {a.home}" if a.home == b.home else "")
    if a.at.document == b.at.document:
        yield Point(_ONE_DOCUMENT, "told in one document")
        if min(abs(one.start - other.start) for one in a.trigger for other in b.trigger) < _CLOSE:
            yield Point(_CLOSE_BY, "told close together")
    else:
        shared = len(a.around & b.around)
        if shared:
            yield Point(min(_MOST_AROUND, _A_NAME_AROUND * shared), "both texts name the same people and places")
    words = len(a.gist & b.gist) / max(1, min(len(a.gist), len(b.gist)))
    yield Point(min(_MOST_GIST, _GIST * words), "the sentences share words" if words > 0.25 else "")
