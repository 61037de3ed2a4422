"""Links between a name and the short form that its documents declare, where no other name declares the same one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from onrecord.linking.cards import Card, Sort, node_of
from onrecord.linking.changes import Changes
from onrecord.linking.filed import declaring_key, short_key
from onrecord.linking.proposals import card_hook, proposal
from onrecord.linking.shelf import Shelf
from onrecord.model import Link, Relinked

_SHORT_FORM = 0.9
Short = tuple[Sort, str]
"""A short form: its sort and its key."""


def relink_declared(shelf: Shelf, changes: Changes) -> Relinked:
    """Link the cards of short forms with the first card of the full name.

    All cards of a short form are linked anew where something changed that all of them hang on.
    """
    known = defaultdict[Short, list[Card]](list)
    for card in changes.present:
        if not card.twin:
            known[card.sort, card.key].append(card)
    shelf.expect(keys=_asked(changes))
    anew = _anew(shelf, changes)
    links: list[Link] = []
    for short in sorted({*known, *anew}):
        node = node_of(*short)
        full = _full(shelf, short)
        if full is not None and not shelf.apart(node, full.node):
            cards: Iterable[Card] = shelf.group(node) if short in anew else known[short]
            links += (
                proposal(full, card, "same", "declared-short-form", _SHORT_FORM, (_hook(short), card_hook(card)))
                for card in cards
            )
    return Relinked(frozenset(map(_hook, anew)), tuple(links))


def _asked(changes: Changes) -> Iterator[int]:
    """Yield the keys under which it is looked up whether names are short forms, and which ones they have."""
    for cards in changes.by_node.values():
        yield short_key(cards[0].sort, cards[0].key)
        yield declaring_key(cards[0].sort, cards[0].key)


def _hook(short: Short) -> str:
    return f"short {node_of(*short)}"


def _full(shelf: Shelf, short: Short) -> Card | None:
    """Return the first card of the one name that is declared to be shortened so."""
    declaring = shelf.declaring(*short)
    return shelf.first(node_of(short[0], min(declaring))) if len(declaring) == 1 else None


def _anew(shelf: Shelf, changes: Changes) -> set[Short]:
    """Return the short forms whose full name, its first card, or its being held apart may be another than before."""
    declared = defaultdict[tuple[Sort, str, str], list[Card]](list)
    for card in changes.cards:
        for short in card.short:
            declared[card.sort, card.key, short].append(card)
    anew = {
        (sort, short) for (sort, key, short), cards in declared.items() if not shelf.declares(sort, key, short, cards)
    }
    for node in changes.moved:
        card = changes.by_node[node][0]
        anew |= {(card.sort, short) for short in shelf.shorts(card.sort, card.key)}
    return anew | _parted(shelf, changes)


def _parted(shelf: Shelf, changes: Changes) -> set[Short]:
    """Return the short forms that changed documents alone hold apart from their full name."""
    nodes = defaultdict[str, set[str]](set)
    for node, cards in changes.by_node.items():
        for card in cards:
            nodes[card.at.document].add(node)
    documents = frozenset(nodes)
    found: set[Short] = set()
    for node, cards in changes.by_node.items():
        short = (cards[0].sort, cards[0].key)
        full = _full(shelf, short)
        beside = full is not None and any(full.node in nodes[card.at.document] for card in cards)
        if full is not None and beside and not shelf.apart_but(node, full.node, documents):
            found.add(short)
    return found
