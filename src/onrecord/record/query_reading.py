"""A document and its reading, read back equal to what was handed over (blocks and syntax aside)."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from onrecord.model import (
    Count,
    Date,
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
    Statement,
    Turn,
)
from onrecord.record import codec
from onrecord.record.errors import UnknownItemError
from onrecord.record.reader import Reader, Row

Item = TypeVar("Item")


def number_of(reader: Reader, document: str) -> int:
    """Return the number of a document by its id.

    Raises:
        UnknownItemError: if the record does not hold it.
    """
    row = reader.row("SELECT number FROM documents WHERE id = :id", id=document)
    if row is None:
        raise UnknownItemError(f"the document {document}")
    return int(row["number"])


def document_ids(reader: Reader) -> tuple[str, ...]:
    """Return the ids of all documents, in the order in which they were added."""
    return tuple(row["id"] for row in reader.rows("SELECT id FROM documents ORDER BY number"))


def document_numbers(reader: Reader) -> tuple[tuple[str, int], ...]:
    """Return the ids of all documents with their numbers, in the order in which they were added."""
    rows = reader.rows("SELECT id, number, source_id FROM documents ORDER BY number")
    return tuple((row["id"], row["number"]) for row in rows)


def numbers_with_events(reader: Reader) -> tuple[int, ...]:
    """Return the numbers of the documents that report events, in the order in which they were added."""
    return tuple(row[0] for row in reader.rows("SELECT DISTINCT document FROM events ORDER BY document"))


def reader_version(reader: Reader, document: str) -> str | None:
    """Return the version that read a document; None where the record does not hold it."""
    row = reader.row(
        "SELECT readings.reader FROM readings JOIN documents ON documents.number = readings.document"
        " WHERE documents.id = :id",
        id=document,
    )
    return None if row is None else str(row["reader"])


def read_document(reader: Reader, document: str) -> Document:
    """Return a document as it was added, without its blocks.

    Raises:
        UnknownItemError: if the record does not hold it.
    """
    row = reader.row("SELECT * FROM documents WHERE id = :id", id=document)
    if row is None:
        raise UnknownItemError(f"the document {document}")
    return Document(
        id=row["id"],
        source_id=row["source_id"],
        path=row["path"],
        media_type=row["media_type"],
        text=row["text"],
        language=row["language"],
        given=codec.given_in(_json(row["given"])),
        container=codec.container_in(_json(row["container"])),
        problems=read_problems(reader, row["number"], "document"),
    )


def read_reading(reader: Reader, document: str) -> Reading:
    """Return the reading of a document, with an empty syntax.

    Raises:
        UnknownItemError: if the record does not hold the document.
    """
    number = number_of(reader, document)
    row = reader.rows("SELECT reader, analysed, masthead FROM readings WHERE document = :number", number=number)[0]
    return Reading(
        document=document,
        reader=row["reader"],
        analysed=bool(row["analysed"]),
        masthead=_masthead(row),
        parts=read_parts(reader, number),
        passages=read_passages(reader, number),
        turns=read_turns(reader, number),
        mentions=read_mentions(reader, number),
        entities=read_entities(reader, number),
        dates=read_dates(reader, number),
        counts=read_counts(reader, number),
        statements=read_statements(reader, number),
        events=read_events(reader, number),
        offices=read_offices(reader, number),
        problems=read_problems(reader, number, "reading"),
    )


def readings(reader: Reader) -> Iterator[tuple[str, Reading]]:
    """Yield all documents' ids with their readings, in the order in which they were added."""
    for document in document_ids(reader):
        yield document, read_reading(reader, document)


def read_masthead(reader: Reader, number: int) -> Masthead:
    """Return the masthead of a document by its number."""
    return _masthead(reader.rows("SELECT masthead FROM readings WHERE document = :number", number=number)[0])


def read_parts(reader: Reader, number: int) -> tuple[Part, ...]:
    """Return the parts of a document by its number, in order."""
    return tuple(map(_part, _items(reader, "parts", number)))


def read_passages(reader: Reader, number: int) -> tuple[Passage, ...]:
    """Return the passages of a document by its number, in order."""
    return tuple(map(_passage, _items(reader, "passages", number)))


def read_turns(reader: Reader, number: int) -> tuple[Turn, ...]:
    """Return the turns of a document by its number, in order."""
    return tuple(map(_turn, _items(reader, "turns", number)))


def read_mentions(reader: Reader, number: int) -> tuple[Mention, ...]:
    """Return the mentions of a document by its number, in order."""
    return tuple(map(_mention, _items(reader, "mentions", number)))


def read_entities(reader: Reader, number: int) -> tuple[Entity, ...]:
    """Return the entities of a document by its number, in order."""
    return tuple(map(_entity, _items(reader, "entities", number)))


def read_dates(reader: Reader, number: int) -> tuple[Date, ...]:
    """Return the dates of a document by its number, in order."""
    return tuple(map(_date, _items(reader, "dates", number)))


def read_counts(reader: Reader, number: int) -> tuple[Count, ...]:
    """Return the counts of a document by its number, in order."""
    return tuple(map(_count, _items(reader, "counts", number)))


def read_statements(reader: Reader, number: int) -> tuple[Statement, ...]:
    """Return the statements of a document by its number, in order."""
    return tuple(map(_statement, _items(reader, "statements", number)))


