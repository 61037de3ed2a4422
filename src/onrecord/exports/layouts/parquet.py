"""Parquet: one file for each kind of item, typed, written by DuckDB (extra ``parquet``)."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from onrecord.exports.columns import COLUMNS, FILES
from onrecord.exports.layouts import json_lines
from onrecord.model import OnrecordError
from onrecord.record import Reader

_PLACE: Final = '"start" BIGINT, "end" BIGINT'
_SPANS: Final = f"STRUCT({_PLACE})[]"
_DATE: Final = f"STRUCT(edtf VARCHAR, {_PLACE}, how VARCHAR, evidence STRUCT(field VARCHAR))"
_STATED: Final = f"STRUCT(text VARCHAR, {_PLACE}, evidence STRUCT(field VARCHAR))"
_EVIDENCE: Final = f"STRUCT({_PLACE}, field VARCHAR)"
_WORDS: Final = "VARCHAR[]"

_TYPES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("start", "end", "length"), "BIGINT"),
    **dict.fromkeys(("score", "value", "min", "max"), "DOUBLE"),
    **dict.fromkeys(("analysed", "named", "pseudonymised"), "BOOLEAN"),
    **dict.fromkeys(("content", "cue", "source", "addressee", "venue", "trigger"), _SPANS),
    **dict.fromkeys(("authors", "speakers", "about", "judged_by", "names"), _WORDS),
    **dict.fromkeys(("published", "updated"), _DATE),
    "title": _STATED,
    "outlet_evidence": _EVIDENCE,
    "authors_evidence": f"{_EVIDENCE}[]",
    "container": 'STRUCT(id VARCHAR, path VARCHAR, "row" BIGINT, member BIGINT)',
    "said": f"STRUCT(edtf VARCHAR, {_PLACE})",
    "date": f"STRUCT(edtf VARCHAR, {_PLACE})",
    "post": f"STRUCT({_PLACE})",
    "answers": "STRUCT(statement VARCHAR, relation VARCHAR)[]",
    "roles": f"STRUCT(role VARCHAR, entity VARCHAR, {_PLACE})[]",
    "occurrences": "STRUCT(document VARCHAR, entity VARCHAR)[]",
    "kind_votes": "STRUCT(kind VARCHAR, documents BIGINT)[]",
    "evidence": f"STRUCT(document VARCHAR, {_PLACE})[]",
    "origins": "STRUCT(root VARCHAR, documents VARCHAR[])[]",
    "possibly_dependent": "STRUCT(a VARCHAR, b VARCHAR, why VARCHAR)[]",
    "targets": "JSON",
    "settings": "JSON",
}
"""Types of the columns that are not words, by name; a column has one type in all files."""

_OF_A_FILE: Final[Mapping[tuple[str, str], str]] = {("origins", "documents"): _WORDS}
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
    paths = tuple(out / f"{name}.parquet" for name in FILES)
    with TemporaryDirectory(dir=out) as lines, duckdb.connect(config={"threads": 1}) as tables:
        tables.execute("SET enable_progress_bar = false")
        for source, name, path in zip(json_lines.write(reader, Path(lines)), FILES, paths, strict=True):
            tables.execute(_copied(name), {"source": str(source), "target": str(path)})
    return paths


def _copied(name: str) -> str:
    """Return the statement that writes the lines of one kind as Parquet; names and types are ours."""
    types = ", ".join(f"'{column}': '{_type(name, column)}'" for column in COLUMNS[name])
    return (
        f"COPY (SELECT * FROM read_json($source, format = 'newline_delimited', columns = {{{types}}},"  # noqa: S608 - as above
        f" maximum_object_size = {_LONGEST})) TO $target (FORMAT parquet, COMPRESSION zstd)"
    )


def _type(name: str, column: str) -> str:
    return _OF_A_FILE.get((name, column)) or _TYPES.get(column, "VARCHAR")
