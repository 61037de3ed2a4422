"""Single items by their id in the record."""

from onrecord.record.reader import Reader


def statement_at(reader: Reader, asked: str) -> tuple[int, str] | None:
    """Return where the statement of this id stands: document number and id within the reading; None for no id."""
    row = reader.row("SELECT document, local FROM statements WHERE id = :id", id=asked)
    return None if row is None else (int(row["document"]), str(row["local"]))


def count_at(reader: Reader, asked: str) -> tuple[int, str] | None:
    """Return where the count of this id stands: document number and id within the reading; None for no id."""
    row = reader.row("SELECT document, local FROM counts WHERE id = :id", id=asked)
    return None if row is None else (int(row["document"]), str(row["local"]))
