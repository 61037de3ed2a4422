"""People known by one word: across documents only together with a post in a country, and only if one person fits."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from onrecord.linking.cards import Card
from onrecord.linking.matching import compare
from onrecord.linking.proposals import proposal
from onrecord.linking.shelf import Node, is_bare, node_of
from onrecord.model import Link

_SCORE, _POSSIBLE = 0.85, 0.6


def link_bare(post: str, holders: Iterable[Card]) -> Iterator[tuple[frozenset[Node], Link]]:
    """Propose whom bare surnames mean among those of whom one post is told; yields links with the names of both ends.

    It is the one person of that surname. Where several fit, each stays possible; two bare surnames are one where
    nobody's full name is known.
    """
    known = list(holders)
    full = [card for card in known if not is_bare(card)]
    alone: list[Card] = []
    for card in known:
        if not is_bare(card):
            continue
        fitting = [other for other in full if other.at.document != card.at.document and _surname(card, other)]
        if not fitting:
            alone.append(card)
        elif _one_person(fitting):
            yield _link(card, fitting[0], "same", _SCORE, post)
        else:
            yield from (_link(card, other, "possible", _POSSIBLE, post) for other in fitting)
    for one, other in combinations(alone, 2):
        if one.at.document != other.at.document and compare(one.key, other.key).outcome == "same":
            yield _link(one, other, "same", _SCORE, post)


def _link(one: Card, other: Card, relation: str, score: float, post: str) -> tuple[frozenset[Node], Link]:
    return frozenset((node_of(one), node_of(other))), proposal(one, other, relation, "surname-and-post", score, (post,))


def _surname(bare: Card, full: Card) -> bool:
    """Tell whether the one word is a word of the full name, or another spelling of one."""
    return any(compare(bare.key, word).outcome == "same" for word in full.key.split())


def _one_person(cards: Iterable[Card]) -> bool:
    """Tell whether all names are spellings of each other."""
    names = sorted({card.name for card in cards})
    return all(compare(one, other).outcome == "same" for one, other in combinations(names, 2))
