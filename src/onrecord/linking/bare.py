"""People known by one word: across documents only together with a post in a country, and only if one person fits."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from onrecord.linking.cards import Card
from onrecord.linking.matching import compare
from onrecord.linking.proposals import proposal
from onrecord.linking.shelf import is_bare
from onrecord.model import Link

BY_POST = "surname-and-post"
_SCORE, _POSSIBLE = 0.85, 0.6


def link_bare(post: str, holders: Iterable[Card]) -> Iterator[Link]:
    """Propose whom bare surnames mean among those of whom one post is told; each link has one at least at its ends.

    It is the one person of that surname. Where several fit, each stays possible; two bare surnames are one where
    nobody's full name is known.
    """
    full, short = defaultdict[str, list[Card]](list), defaultdict[str, list[Card]](list)
    for card in holders:
        (short if is_bare(card) else full)[card.key].append(card)
    alone: list[list[Card]] = []
    for key, cards in sorted(short.items()):
        fitting = [other for other in sorted(full) if _surname(key, other)]
        if not fitting:
            alone.append(cards)
            continue
        certain = all(_same(one, other) for one, other in combinations(fitting, 2))
        names = [sorted((card for other in fitting for card in full[other]), key=_order)] if certain else []
        for card in cards:
            for known in names or (full[other] for other in fitting):
                elsewhere = next((other for other in known if other.at.document != card.at.document), None)
                if elsewhere is not None:
                    relation, score = ("same", _SCORE) if certain else ("possible", _POSSIBLE)
                    yield _link(card, elsewhere, relation, score, post)
    yield from _alone(alone, post)


def _alone(groups: Sequence[Sequence[Card]], post: str) -> Iterator[Link]:
    """Link bare surnames of whom nobody's full name is known."""
    for cards in groups:
        for other in cards[1:]:
            if other.at.document != cards[0].at.document:
                yield _link(cards[0], other, "same", _SCORE, post)
    for some, others in combinations(groups, 2):
        if some[0].at.document != others[0].at.document and _same(some[0].key, others[0].key):
            yield _link(some[0], others[0], "same", _SCORE, post)


def _order(card: Card) -> tuple[str, str]:
    return (card.at.document, card.at.item)


def _link(one: Card, other: Card, relation: str, score: float, post: str) -> Link:
    return proposal(one, other, relation, BY_POST, score, (post,))


@lru_cache(maxsize=1 << 16)
def _surname(bare: str, full: str) -> bool:
    """Tell whether the one word is a word of the full name, or another spelling of one."""
    return any(_same(bare, word) for word in full.split())


@lru_cache(maxsize=1 << 18)
def _same(one: str, other: str) -> bool:
    return one == other or compare(one, other).outcome == "same"
