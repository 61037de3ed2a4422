"""Who bears a number: asked of the index one article at a time, or of all articles at once.

Linking a whole pile asks each number of each article; most are borne by one article, and one sort tells which are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from onrecord.linking.copies.articles import LAYER

if TYPE_CHECKING:
    from onrecord.linking.index import Index
    from onrecord.model import Slip


class Lookup(Protocol):
    """What linking asks."""

    def exceeds(self, key: int, most: int) -> bool:
        """Tell whether more than ``most`` articles bear a number."""

    def near(self, keys: Iterable[int], common: int) -> Counter[str]:
        """Return the nodes that bear some of ``keys``, with how many; not those that more than ``common`` bear."""


class Indexed:
    """Numbers asked of an index."""

    def __init__(self, index: Index) -> None:
        """Begin with nothing asked."""
        self._index = index
        self._exceeding: dict[tuple[int, int], bool] = {}

    def exceeds(self, key: int, most: int) -> bool:
        """See ``Lookup``."""
        asked = key, most
        if asked not in self._exceeding:
            none = most >= 0 and not self._index.sharing(LAYER, [key], most)
            self._exceeding[asked] = most < 0 or (none and bool(self._index.sharing(LAYER, [key])))
        return self._exceeding[asked]

    def near(self, keys: Iterable[int], common: int) -> Counter[str]:
        """See ``Lookup``."""
        return self._index.sharing(LAYER, keys, common)


class Whole:
    """Numbers of all slips that there are."""

    def __init__(self, slips: Sequence[Slip]) -> None:
        """Sort the numbers and keep those that two articles bear."""
        self._bearers = _shared(slips)

    def exceeds(self, key: int, most: int) -> bool:
        """See ``Lookup``; ``key`` is borne by one article at least."""
        return len(self._bearers.get(key, "1")) > most

    def near(self, keys: Iterable[int], common: int) -> Counter[str]:
        """See ``Lookup``; numbers that one article alone bears are not counted."""
        found = Counter[str]()
        for key in self._bearers.keys() & keys:
            nodes = self._bearers[key]
            if len(nodes) <= common:
                found.update(set(nodes))
        return found


def lookup(index: Index, slips: Sequence[Slip]) -> Indexed | Whole:
    """Return where to ask, after ``slips`` changed: if they are all that there are, one sort answers everything."""
    documents = {slip.at.document for slip in slips}
    if len(documents) == index.documents() and all(_holds(index, slip) for slip in slips):
        return Whole(slips)
    return Indexed(index)


def _holds(index: Index, slip: Slip) -> bool:
    return any(held.at == slip.at for held in index.slips(LAYER, slip.node))


def _shared(slips: Sequence[Slip]) -> Mapping[int, Sequence[str]]:
    """Return the nodes of the slips that bear each number which two slips bear."""
    import numpy as np

    lengths = [len(slip.keys) for slip in slips]
    keys = np.fromiter((key for slip in slips for key in slip.keys), dtype=np.int64, count=sum(lengths))
    bearers = np.repeat(np.arange(len(slips)), lengths)
    order = np.argsort(keys, kind="stable")
    keys, bearers = keys[order], bearers[order]
    edges = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1], [True]))) if len(keys) else np.zeros(1, int)
    several = np.flatnonzero(np.diff(edges) > 1)
    nodes = [slip.node for slip in slips]
    return {
        int(keys[edges[place]]): [nodes[bearer] for bearer in bearers[edges[place] : edges[place + 1]].tolist()]
        for place in several.tolist()
    }
