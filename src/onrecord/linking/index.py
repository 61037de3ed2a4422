"""Where a layer of linking looks its slips up. ``Index`` is what has to be offered; ``Slips`` offers it in memory.

A record offers the same from its tables, so that a document more costs what it touches.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from heapq import nsmallest
from typing import Protocol

from onrecord.model import Layer, Slip


def key_of(*words: str) -> int:
    """Return the number of a key: what two slips have to share in order to meet. The first word says its kind."""
    digest = hashlib.blake2b("\x1f".join(words).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


class Index(Protocol):
    """Slips, looked up; all answers are in order of document and item, whatever the order of adding.

    ``first`` limits an answer to so many slips: of a name that all documents bear, not all have to be looked at.
    """

    def expect(
        self, layer: Layer, nodes: Iterable[str] = (), keys: Iterable[int] = (), common: int | None = None
    ) -> None:
        """Learn what will be asked for soon, so that it can be looked up at once; answers stay the same.

        ``keys`` are those of ``sharing`` with ``common``.
        """

    def slips(self, layer: Layer, node: str, first: int | None = None) -> tuple[Slip, ...]:
        """Return the slips of a node."""

    def under(self, layer: Layer, key: int, node: str | None = None, first: int | None = None) -> tuple[Slip, ...]:
        """Return the slips that bear a key, all or those of a node."""

    def sharing(self, layer: Layer, keys: Iterable[int], common: int | None = None) -> Counter[str]:
        """Return the nodes that bear some of ``keys``, each with how many of them.

        Keys that more than ``common`` slips bear are passed over: they tell nothing.
        """

    def bearers(self, layer: Layer, key: int, most: int) -> int:
        """Return how many slips bear a key; counting stops at ``most``."""

    def together(self, layer: Layer, one: str, other: str, but: AbstractSet[str] = frozenset()) -> bool:
        """Tell whether a document, none of ``but``, has slips of both nodes."""

    def holds(self, slip: Slip) -> bool:
        """Tell whether a slip is here, as it is."""

    def documents(self, most: int | None = None) -> int:
        """Return how many documents have slips; counting stops at ``most``."""


class Slips:
    """An index in memory; slips of a document are taken away together."""

    def __init__(self, slips: Iterable[Slip] = ()) -> None:
        """Put slips in."""
        self._nodes = defaultdict[tuple[Layer, str], dict[tuple[str, str], Slip]](dict)
        self._keys = defaultdict[tuple[Layer, int], dict[str, dict[tuple[str, str], Slip]]](lambda: defaultdict(dict))
        self._documents = defaultdict[str, list[Slip]](list)
        self.add(slips)

    def add(self, slips: Iterable[Slip]) -> None:
        """Put more slips in."""
        for slip in slips:
            self._documents[slip.at.document].append(slip)
            for place in self._places(slip):
                place[_at(slip)] = slip

    def remove(self, document: str) -> tuple[Slip, ...]:
        """Take the slips of a document away and return them."""
        gone = tuple(sorted(self._documents.pop(document, ()), key=_at))
        for slip in gone:
            for place in self._places(slip):
                place.pop(_at(slip), None)
        return gone

    def _places(self, slip: Slip) -> list[dict[tuple[str, str], Slip]]:
        return [self._nodes[slip.layer, slip.node], *(self._keys[slip.layer, key][slip.node] for key in slip.keys)]

    def expect(
        self, layer: Layer, nodes: Iterable[str] = (), keys: Iterable[int] = (), common: int | None = None
    ) -> None:
        """See ``Index``: all is in memory."""

    def slips(self, layer: Layer, node: str, first: int | None = None) -> tuple[Slip, ...]:
        """See ``Index``."""
        return _ordered(self._nodes.get((layer, node), {}), first)

    def under(self, layer: Layer, key: int, node: str | None = None, first: int | None = None) -> tuple[Slip, ...]:
        """See ``Index``."""
        nodes = self._keys.get((layer, key), {})
        if node is not None:
            return _ordered(nodes.get(node, {}), first)
        return _ordered({at: slip for held in nodes.values() for at, slip in held.items()}, first)

    def sharing(self, layer: Layer, keys: Iterable[int], common: int | None = None) -> Counter[str]:
        """See ``Index``."""
        found = Counter[str]()
        for key in set(keys):
            nodes = self._keys.get((layer, key), {})
            if common is None or _at_most(common, nodes.values()):
                found.update(node for node, held in nodes.items() if held)
        return found

    def bearers(self, layer: Layer, key: int, most: int) -> int:
        """See ``Index``."""
        return min(most, sum(map(len, self._keys.get((layer, key), {}).values())))

    def together(self, layer: Layer, one: str, other: str, but: AbstractSet[str] = frozenset()) -> bool:
        """See ``Index``."""
        some, others = ({at[0] for at in self._nodes.get((layer, node), {})} for node in (one, other))
        return not some.isdisjoint(others - but)

    def holds(self, slip: Slip) -> bool:
        """See ``Index``."""
        return self._nodes.get((slip.layer, slip.node), {}).get(_at(slip)) == slip

    def documents(self, most: int | None = None) -> int:
        """See ``Index``."""
        count = len(self._documents)
        return count if most is None else min(count, most)


def _at_most(most: int, groups: Iterable[Collection[object]]) -> bool:
    """Tell whether groups have ``most`` members together; does not go on counting beyond."""
    left = most
    for group in groups:
        left -= len(group)
        if left < 0:
            return False
    return left >= 0


def _at(slip: Slip) -> tuple[str, str]:
    return slip.at.document, slip.at.item


def _ordered(held: dict[tuple[str, str], Slip], first: int | None) -> tuple[Slip, ...]:
    places = sorted(held) if first is None else nsmallest(first, held)
    return tuple(held[at] for at in places)
