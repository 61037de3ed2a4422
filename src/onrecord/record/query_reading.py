"""A document and its reading, read back equal to what was handed over (blocks and syntax aside)."""

from collections.abc import Iterator
from dataclasses import replace

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
    Statement,
    Turn,
)
from onrecord.record.errors import UnknownItemError
from onrecord.record.reader import Reader, Row
from onrecord.record.reading_items import (
    count_in,
    date_in,
    document_in,
    entity_in,
    event_in,
    masthead_in,
    mention_in,
    office_in,
    part_in,
    passage_in,
    span_in,
    statement_in,
    turn_in,
)


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
    return replace(document_in(row), problems=read_problems(reader, row["number"], "document"))


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
        masthead=masthead_in(row),
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
    return masthead_in(reader.rows("SELECT masthead FROM readings WHERE document = :number", number=number)[0])


def read_parts(reader: Reader, number: int) -> tuple[Part, ...]:
    """Return the parts of a document by its number, in order."""
    return tuple(map(part_in, _items(reader, "parts", number)))


def read_passages(reader: Reader, number: int) -> tuple[Passage, ...]:
    """Return the passages of a document by its number, in order."""
    return tuple(map(passage_in, _items(reader, "passages", number)))


def read_turns(reader: Reader, number: int) -> tuple[Turn, ...]:
    """Return the turns of a document by its number, in order."""
    return tuple(map(turn_in, _items(reader, "turns", number)))


def read_mentions(reader: Reader, number: int) -> tuple[Mention, ...]:
    """Return the mentions of a document by its number, in order."""
    return tuple(map(mention_in, _items(reader, "mentions", number)))


def read_entities(reader: Reader, number: int) -> tuple[Entity, ...]:
    """Return the entities of a document by its number, in order."""
    return tuple(map(entity_in, _items(reader, "entities", number)))


def read_dates(reader: Reader, number: int) -> tuple[Date, ...]:
    """Return the dates of a document by its number, in order."""
    return tuple(map(date_in, _items(reader, "dates", number)))


def read_counts(reader: Reader, number: int) -> tuple[Count, ...]:
    """Return the counts of a document by its number, in order."""
    return tuple(map(count_in, _items(reader, "counts", number)))


def read_statements(reader: Reader, number: int) -> tuple[Statement, ...]:
    """Return the statements of a document by its number, in order."""
    return tuple(map(statement_in, _items(reader, "statements", number)))


def read_events(reader: Reader, number: int) -> tuple[Event, ...]:
    """Return the events of a document by its number, in order."""
    return tuple(map(event_in, _items(reader, "events", number)))


def read_offices(reader: Reader, number: int) -> tuple[Office, ...]:
    """Return the offices of a document by its number, in order."""
    return tuple(map(office_in, _items(reader, "offices", number)))


def _items(reader: Reader, table: str, number: int) -> list[Row]:
    return reader.rows(f"SELECT * FROM {table} WHERE document = :number ORDER BY position", number=number)  # noqa: S608 - the tables are ours


def read_problems(reader: Reader, number: int, stage: str) -> tuple[Problem, ...]:
    """Return the problems of a document by its number; ``stage`` is document or reading."""
    rows = reader.rows(
        "SELECT kind, message, start, stop, path FROM problems WHERE document = :number AND stage = :stage"
        " ORDER BY number",
        number=number,
        stage=stage,
    )
    places = (None if row["start"] is None else span_in(row) for row in rows)
    return tuple(
        Problem(row["kind"], row["message"], place, row["path"]) for row, place in zip(rows, places, strict=True)
    )
