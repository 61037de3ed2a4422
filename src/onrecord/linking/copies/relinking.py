"""Links of articles that changed, and of those that a change may concern: all that share a number with them.

An article is linked to those from which its words come: of the earlier ones, again and again the one that has most of
the words not yet accounted for. What is the same from the first word to the last is one node, and linked to its
earliest. Links of an article hang on its node alone; a node is touched whenever an earlier one that shares a number
with it changes, or how many bear such a number tells otherwise than before, or a run of its words becomes one of its
outlet's pages, or ceases to be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.linking.copies.articles import LAYER, Article, article_of
from onrecord.linking.copies.desk import COMMON, FEW, Desk, own_of
from onrecord.linking.copies.lookup import Lookup, Whole, lookup
from onrecord.linking.copies.templates import TEMPLATE
from onrecord.linking.copies.translating import BEARERS, PREFIX, relink_translations
from onrecord.linking.copies.versions import VERSIONS, version_keys
from onrecord.model import Link, Relinked, Slip

if TYPE_CHECKING:
    from onrecord.linking.index import Index


def relink(index: Index, changed: Iterable[Slip]) -> Relinked:
    """Return what becomes of the links when slips were put in or taken away; ``index`` is as it is after that."""
    every = tuple(changed)
    asked = lookup(index, every)
    whole = isinstance(asked, Whole)
    sheets = [slip for slip in every if slip.node.startswith(PREFIX)]
    slips = [slip for slip in every if not slip.node.startswith(PREFIX)]
    desk = Desk(index, asked)
    nodes = {slip.node for slip in slips}
    if not whole:
        asked.expect((key for slip in sheets for key in slip.keys), BEARERS)
        index.expect(LAYER, {slip.node for slip in every})
    touched = nodes if whole else _touched(index, asked, desk, slips)
    desk.expect(touched)
    links = [link for node in touched for link in desk.links(node)]
    proposed = relink_translations(index, asked, sheets, whole=whole)
    links += proposed.links
    return Relinked(frozenset(touched) | proposed.touched, tuple(sorted(links, key=_place)))


def _place(link: Link) -> tuple[str, str, str, str, str]:
    return link.a.document, link.a.item, link.kind, link.b.document, link.b.item


def _touched(index: Index, asked: Lookup, desk: Desk, slips: Sequence[Slip]) -> set[str]:
    """Return the nodes whose links may be others now.

    Sources of an article are earlier ones alone. So what shares a number with a change is touched where it is later
    than the change, or where the number may have become too common, or common no more; most of a pile is in order.
    """
    gone = {slip.at for slip in slips if not index.holds(slip)}
    articles = [article_of(slip) if slip.at in gone else desk.held(slip).article for slip in slips]
    times = Counter(key for article in articles for key in article.template_keys)
    bearing = Counter(key for slip in slips for key in slip.keys)
    most = max(bearing.values(), default=0)
    asked.expect(bearing, COMMON + most)
    asked.expect((key for article in articles for key in version_keys(article)), VERSIONS + most)
    nodes = {slip.node for slip in slips}
    touched = set(nodes)
    beside: list[tuple[Article, set[str]]] = []
    for slip, article in zip(slips, articles, strict=True):
        # As it is now, and as it was before if it was taken away.
        ways = [own_of(article, desk.is_template)] if slip.at in gone else [desk.held(slip).own]
        if slip.at in gone:
            ways.append(own_of(article, lambda key: asked.exceeds(key, TEMPLATE - times[key])))
        near = {node for own in ways for node in asked.near(article.keys_of(own), COMMON + most)}
        beside.append((article, near - nodes))
        touched |= set(asked.near(version_keys(article), VERSIONS + most))
    index.expect(LAYER, {node for _, near in beside for node in near})
    for article, near in beside:
        first = min([article.rank, *(held.article.rank for held in desk.group(article.node)[:1])])
        touched |= {node for node in near if desk.is_later(node, first)}
    touched |= set(asked.near(_crossing(asked, bearing), COMMON + most))
    for node in _flipped(index, asked, times) - nodes:
        for slip in index.slips(LAYER, node):
            touched |= {node} | set(asked.near(slip.keys, COMMON + most))
    return touched


def _crossing(asked: Lookup, bearing: Mapping[int, int]) -> Iterator[int]:
    """Yield the numbers that so many changes may have made too common, or common no more, to tell something."""
    for key, changes in bearing.items():
        for bound in (FEW, COMMON):
            if asked.exceeds(key, bound - changes) and not asked.exceeds(key, bound + changes):
                yield key


def _flipped(index: Index, asked: Lookup, times: Mapping[int, int]) -> set[str]:
    """Return the nodes with a run that so many changes may have made one of the pages of its outlet, or unmade."""
    found = set[str]()
    for key, changes in times.items():
        if asked.exceeds(key, TEMPLATE - changes) and not asked.exceeds(key, TEMPLATE + changes):
            found.update(index.sharing(LAYER, [key]))
    return found
