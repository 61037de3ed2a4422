"""Parquet: one file for each kind of item, typed, written by DuckDB (extra ``parquet``).

DuckDB reads lines that are complete while the next ones are made: it holds no lock of the interpreter.
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from onrecord.exports.columns import KINDS
from onrecord.exports.layouts import json_lines
from onrecord.model import OnrecordError
from onrecord.record import Reader

_LONGEST: Final = 1 << 30
"""Bytes of a line at most; one line holds the text of a document."""


def write(reader: Reader, out: Path) -> tuple[Path, ...]:
    """Write ``out/KIND.parquet`` for each kind of item.

    Raises:
        OnrecordError: if DuckDB is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise OnrecordError("Parquet needs the extra: pip install 'onrecord[parquet]'") from error
    with (
        TemporaryDirectory(dir=out) as lines,
        duckdb.connect(config={"threads": 1}) as tables,
        ThreadPoolExecutor(max_workers=1) as beside,
    ):
        tables.execute("SET enable_progress_bar = false")

        def typed(source: Path) -> Path:
            path = out / f"{source.stem}.parquet"
            tables.execute(_copied(source.stem), {"source": str(source), "target": str(path)})
            source.unlink()
            return path

        done = [beside.submit(typed, source) for source in json_lines.written(reader, Path(lines))]
        return json_lines.in_order(one.result() for one in done)


def _copied(name: str) -> str:
    """Return the statement that writes the lines of one kind as Parquet; names and types are ours."""
    types = ", ".join(f"'{column.name}': '{column.form.type}'" for column in KINDS[name])
    return (
        f"COPY (SELECT * FROM read_json($source, format = 'newline_delimited', columns = {{{types}}},"  # noqa: S608 - as above
        f" maximum_object_size = {_LONGEST})) TO $target (FORMAT parquet, COMPRESSION zstd)"
    )
