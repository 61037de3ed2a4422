"""Aliases as a CSV file, out and in; ``docs/formats.md`` describes it."""

import csv
import io
from collections.abc import Iterable

from onrecord.model import ALIAS_KINDS, Alias, OnrecordError

COLUMNS = ("names", "kind", "note", "by", "date")
"""Columns in order; the names of one stand in one cell, with " = " between them."""


class AliasesError(OnrecordError):
    """What is no file of aliases."""


def aliases_csv(entries: Iterable[Alias]) -> str:
    """Return aliases as CSV with a head line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((" = ".join(one.names), one.kind, one.note, one.by, one.date) for one in entries)
    return out.getvalue()


def read_aliases(text: str) -> tuple[Alias, ...]:
    """Return the aliases of a CSV file; note, by and date may be left out, and a kind that is left out is a person.

    Raises:
        AliasesError: if a column or a kind is not known, there is no column ``names``, or a line has no name.
    """
    reader = csv.DictReader(io.StringIO(text))
    columns = [(column or "").strip() for column in reader.fieldnames or ()]
    if "names" not in columns or not set(columns) <= set(COLUMNS):
        raise AliasesError(f"A file of aliases has the columns {', '.join(COLUMNS)}; 'names' must be there.")
    found = list[Alias]()
    for number, row in enumerate(reader, 2):
        cells = {column: (cell or "").strip() for column, cell in zip(columns, row.values(), strict=False)}
        try:
            found.append(alias_of(cells["names"], cells.get("kind") or "person", **_told(cells)))
        except AliasesError as error:
            raise AliasesError(f"Line {number}: {error}") from error
    return tuple(found)


def alias_of(names: str, kind: str, *, note: str = "", by: str = "", date: str = "") -> Alias:
    """Return the alias that is written as "X = Y = Z".

    Raises:
        AliasesError: if there is no name, or the kind is none.
    """
    parts = tuple(dict.fromkeys(" ".join(part.split()) for part in names.split("=") if part.strip()))
    known = next((one for one in ALIAS_KINDS if one == kind), None)
    if not parts or known is None:
        raise AliasesError(f"Say which names are one's, as in 'X = Y', and the kind: {', '.join(ALIAS_KINDS)}.")
    return Alias(parts, known, note, by, date)


def _told(cells: dict[str, str]) -> dict[str, str]:
    return {column: cells[column] for column in ("note", "by", "date") if column in cells}
