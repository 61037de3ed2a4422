"""Many documents at a time, as the tables hold them: for what goes through all of a record, such as an export."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from onrecord.model.judgement import CHANGING
from onrecord.record.reader import Reader, Row

_LOT = 250
"""Documents that are fetched at a time."""


class Lot(NamedTuple):
    """Documents that follow each other: the numbers of the first and the last one."""

    first: int
    last: int


def document_lots(reader: Reader) -> Iterator[Lot]:
    """Yield all documents that were read, in lots, in the order in which they were added."""
    numbers = [row[0] for row in reader.rows("SELECT document FROM readings ORDER BY document")]
    for place in range(0, len(numbers), _LOT):
        held = numbers[place : place + _LOT]
        yield Lot(held[0], held[-1])


def documents_in(reader: Reader, lot: Lot) -> list[Row]:
    """Return the documents of a lot with what was read of them as a whole, what people said of them, and their maps."""
    return reader.rows(
        "SELECT d.number, d.id, d.source_id, d.path, d.media_type, d.text, d.language, d.given, d.container,"
        " r.reader, r.analysed, r.masthead, j.given AS given_by, m.blocks FROM documents AS d"
        " JOIN readings AS r ON r.document = d.number LEFT JOIN judged_documents AS j ON j.document = d.number"
        " LEFT JOIN maps AS m ON m.document = d.number WHERE d.number BETWEEN :first AND :last ORDER BY d.number",
        first=lot.first,
        last=lot.last,
    )


def rows_in(reader: Reader, table: str, lot: Lot, columns: str = "*") -> list[Row]:
    """Return the rows of a table of what was read, in the order of the readings."""
    return reader.rows(
        f"SELECT {columns} FROM {table} WHERE document BETWEEN :first AND :last ORDER BY document, position",  # noqa: S608 - the words are ours
        first=lot.first,
        last=lot.last,
    )


def article_ids(reader: Reader) -> list[Row]:
    """Return what the articles of all documents are called: the document's id, the id within the reading, their own."""
    return reader.rows(
        "SELECT d.id AS document, p.local, p.id FROM parts AS p JOIN documents AS d ON d.number = p.document"
    )


def judges_in(reader: Reader, lot: Lot) -> Mapping[tuple[int, str, str], tuple[str, ...]]:
    """Return who accepted, set or added what in the documents of a lot: by number, kind and id within the reading."""
    found: dict[tuple[int, str, str], dict[str, None]] = {}
    for row in reader.rows(
        "SELECT p.document, p.kind, p.local, j.who, j.action FROM judged AS p"
        " JOIN judgements AS j ON j.number = p.judgement WHERE p.document BETWEEN :first AND :last AND p.held"
        " ORDER BY j.at, j.id",
        first=lot.first,
        last=lot.last,
    ):
        if row["action"] in CHANGING:
            found.setdefault((row["document"], row["kind"], row["local"]), {})[row["who"]] = None
    return {place: tuple(people) for place, people in found.items()}
