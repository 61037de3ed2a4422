"""Who bears a number: asked of the index one article at a time, or of all articles at once.

Linking a whole pile asks each number of each article; most are borne by one article, and one sort tells which are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from onrecord.linking.copies.articles import LAYER

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from onrecord.linking.index import Index
    from onrecord.model import Slip


class Lookup(Protocol):
    """What linking asks."""

    def expect(self, keys: Iterable[int], common: int) -> None:
        """Learn which numbers will be asked for soon, with ``common`` or less."""

    def exceeds(self, key: int, most: int) -> bool:
        """Tell whether more than ``most`` articles bear a number."""

    def near(self, keys: Iterable[int], common: int) -> Counter[str]:
        """Return the nodes that bear some of ``keys``, with how many; not those that more than ``common`` bear."""


class Indexed:
    """Numbers asked of an index."""

    def __init__(self, index: Index) -> None:
        """Begin with nothing asked."""
        self._index = index

    def expect(self, keys: Iterable[int], common: int) -> None:
        """See ``Lookup``."""
        self._index.expect(LAYER, keys=keys, common=common)

    def exceeds(self, key: int, most: int) -> bool:
        """See ``Lookup``."""
        return most < 0 or self._index.bearers(LAYER, key, most + 1) > most

    def near(self, keys: Iterable[int], common: int) -> Counter[str]:
        """See ``Lookup``."""
        return self._index.sharing(LAYER, keys, common)


class Whole:
    """Numbers of all slips that there are."""

    def __init__(self, slips: Sequence[Slip]) -> None:
        """Sort the numbers and keep those that two articles bear."""
        self._bearers = _shared(slips)

    def expect(self, keys: Iterable[int], common: int) -> None:
        """See ``Lookup``: all is sorted."""

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
    if len(documents) == index.documents(len(documents) + 1) and all(map(index.holds, slips)):
        return Whole(slips)
    return Indexed(index)


def _shared(slips: Sequence[Slip]) -> Mapping[int, Sequence[str]]:
    """Return the nodes of the slips that bear each number which two slips bear."""
    import numpy as np

    if len(slips) < 2:
        return {}
    lengths = [len(slip.keys) for slip in slips]
    keys = np.fromiter((key for slip in slips for key in slip.keys), dtype=np.uint64, count=sum(lengths))
    # The lower half stands for the number where it is sorted; that two have it in common is seen in a group at once.
    low = (keys ^ (keys >> np.uint64(32))).astype(np.uint32)
    places, first, last = bearers_of(low, np.arange(len(keys), dtype=np.uint32))
    owners = np.repeat(np.arange(len(slips)), lengths)
    nodes = [slip.node for slip in slips]
    found: dict[int, list[str]] = {}
    for start, stop in zip(first.tolist(), last.tolist(), strict=True):
        group = places[start:stop]
        for key, owner in zip(keys[group].tolist(), owners[group].tolist(), strict=True):
            found.setdefault(key, []).append(nodes[owner])
    return {key: held for key, held in found.items() if len(held) > 1}


def bearers_of(
    numbers: NDArray[np.uint32], owners: NDArray[np.uint32]
) -> tuple[NDArray[np.uint32], NDArray[np.int64], NDArray[np.int64]]:
    """Return the owners in order of their numbers, and where those of a number begin and end that two bear or more.

    Both are sorted as one number of 8 bytes, in place.
    """
    import numpy as np

    both = (numbers.astype(np.uint64) << np.uint64(32)) | owners
    both.sort()
    high = (both >> np.uint64(32)).astype(np.uint32)
    edges = np.flatnonzero(np.concatenate(([True], high[1:] != high[:-1], [True])))
    several = np.flatnonzero(np.diff(edges) > 1)
    return (both & np.uint64(0xFFFFFFFF)).astype(np.uint32), edges[several], edges[several + 1]
