"""Documents and their readings, written as a whole: new, met again elsewhere, or read anew."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, insert, select, text, update

from onrecord.model import Document, Problem, Reading, Slip
from onrecord.record.document_rows import Record, document_row, problem_rows, stretches
from onrecord.record.judgements.laying import forget_judged, lay, list_homeless
from onrecord.record.linking import forget_links
from onrecord.record.query_judgements import is_judged
from onrecord.record.query_placing import packed
from onrecord.record.query_reading import read_problems, reader_version
from onrecord.record.reader import Reader, Row
from onrecord.record.reading_rows import reading_rows
from onrecord.record.reading_tables import OF_A_READING, problems
from onrecord.record.reading_tables import stretches as stretches_table
from onrecord.record.searched import searched
from onrecord.record.slips import forget_slips, write_slips
from onrecord.record.tables import captures, documents, maps
from onrecord.record.writer import Transaction


@dataclass(frozen=True, slots=True)
class Capture:
    """Who brought a document, when (as it is kept), for what."""

    who: str
    at: str
    purpose: str | None


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a document did.

    ``new``: the record did not hold it. ``captured``: it was met at a place where it was not met before.
    ``reread``: its reading was replaced. ``retold``: its text is another than before.
    """

    document: str
    new: bool = False
    captured: bool = False
    reread: bool = False
    retold: bool = False


def write_document(
    inside: Transaction, document: Document, reading: Reading, capture: Capture, slips: Iterable[Slip] | None = None
) -> Added:
    """Write what is new about a document; writing the same again changes nothing.

    ``slips`` are those of the reading; None leaves them to be made at the next linking.
    """
    connection = inside.connection
    held = _held(inside.reader, document)
    if held is None:
        row = insert(documents).values(document_row(document)).returning(documents.c.number)
        number = connection.execute(row).scalar_one()
        _write_map(connection, number, document)
        _write_reading(inside, number, document, reading, slips)
        _write_capture(connection, number, document, capture)
        if is_judged(inside.reader, document.id):  # by somebody who had it before
            lay(inside, document.id)
            list_homeless(inside)
        return Added(document.id, new=True, captured=True)
    number = held["number"]
    captured = _write_capture(connection, number, document, capture)
    if held["text"] == document.text:
        _write_map(connection, number, document)
    if is_current(inside.reader, document, reading.reader):
        return Added(document.id, captured=captured)
    replace_reading(inside, document, reading, slips)
    return Added(document.id, captured=captured, reread=True, retold=held["text"] != document.text)


def replace_reading(
    inside: Transaction, document: Document, reading: Reading, slips: Iterable[Slip] | None = None
) -> None:
    """Put a document that is held and its reading in place of what was read of it before, if anything was."""
    held = inside.reader.rows("SELECT number, text FROM documents WHERE id = :id", id=document.id)[0]
    number = held["number"]
    forget_judged(inside, number)
    forget_reading(inside, number, held["text"])
    if held["text"] != document.text:
        inside.connection.execute(delete(maps).where(maps.c.document == number))
    _write_map(inside.connection, number, document)
    inside.connection.execute(update(documents).where(documents.c.number == number).values(document_row(document)))
    _write_reading(inside, number, document, reading, slips)
    lay(inside, document.id)


def _write_map(connection: Connection, number: int, document: Document) -> None:
    """Keep the way back from the text to the original, where there is one and none was kept of this text."""
    if document.blocks:
        row = {"number": number, "blocks": packed(document.blocks)}
        connection.execute(text("INSERT INTO maps VALUES (:number, :blocks) ON CONFLICT DO NOTHING"), row)


def is_current(reader: Reader, document: Document, version: str) -> bool:
    """Tell whether the record holds the reading of ``document`` by this version of the reader.

    A reading is a pure function of bytes, given values, options and reader version; so it is not compared itself.
    Given values count where the document lies where it lay before: a copy elsewhere does not rename it.
    """
    held = _held(reader, document)
    if held is None or reader_version(reader, document.id) != version:
        return False
    row = document_row(document)
    if held["path"] != document.path or json.loads(held["container"] or "null") != row["container"]:
        return True
    told = ("source_id", "media_type", "language", "text")
    return (
        all(held[column] == row[column] for column in told)
        and json.loads(held["given"]) == row["given"]
        and read_problems(reader, held["number"], "document") == document.problems
    )


def _held(reader: Reader, document: Document) -> Row | None:
    return reader.row("SELECT * FROM documents WHERE id = :id", id=document.id)


def write_pile_problems(connection: Connection, found: Iterable[Problem]) -> None:
    """Write problems of the pile, each once."""
    for row in problem_rows(None, "pile", found):
        same = [problems.c[column].is_not_distinct_from(value) for column, value in row.items()]
        if not connection.execute(select(problems.c.number).where(*same)).first():
            connection.execute(insert(problems), row)


def _write_capture(connection: Connection, number: int, document: Document, capture: Capture) -> bool:
    """Write that a document was met, unless it was met at this place before."""
    container = document.container
    place = "" if container is None else f"{container.member or ''}#{container.row or ''}"
    known = select(captures.c.number).where(
        captures.c.document == number, captures.c.path == document.path, captures.c.place == place
    )
    if connection.execute(known).first():
        return False
    connection.execute(
        insert(captures).values(
            document=number,
            path=document.path,
            place=place,
            at=capture.at,
            who=capture.who,
            purpose=capture.purpose,
        )
    )
    return True


def _write_reading(
    inside: Transaction, number: int, document: Document, reading: Reading, slips: Iterable[Slip] | None
) -> None:
    connection = inside.connection
    rows = reading_rows(number, reading)
    for table in OF_A_READING:
        _insert(connection, table, rows[table.name])
    _insert(connection, problems, problem_rows(number, "document", document.problems))
    _insert(connection, problems, problem_rows(number, "reading", reading.problems))
    _index(inside, number, document, reading)
    if slips is not None:
        write_slips(inside, number, slips)


def _insert(connection: Connection, table: Table, rows: list[Record]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _index(inside: Transaction, number: int, document: Document, reading: Reading) -> None:
    """Put the text into the full-text index, stretch by stretch."""
    connection = inside.connection
    last = connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM stretches").scalar_one()
    rows = [
        {"number": place, "document": number, "start": span.start, "stop": span.end}
        for place, span in enumerate(stretches(document.text, reading), last + 1)
    ]
    _insert(connection, stretches_table, rows)
    if rows:
        words = [(row["number"], searched(document.text[row["start"] : row["stop"]])) for row in rows]
        inside.dialect.put_words(inside, "stretch_words", words)


def forget_reading(inside: Transaction, number: int, held: str) -> None:
    """Remove a reading with all that points into it; ``held`` is the text that was indexed."""
    connection = inside.connection
    forget_links(inside, number)
    forget_slips(inside, number)
    spans = connection.execute(select(stretches_table).where(stretches_table.c.document == number)).mappings().all()
    words = [(row["number"], searched(held[row["start"] : row["stop"]])) for row in spans]
    if words:
        inside.dialect.forget_words(inside, "stretch_words", words)
    for table in (stretches_table, problems, *reversed(OF_A_READING)):
        connection.execute(delete(table).where(table.c.document == number))
