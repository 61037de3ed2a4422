"""A new record out of a damaged one: what cannot be made anew is copied, as far as it can be read.

Originals, documents with their texts, captures, labels, judgements, the source register, the aliases and the custody
log are copied; full-text index, readings, slips and links are left to be rebuilt. The damaged file is only read.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.record.errors import RecordError
from onrecord.record.reader import Reader, Row
from onrecord.record.writer import Transaction, Writer

_WHOLE: Sequence[tuple[str, str]] = (
    ("settings", ""),
    ("custody", ""),
    ("custody_details", ""),
    ("labels", ""),
    ("source_register", ""),
    ("aliases", ""),
    ("judgements", ""),
    ("judgement_documents", ""),
    ("captures", " WHERE document IN ({documents})"),
    ("problems", " WHERE stage = 'pile' OR (stage = 'document' AND document IN ({documents}))"),
)
"""Tables that are copied as a whole, with what is wanted of them."""


class SalvageError(RecordError):
    """A record that cannot be salvaged, or not to that place."""


def salvage(damaged: Reader, path: Path) -> tuple[str, ...]:
    """Make a record at ``path`` with what could be read of a damaged one; return what could not, in words.

    Raises:
        RecordError: if there is a file at ``path``, or the custody log or the judgements cannot be read.
    """
    damaged.require_file("Salvaging", "Have whoever runs the server restore it from a backup.")
    if path.exists():
        raise SalvageError(f"{path} is there already. Choose another path for the new record.")
    writer = Writer(path, patience=30.0, key=damaged.key)
    try:
        writer.migrate(lambda *_: None)
        with writer.transaction() as inside:
            lost = _copied(damaged, inside)
    except RecordError:
        writer.close()
        path.unlink(missing_ok=True)
        raise
    writer.close()
    return lost


def _copied(damaged: Reader, inside: Transaction) -> tuple[str, ...]:
    """Copy all that can be read; an original or a document that cannot be is left out and told."""
    lost = list[str]()
    documents = list[int]()
    for number, name in _listed(damaged, "documents"):
        try:
            _write(inside, "documents", damaged.rows("SELECT * FROM documents WHERE number = :n", n=number))
        except RecordError:
            lost.append(f"the document {name}: add its file again")
        else:
            documents.append(number)
    for number, name in _listed(damaged, "originals"):
        try:
            original = damaged.rows("SELECT * FROM originals WHERE number = :n", n=number)
            pieces = damaged.rows("SELECT * FROM pieces WHERE original = :n ORDER BY position", n=number)
        except RecordError:
            lost.append(f"the original with SHA-256 {name}: add the file again")
        else:
            _write(inside, "originals", original)
            _write(inside, "pieces", pieces)
    held = ", ".join(map(str, documents))
    for table, wanted in _WHOLE:
        sql = f"SELECT * FROM {table}{wanted.format(documents=held)}"  # noqa: S608 - tables and numbers are ours
        _write(inside, table, damaged.stream(sql))
    return tuple(lost)


def _listed(damaged: Reader, table: str) -> list[tuple[int, str]]:
    """Return numbers and ids of all rows: from their index, which may be whole where the table is not."""
    for way in (f" INDEXED BY sqlite_autoindex_{table}_1", " NOT INDEXED"):
        try:
            rows = damaged.rows(f"SELECT number, id FROM {table}{way}")  # noqa: S608 - the words are ours
        except RecordError:
            continue
        return sorted((row["number"], row["id"]) for row in rows)
    raise SalvageError(
        f"{damaged.path} is too badly damaged: not even the list of its {table} can be read. Keep a copy of it,"
        " and go back to your last good copy."
    )


def _write(inside: Transaction, table: str, rows: Iterator[Row] | Sequence[Row]) -> None:
    for row in rows:
        marks = ", ".join("?" * len(row))
        names = ", ".join(f'"{name}"' for name in row.keys())  # noqa: SIM118 - a row is no mapping
        statement = f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - the tables are ours
        inside.connection.exec_driver_sql(statement, tuple(row))
