"""Cards as slips: what the record keeps of a card, under which keys it is found, and back again."""

import json
from functools import lru_cache
from typing import cast

from onrecord.linking.cards import Card, Sort, cards
from onrecord.linking.index import key_of
from onrecord.linking.matching.blocks import asked_keys, borne_keys, place_keys
from onrecord.linking.matching.keys import person_keys
from onrecord.linking.matching.words import person_name
from onrecord.model import Layer, Reading, Slip, Span

LAYER: Layer = "entity"


def slips(document: str, reading: Reading, text: str | None = None) -> tuple[Slip, ...]:
    """Return a slip for each named entity that may be linked; without ``text`` posts tell nothing."""
    return tuple(slip_of(card) for card in cards(document, reading, text))


def slip_of(card: Card) -> Slip:
    """Return the slip that keeps a card."""
    keys = {short_key(card.sort, short) for short in card.short}
    if card.sort == "person":
        keys |= {post_key(post) for post in card.posts}
    if card.short:
        keys.add(declaring_key(card.sort, card.key))
    if not card.twin:
        keys |= blocks_of(card)
    return Slip(LAYER, card.at, card.node, frozenset(keys), _body(card))


@lru_cache(maxsize=1 << 15)
def card_of(slip: Slip) -> Card:
    """Return the card that a slip keeps."""
    name, key, short, span, support, home, twin = json.loads(slip.body)
    sort = cast("Sort", slip.node.partition(" ")[0])  # nodes begin with a sort
    told = tuple((feature, Span(start, end)) for feature, start, end in support)
    return Card(slip.at, sort, name, key, frozenset(short), Span(*span) if span else None, told, home, twin=bool(twin))


def _body(card: Card) -> str:
    span = [card.span.start, card.span.end] if card.span else None
    support = [[feature, span.start, span.end] for feature, span in card.support]
    told = [card.name, card.key, sorted(card.short), span, support, card.home, int(card.twin)]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def blocks_of(card: Card) -> frozenset[int]:
    """Return the keys under which a card's name meets others; none for people known by one word."""
    return frozenset() if card.bare else _blocks(card.sort, card.name if card.sort == "place" else card.compared)


def asked_of(card: Card) -> frozenset[int]:
    """Return the keys under which names are looked for that a card's may be the same as: one asks, one bears them."""
    return _asked(card.compared) if card.sort == "body" else blocks_of(card)


@lru_cache(maxsize=1 << 16)
def _asked(name: str) -> frozenset[int]:
    return frozenset(key_of("name", "body", block) for block in asked_keys(name))


@lru_cache(maxsize=1 << 17)
def _blocks(sort: Sort, name: str) -> frozenset[int]:
    if sort == "person":
        blocks = person_keys(person_name(name))
    else:
        blocks = borne_keys(name) if sort == "body" else place_keys(name)
    return frozenset(key_of("name", sort, block) for block in blocks)


def short_key(sort: Sort, short: str) -> int:
    """Return the key of cards that declare a short form."""
    return key_of("short", sort, short)


def post_key(post: str) -> int:
    """Return the key of the people of whom a post with its country is told."""
    return key_of("post", post)


def declaring_key(sort: Sort, key: str) -> int:
    """Return the key of the cards of a name, twins too, that declare a short form."""
    return key_of("declaring", sort, key)
