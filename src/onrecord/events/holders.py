"""People without a name who are told of by their post: "the regime's consul in Oslo resigned"."""

from collections.abc import Iterator

from onrecord.events.claimed import claims
from onrecord.events.posts import Claim, is_bound, is_post, is_tied, whole
from onrecord.events.scene import Scene
from onrecord.events.trees import Grove, Statements, grow
from onrecord.model import Entity, Mention, Reading, Span, free_ids, with_mentions

_NO_POST_YET = ("candidate", "founder")
_TAKING_PART = ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "conj")
_NO_ONE = ("no", "any", "every", "each", "what", "which", "another", "such")


def with_holders(text: str, reading: Reading) -> Reading:
    """Add whoever takes part in a sentence by a post and has no name, as an unnamed entity with one mention.

    Who speaks is the entity that speaks. Nobody is merged with anybody: the same words twice are two entities.
    """
    grove = grow(text, reading)
    people = frozenset(entity.id for entity in reading.entities if entity.kind == "person")
    scene = Scene(grove, people, reading.passages, Statements(reading.statements))
    taken = {token for claim in claims(scene) for token in range(claim.first, claim.last) if is_tied(grove, claim)}
    mentions, entities, ids = list[Mention](), list[Entity](), free_ids(reading)
    for claim in _described(grove, taken):
        span = Span(grove.starts[claim.first], grove.ends[claim.last - 1])
        if any(grove.span(claim.head).within(item.span) for item in (*reading.mentions, *mentions)):
            continue
        speaker = _speaker(reading, grove.span(claim.head))
        if speaker is None:
            speaker = next(ids)
            entities.append(Entity(speaker, "person", named=False, name=span.of(text), names=(span.of(text),)))
        mentions.append(Mention("", span, "person", "nominal", speaker, 0.6, "post"))
    return with_mentions(reading, mentions, entities) if mentions else reading


def _described(grove: Grove, taken: set[int]) -> Iterator[Claim]:
    for token in range(len(grove.syntax)):
        if grove.syntax.tags[token] != "NN" or grove.dep(token) not in _TAKING_PART or not is_post(grove, token):
            continue
        if (
            token in grove.mention_at
            or token in taken
            or any(grove.low[kid] in _NO_ONE for kid in grove.having(token, "det"))
        ):
            continue
        if any(grove.syntax.tags[kid] == "PRP$" for kid in grove.having(token, "nmod:poss")):
            continue
        if grove.having(token, "cop", "appos", "case") or (
            grove.dep(token) == "conj" and grove.pos(grove.heads[token]) != "NOUN"
        ):
            continue
        if grove.lemma(token) in _NO_POST_YET:
            continue
        claim = whole(grove, token, "")
        if is_bound(grove, claim) and is_tied(grove, claim):
            yield claim


def _speaker(reading: Reading, head: Span) -> str | None:
    """Return the unnamed one who speaks with these words, if any."""
    named = {entity.id for entity in reading.entities if entity.named}
    for statement in reading.statements:
        if any(head.within(span) for span in statement.source) and len(statement.speakers) == 1:
            return statement.speakers[0] if statement.speakers[0] not in named else None
    return None
