"""Links of articles that changed, and of those that a change may concern: all that share a number with them.

An article is linked to those from which its words come: of the earlier ones, again and again the one that has most of
the words not yet accounted for. What is the same from the first word to the last is one node, and linked to its
earliest. Links of an article hang on its node alone; a node is touched whenever one that shares a number with it
changes, or a run of its words becomes one of its outlet's pages, or ceases to be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.linking.copies.aligning import shared_runs
from onrecord.linking.copies.articles import LAYER, LEAST_RUNS, Article, article_of
from onrecord.linking.copies.lookup import Lookup, Whole, lookup
from onrecord.linking.copies.quotations import LEAST_QUOTED
from onrecord.linking.copies.relations import COPIED, LEAST_SHARED, Kinship, same_text
from onrecord.linking.copies.templates import TEMPLATE, own_runs
from onrecord.linking.copies.translating import BEARERS, PREFIX, relink_translations
from onrecord.linking.copies.versions import VERSIONS, translations, version_keys, versions
from onrecord.linking.shingles import each_once
from onrecord.model import Link, Relinked, Slip

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from onrecord.linking.index import Index

COMMON = 400
"""A number that more articles bear tells nothing (a notice, a turn of phrase)."""

_FEW = 12
"""A number that no more articles bear tells something alone; a set phrase gives one number, a passage several."""

_CANDIDATES = 200
"""Articles that are compared with one at most: those that share most numbers."""

_MORE = 3
"""Articles that are looked at though others account for what they share: a short one may stand whole in a longer copy.

