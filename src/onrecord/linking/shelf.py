"""Cards, looked up in an index of slips; what was looked up once is kept for as long as the shelf is."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from onrecord.linking.cards import Card, Sort, key_in, node_of
from onrecord.linking.filed import LAYER, card_of, declaring_key, post_key, short_key
from onrecord.linking.index import Index
from onrecord.model import Slip

LOOKED_AT = 10
"""Cards of a name that are looked at for support."""


class Shelf:
    """The cards of an index that does not change meanwhile; all answers are in order of document and item."""

    def __init__(self, index: Index) -> None:
        """Look up in ``index``."""
        self._index = index
        self._firsts: dict[str, Card | None] = {}
        self._keys: dict[str, frozenset[int]] = {}
        self._heads: dict[str, tuple[Card, ...]] = {}
        self._leading: dict[str, tuple[Slip, ...]] = {}
        self._held: dict[tuple[int, str], tuple[Card, ...]] = {}
        self._apart: dict[tuple[str, str], bool] = {}

    def expect(self, nodes: Iterable[str] = (), keys: Iterable[int] = ()) -> None:
        """Look up at once what will be asked for soon: the first cards of names, the names under keys."""
        self._index.expect(LAYER, nodes, keys)

    def leading(self, node: str) -> tuple[Slip, ...]:
        """Return the first slips of a name, twins aside."""
        if node not in self._leading:
            self._leading[node] = self._index.slips(LAYER, node, LOOKED_AT)
        return self._leading[node]

    def head(self, node: str) -> tuple[Card, ...]:
        """Return the first cards of a name, twins aside."""
        if node not in self._heads:
            self._heads[node] = tuple(map(card_of, self.leading(node)))
        return self._heads[node]

    def first(self, node: str) -> Card | None:
        """Return the first card of a name, None where there is none."""
        if node not in self._firsts:
            held = self._leading[node] if node in self._leading else self._index.slips(LAYER, node, 1)
            self._firsts[node] = card_of(held[0]) if held else None
            self._keys[node] = held[0].keys if held else frozenset()
        return self._firsts[node]

    def keys(self, node: str) -> frozenset[int]:
        """Return the keys that the first card of a name bears: those of ``blocks_of``, and others of other kinds."""
        if node not in self._keys:
            self.first(node)
        return self._keys[node]

    def group(self, node: str, first: int | None = None) -> tuple[Card, ...]:
        """Return the cards of a name, twins aside."""
        return tuple(map(card_of, self._index.slips(LAYER, node, first)))

    def meeting(self, blocks: Iterable[int]) -> frozenset[str]:
        """Return the names that meet under one of these keys."""
        return frozenset(self._index.sharing(LAYER, blocks))

    def declaring(self, sort: Sort, short: str) -> frozenset[str]:
        """Return the keys of the names that documents declare to be shortened to this one."""
        return frozenset(map(key_in, self._index.sharing(LAYER, [short_key(sort, short)])))

    def shorts(self, sort: Sort, key: str) -> frozenset[str]:
        """Return the short forms that cards of a name declare."""
        held = self._index.under(LAYER, declaring_key(sort, key))
        return frozenset(short for slip in held for short in card_of(slip).short)

    def declares(self, sort: Sort, key: str, short: str, but: Iterable[Card]) -> bool:
        """Tell whether a card of a name, none of ``but``, declares a short form."""
        apart = {card.at for card in but}
        held = self._index.under(LAYER, short_key(sort, short), node_of(sort, key), len(apart) + 1)
        return any(slip.at not in apart for slip in held)

    def holders(self, post: str) -> frozenset[str]:
        """Return the nodes, twins' too, of the people of whom a post with its country is told."""
        return frozenset(self._index.sharing(LAYER, [post_key(post)]))

    def holding(self, post: str, node: str, first: int | None = None) -> tuple[Card, ...]:
        """Return the cards of a node of which a post is told; the first two are kept."""
        if first != 2:
            return tuple(map(card_of, self._index.under(LAYER, post_key(post), node, first)))
        place = (post_key(post), node)
        if place not in self._held:
            self._held[place] = tuple(map(card_of, self._index.under(LAYER, place[0], node, first)))
        return self._held[place]

    def apart(self, one: str, other: str) -> bool:
        """Tell whether one document has an entity of both names: its reader took them for two."""
        pair = (min(one, other), max(one, other))
        if pair not in self._apart:
            self._apart[pair] = self._index.together(LAYER, *pair)
        return self._apart[pair]

    def apart_but(self, one: str, other: str, but: AbstractSet[str]) -> bool:
        """Tell whether a document that is none of ``but`` holds two names apart."""
        return self._index.together(LAYER, one, other, but)

    def holds(self, slip: Slip) -> bool:
        """Tell whether a slip is there, as it is."""
        return self._index.holds(slip)
