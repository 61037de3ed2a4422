"""Links of articles that changed, and of those that a change may concern: all that share a key with them.

An article is linked to those from which its words come: of the earlier ones, again and again the one that has most of
the words not yet accounted for. What is the same from the first word to the last is one node, and linked to its
earliest. Links of an article hang on its node alone; a node is touched whenever one that shares a key with it changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.linking.copies.aligning import shared_runs
from onrecord.linking.copies.articles import LAYER, Article, article_of
from onrecord.linking.copies.quotations import LEAST_QUOTED
from onrecord.linking.copies.relations import Kinship, same_text
from onrecord.linking.copies.versions import versions
from onrecord.model import Link, Relinked, Slip

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from onrecord.linking.index import Index

COMMON = 400
"""A key that more articles bear tells nothing (a notice, a turn of phrase)."""

TEMPLATE = 5
"""A line that stands in more articles of one outlet than this is a line of its pages, not of an article."""

_CANDIDATES = 200
"""Articles that are compared with one at most: those that share most keys."""


_NEARLY = 0.9
"""The earliest is taken among those that account for so much of what the best one does."""


def relink(index: Index, changed: Iterable[Slip]) -> Relinked:
    """Return what becomes of the links when slips were put in or taken away; ``index`` is as it is after that."""
    desk = _Desk(index)
    slips = tuple(changed)
    nodes = {slip.node for slip in slips}
    touched = nodes | _meeting(index, (key for slip in slips for key in slip.keys), len(slips))
    for node in sorted(_flipped(index, slips) - nodes):
        keys = (key for slip in index.slips(LAYER, node) for key in slip.keys)
        touched |= {node} | _meeting(index, keys, len(slips))
    links = [link for node in sorted(touched) for link in desk.links(node)]
    return Relinked(frozenset(touched), tuple(sorted(links, key=_place)))


def _place(link: Link) -> tuple[str, str, str, str, str]:
    return link.a.document, link.a.item, link.kind, link.b.document, link.b.item


def _meeting(index: Index, keys: Iterable[int], changes: int) -> set[str]:
    """Return the nodes that bear one of ``keys``, also where it was not common before so many changes."""
    return set(index.sharing(LAYER, set(keys), COMMON + changes))


def _flipped(index: Index, slips: tuple[Slip, ...]) -> set[str]:
    """Return the nodes with a line that so many changes may have made a line of the pages of its outlet, or unmade."""
    found = set[str]()
    times = Counter(line.key for slip in slips for line in article_of(slip).lines)
    for key, changes in times.items():
        if not index.sharing(LAYER, [key], TEMPLATE - changes) and index.sharing(LAYER, [key], TEMPLATE + changes):
            found.update(index.sharing(LAYER, [key]))
    return found


@dataclass(frozen=True, slots=True)
class _Held:
    """An article on the desk, with those runs that are no line of its outlet's pages."""

    article: Article
    live: NDArray[np.bool_]


class _Desk:
    """Articles as they are compared, each taken out of the index once."""

    def __init__(self, index: Index) -> None:
        """Begin with an empty desk."""
        self._index = index
        self._held: dict[str, tuple[_Held, ...]] = {}
        self._templates: dict[int, bool] = {}

    def links(self, node: str) -> Iterator[Link]:
        """Yield the links of the articles of a node."""
        group = self.group(node)
        if not group:
            return
        succeeds = {(link.a, link.b): link for held in group for link in versions(self._index, held.article)}
        yield from succeeds.values()
        made = [*same_text([held.article for held in group]), *self._sources(group[0])]
        yield from (link for link in made if (link.a, link.b) not in succeeds)

    def group(self, node: str) -> tuple[_Held, ...]:
        """Return the articles of a node by rank."""
        if node not in self._held:
            found = sorted((article_of(slip) for slip in self._index.slips(LAYER, node)), key=lambda one: one.rank)
            self._held[node] = tuple(_Held(article, self._live(article)) for article in found)
        return self._held[node]

    def _live(self, article: Article) -> NDArray[np.bool_]:
        """Mask the lines of the outlet's pages, unless little else would be left: then they are the article."""
        import numpy as np

        live = np.ones(len(article.runs), dtype=np.bool_)
        for line in article.lines:
            if self._is_template(line.key):
                live[line.first : line.last] = False
        return live if 2 * int(live.sum()) >= len(live) else np.ones_like(live)

    def _is_template(self, key: int) -> bool:
        if key not in self._templates:
            self._templates[key] = not self._index.sharing(LAYER, [key], TEMPLATE)
        return self._templates[key]

    def _sources(self, held: _Held) -> Iterator[Link]:
        """Yield the links of an article to the earlier ones that its words come from."""
        article = held.article
        offered: list[tuple[_Held, NDArray[np.bool_]]] = []
        for other in self._candidates(article):
            shared = shared_runs(article, held.live, other.article)
            if shared.any():
                offered.append((other, shared))
        left = held.live.copy()
        while offered:
            gains = [int((shared & left).sum()) for _, shared in offered]
            best = max(gains)
            if best < LEAST_QUOTED:
                return
            place = min(
                (place for place, gain in enumerate(gains) if gain >= _NEARLY * best),
                key=lambda place: offered[place][0].article.rank,
            )
            other, shared = offered.pop(place)
            back = shared_runs(other.article, other.live, article)
            kinship = Kinship(article, other.article, shared, _share(shared, held.live), _share(back, other.live))
            if (link := kinship.link(int((shared & left).sum()))) is not None:
                yield link
                left &= ~shared

    def _candidates(self, article: Article) -> list[_Held]:
        """Return of each node that shares a key the earliest article, if it is before this one and of another page."""
        nodes = self._index.sharing(LAYER, article.keys, COMMON)
        nodes.pop(article.node, None)
        most = sorted(nodes, key=lambda node: (-nodes[node], node))[:_CANDIDATES]
        firsts = (
            next((held for held in self.group(node) if held.article.at.document != article.at.document), None)
            for node in most
        )
        return [held for held in firsts if held is not None and held.article.rank < article.rank]


def _share(some: NDArray[np.bool_], of: NDArray[np.bool_]) -> float:
    return float(some.sum()) / max(1, int(of.sum()))
