"""A reading as rows of the tables, with what is derived from it for fast questions."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from onrecord.lexicon.spelling import name_key
from onrecord.model import (
    Count,
    Date,
    Entity,
    Event,
    Mention,
    Office,
    Part,
    Passage,
    Reading,
    Span,
    Statement,
    Turn,
)
from onrecord.model.edtf import edtf_bounds
from onrecord.record import codec
from onrecord.record.ids import item_ids
from onrecord.record.linked import canonical_id

Record = dict[str, Any]
"""One row: column to value."""

Item = TypeVar("Item", Part, Passage, Turn, Mention, Entity, Date, Count, Statement, Event, Office)


def reading_rows(number: int, reading: Reading) -> Mapping[str, list[Record]]:
    """Return the rows of the reading of document ``number``: table to rows."""
    ids = item_ids(reading)

    def items(kind: str, values: Iterable[Item], row: Callable[[Item], Record]) -> list[Record]:
        return [
            {"document": number, "position": position, "id": id_, "local": item.id, **row(item)}
            for position, (item, id_) in enumerate(zip(values, ids[kind], strict=True))
        ]

    entities, events = items("e", reading.entities, _entity), items("v", reading.events, _event)
    for row in (*entities, *events):
        row["canonical"] = canonical_id([row["id"]])
    bounds = _bounds(reading)
    statements = items("s", reading.statements, _statement)
    for row, statement in zip(statements, reading.statements, strict=True):
        row["earliest"], row["latest"] = bounds(statement)
    return {
        "readings": [
            {
                "document": number,
                "reader": reading.reader,
                "analysed": reading.analysed,
                "masthead": codec.masthead_out(reading.masthead),
                "slips": None,
            },
        ],
        "parts": items("p", reading.parts, _part),
        "passages": items("g", reading.passages, _passage),
        "turns": items("t", reading.turns, _turn),
        "mentions": items("m", reading.mentions, _mention),
        "entities": entities,
        "entity_names": [{"document": number, **row} for row in _entity_names(reading.entities)],
        "dates": items("d", reading.dates, _date),
        "counts": items("c", reading.counts, _count),
        "statements": statements,
        "statement_entities": [
            {"document": number, "statement": statement, "entity": entity, "role": role}
            for statement, entity, role in sorted(set(_statement_entities(reading)))
        ],
        "events": events,
        "offices": items("o", reading.offices, _office),
    }


def _part(part: Part) -> Record:
    return {"start": part.span.start, "stop": part.span.end, "masthead": codec.masthead_out(part.masthead)}


def _passage(passage: Passage) -> Record:
    return {
        "start": passage.span.start,
        "stop": passage.span.end,
        "kind": passage.kind,
        "part": passage.part,
        "turn": passage.turn,
        "repeats": passage.repeats,
    }


def _turn(turn: Turn) -> Record:
    return {
        "part": turn.part,
        "role": turn.role,
        "label": codec.span_out(turn.label),
        "name": codec.span_out(turn.name),
        "speaker": turn.speaker,
    }


def _mention(mention: Mention) -> Record:
    return {
        "start": mention.span.start,
        "stop": mention.span.end,
        "kind": mention.kind,
        "form": mention.form,
        "entity": mention.entity,
        "score": mention.score,
        "rule": mention.rule,
    }


def _entity(entity: Entity) -> Record:
    return {"kind": entity.kind, "named": entity.named, "name": entity.name, "names": list(entity.names)}


def _date(date: Date) -> Record:
    return {
        "start": date.span.start,
        "stop": date.span.end,
        "edtf": date.edtf,
        "timex": date.timex,
        "anchor": date.anchor,
        "rule": date.rule,
    }


def _count(count: Count) -> Record:
    return {
        "start": count.span.start,
        "stop": count.span.end,
        "value": count.value,
        "low": count.min,
        "high": count.max,
        "hedge": count.hedge,
        "unit": count.unit,
        "scope": count.scope,
        "as_of": count.as_of,
        "statement": count.statement,
    }


def _statement(statement: Statement) -> Record:
    return {
        "content": codec.spans_out(statement.content),
        "cue": codec.spans_out(statement.cue),
        "source": codec.spans_out(statement.source),
        "speakers": list(statement.speakers),
        "parent": statement.parent,
        "manner": statement.manner,
        "stance": statement.stance,
        "tier": statement.tier,
        "said": codec.moment_out(statement.said),
        "addressee": codec.spans_out(statement.addressee),
        "venue": codec.spans_out(statement.venue),
        "about": list(statement.about),
        "answers": codec.answers_out(statement.answers),
        "part": statement.part,
        "turn": statement.turn,
        "score": statement.score,
        "rule": statement.rule,
    }


def _event(event: Event) -> Record:
    return {
        "type": event.type,
        "trigger": codec.spans_out(event.trigger),
        "statement": event.statement,
        "roles": codec.roles_out(event.roles),
        "plover": event.plover,
        "place": event.place,
        "date": codec.moment_out(event.date),
        "polarity": event.polarity,
        "modality": event.modality,
    }


def _office(office: Office) -> Record:
    return {
        "holder": office.holder,
        "start": office.post.start,
        "stop": office.post.end,
        "statement": office.statement,
        "organisation": office.organisation,
        "place": office.place,
        "status": office.status,
        "first": office.start,
        "last": office.stop,
    }


def _entity_names(entities: Iterable[Entity]) -> Iterator[Record]:
    for position, entity in enumerate(entities):
        names = dict.fromkeys((*((entity.name,) if entity.name else ()), *entity.names))
        for name in names:
            yield {"entity": position, "name": name, "key": name_key(name)}


def _bounds(reading: Reading) -> Callable[[Statement], tuple[str | None, str | None]]:
    """Return a function that dates a statement: by its saying, else its part's publication, else the document's."""
    parts = {part.id: part.masthead.published.known for part in reading.parts}
    published = reading.masthead.published.known

    def bounds(statement: Statement) -> tuple[str | None, str | None]:
        edtf = (statement.said.edtf if statement.said else None) or parts.get(statement.part) or published
        return edtf_bounds(edtf) if edtf else (None, None)

    return bounds


def _statement_entities(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Yield (statement, entity, role): who speaks, who is declared or mentioned in what is said."""
    places = {entity.id: position for position, entity in enumerate(reading.entities)}
    mentions = sorted(
        (mention.span, places[mention.entity])
        for mention in reading.mentions
        if mention.entity in places and not mention.aside
    )
    for position, statement in enumerate(reading.statements):
        for role, names in (("speaker", statement.speakers), ("about", statement.about)):
            yield from ((position, places[name], role) for name in names if name in places)
        for entity in _mentioned(statement.content, mentions):
            yield position, entity, "about"


def _mentioned(content: Iterable[Span], mentions: list[tuple[Span, int]]) -> Iterator[int]:
    for span in content:
        for place in range(bisect_left(mentions, (Span(span.start, span.start), -1)), len(mentions)):
            mention, entity = mentions[place]
            if mention.start >= span.end:
                break
            if mention.within(span):
                yield entity
