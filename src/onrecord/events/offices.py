"""Offices: who is said to hold which post at which organisation; a claim like any other."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.events.claimed import Scene, claims
from onrecord.events.posts import Claim, status
from onrecord.events.trees import Grove, Statements, grow
from onrecord.model import Mention, Office, Reading, Span, Statement

_ORGANISATIONS = ("organisation", "campaign", "publication")


def find_offices(text: str, reading: Reading) -> tuple[Office, ...]:
    """Find the posts that persons are said to hold, ``o1`` ... in order of the words for the post.

    Each lies in the innermost statement that holds those words; where they stand beside what is said ("ministry
    spokesman X said"), in what the writer says in that sentence, else in the statement that reports the saying; what no
    statement says is no office.
    """
    grove = grow(text, reading)
    statements = Statements(reading.statements)
    people = frozenset(entity.id for entity in reading.entities if entity.kind == "person")
    found = [
        office
        for claim in claims(Scene(grove, people, reading.passages, statements))
        if (office := _office(grove, claim, reading.mentions, statements)) is not None
    ]
    return tuple(replace(office, id=f"o{number}") for number, office in enumerate(_outermost(found), 1))


def _outermost(offices: Iterable[Office]) -> list[Office]:
    """Keep the longest words for one post of one holder."""
    kept: list[Office] = []
    for office in sorted(offices, key=lambda item: (item.post.start, -item.post.end, item.holder, item.status)):
        if not any(office.holder == other.holder and office.post.within(other.post) for other in kept):
            kept.append(office)
    return kept


def _office(grove: Grove, claim: Claim, mentions: Sequence[Mention], statements: Statements) -> Office | None:
    post = Span(grove.starts[claim.first], grove.ends[claim.last - 1])
    statement = statements.at(post) or statements.at(grove.span(claim.head)) or _own(grove, claim, statements)
    if statement is None:
        return None
    inside = [item for item in mentions if item.span.within(post) and item.entity != claim.holder]
    organisation = next((item.entity for item in inside if item.kind in _ORGANISATIONS), None)
    place = next((item.entity for item in inside if item.kind == "place"), None)
    return Office("", claim.holder, post, statement.id, organisation, place, status(grove, claim))


def _own(grove: Grove, claim: Claim, statements: Statements) -> Statement | None:
    """Return whose words a post in a source is: the writer's in that sentence, else the hand's that passes it on."""
    sentence = grove.syntax.sentences[grove.sentence[claim.head]].span
    head = grove.span(claim.head)
    for statement in statements.statements:
        if statement.manner == "author" and any(content.overlaps(sentence) for content in statement.content):
            return statement
    parents = {item.parent for item in statements.statements if any(head.within(span) for span in item.source)}
    return next((item for item in statements.statements if item.id in parents), None)
