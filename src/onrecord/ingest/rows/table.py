"""Rows become documents: the text field exactly as it is, the other columns as given values."""

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import PurePosixPath
from typing import Any, Final

from onrecord.ingest.assemble import Content, Place, assemble
from onrecord.ingest.given import given_by_person, scalar
from onrecord.ingest.problems import BAD_ROW, EMPTY_FILE, EMPTY_TEXT, NO_TEXT_COLUMN
from onrecord.ingest.rows.columns import Columns, find_columns, suggest, wanted_text
from onrecord.ingest.rows.csv_rows import csv_rows
from onrecord.ingest.rows.json_rows import json_rows
from onrecord.ingest.rows.row import Row
from onrecord.model import Container, Document, Given, Options, Problem

_PEEK: Final = 200
"""Rows whose keys make the header of a JSONL file, and whose values tell which column may be the text."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A table while its rows are read: the file, its columns, what a sidecar gives, what concerns every row."""

    file: Place
    columns: Columns
    options: Options
    given: tuple[Given, ...]
    problems: tuple[Problem, ...]


def documents_of_rows(
    text: str, file: Place, options: Options, *, given: tuple[Given, ...] = (), problems: tuple[Problem, ...] = ()
) -> Iterator[Document]:
    """Yield a document for each row, after one for the file itself where something is wrong with it as a whole.

    A row's id is that of ``row.row_id``, its source id the one it gives or ``NAME:ROW``. What the row gives ranks
    before ``given``, which a sidecar gives for all. ``problems`` concern the file.
    """
    is_csv = file.media_type != "application/x-ndjson"
    rows = csv_rows(text, wanted_text(options.columns)) if is_csv else json_rows(text)
    first = list(islice(rows, _PEEK))
    known = [row.fields for row in first if row.fields is not None]
    header = list(dict.fromkeys(name for fields in known for name in fields))
    columns = find_columns(header, options.columns)
    fault = _fault(file, first, header, columns, options)
    whole = (*problems, *columns.problems, *([fault] if fault else []))
    if whole:
        yield assemble(file, Content(problems=whole), options)
    if fault is None:
        table = _Table(file, columns, options, given, problems)
        for row in chain(first, rows):
            yield _document(row, table)


def _fault(file: Place, first: list[Row], header: list[str], columns: Columns, options: Options) -> Problem | None:
    """Return why no row can be read, None if they can."""
    if not first:
        return Problem(EMPTY_FILE, "The file has no rows. See whether it was saved or downloaded to its end.")
    if not header:
        reason = first[0].problem.message if first[0].problem else ""
        return Problem(BAD_ROW, f"None of the first {len(first)} lines is a JSON object. {reason}")
    if "text" in columns.theirs:
        return None
    known = [row.fields for row in first if row.fields is not None]
    wanted = wanted_text(options.columns)
    return Problem(
        NO_TEXT_COLUMN,
        f"There is no column {wanted!r}. The columns are: {', '.join(header)}. "
        f"{_advice(file.path, suggest(header, known))} The file is kept, no row was read.",
    )


def _advice(path: str, likely: Mapping[str, str]) -> str:
    """Return the command that would read the file."""
    if not likely:
        return f"Say which one holds the text: onrecord add {shlex.quote(path)} --map text=COLUMN"
    mapping = ",".join(f"{ours}={theirs}" for ours, theirs in likely.items() if ours != theirs.casefold())
    return f"This is likely what you want: onrecord add {shlex.quote(path)} --map {shlex.quote(mapping)}"


def _document(row: Row, table: _Table) -> Document:
    file = table.file
    outer = file.container or Container(file.id, file.path)
    name = PurePosixPath(file.path.replace("\\", "/")).name
    place = Place(row.id, f"{name}:{row.number}", file.path, file.media_type, replace(outer, row=row.number))
    trouble = (row.problem,) if row.problem else ()
    if row.fields is None:
        return assemble(place, Content(problems=trouble), table.options)
    theirs = table.columns.theirs
    given_id = scalar(row.fields.get(theirs.get("id", "")))
    place = replace(place, source_id=given_id or place.source_id)
    text, unread = _text(row.fields.get(theirs["text"]))
    given, problems = _given(row.fields, theirs)
    content = Content(text, given=(*given, *table.given), problems=(*trouble, *unread, *problems))
    return assemble(place, content, table.options)


def _text(value: object) -> tuple[str, tuple[Problem, ...]]:
    text = scalar(value)
    if text is not None and text.strip():
        return text, ()
    message = "The row has no text. See whether its text stands in another column."
    return text or "", (Problem(EMPTY_TEXT, message),)


def _given(fields: Mapping[str, Any], theirs: Mapping[str, str]) -> tuple[list[Given], list[Problem]]:
    """Return the given values of a row; each says in which column of the file it stands."""
    ours = {name: fields.get(column) for name, column in theirs.items() if name not in {"id", "text"}}
    given, problems = given_by_person(ours, "row")
    return [replace(item, field=f"row:{theirs[item.name]}") for item in given], problems
