"""JSONL: one JSON object on each line."""

import json
from collections.abc import Iterator
from io import StringIO

from onrecord.ingest.problems import BAD_ROW
from onrecord.ingest.rows.row import Row, row_id
from onrecord.model import Problem, content_id


def json_rows(text: str) -> Iterator[Row]:
    """Yield a row for each line that is not blank; its number is that of the line, counted from 1.

    Lines end at a line feed only: other separators may stand inside a JSON string.
    """
    for number, line in enumerate(StringIO(text, newline="\n"), 1):
        if line.strip():
            yield _row(number, line.rstrip("\r\n"))


def _row(number: int, line: str) -> Row:
    try:
        fields = json.loads(line)
        if isinstance(fields, dict):
            return Row(number, row_id(fields), fields)
        trouble = f"it holds a {type(fields).__name__}, no object"
    except (ValueError, RecursionError) as error:
        trouble = f"it is no JSON ({error})"
    message = f"Line {number} is broken: {trouble}. It was not read; write one JSON object on each line."
    return Row(number, content_id(line.encode("utf-8", "surrogatepass")), None, Problem(BAD_ROW, message))
