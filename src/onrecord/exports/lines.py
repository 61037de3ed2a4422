"""A reading as one JSON object: the format of ``onrecord read --jsonl`` (``docs/formats.md``)."""

import hashlib
from collections.abc import Iterable
from typing import Any

from onrecord.model import (
    Count,
    Date,
    Dated,
    Document,
    Entity,
    Event,
    Masthead,
    Mention,
    Office,
    Part,
    Passage,
    Problem,
    Reading,
    Span,
    Stated,
    Statement,
    Turn,
    hull,
)

Line = dict[str, Any]
"""A JSON object; values are strings, numbers, None, lists and objects."""


def reading_line(document: Document, reading: Reading) -> Line:
    """Return all that was read out of ``document``: no key is left out, lists are in order of start."""
    return {
        "document": document_line(document, reading.masthead, reading.reader, analysed=reading.analysed),
        "text": document.text,
        "parts": [part_line(part) for part in reading.parts],
        "passages": [_passage(passage) for passage in reading.passages],
        "turns": [_turn(turn) for turn in reading.turns],
        "mentions": [_mention(mention) for mention in sorted(reading.mentions, key=lambda item: item.span)],
        "entities": [_entity(entity) for entity in reading.entities],
        "dates": [_date(date) for date in sorted(reading.dates, key=lambda item: item.span)],
        "counts": [_count(count) for count in sorted(reading.counts, key=lambda item: item.span)],
        "statements": [_statement(item) for item in sorted(reading.statements, key=_outermost_first)],
        "events": [_event(event) for event in sorted(reading.events, key=lambda item: item.trigger)],
        "offices": [_office(office) for office in sorted(reading.offices, key=lambda item: item.post)],
        "problems": [_problem(f"x{number}", item) for number, item in enumerate(_problems(document, reading), 1)],
    }


def _problems(document: Document, reading: Reading) -> list[Problem]:
    return [*document.problems, *reading.problems]


def _outermost_first(statement: Statement) -> tuple[int, int, str]:
    span = hull(statement.content)
    return span.start, -span.end, statement.id


def _span(span: Span | None) -> Line:
    return {"start": None if span is None else span.start, "end": None if span is None else span.end}


def _spans(spans: Iterable[Span]) -> list[Line]:
    return [_span(span) for span in spans]


def _evidence(stated: Stated | None) -> Line | None:
    if stated is None:
        return None
    return _span(stated.span) if stated.span is not None else {"field": stated.field}


def _stated(stated: Stated | None) -> Line | None:
    if stated is None:
        return None
    evidence = {} if stated.span is not None else {"evidence": {"field": stated.field}}
    return {"text": stated.value, **_span(stated.span), **evidence}


def _dated(dated: Dated) -> Line:
    evidence = {"evidence": {"field": dated.field}} if dated.field and dated.span is None else {}
    return {"edtf": dated.edtf, **_span(dated.span), "how": dated.how, **evidence}


def document_line(document: Document, masthead: Masthead, reader: str, *, analysed: bool) -> Line:
    """Return what is told of a document as a whole."""
    given = {given.name: given.value for given in reversed(document.given)}
    return {
        "id": document.id,
        "source_id": document.source_id,
        "path": document.path,
        "media_type": document.media_type,
        "title": _stated(masthead.title),
        "outlet": masthead.outlet.value if masthead.outlet else None,
        "outlet_evidence": _evidence(masthead.outlet),
        "authors": [author.value for author in masthead.authors],
        "authors_evidence": [_evidence(author) for author in masthead.authors],
        "language": document.language,
        "url": given.get("url"),
        "archived_url": given.get("archived_url"),
        "accessed": given.get("accessed"),
        "archive_ref": given.get("archive_ref"),
        "published": _dated(masthead.published),
        "updated": _dated(masthead.updated) if masthead.updated.edtf else None,
        "text_sha256": hashlib.sha256(document.text.encode("utf-8")).hexdigest(),
        "length": len(document.text),
        "container": _container(document),
        "reader": reader,
        "analysed": analysed,
    }


def _container(document: Document) -> Line | None:
    container = document.container
    if container is None:
        return None
    return {"id": container.id, "path": container.path, "row": container.row, "member": container.member}


def part_line(part: Part) -> Line:
    """Return what is told of a part."""
    masthead = part.masthead
    return {
        "id": part.id,
        **_span(part.span),
        "title": _stated(masthead.title),
        "published": _dated(masthead.published) if masthead.published.edtf else None,
        "outlet": masthead.outlet.value if masthead.outlet else None,
        "authors": [author.value for author in masthead.authors],
    }


def _passage(passage: Passage) -> Line:
    return {
        "id": passage.id,
        **_span(passage.span),
        "kind": passage.kind,
        "part": passage.part,
        "turn": passage.turn,
        "repeats": passage.repeats,
    }


def _turn(turn: Turn) -> Line:
    return {"id": turn.id, "part": turn.part, "role": turn.role, "speaker": turn.speaker}


def _mention(mention: Mention) -> Line:
    return {
        "id": mention.id,
        **_span(mention.span),
        "kind": mention.kind,
        "form": mention.form,
        "entity": mention.entity,
        "score": mention.score,
        "rule": mention.rule,
    }


def _entity(entity: Entity) -> Line:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "named": entity.named,
        "name": entity.name,
        "names": list(entity.names),
    }


def _date(date: Date) -> Line:
    return {
        "id": date.id,
        **_span(date.span),
        "edtf": date.edtf,
        "timex": date.timex,
        "anchor": date.anchor,
        "rule": date.rule,
    }


def _count(count: Count) -> Line:
    return {
        "id": count.id,
        **_span(count.span),
        "value": count.value,
        "min": count.min,
        "max": count.max,
        "hedge": count.hedge,
        "unit": count.unit,
        "scope": count.scope,
        "as_of": count.as_of,
        "statement": count.statement,
    }


def _statement(statement: Statement) -> Line:
    said = statement.said
    return {
        "id": statement.id,
        "content": _spans(statement.content),
        "cue": _spans(statement.cue),
        "source": _spans(statement.source),
        "speakers": list(statement.speakers),
        "parent": statement.parent,
        "manner": statement.manner,
        "stance": statement.stance,
        "tier": statement.tier,
        "said": {"edtf": said.edtf, **_span(said.span)} if said else None,
        "addressee": _spans(statement.addressee),
        "venue": _spans(statement.venue),
        "about": list(statement.about),
        "answers": [{"statement": answer.statement, "relation": answer.relation} for answer in statement.answers],
        "part": statement.part,
        "turn": statement.turn,
        "score": statement.score,
        "rule": statement.rule,
    }


def _event(event: Event) -> Line:
    return {
        "id": event.id,
        "type": event.type,
        "plover": event.plover,
        "trigger": _spans(event.trigger),
        "roles": [{"role": role.role, "entity": role.entity, **_span(role.span)} for role in event.roles],
        "place": event.place,
        "date": {"edtf": event.date.edtf, **_span(event.date.span)} if event.date else None,
        "polarity": event.polarity,
        "modality": event.modality,
        "statement": event.statement,
    }


def _office(office: Office) -> Line:
    return {
        "id": office.id,
        "holder": office.holder,
        "post": _span(office.post),
        "organisation": office.organisation,
        "place": office.place,
        "status": office.status,
        "from": office.start,
        "to": office.stop,
        "statement": office.statement,
    }


def _problem(number: str, problem: Problem) -> Line:
    return {"id": number, "kind": problem.kind, **_span(problem.span), "message": problem.message}
