"""Tables: one CSV file for each kind of item, the columns of ``exports.columns``; lists stand as JSON."""

import csv
from contextlib import ExitStack
from pathlib import Path

from onrecord.exports.columns import COLUMNS
from onrecord.exports.items import Items
from onrecord.exports.layouts.cells import of_json
from onrecord.record import Reader


def write(reader: Reader, out: Path) -> tuple[Path, ...]:
    """Write ``out/KIND.csv`` for each kind of item."""
    paths = {name: out / f"{name}.csv" for name in COLUMNS}
    with ExitStack() as stack:
        writers = {
            name: csv.writer(stack.enter_context(path.open("w", encoding="utf-8", newline="")))
            for name, path in paths.items()
        }
        for name, writer in writers.items():
            writer.writerow(COLUMNS[name])
        for name, rows in Items(reader).rows():
            writers[name].writerows([of_json(cell) for cell in row] for row in rows)
    return tuple(paths.values())
