"""What links make of single items: groups of what is the same, each with a stable id.

Judgements come first: pairs that a person judged the same, then proposals by falling score, and no step may bring two
into one group that a person judged different.
"""

import hashlib
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.model import LinkKind

GROUPED: Mapping[LinkKind, str] = {"same_entity": "entities", "same_event": "events"}
"""Kinds of links that make groups, with the table of their ends."""

_Item = TypeVar("_Item", bound=Hashable)

Pair = tuple[str, str]
"""Two items by their ids in the record."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs of items that people judged; those that hold now."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()


@dataclass(frozen=True, slots=True)
class Edge:
    """A proposal that two items are the same; ``score`` 0-1."""

    a: str
    b: str
    score: float


def canonical_id(members: Iterable[str]) -> str:
    """Return the id of a group: a hash of its smallest member after ``n`` for entities, ``h`` for events."""
    first = min(members)
    return f"{'h' if first.startswith('v') else 'n'}{hashlib.sha256(first.encode()).hexdigest()[:16]}"


def components(edges: Iterable[Edge], same: Iterable[Pair] = (), different: Iterable[Pair] = ()) -> Mapping[str, str]:
    """Return the id of the group of each item at an end of ``edges`` or ``same``.

    Order does not matter. Where ``same`` and ``different`` contradict each other, ``different`` holds.
    """
    groups = _Groups(different)
    for a, b in sorted({(min(pair), max(pair)) for pair in same}):
        groups.join(a, b)
    proposed = {(edge.score, min(edge.a, edge.b), max(edge.a, edge.b)) for edge in edges}
    for _, a, b in sorted(proposed, key=lambda edge: (-edge[0], *edge[1:])):
        groups.join(a, b)
    return groups.ids()


class Joined(Generic[_Item]):
    """Disjoint sets of what pairs join."""

    def __init__(self, pairs: Iterable[tuple[_Item, _Item]] = ()) -> None:
        """Join all pairs."""
        self._above: dict[_Item, _Item] = {}
        for one, other in pairs:
            first, second = self._top(one), self._top(other)
            if first != second:
                self._above[second] = first

    def together(self, one: _Item, other: _Item) -> bool:
        """Tell whether two are joined, by way of others too."""
        return self._top(one) == self._top(other)

    def _top(self, item: _Item) -> _Item:
        above = self._above
        while (upper := above.get(item, item)) != item:
            above[item] = above.get(upper, upper)  # halve the way for the next one
            item = upper
        return item


class _Groups:
    """Disjoint sets, each with those that none of its members may be joined with."""

    def __init__(self, different: Iterable[Pair]) -> None:
        self._above: dict[str, str] = {}
        self._foes: dict[str, set[str]] = {}
        for a, b in different:
            self._foes.setdefault(a, set()).add(b)
            self._foes.setdefault(b, set()).add(a)

    def join(self, one: str, other: str) -> None:
        """Join two groups, unless members of both were judged different."""
        first, second = sorted((self._top(one), self._top(other)))
        if first == second:
            return
        some, others = self._foes.get(first, set()), self._foes.get(second, set())
        fewer, apart = (some, second) if len(some) <= len(others) else (others, first)
        if any(self._top(foe) == apart for foe in fewer):
            return
        self._above[second] = first
        if some or others:
            self._foes[first] = some | others

    def _top(self, item: str) -> str:
        self._above.setdefault(item, item)
        while self._above[item] != item:
            self._above[item] = self._above[self._above[item]]  # halve the way for the next one
            item = self._above[item]
        return item

    def ids(self) -> Mapping[str, str]:
        """Return the id of the group of each item; the top of a group is its smallest member."""
        return {item: canonical_id([self._top(item)]) for item in tuple(self._above)}
