"""Links between cards, with the spans that support them."""

from collections.abc import Iterable

from onrecord.linking.cards import Card
from onrecord.model import Evidence, Link


def proposal(  # noqa: PLR0913, PLR0917 - what a link says
    one: Card,
    other: Card,
    relation: str,
    rule: str,
    score: float,
    hangs_on: tuple[str, ...],
    shared: Iterable[str] = (),
) -> Link:
    """Return the link of two cards; evidence is where each is first named, and where what they share is told."""
    a, b = sorted((one, other), key=place_of)
    features = frozenset(shared)
    evidence = [Evidence(card.at.document, card.span) for card in (a, b) if card.span is not None]
    for card in (a, b):
        spans = sorted({span for feature, span in card.support if feature in features}, key=lambda span: span.start)
        evidence += [Evidence(card.at.document, span) for span in spans[:1]]
    return Link("same_entity", a.at, b.at, relation, round(score, 3), tuple(evidence), rule, hangs_on)


def place_of(card: Card) -> tuple[str, str]:
    """Return what cards are ordered by."""
    return card.at.document, card.at.item


def card_hook(card: Card) -> str:
    """Return the name of a single card, for links to hang on."""
    return f"card {card.at.document} {card.at.item}"


def shared_posts(one: Card, other: Card) -> frozenset[str]:
    """Return the posts with their country that are told of both, people alone: a body holds none."""
    return one.posts & other.posts if one.sort == "person" else frozenset()
