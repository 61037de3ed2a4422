"""Links between names: cards of one name with the first of them, names with other spellings and with possible ones."""

from collections.abc import Callable, Iterator, Sequence

from onrecord.linking.cards import Card, Sort
from onrecord.linking.changes import Changes
from onrecord.linking.clusters import Edge, settle
from onrecord.linking.filed import asked_of
from onrecord.linking.matching import Comparison
from onrecord.linking.proposals import card_hook, proposal, shared_posts
from onrecord.linking.shelf import Shelf
from onrecord.linking.spelling import judged, telling
from onrecord.model import Link, Relinked

SORTS: tuple[Sort, ...] = ("person", "body", "place")
_EXACT = 0.95


def relink_equal(shelf: Shelf, changes: Changes) -> Relinked:
    """Link cards of equal names with the first one; all of a name anew only where another card may be the first."""
    links: list[Link] = []
    for node in sorted(changes.moved):
        first, *others = shelf.group(node) or (None,)
        if first is not None and not first.bare:
            links += (_equal(first, card) for card in others)
    for card in changes.present:
        first = None if card.bare or card.twin or card.node in changes.moved else shelf.first(card.node)
        if first is not None:
            links.append(_equal(first, card))
    return Relinked(frozenset(map(_first_hook, changes.moved)), tuple(links))


def _first_hook(node: str) -> str:
    return f"first {node}"


def _equal(first: Card, card: Card) -> Link:
    return proposal(first, card, "same", "exact-name", _EXACT, (_first_hook(first.node), card_hook(card)))


def relink_spelled(shelf: Shelf, changes: Changes) -> Relinked:
    """Link names that are the same by spelling, or possibly; what is the same as what changed is looked at with it."""
    beside: dict[str, tuple[Beside, ...]] = {}
    touched = _touched(shelf, changes, beside)
    links: list[Link] = []
    edges: list[tuple[Sort, Edge]] = []
    for node in sorted(touched):
        for other, found in beside[node]:
            if shelf.apart(node, other.node):
                continue
            if found.outcome == "possible":
                links.append(_possible(shelf, min(node, other.node), max(node, other.node), found.score))
            elif node < other.node:
                edges.append((other.sort, Edge(node, other.node, found.score)))
    for sort in SORTS:
        for edge in settle((edge for kind, edge in edges if kind == sort), _differing(shelf)):
            a, b = shelf.head(edge.a)[0], shelf.head(edge.b)[0]
            links.append(proposal(a, b, "same", "spelling", edge.score, (edge.a, edge.b)))
    return Relinked(frozenset(touched), tuple(links))


Beside = tuple[Card, Comparison]
"""The first card of another name, and how the names are judged."""


def _touched(shelf: Shelf, changes: Changes, beside: dict[str, tuple[Beside, ...]]) -> set[str]:
    """Return the names that may be linked otherwise: those looked at, with all that are the same, now or before.

    ``beside`` is filled with what each of them meets now.
    """
    touched = set(changes.looked_at)
    waiting = sorted(touched)
    while waiting:
        shelf.expect(waiting)
        ways = {node: changes.spellings(node) for node in waiting}
        asked = {key for cards in ways.values() for card in cards for key in asked_of(card)}
        shelf.expect(keys=asked)
        shelf.expect(shelf.meeting(asked))
        more: set[str] = set()
        for node, cards in ways.items():
            now = shelf.first(node)
            met = beside[node] = tuple(_beside(shelf, now)) if now else ()
            for card in cards:
                same = met if now is not None and card.compared == now.compared else _beside(shelf, card)
                more |= {other.node for other, found in same if found.outcome == "same"}
        waiting = sorted(more - touched)
        touched |= more
    return touched


def _beside(shelf: Shelf, card: Card) -> Iterator[Beside]:
    """Yield the first cards of the names that meet the one of a card and are the same or possible."""
    blocks = asked_of(card)
    for node in sorted(shelf.meeting(blocks) - {card.node}):
        other = shelf.first(node)
        if other is not None and not blocks.isdisjoint(shelf.keys(node)):  # so that it does not matter who looks
            found = judged(card, other)
            if telling(card.sort, found):
                yield other, found


def _differing(shelf: Shelf) -> Callable[[str, str], bool]:
    def differ(one: str, other: str) -> bool:
        a, b = shelf.first(one), shelf.first(other)
        return a is None or b is None or judged(a, b).outcome == "different" or shelf.apart(one, other)

    return differ


def _possible(shelf: Shelf, one: str, other: str, score: float) -> Link:
    """Propose two names that leave it open, whatever supports it: father and son may hold one post."""
    a, b, shared = _best_supported(shelf.head(one), shelf.head(other))
    rule = "possible-name-and-post" if shared else "possible-name"
    return proposal(a, b, "possible", rule, score, (one, other), shared)


def _best_supported(some: Sequence[Card], others: Sequence[Card]) -> tuple[Card, Card, frozenset[str]]:
    """Return two cards of two names that share a post, the first of both where none do."""
    for a in some:
        for b in others:
            shared = shared_posts(a, b)
            if shared and a.at.document != b.at.document:
                return a, b, shared
    return some[0], others[0], frozenset()
