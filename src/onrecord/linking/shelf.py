"""Where linking looks cards up: by name, by the keys under which names meet, by short form, by post, by document.

``Shelf`` is what has to be offered; ``shelve`` offers it for cards in memory, a record may do so from its tables.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from onrecord.linking.cards import Card, Sort
from onrecord.linking.matching.blocks import body_keys, place_keys
from onrecord.linking.matching.keys import person_keys
from onrecord.linking.matching.words import person_name


class Node(NamedTuple):
    """All cards of one name: the sort, and the key of the name."""

    sort: Sort
    key: str


def node_of(card: Card) -> Node:
    """Return the node that a card belongs to."""
    return Node(card.sort, card.key)


def blocks_of(card: Card) -> frozenset[str]:
    """Return the keys under which a card meets others; none for people known by one word."""
    if card.sort == "person":
        return person_keys(person_name(card.name)) if not is_bare(card) else frozenset()
    return body_keys(card.compared) if card.sort == "body" else place_keys(card.name)


def is_bare(card: Card) -> bool:
    """Tell whether a person is known by one word: it could be anybody's."""
    return card.sort == "person" and " " not in card.key


class Shelf(Protocol):
    """Cards, looked up; all answers are in order of document and item, whatever the order of adding."""

    def group(self, node: Node) -> tuple[Card, ...]:
        """Return the cards of a name but those of documents that hold two of that name apart."""

    def meeting(self, sort: Sort, block: str) -> frozenset[str]:
        """Return the keys of the names that meet under a key."""

    def declaring(self, node: Node) -> frozenset[str]:
        """Return the keys of the names that documents declare to be shortened to this one."""

    def holders(self, post: str) -> tuple[Card, ...]:
        """Return the people of whom a post with its country is told."""


class Shelved:
    """A shelf in memory; cards of a document are taken away together."""

    def __init__(self, cards: Iterable[Card] = ()) -> None:
        """Put cards on the shelf."""
        self._nodes = defaultdict[Node, set[Card]](set)
        self._blocks = defaultdict[tuple[Sort, str], Counter[str]](Counter)
        self._short = defaultdict[Node, set[Card]](set)
        self._posts = defaultdict[str, set[Card]](set)
        self._documents = defaultdict[str, set[Card]](set)
        self._groups: dict[Node, tuple[Card, ...]] = {}
        self.add(cards)

    def add(self, cards: Iterable[Card]) -> None:
        """Put more cards on the shelf."""
        for card in cards:
            self._groups.pop(node_of(card), None)
            for place in self._places(card):
                place.add(card)
            for block in blocks_of(card):
                self._blocks[card.sort, block][card.key] += 1

    def remove(self, document: str) -> tuple[Card, ...]:
        """Take the cards of a document away and return them."""
        gone = _ordered(self._documents.get(document, ()))
        for card in gone:
            self._groups.pop(node_of(card), None)
            for place in self._places(card):
                place.discard(card)
            for block in blocks_of(card):
                self._blocks[card.sort, block][card.key] -= 1
        return gone

    def _places(self, card: Card) -> list[set[Card]]:
        return [
            self._nodes[node_of(card)],
            self._documents[card.at.document],
            *(self._short[Node(card.sort, short)] for short in card.short),
            *(self._posts[post] for post in posts_of(card)),
        ]

    def nodes(self) -> frozenset[Node]:
        """Return all names."""
        return frozenset(node for node, cards in self._nodes.items() if cards)

    def bare(self) -> frozenset[Card]:
        """Return all people known by one word."""
        return frozenset(card for held in self._nodes.values() for card in held if is_bare(card))

    def group(self, node: Node) -> tuple[Card, ...]:
        """See ``Shelf``."""
        if node not in self._groups:
            self._groups[node] = self._group(node)
        return self._groups[node]

    def _group(self, node: Node) -> tuple[Card, ...]:
        held = self._nodes.get(node, set())
        times = defaultdict[str, int](int)
        for card in held:
            times[card.at.document] += 1
        return _ordered(card for card in held if times[card.at.document] == 1)

    def meeting(self, sort: Sort, block: str) -> frozenset[str]:
        """See ``Shelf``."""
        return frozenset(key for key, cards in self._blocks.get((sort, block), {}).items() if cards)

    def declaring(self, node: Node) -> frozenset[str]:
        """See ``Shelf``."""
        return frozenset(card.key for card in self._short.get(node, ()))

    def holders(self, post: str) -> tuple[Card, ...]:
        """See ``Shelf``."""
        return _ordered(card for card in self._posts.get(post, ()) if card.sort == "person")


def posts_of(card: Card) -> frozenset[str]:
    """Return the posts with their countries that are told of a card."""
    return frozenset(feature for feature, _ in card.support if "@" in feature)


def _ordered(cards: Iterable[Card]) -> tuple[Card, ...]:
    return tuple(sorted(cards, key=lambda card: (card.at.document, card.at.item)))
