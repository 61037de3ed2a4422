"""What was put in or taken away, by name: which names may have another first card, which are looked at anew."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import combinations

from onrecord.linking.cards import Card
from onrecord.linking.filed import asked_of, blocks_of, card_of
from onrecord.linking.proposals import place_of
from onrecord.linking.shelf import LOOKED_AT, Shelf
from onrecord.linking.spelling import judged
from onrecord.model import Slip


class Changes:
    """Cards that came or went. ``present`` are those that are there now; ``by_node`` leaves twins aside."""

    def __init__(self, shelf: Shelf, changed: Iterable[Slip]) -> None:
        """Sort what changed; the shelf is up to date."""
        self._shelf = shelf
        slips = sorted(set(changed), key=lambda slip: (slip.at.document, slip.at.item, slip.node, slip.body))
        held = [(card_of(slip), shelf.holds(slip)) for slip in slips]
        self.cards = tuple(card for card, _ in held)
        self.present = tuple(card for card, here in held if here)
        self.by_node = _by_node(card for card in self.cards if not card.twin)
        shelf.expect(self.by_node)

    @cached_property
    def moved(self) -> frozenset[str]:
        """The names whose first card may have been another one before."""
        return frozenset(node for node, cards in self.by_node.items() if self._leads(node, cards, 1))

    @cached_property
    def looked_at(self) -> frozenset[str]:
        """The names that may be linked to other names than before.

        Those with another first card, or with other posts among the first ones. Any other card changes nothing, unless
        its document holds it apart from a like name.
        """
        leading = {node for node, cards in self.by_node.items() if node in self.moved or self._may_support(node, cards)}
        beside = defaultdict[tuple[str, str], list[Card]](list)
        for node, cards in self.by_node.items():
            if node not in leading:
                for card in cards:
                    beside[card.at.document, card.sort].append(card)
        for cards in beside.values():
            for one, other in combinations(cards, 2):
                if not leading.issuperset((one.node, other.node)) and self._alike(one, other):
                    leading |= {one.node, other.node}
        return frozenset(leading)

    def _may_support(self, node: str, cards: list[Card]) -> bool:
        """Tell whether the posts told of the first cards of a name may be others now; people alone have posts."""
        if cards[0].sort != "person":
            return False
        if len(self._shelf.leading(node)) + len(cards) <= LOOKED_AT:  # all of them are looked at, now and before
            return any(card.posts for card in cards)
        return self._leads(node, cards, LOOKED_AT)

    def _leads(self, node: str, cards: list[Card], first: int) -> bool:
        """Tell whether a card that changed is, or was, among the first ones of its name."""
        head = self._shelf.leading(node)[:first]
        if len(head) < first:
            return True
        last = (head[-1].at.document, head[-1].at.item)
        return any(place_of(card) <= last for card in cards)

    def _alike(self, one: Card, other: Card) -> bool:
        a, b = (self._shelf.first(card.node) or card for card in (one, other))
        if one.node == other.node or (asked_of(a).isdisjoint(blocks_of(b)) and asked_of(b).isdisjoint(blocks_of(a))):
            return False
        return judged(a, b).outcome != "different"

    def spellings(self, node: str) -> tuple[Card, ...]:
        """Return a card for each way in which the first card of a name may write it, now or before."""
        cards = self.by_node.get(node, [])
        now = self._shelf.first(node)
        if node not in self.moved:
            return (now,) if now else ()
        changed = {card.at for card in cards}
        held = self._shelf.head(node)
        if all(card.at in changed for card in held):
            held = self._shelf.group(node, len(changed) + 1)
        before = next((card for card in held if card.at not in changed), None)
        ways = [card for card in (now, before, *cards) if card is not None]
        return tuple({(card.name, card.compared): card for card in reversed(ways)}.values())


def _by_node(cards: Iterable[Card]) -> dict[str, list[Card]]:
    found = defaultdict[str, list[Card]](list)
    for card in cards:
        found[card.node].append(card)
    return dict(found)
