"""People known by one word: across documents only together with a post in a country, and only if one person fits.

A bare surname means the one person of that surname of whom the same post is told. Where several fit, each stays
possible; two bare surnames are one where nobody's full name is known.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from onrecord.linking.cards import Card, key_in
from onrecord.linking.changes import Changes
from onrecord.linking.matching import compare
from onrecord.linking.matching.words import joined, person_name
from onrecord.linking.proposals import card_hook, place_of, proposal
from onrecord.linking.shelf import Shelf
from onrecord.model import Link, Relinked

_BY_POST = "surname-and-post"
_SCORE, _POSSIBLE = 0.85, 0.6


def relink_bare(shelf: Shelf, changes: Changes) -> Relinked:
    """Link bare surnames by the posts of their bearers; each link has a bare surname at one end at least.

    All bearers of a surname that hold a post are linked anew where something changed that all of them hang on.
    """
    by_post = defaultdict[str, list[Card]](list)
    for card in changes.cards:
        for post in card.posts if card.sort == "person" else ():
            by_post[post].append(card)
    touched: set[str] = set()
    links: list[Link] = []
    here = frozenset(changes.present)
    for post, cards in sorted(by_post.items()):
        holders = Holders(shelf, post)
        anew = {key for key in holders.moved(cards) if " " not in key}
        touched |= {_hook(post, key) for key in anew}
        for key in sorted(anew | {card.key for card in cards if card.bare}):
            links += holders.links(key, None if key in anew else [card for card in cards if card in here])
    return Relinked(frozenset(touched), tuple(links))


def _hook(post: str, key: str) -> str:
    return f"post {post} {key}"


class Holders:
    """Those of whom one post is told, by the key of their name."""

    def __init__(self, shelf: Shelf, post: str) -> None:
        """Look up who holds ``post``."""
        self._shelf, self._post = shelf, post
        self._nodes = defaultdict[str, list[str]](list)
        for node in sorted(shelf.holders(post)):
            self._nodes[key_in(node)].append(node)
        self._sounding = defaultdict[str, set[str]](set)
        for key in self._nodes:
            for sound in _sounds(key):
                self._sounding[sound].add(key)

    def moved(self, cards: Iterable[Card]) -> set[str]:
        """Return the bare surnames whose links may all be other ones after these cards came or went.

        Those of the cards that are, or were, among the first of their name, and those that fit a name whose are.
        """
        leading = {card.key for card in cards if self._leads(card)}
        bare = {key for key in leading if " " not in key}
        full = leading - bare
        return bare | {key for name in full for key in self._near(name) if " " not in key and _surname(key, name)}

    def _near(self, key: str) -> set[str]:
        """Return the names that share a sound with one: others have no word like one of its words."""
        return {name for sound in _sounds(key) for name in self._sounding.get(sound, ())}

    def _leads(self, card: Card) -> bool:
        head = self._shelf.holding(self._post, card.node, 2)
        return card.twin or len(head) < 2 or place_of(card) <= place_of(head[-1])

    def links(self, key: str, cards: Sequence[Card] | None) -> Iterator[Link]:
        """Propose whom a bare surname means: for those of ``cards`` that bear it; None: for all, and who may be one."""
        bearers = self._all(key) if cards is None else [card for card in cards if card.key == key]
        fitting = self._fitting(key)
        if not fitting:
            yield from self._alone(key, bearers, whole=cards is None)
            return
        certain = all(_same(one, other) for one, other in combinations(fitting, 2))
        relation, score = ("same", _SCORE) if certain else ("possible", _POSSIBLE)
        known = [self._head(fitting)] if certain else [self._head([name]) for name in fitting]
        for card in bearers:
            for head in known:
                elsewhere = next((other for other in head if other.at.document != card.at.document), None)
                if elsewhere is not None:
                    yield self._link(card, elsewhere, relation, score, (_hook(self._post, key), card_hook(card)))

    def _fitting(self, key: str) -> list[str]:
        return sorted(name for name in self._near(key) if " " in name and _surname(key, name))

    def _alone(self, key: str, bearers: Iterable[Card], *, whole: bool) -> Iterator[Link]:
        """Link bare surnames of whom nobody's full name is known."""
        first = self._head([key])[:1]
        for card in bearers:
            if first and card.at.document != first[0].at.document:
                yield self._link(first[0], card, "same", _SCORE, (_hook(self._post, key), card_hook(card)))
        for other in sorted(self._near(key)) if whole and first else ():
            if " " not in other and other != key and _same(key, other) and not self._fitting(other):
                (head,) = self._head([other])[:1]
                if head.at.document != first[0].at.document:
                    hooks = tuple(_hook(self._post, name) for name in sorted((key, other)))
                    yield self._link(first[0], head, "same", _SCORE, hooks)

    def _head(self, keys: Iterable[str]) -> list[Card]:
        """Return the first cards of some names, among them the first two of different documents."""
        nodes = (node for key in keys for node in self._nodes[key])
        return sorted((card for node in nodes for card in self._shelf.holding(self._post, node, 2)), key=place_of)

    def _all(self, key: str) -> list[Card]:
        cards = (card for node in self._nodes[key] for card in self._shelf.holding(self._post, node))
        return sorted(cards, key=place_of)

    def _link(self, one: Card, other: Card, relation: str, score: float, hooks: tuple[str, ...]) -> Link:
        return proposal(one, other, relation, _BY_POST, score, hooks, (self._post,))


@lru_cache(maxsize=1 << 16)
def _sounds(key: str) -> frozenset[str]:
    """Return the keys of the words of a name, and of each as one word that is written as several (Hans-Josef)."""
    found = set[str]()
    for word in key.split():
        words = person_name(word).words
        found.update(sound for one in words for sound in one.keys)
        found.update(joined(words).keys if len(words) > 1 else ())
    return frozenset(found)


@lru_cache(maxsize=1 << 16)
def _surname(bare: str, full: str) -> bool:
    """Tell whether the one word is a word of the full name, or another spelling of one."""
    return any(_same(bare, word) for word in full.split())


@lru_cache(maxsize=1 << 18)
def _same(one: str, other: str) -> bool:
    return one == other or compare(one, other).outcome == "same"
