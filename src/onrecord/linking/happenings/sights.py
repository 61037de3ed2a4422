"""What is seen of two events at once: most that meet are others, by their days or by whom they are about."""

from dataclasses import dataclass
from datetime import date

from onrecord.linking.happenings.facts import Happening
from onrecord.linking.happenings.kinds import is_once
from onrecord.linking.happenings.weigh import NEAR_DAYS
from onrecord.linking.matching.heard import heard_in

_EVER = 1 << 30
"""A day after all others, and before them if it is negative."""
_ANYBODY = -1
"""All bits: stands for people of whom nothing can be told at once."""


@dataclass(frozen=True, slots=True)
class Sight:
    """An event at a glance: the days it may lie between, whether it happens once, whom it is about.

    ``first`` and ``last`` are days since the year 1. ``words`` are the keys of the words of the names that it is about
    as bits, ``runs`` the same with words that may be written as one; all bits where not all of them are known by name.
    """

    first: int
    last: int
    once: bool
    words: int
    runs: int


def sight_of(item: Happening) -> Sight:
    """Return an event at a glance."""
    words, runs = _people(item)
    return Sight(_day(item.first, -_EVER), _day(item.last, _EVER), is_once(item.type), words, runs)


def are_apart(one: Sight, other: Sight) -> bool:
    """Tell whether it is seen at once that ``weigh`` would say that two events exclude each other.

    False tells nothing. A day is left, because accounts without a day of their own may miss each other by one.
    """
    leave = NEAR_DAYS + 1 if one.once and other.once else 1
    if other.first - one.last > leave or one.first - other.last > leave:
        return True
    return not (one.words & other.runs or one.runs & other.words)


def _day(written: str | None, unknown: int) -> int:
    try:
        return unknown if written is None else date.fromisoformat(written).toordinal()
    except ValueError:  # before the year 1
        return unknown


def _people(item: Happening) -> tuple[int, int]:
    words = runs = 0
    for party in item.of(item.about):
        heard = heard_in(party.name) if party.name is not None and party.sort == "person" else None
        if heard is None:
            return _ANYBODY, _ANYBODY
        words, runs = words | heard[0], runs | heard[1]
    return (words, runs) if words else (_ANYBODY, _ANYBODY)
