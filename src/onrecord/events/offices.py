"""Offices: who is said to hold which post at which organisation; a claim like any other."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.events.claimed import claims
from onrecord.events.posts import Claim, is_tied, status
from onrecord.events.scene import Scene
from onrecord.events.trees import Grove, Statements, grow
from onrecord.model import Date, Mention, Office, Reading, Span, Statement

_SINCE, _UNTIL = ("since", "from"), ("until", "till", "to")
_NEAR = 16
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz ,(")
_HELD_AT = ("to", "in", "at", "near")
_ORGANISATIONS = ("organisation", "campaign", "publication")


def find_offices(text: str, reading: Reading) -> tuple[Office, ...]:
    """Find the posts that persons are said to hold, ``o1`` ... in order of the words for the post.

    Each lies in the innermost statement that holds those words. Where they stand beside what is said ("ministry
    spokesman X said"), it goes with what the writer says in that sentence, else with what the hand says that passes it
    on, else with what the one who is introduced says: then it is the claim of whoever reports that. What no statement
    says or is introduced by is no office.
    """
    grove = grow(text, reading)
    statements = Statements(reading.statements)
    people = frozenset(entity.id for entity in reading.entities if entity.kind == "person")
    found = [
        office
        for claim in claims(Scene(grove, people, reading.passages, statements))
        if is_tied(grove, claim) and (office := _office(grove, claim, reading, statements)) is not None
    ]
    return tuple(replace(office, id=f"o{number}") for number, office in enumerate(_outermost(found), 1))


def _outermost(offices: Iterable[Office]) -> list[Office]:
    """Keep the longest words for one post of one holder."""
    kept: list[Office] = []
    for office in sorted(offices, key=lambda item: (item.post.start, -item.post.end, item.holder, item.status)):
        if not any(office.holder == other.holder and office.post.overlaps(other.post) for other in kept):
            kept.append(office)
    return kept


def _office(grove: Grove, claim: Claim, reading: Reading, statements: Statements) -> Office | None:
    post = Span(grove.starts[claim.first], grove.ends[claim.last - 1])
    statement = statements.at(post) or statements.at(grove.span(claim.head)) or _own(grove, claim, statements)
    if statement is None:
        return None
    inside = [item for item in reading.mentions if item.span.within(post) and item.entity != claim.holder]
    organisation = next((item.entity for item in inside if item.kind in _ORGANISATIONS), None)
    place = _where(grove, [item for item in inside if item.kind == "place"])
    start, stop = _interval(grove.text, post, reading.dates)
    held = status(grove, claim)
    return Office("", claim.holder, post, statement.id, organisation, place, held, start, stop)


def _where(grove: Grove, places: Sequence[Mention]) -> str | None:
    """Return the place of a post: where it is held ("Zamar's envoy to Arvik"), else the first one that it is of."""
    for mention in places:
        tokens = grove.syntax.tokens(mention.span)
        if tokens and tokens.start and grove.low[tokens.start - 1 - (grove.low[tokens.start - 1] == "the")] in _HELD_AT:
            return mention.entity
    return places[0].entity if places else None


def _interval(text: str, post: Span, dates: Sequence[Date]) -> tuple[str | None, str | None]:
    """Return from when to when the words right behind a post say that it was held, as EDTF dates; None: not said."""
    for date in dates:
        between = text[post.end : date.span.start]
        if date.edtf is None or date.span.start < post.end or len(between) > _NEAR or not set(between) <= _PLAIN:
            continue
        words = between.split() + date.span.of(text).lower().split()[:1]
        start, slash, stop = date.edtf.partition("/")
        if slash:
            return _known(start), _known(stop)
        if any(word in _SINCE for word in words):
            return start, None
        return (None, start) if any(word in _UNTIL for word in words) else (None, None)
    return None, None


def _known(edtf: str) -> str | None:
    return None if edtf in ("", "..") else edtf


def _own(grove: Grove, claim: Claim, statements: Statements) -> Statement | None:
    """Return what a post that introduces somebody goes with.

    That is what the writer says in that sentence, else what the hand says that passes it on, else what the one who is
    introduced says.
    """
    sentence = grove.syntax.sentences[grove.sentence[claim.head]].span
    head = grove.span(claim.head)
    for statement in statements.statements:
        if statement.manner == "author" and any(content.overlaps(sentence) for content in statement.content):
            return statement
    introduced = [item for item in statements.statements if any(head.within(span) for span in item.source)]
    introduced += [
        item
        for item in statements.statements
        if claim.holder in item.speakers and any(span.overlaps(sentence) for span in item.source)
    ]
    parents = {item.parent for item in introduced}
    passed_on = next((item for item in statements.statements if item.id in parents), None)
    return passed_on or next(iter(introduced), None)
