"""The source register as a CSV file, out and in; ``docs/formats.md`` describes it."""

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from onrecord.model import OnrecordError, Registered

COLUMNS = ("name", "aliases", "domains", "owner", "affiliation", "self_description", "note", "by", "date")
"""Columns in order; several aliases or domains stand in one cell, with a semicolon between them."""

_FIELDS = {"self_description": "described", "self-description": "described"}
_SEVERAL = frozenset({"aliases", "domains"})


class SourcesError(OnrecordError):
    """What is no source register."""


def sources_csv(entries: Iterable[Registered]) -> str:
    """Return the register as CSV with a head line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        cells = [getattr(entry, _FIELDS.get(column, column)) for column in COLUMNS]
        writer.writerow("; ".join(cell) if isinstance(cell, tuple) else cell for cell in cells)
    return out.getvalue()


def read_sources(text: str) -> tuple[Registered, ...]:
    """Return the entries of a register in CSV; columns that are left out are empty.

    Raises:
        SourcesError: if a column is not known, there is no column ``name``, or a line has no name.
    """
    reader = csv.DictReader(io.StringIO(text))
    columns = [(column or "").strip() for column in reader.fieldnames or ()]
    if "name" not in columns:
        raise SourcesError(f"A source register needs a column 'name'. Its columns are: {', '.join(COLUMNS)}.")
    found: list[Registered] = []
    for number, row in enumerate(reader, 2):
        entry = Registered("")
        for column, cell in zip(columns, row.values(), strict=False):
            entry = changed(entry, column, cell or "")
        if not entry.name:
            raise SourcesError(f"Line {number} of the source register has no name.")
        found.append(entry)
    return tuple(found)


def changed(entry: Registered, field: str, value: str) -> Registered:
    """Return an entry with another value in one of its columns.

    Raises:
        SourcesError: if there is no such column.
    """
    if field not in (*COLUMNS, *_FIELDS):
        raise SourcesError(f"The source register has no '{field}'. It has: {', '.join(COLUMNS)}.")
    parts = tuple(part.strip() for part in value.split(";") if part.strip())
    values: dict[str, Any] = {_FIELDS.get(field, field): parts if field in _SEVERAL else value.strip()}
    return replace(entry, **values)