They are linked where they are not like those others, through which they would be found.
"""

_NEARLY = 0.9
"""The earliest is taken among those that account for so much of what the best one does."""


def relink(index: Index, changed: Iterable[Slip]) -> Relinked:
    """Return what becomes of the links when slips were put in or taken away; ``index`` is as it is after that."""
    every = tuple(changed)
    asked = lookup(index, every)
    whole = isinstance(asked, Whole)
    sheets = [slip for slip in every if slip.node.startswith(PREFIX)]
    slips = [slip for slip in every if not slip.node.startswith(PREFIX)]
    desk = _Desk(index, asked)
    nodes = {slip.node for slip in slips}
    if not whole:
        asked.expect((key for slip in sheets for key in slip.keys), BEARERS)
        index.expect(LAYER, {slip.node for slip in every})
    touched = nodes if whole else _touched(index, asked, slips)
    desk.expect(touched)
    links = [link for node in touched for link in desk.links(node)]
    proposed = relink_translations(index, asked, sheets, whole=whole)
    links += proposed.links
    return Relinked(frozenset(touched) | proposed.touched, tuple(sorted(links, key=_place)))


def _place(link: Link) -> tuple[str, str, str, str, str]:
    return link.a.document, link.a.item, link.kind, link.b.document, link.b.item


def _touched(index: Index, asked: Lookup, slips: Sequence[Slip]) -> set[str]:
    """Return the nodes whose links may be others now."""
    gone = {slip.at for slip in slips if not index.holds(slip)}
    articles = [article_of(slip) for slip in slips]
    times = Counter(key for article in articles for key in article.template_keys)
    most = max(Counter(key for slip in slips for key in slip.keys).values(), default=0)
    asked.expect((key for slip in slips for key in slip.keys), COMMON + most)
    asked.expect((key for article in articles for key in version_keys(article)), VERSIONS + most)
    nodes = {slip.node for slip in slips}
    touched = set(nodes)
    for article in articles:
        # As it is now, and as it was before if it was taken away.
        for shift in (Counter[int](), times) if article.at in gone else (Counter[int](),):
            own = _own(article, lambda key, shift=shift: asked.exceeds(key, TEMPLATE - shift[key]))  # type: ignore[misc]
            touched |= set(asked.near(article.keys_of(own), COMMON + most))
        touched |= set(asked.near(version_keys(article), VERSIONS + most))
    for node in _flipped(index, asked, times) - nodes:
        for slip in index.slips(LAYER, node):
            touched |= {node} | set(asked.near(slip.keys, COMMON + most))
    return touched


def _flipped(index: Index, asked: Lookup, times: Mapping[int, int]) -> set[str]:
    """Return the nodes with a run that so many changes may have made one of the pages of its outlet, or unmade."""
    found = set[str]()
    for key, changes in times.items():
        if asked.exceeds(key, TEMPLATE - changes) and not asked.exceeds(key, TEMPLATE + changes):
            found.update(index.sharing(LAYER, [key]))
    return found


def _own(article: Article, is_template: Callable[[int], bool]) -> NDArray[np.bool_]:
    return own_runs(len(article.runs), article.template_keys, LEAST_RUNS, is_template)


@dataclass(frozen=True, eq=False)
class _Held:
    """An article on the desk; which of its runs are its own is told when it is first asked."""

    article: Article
    is_template: Callable[[int], bool]

    @cached_property
    def own(self) -> NDArray[np.bool_]:
        """Return for each run whether it is the article's own and not its outlet's."""
        return _own(self.article, self.is_template)

    @cached_property
    def distinct(self) -> NDArray[np.uint32]:
        """Return its own runs, each once, in order of number."""
        return each_once(self.article.runs[self.own])


class _Desk:
    """Articles as they are compared, each taken out of the index once."""

    def __init__(self, index: Index, asked: Lookup) -> None:
        """Begin with an empty desk."""
        self._index = index
        self._asked = asked
        self._held: dict[str, tuple[_Held, ...]] = {}
        self._near: dict[str, list[str]] = {}

    def expect(self, nodes: Iterable[str]) -> None:
        """Have those looked up at once that are about to be compared with the articles of ``nodes``."""
        self._index.expect(LAYER, nodes)
        self._asked.expect(
            (key for node in nodes for slip in self._index.slips(LAYER, node) for key in slip.keys), COMMON
        )
        groups = (self.group(node) for node in nodes)
        self._index.expect(LAYER, {near for group in groups if group for near in self._likely(group[0])})

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

    def group(self, node: str) -> tuple[_Held, ...]:
        """Return the articles of a node by rank."""
        if node not in self._held:
            found = sorted((article_of(slip) for slip in self._index.slips(LAYER, node)), key=lambda one: one.rank)
            self._held[node] = tuple(_Held(article, self._is_template) for article in found)
        return self._held[node]

    def _is_template(self, key: int) -> bool:
        return self._asked.exceeds(key, TEMPLATE)

    def _sources(self, held: _Held) -> Iterator[Link]:
        """Yield the links of an article to the earlier ones that its words come from."""
        import numpy as np

        article, found = held.article, self._candidates(held)
        shared = np.array([shared_runs(article.runs, held.own, other.distinct) for other in found], dtype=np.bool_)
        totals = np.count_nonzero(shared, axis=1) if len(found) else np.zeros(0, dtype=np.int64)
        shares = totals / [max(1, min(len(article.runs), len(other.article.runs))) for other in found]
        least = [LEAST_QUOTED if article.quotations and other.article.quotations else LEAST_SHARED for other in found]
        offered = np.flatnonzero(totals >= least).tolist()
        left, more, sources = held.own.copy(), _MORE, list[_Held]()
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

    def _likely(self, held: _Held) -> list[str]:
        """Return the nodes that share a number with an article which few bear, or two of others; the likeliest ones."""
        node = held.article.node
        if node not in self._near:
            keys = held.article.keys_of(held.own)
            found = self._asked.near(keys, COMMON)
            found.pop(node, None)
            few = self._asked.near(keys, _FEW) if 1 in found.values() else found
            likely = [near for near, shared in found.items() if shared > 1 or near in few]
            self._near[node] = sorted(likely, key=lambda near: (-found[near], near))[:_CANDIDATES]
        return self._near[node]

    def _candidates(self, held: _Held) -> list[_Held]:
        """Return of each node that shares a number the earliest article, if it is before this one and elsewhere."""
        article = held.article
        firsts = (
            next((one for one in self.group(node) if one.article.at.document != article.at.document), None)
            for node in self._likely(held)
        )
        earlier = (one for one in firsts if one is not None and one.article.rank < article.rank)
        return sorted(earlier, key=lambda one: one.article.rank)


def _is_like(one: _Held, other: _Held) -> bool:
    """Tell whether so much of the one stands in the other that they are linked themselves."""
    shared = int(shared_runs(one.article.runs, one.own, other.distinct).sum())
    return shared >= COPIED * max(1, int(one.own.sum()))
