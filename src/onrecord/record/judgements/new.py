"""Items that a person adds by marking words, before anything is set on them; and where items stand in a reading."""

from collections.abc import Iterable
from dataclasses import replace

from onrecord.model import (
    Count,
    Date,
    Entity,
    Event,
    ItemKind,
    Mention,
    Office,
    Reading,
    Span,
    Statement,
    Turn,
    hull,
)
from onrecord.record.judgements.items import HELD, Item

JUDGED = "judged"
"""The rule of what a person added."""

_QUOTES = "\"'“”„«»‘’‹›「」"


def new_item(text: str, reading: Reading, kind: ItemKind, local: str, spans: tuple[Span, ...]) -> Item | None:
    """Return a bare item at ``spans``; None where an event or office stands in no statement.

    A statement is direct where it begins with a quotation mark, and lies within the innermost explicit statement that
    holds more than it, else in its turn. Other claims belong to the innermost statement that holds them.
    """
    span = hull(spans)
    match kind:
        case "statement":
            return _statement(text, reading, local, spans)
        case "mention":
            return Mention(local, span, "person", "name", entity_of_new(local), 1.0, JUDGED)
        case "date":
            return Date(local, span, None, None, None, JUDGED)
        case "count":
            return Count(local, span, None, None, None, statement=_innermost(reading.statements, span))
    statement = _innermost(reading.statements, span)
    if statement is None:
        return None
    return Event(local, "", spans, statement) if kind == "event" else Office(local, "", span, statement)


def entity_of_new(mention: str) -> str:
    """Return the id of the entity that an added mention denotes, where nobody says which it is."""
    return f"e{mention[1:]}"


def new_entity(text: str, mention: Mention) -> Entity:
    """Return the entity of an added mention; one that is only described is unnamed."""
    words = " ".join(mention.span.of(text).split())
    return Entity(entity_of_new(mention.id), mention.kind, mention.form == "name", words, (words,))


def _statement(text: str, reading: Reading, local: str, spans: tuple[Span, ...]) -> Statement:
    start = spans[0].start
    passage = next((item for item in reading.passages if item.span.start <= start < item.span.end), None)
    part = next((item.id for item in reading.parts if item.span.start <= start < item.span.end), "p1")
    turn = passage.turn if passage else None
    explicit = [item for item in reading.statements if item.manner not in ("author", "turn")]
    wider = [item for item in explicit if sum(map(len, item.content)) > sum(map(len, spans))]
    parent = _innermost(wider, hull(spans)) or next(
        (item.id for item in reading.statements if item.manner == "turn" and turn is not None and item.turn == turn),
        None,
    )
    manner = "direct" if spans[0].of(text)[:1] in _QUOTES else "indirect"
    return Statement(local, spans, manner, part, parent=parent, turn=turn, rule=JUDGED)  # type: ignore[arg-type]


def _innermost(statements: Iterable[Statement], span: Span) -> str | None:
    """Return the shortest statement of which one stretch holds ``span``."""
    holding = [item for item in statements if any(span.within(stretch) for stretch in item.content)]
    best = min(holding, key=lambda item: sum(map(len, item.content)), default=None)
    return None if best is None else best.id


def put(reading: Reading, kind: ItemKind, item: Item) -> Reading:
    """Return ``reading`` with ``item`` in place of the one of its id, or where the text has it.

    What an entity is, its mentions are; who speaks in a turn says the turn's statement.
    """
    held: tuple[Item, ...] = getattr(reading, HELD[kind])
    if any(other.id == item.id for other in held):
        items = tuple(item if other.id == item.id else other for other in held)
    else:
        place = next((place for place, other in enumerate(held) if _start(other) > _start(item)), len(held))
        items = (*held[:place], item, *held[place:])
    reading = replace(reading, **{HELD[kind]: items})  # type: ignore[arg-type]
    match item:
        case Entity():
            return _with_kind(reading, item)
        case Turn():
            return _with_speaker(reading, item)
        case _:
            return reading


def _start(item: Item) -> int:
    match item:
        case Statement():
            return hull(item.content).start
        case Event():
            return hull(item.trigger).start
        case Office():
            return item.post.start
        case Entity() | Turn():
            return 0
        case _:
            return item.span.start


def _with_kind(reading: Reading, entity: Entity) -> Reading:
    return replace(
        reading,
        mentions=tuple(
            replace(item, kind=entity.kind) if item.entity == entity.id and item.kind != entity.kind else item
            for item in reading.mentions
        ),
    )


def _with_speaker(reading: Reading, turn: Turn) -> Reading:
    speakers = (turn.speaker,) if turn.speaker is not None else ()
    return replace(
        reading,
        statements=tuple(
            replace(item, speakers=speakers) if item.turn == turn.id and item.manner == "turn" else item
            for item in reading.statements
        ),
    )
