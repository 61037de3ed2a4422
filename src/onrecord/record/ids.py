"""Ids of items in the record: they stay when another item of the document appears or a list is counted anew."""

from collections.abc import Iterable, Mapping

from onrecord.model import Entity, Reading, Span, item_id

Ids = Mapping[str, tuple[str, ...]]
"""Letter of the kind (``s`` statement, ``e`` entity ...) to the ids of its items, in the order of the reading."""


def item_ids(reading: Reading) -> Ids:
    """Return the ids of all items of a reading.

    Letters: ``p`` part, ``g`` passage, ``t`` turn, ``m`` mention, ``e`` entity, ``d`` date, ``c`` count,
    ``s`` statement, ``v`` event, ``o`` office.
    """
    names = {entity.id: entity.name or "" for entity in reading.entities}
    first_of_turn = {passage.turn: passage.span for passage in reversed(reading.passages)}
    places: Mapping[str, Iterable[tuple[Iterable[Span], str]]] = {
        "p": (((part.span,), "") for part in reading.parts),
        "g": (((passage.span,), passage.kind) for passage in reading.passages),
        "t": (
            (tuple(span for span in (turn.label, turn.name, first_of_turn.get(turn.id)) if span is not None), turn.role)
            for turn in reading.turns
        ),
        "m": (((mention.span,), mention.kind) for mention in reading.mentions),
        "e": _entities(reading),
        "d": (((date.span,), "") for date in reading.dates),
        "c": (((count.span,), "") for count in reading.counts),
        "s": (
            (item.content, f"{item.manner};{';'.join(names.get(speaker, '') for speaker in item.speakers)}")
            for item in reading.statements
        ),
        "v": ((event.trigger, event.type) for event in reading.events),
        "o": (((office.post,), names.get(office.holder, "")) for office in reading.offices),
    }
    return {kind: _unique(reading.document, kind, items) for kind, items in places.items()}


def _entities(reading: Reading) -> Iterable[tuple[Iterable[Span], str]]:
    """Place an entity at its first mention; one that is mentioned nowhere is known by its words."""
    first = {mention.entity: mention.span for mention in reversed(reading.mentions)}
    for entity in reading.entities:
        span = first.get(entity.id)
        yield ((span,), entity.kind) if span is not None else ((), _words(entity))


def _words(entity: Entity) -> str:
    return f"{entity.kind};{entity.named};{entity.name or ''}"


def _unique(document: str, kind: str, places: Iterable[tuple[Iterable[Span], str]]) -> tuple[str, ...]:
    """Give each place its id; of items at one place by one speaker the second and later ones are numbered."""
    met: dict[tuple[tuple[Span, ...], str], int] = {}
    ids = []
    for spans, speaker in places:
        place = (tuple(spans), speaker)
        met[place] = met.get(place, 0) + 1
        ids.append(item_id(document, kind, place[0], speaker if met[place] == 1 else f"{speaker}#{met[place]}"))
    return tuple(ids)
