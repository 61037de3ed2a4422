"""Links between cards, with the spans that support them."""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.linking.cards import Card
from onrecord.model import Evidence, Link


def proposal(one: Card, other: Card, relation: str, rule: str, score: float, shared: Iterable[str] = ()) -> Link:
    """Return the link of two cards; evidence is where each is first named, and where what they share is told."""
    a, b = sorted((one, other), key=lambda card: (card.at.document, card.at.item))
    features = frozenset(shared)
    evidence = [Evidence(card.at.document, card.span) for card in (a, b) if card.span is not None]
    for card in (a, b):
        spans = sorted({span for feature, span in card.support if feature in features}, key=lambda span: span.start)
        evidence += [Evidence(card.at.document, span) for span in spans[:1]]
    return Link("same_entity", a.at, b.at, relation, round(score, 3), tuple(evidence), rule)


def spread(group: Sequence[Card], rule: str, score: float, shared: Iterable[str] = ()) -> Iterator[Link]:
    """Link all cards of a group to its first one."""
    features = tuple(shared)
    return (proposal(group[0], other, "same", rule, score, features) for other in group[1:])


def shared_posts(one: Card, other: Card) -> frozenset[str]:
    """Return the posts with their country that are told of both."""
    return frozenset(feature for feature, _ in one.support if "@" in feature) & {
        feature for feature, _ in other.support
    }
