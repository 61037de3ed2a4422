"""Which stretches of two articles are the same words: blocks of runs that follow one another in both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.linking.copies.articles import Article
from onrecord.model import Evidence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_GAP = 12
"""Runs by which two stretches may be apart in both texts and still be one: an edited word breaks five runs."""

_LEAST = 4
"""Runs of a block: eight words in a row; less is a turn of phrase."""


@dataclass(frozen=True, slots=True)
class Block:
    """Runs ``[first, last)`` of one article that are the runs ``[other_first, other_last)`` of another, but for edits.

    ``shared`` counts those that are the same.
    """

    first: int
    last: int
    other_first: int
    other_last: int
    shared: int


def shared_runs(runs: NDArray[np.uint32], own: NDArray[np.bool_], distinct: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Return for each of ``runs`` whether it is ``own`` and stands among ``distinct`` (in order), ``(n,) bool``."""
    import numpy as np

    if not len(distinct):
        return np.zeros(len(runs), dtype=np.bool_)
    places = np.searchsorted(distinct, runs)
    places[places == len(distinct)] = 0
    found: NDArray[np.bool_] = own & (distinct[places] == runs)
    return found


def blocks(article: Article, shared: NDArray[np.bool_], other: Article) -> tuple[Block, ...]:
    """Return the blocks of ``shared`` runs, in order of ``article``; what is too short or out of order is left out."""
    import numpy as np

    here = np.flatnonzero(shared)
    if not len(here):
        return ()
    order = np.argsort(other.runs, kind="stable")
    there = order[np.searchsorted(other.runs, article.runs[here], sorter=order)]
    steps, others = np.diff(here), np.diff(there)
    cuts = np.flatnonzero((steps > _GAP) | (others < 1) | (others > _GAP)) + 1
    edges = np.concatenate(([0], cuts, [len(here)])).tolist()
    found = (
        Block(int(here[a]), int(here[b - 1]) + 1, int(there[a]), int(there[b - 1]) + 1, b - a)
        for a, b in pairwise(edges)
    )
    return tuple(block for block in found if block.shared >= _LEAST)


def evidence_of(article: Article, other: Article, found: tuple[Block, ...]) -> Iterator[Evidence]:
    """Yield for each block where it stands in the one and in the other: the same number of spans in turn."""
    for block in found:
        yield Evidence(article.at.document, article.span(block.first, block.last))
        yield Evidence(other.at.document, other.span(block.other_first, block.other_last))