def read_events(reader: Reader, number: int) -> tuple[Event, ...]:
    """Return the events of a document by its number, in order."""
    return tuple(map(_event, _items(reader, "events", number)))


def read_offices(reader: Reader, number: int) -> tuple[Office, ...]:
    """Return the offices of a document by its number, in order."""
    return tuple(map(_office, _items(reader, "offices", number)))


def lazily(rows: Iterable[Row], kind: str) -> "Lazily[Any]":
    """Return rows of a table of the reading as items by their ids, in order; what is not looked at is not decoded."""
    return Lazily(rows, _DECODE[kind])


class Lazily(Mapping[str, Item]):
    """Rows of items by their ids, each decoded when it is first looked at."""

    def __init__(self, rows: Iterable[Row], decode: Callable[[Row], Item]) -> None:
        """Hold rows; ``decode`` makes an item of one."""
        self._rows = {str(row["local"]): row for row in rows}
        self._decode = decode
        self._done: dict[str, Item] = {}

    def __getitem__(self, local: str) -> Item:
        if local not in self._done:
            self._done[local] = self._decode(self._rows[local])
        return self._done[local]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, local: object) -> bool:
        return local in self._rows


def _items(reader: Reader, table: str, number: int) -> list[Row]:
    return reader.rows(f"SELECT * FROM {table} WHERE document = :number ORDER BY position", number=number)  # noqa: S608 - the tables are ours


def _json(value: str | None) -> Any:  # noqa: ANN401 - any JSON value
    if value is None:
        return None
    return [] if value == "[]" else json.loads(value)  # most lists are empty


def _span(row: Row) -> Span:
    return Span(row["start"], row["stop"])


def _masthead(row: Row) -> Masthead:
    return codec.masthead_in(_json(row["masthead"]))


def read_problems(reader: Reader, number: int, stage: str) -> tuple[Problem, ...]:
    """Return the problems of a document by its number; ``stage`` is document or reading."""
    rows = reader.rows(
        "SELECT kind, message, start, stop, path FROM problems WHERE document = :number AND stage = :stage"
        " ORDER BY number",
        number=number,
        stage=stage,
    )
    return tuple(
        Problem(row["kind"], row["message"], None if row["start"] is None else _span(row), row["path"]) for row in rows
    )


def _part(row: Row) -> Part:
    return Part(row["local"], _span(row), _masthead(row))


def _passage(row: Row) -> Passage:
    return Passage(row["local"], _span(row), row["kind"], row["part"], row["turn"], row["repeats"])


def _turn(row: Row) -> Turn:
    label, name = (codec.span_in(_json(row[column])) for column in ("label", "name"))
    return Turn(row["local"], row["part"], row["role"], label, name, row["speaker"])


def _mention(row: Row) -> Mention:
    return Mention(row["local"], _span(row), row["kind"], row["form"], row["entity"], row["score"], row["rule"])


def _entity(row: Row) -> Entity:
    return Entity(row["local"], row["kind"], bool(row["named"]), row["name"], tuple(_json(row["names"])))


def _date(row: Row) -> Date:
    return Date(row["local"], _span(row), row["edtf"], row["timex"], row["anchor"], row["rule"])


def _count(row: Row) -> Count:
    return Count(
        row["local"],
        _span(row),
        row["value"],
        row["low"],
        row["high"],
        row["hedge"],
        row["unit"],
        row["scope"],
        row["as_of"],
        row["statement"],
    )


def _statement(row: Row) -> Statement:
    return Statement(
        id=row["local"],
        content=_spans(row, "content"),
        manner=row["manner"],
        part=row["part"],
        cue=_spans(row, "cue"),
        source=_spans(row, "source"),
        speakers=tuple(_json(row["speakers"])),
        parent=row["parent"],
        stance=row["stance"],
        tier=row["tier"],
        said=codec.said_in(_json(row["said"])),
        addressee=_spans(row, "addressee"),
        venue=_spans(row, "venue"),
        about=tuple(_json(row["about"])),
        answers=codec.answers_in(_json(row["answers"])),
        turn=row["turn"],
        score=row["score"],
        rule=row["rule"],
    )


def _spans(row: Row, column: str) -> tuple[Span, ...]:
    return () if row[column] == "[]" else codec.spans_in(_json(row[column]))


def _event(row: Row) -> Event:
    return Event(
        id=row["local"],
        type=row["type"],
        trigger=_spans(row, "trigger"),
        statement=row["statement"],
        roles=codec.roles_in(_json(row["roles"])),
        plover=row["plover"],
        place=row["place"],
        date=codec.when_in(_json(row["date"])),
        polarity=row["polarity"],
        modality=row["modality"],
    )


def _office(row: Row) -> Office:
    return Office(
        id=row["local"],
        holder=row["holder"],
        post=_span(row),
        statement=row["statement"],
        organisation=row["organisation"],
        place=row["place"],
        status=row["status"],
        start=row["first"],
        stop=row["last"],
    )


_DECODE: Mapping[str, Callable[[Row], object]] = {
    "parts": _part,
    "passages": _passage,
    "turns": _turn,
    "mentions": _mention,
    "entities": _entity,
    "dates": _date,
    "counts": _count,
    "statements": _statement,
    "events": _event,
    "offices": _office,
}
