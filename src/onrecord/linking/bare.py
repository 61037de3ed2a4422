"""People known by one word: across documents only together with a post in a country, and only if one person fits."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from onrecord.linking.cards import Card
from onrecord.linking.matching import compare
from onrecord.linking.proposals import proposal
from onrecord.model import Link

_SCORE, _POSSIBLE = 0.85, 0.6


def link_bare(found: Iterable[Card], persons: Mapping[str, str]) -> Iterator[Link]:
    """Propose whom a bare surname means: the one person of that surname of whom the same post is told.

    Where several people fit, each stays possible; two bare surnames are one where nobody's full name is known.
    ``persons`` says for each full name by which of its spellings the person is known here.
    """
    people = sorted(
        (card for card in found if card.sort == "person"), key=lambda card: (card.at.document, card.at.item)
    )
    holders = defaultdict[str, list[Card]](list)
    for card in people:
        for post in sorted({feature for feature, _ in card.support if "@" in feature}):
            holders[post].append(card)
    for post, cards in sorted(holders.items()):
        bare = [card for card in cards if " " not in card.key]
        full = [card for card in cards if " " in card.key]
        alone: list[Card] = []
        for card in bare:
            fitting = [other for other in full if other.at.document != card.at.document and _surname(card, other)]
            if not fitting:
                alone.append(card)
                continue
            certain = len({persons[other.key] for other in fitting}) == 1
            for other in fitting[:1] if certain else fitting:
                relation, score = ("same", _SCORE) if certain else ("possible", _POSSIBLE)
                yield proposal(card, other, relation, "surname-and-post", score, (post,))
        for one, other in combinations(alone, 2):
            if one.at.document != other.at.document and compare(one.key, other.key).outcome == "same":
                yield proposal(one, other, "same", "surname-and-post", _SCORE, (post,))


def _surname(bare: Card, full: Card) -> bool:
    """Tell whether the one word is a word of the full name, or another spelling of one."""
    return any(compare(bare.key, word).outcome == "same" for word in full.key.split())
