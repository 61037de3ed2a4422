"""The items of a reading as judgements see them: where each stands and what tells it from others at its place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.model import (
    Count,
    Date,
    Entity,
    Event,
    ItemKind,
    Mention,
    Office,
    Part,
    Passage,
    Reading,
    Span,
    Statement,
    Turn,
)

Item = Part | Passage | Turn | Mention | Entity | Date | Count | Statement | Event | Office

HELD: Mapping[ItemKind, str] = {
    "part": "parts",
    "passage": "passages",
    "turn": "turns",
    "mention": "mentions",
    "entity": "entities",
    "date": "dates",
    "count": "counts",
    "statement": "statements",
    "event": "events",
    "office": "offices",
}
"""Kind of item to the field of a reading, and the table, that hold it."""

LETTERS: Mapping[ItemKind, str] = {
    "part": "p",
    "passage": "g",
    "turn": "t",
    "mention": "m",
    "entity": "e",
    "date": "d",
    "count": "c",
    "statement": "s",
    "event": "v",
    "office": "o",
}
"""The letter with which ids of a kind begin."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One place at which an item can be found; an entity has one for each mention, the first named one first."""

    local: str
    spans: tuple[Span, ...]
    details: tuple[tuple[str, str], ...]


def items_of(reading: Reading, kind: ItemKind) -> tuple[Item, ...]:
    """Return the items of a kind, in the order of the reading."""
    held: tuple[Item, ...] = getattr(reading, HELD[kind])
    return held


def show(text: str, reading: Reading, kind: ItemKind) -> tuple[Shown, ...]:
    """Return the places of all items of a kind."""
    if kind == "entity":
        return tuple(_entities(reading))
    names = {entity.id: entity.name or "" for entity in reading.entities}
    return tuple(
        Shown(item.id, _spans(reading, item), tuple(_details(text, names, item))) for item in items_of(reading, kind)
    )


def _entities(reading: Reading) -> Iterator[Shown]:
    mentions: dict[str, list[Mention]] = {}
    for mention in reading.mentions:
        mentions.setdefault(mention.entity, []).append(mention)
    for entity in reading.entities:
        named = "yes" if entity.named else "no"
        details = (("kind", entity.kind), ("name", entity.name or ""), ("named", named))
        held = sorted(mentions.get(entity.id, ()), key=lambda mention: (mention.form != "name", mention.span))
        if not held:
            yield Shown(entity.id, (), details)
        yield from (Shown(entity.id, (mention.span,), details) for mention in held)


def _spans(reading: Reading, item: Item) -> tuple[Span, ...]:
    match item:
        case Statement():
            return item.content
        case Event():
            return item.trigger
        case Office():
            return (item.post,)
        case Turn():
            first = next((passage.span for passage in reading.passages if passage.turn == item.id), None)
            return tuple(span for span in (item.label, item.name, first) if span is not None)
        case Entity():
            return ()
        case _:
            return (item.span,)


def _details(text: str, names: Mapping[str, str], item: Item) -> Iterator[tuple[str, str]]:
    match item:
        case Statement():
            yield "manner", item.manner
            yield "cue", _words(text, item.cue)
            yield "source", _words(text, item.source)
            yield "speaker", "; ".join(names.get(speaker, "") for speaker in item.speakers)
        case Event():
            yield "type", item.type
        case Office():
            yield "holder", names.get(item.holder, "")
        case Count():
            yield "unit", item.unit or ""
        case Turn():
            yield "role", item.role
        case Passage():
            yield "kind", item.kind
        case Mention():
            yield "kind", item.kind
            yield "form", item.form


def _words(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(span.of(text) for span in spans)
