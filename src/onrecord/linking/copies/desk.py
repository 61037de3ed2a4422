"""Articles as they are compared with one another: each is taken out of the index once, and its sources are found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.linking.copies.aligning import shared_runs
from onrecord.linking.copies.articles import LAYER, LEAST_RUNS, Article, Rank, article_of
from onrecord.linking.copies.lookup import Lookup
from onrecord.linking.copies.quotations import LEAST_QUOTED
from onrecord.linking.copies.relations import COPIED, LEAST_SHARED, Kinship, same_text
from onrecord.linking.copies.templates import TEMPLATE, own_runs
from onrecord.linking.copies.versions import translations, versions
from onrecord.linking.shingles import each_once
from onrecord.model import Link, Slip

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from onrecord.linking.index import Index

COMMON = 400
"""A number that more articles bear tells nothing (a notice, a turn of phrase)."""

FEW = 12
"""A number that no more articles bear tells something alone; a set phrase gives one number, a passage several."""

_CANDIDATES = 200
"""Articles that are compared with one at most: of the earlier ones those that share most numbers."""

_EXPECTED = 2 * _CANDIDATES
"""Nodes that are looked up at once for one article: not all of them are earlier ones."""

_MORE = 3
"""Articles that are looked at though others account for what they share: a short one may stand whole in a longer copy.

They are linked where they are not like those others, through which they would be found.
"""

_NEARLY = 0.9
"""The earliest is taken among those that account for so much of what the best one does."""


def own_of(article: Article, is_template: Callable[[int], bool]) -> NDArray[np.bool_]:
    """Return for each run of an article whether it is its own, where ``is_template`` tells which are its outlet's."""
    return own_runs(len(article.runs), article.template_keys, LEAST_RUNS, is_template)


@dataclass(frozen=True, eq=False)
class Held:
    """An article on the desk; which of its runs are its own is told when it is first asked."""

    article: Article
    is_template: Callable[[int], bool]

    @cached_property
    def own(self) -> NDArray[np.bool_]:
        """Return for each run whether it is the article's own and not its outlet's."""
        return own_of(self.article, self.is_template)

    @cached_property
    def distinct(self) -> NDArray[np.uint32]:
        """Return its own runs, each once, in order of number."""
        return each_once(self.article.runs[self.own])


class Desk:
    """Articles as they are compared, each taken out of the index once."""

    def __init__(self, index: Index, asked: Lookup) -> None:
        """Begin with an empty desk."""
        self._index = index
        self._asked = asked
        self._held: dict[str, tuple[Held, ...]] = {}
        self._near: dict[str, list[str]] = {}

    def expect(self, nodes: Iterable[str]) -> None:
        """Have those looked up at once that are about to be compared with the articles of ``nodes``."""
        self._index.expect(LAYER, nodes)
        self._asked.expect(
            (key for node in nodes for slip in self._index.slips(LAYER, node) for key in slip.keys), COMMON
        )
        groups = (self.group(node) for node in nodes)
        self._index.expect(LAYER, {near for group in groups if group for near in self._likely(group[0])[:_EXPECTED]})

    def links(self, node: str) -> Iterator[Link]:
        """Yield the links of the articles of a node."""
        group = self.group(node)
        if not group:
            return
        succeeds = {(link.a, link.b): link for held in group for link in versions(self._index, held.article)}
        yield from succeeds.values()
        for held in group:
            yield from translations(self._index, held.article)
        made = [*same_text([held.article for held in group]), *self._sources(group[0])]
        yield from (link for link in made if (link.a, link.b) not in succeeds)

    def group(self, node: str) -> tuple[Held, ...]:
        """Return the articles of a node by rank."""
        if node not in self._held:
            found = sorted((article_of(slip) for slip in self._index.slips(LAYER, node)), key=lambda one: one.rank)
            self._held[node] = tuple(Held(article, self.is_template) for article in found)
        return self._held[node]

    def held(self, slip: Slip) -> Held:
        """Return the article of a slip that is there."""
        return next(held for held in self.group(slip.node) if held.article.at == slip.at)

    def is_later(self, node: str, rank: Rank) -> bool:
        """Tell whether the first article of a node comes after an article of that rank."""
        group = self.group(node)
        return bool(group) and rank < group[0].article.rank

    def is_template(self, key: int) -> bool:
        """Tell whether the run with that number is one of its outlet's pages."""
        return self._asked.exceeds(key, TEMPLATE)

    def _sources(self, held: Held) -> Iterator[Link]:
        """Yield the links of an article to the earlier ones that its words come from."""
        import numpy as np

        article, found = held.article, self._candidates(held)
        shared = np.array([shared_runs(article.runs, held.own, other.distinct) for other in found], dtype=np.bool_)
        totals = np.count_nonzero(shared, axis=1) if len(found) else np.zeros(0, dtype=np.int64)
        shares = totals / [max(1, min(len(article.runs), len(other.article.runs))) for other in found]
        least = [LEAST_QUOTED if article.quotations and other.article.quotations else LEAST_SHARED for other in found]
        offered = np.flatnonzero(totals >= least).tolist()
        left, more, sources = held.own.copy(), _MORE, list[Held]()
        while offered:
            gains = np.count_nonzero(shared[offered] & left, axis=1)
            if (best := int(gains.max())) >= LEAST_QUOTED:
                # The earliest of those that account for most of what is left; they are in order of rank.
                place = int(np.argmax(gains >= _NEARLY * best))
            elif more:
                place, more = int(np.argmax(shares[offered])), more - 1
            else:
                return
            number = offered.pop(place)
            other = found[number]
            if best < LEAST_QUOTED and any(_is_like(other, source) for source in sources):
                continue
            kinship = Kinship(article, other.article, shared[number], int(held.own.sum()), int(other.own.sum()))
            if (link := kinship.link(int(gains[place]))) is not None:
                yield link
                sources.append(other)
                left &= ~shared[number]

    def _likely(self, held: Held) -> list[str]:
        """Return the nodes that share a number with an article which few bear, or two of others; likeliest first."""
        node = held.article.node
        if node not in self._near:
            keys = held.article.keys_of(held.own)
            found = self._asked.near(keys, COMMON)
            found.pop(node, None)
            few = self._asked.near(keys, FEW) if 1 in found.values() else found
            likely = [near for near, shared in found.items() if shared > 1 or near in few]
            self._near[node] = sorted(likely, key=lambda near: (-found[near], near))
        return self._near[node]

    def _candidates(self, held: Held) -> list[Held]:
        """Return of the likeliest nodes the earliest article, if it is before this one and elsewhere."""
        article = held.article
        firsts = (
            next((one for one in self.group(node) if one.article.at.document != article.at.document), None)
            for node in self._likely(held)
        )
        earlier = (one for one in firsts if one is not None and one.article.rank < article.rank)
        return sorted(islice(earlier, _CANDIDATES), key=lambda one: one.article.rank)


def _is_like(one: Held, other: Held) -> bool:
    """Tell whether so much of the one stands in the other that they are linked themselves."""
    shared = int(shared_runs(one.article.runs, one.own, other.distinct).sum())
    return shared >= COPIED * max(1, int(one.own.sum()))
