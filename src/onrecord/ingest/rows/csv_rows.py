"""CSV as it is found: any of four separators, line breaks inside quotation marks, fields of any size, broken rows."""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from typing import Final

from onrecord.ingest.problems import BAD_ROW
from onrecord.ingest.rows.row import Row, row_id
from onrecord.model import Problem

_SEPARATORS: Final = ",;\t|"
_NONE: Final = "\x1f"
_SAMPLE_ROWS: Final = 20
_SAMPLE_CHARS: Final = 262_144
_EXTRA: Final = ""
"""Column under which the fields beyond the header are kept, as a list: they count for the row's id."""


def csv_rows(text: str, wanted: str) -> Iterator[Row]:
    """Yield the rows below the header, counted from 1; blank lines are no rows.

    ``wanted`` is the column that must be in the header: the separator that yields it is taken, else the one that cuts
    most rows into the same number of fields. A row with more or fewer fields than the header is read as far as it goes.
    """
    lines = _Lines(text)
    mark = separator(text, wanted)
    header: list[str] | None = None
    number = 0
    for cells in _records(csv.reader(lines, delimiter=mark)):
        if header is None:
            header = _distinct(cells)
        elif cells:
            number += 1
            unclosed = lines.at_end and _is_unclosed(lines.taken, mark)
            yield _row(number, header, cells, "its quotation mark is never closed" if unclosed else "")
        lines.taken.clear()


def separator(text: str, wanted: str) -> str:
    """Return the character that separates the fields; one that occurs nowhere if the header is a single column."""
    sample = text[:_SAMPLE_CHARS]
    scores = {mark: _score(sample, mark, wanted) for mark in _SEPARATORS}
    best = max(_SEPARATORS, key=lambda mark: (scores[mark], -_SEPARATORS.index(mark)))
    return best if scores[best][2] > 1 else _NONE


class _Lines:
    """The lines of a text for the CSV reader, with those of the current record and whether they were the last."""

    def __init__(self, text: str) -> None:
        self._lines = StringIO(text, newline="")
        self._next = self._lines.readline()
        self.taken: list[str] = []

    @property
    def at_end(self) -> bool:
        return not self._next

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._next
        if not line:
            raise StopIteration
        self.taken.append(line)
        self._next = self._lines.readline()
        return line


def _records(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    """Yield records; the limit for a field belongs to the whole process and is raised only while one is read."""
    while True:
        before = csv.field_size_limit(sys.maxsize)
        try:
            cells = next(reader, None)
        finally:
            csv.field_size_limit(before)
        if cells is None:
            return
        yield cells


def _score(sample: str, mark: str, wanted: str) -> tuple[bool, float, int]:
    """Return whether the header has the wanted column, the share of rows as long as it, and its length."""
    widths: list[int] = []
    header: list[str] = []
    for cells in _records(csv.reader(StringIO(sample, newline=""), delimiter=mark)):
        header = header or cells
        widths.extend([len(cells)] if cells else [])
        if len(widths) > _SAMPLE_ROWS:
            break
    share = Counter(widths)[len(header)] / len(widths) if len(header) > 1 else 0.0
    named = wanted.casefold() in {name.strip().casefold() for name in header}
    return named and len(header) > 1, round(share, 3), len(header)


def _distinct(header: list[str]) -> list[str]:
    """Return the names of the columns; one that occurs again gets its number, so that no field is lost."""
    seen: Counter[str] = Counter()
    names: list[str] = []
    for name in header:
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return names


def _row(number: int, header: list[str], cells: list[str], trouble: str) -> Row:
    fields: dict[str, object] = dict(zip(header, [*cells, *[None] * len(header)], strict=False))
    if len(cells) > len(header):
        fields[_EXTRA] = cells[len(header) :]
    if len(cells) != len(header):
        trouble = trouble or f"it has {len(cells)} fields where the header has {len(header)}"
    problem = None
    if trouble:
        message = f"Row {number} is broken: {trouble}. Its text may be cut or hold more than one; correct the file."
        problem = Problem(BAD_ROW, message)
    return Row(number, row_id(fields), fields, problem)


def _is_unclosed(lines: list[str], mark: str) -> bool:
    """Tell whether the last record ends because the file does, inside a quotation mark."""
    try:
        list(_records(csv.reader(lines, delimiter=mark, strict=True)))
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False
