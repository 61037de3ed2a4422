"""Cells of tables that people open in a spreadsheet."""

import json
from typing import Any

_FORMULA = ("=", "+", "@", "\t", "\r", "-")


def cell(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """Return a value as the text of a cell: nothing for None, JSON for lists and objects.

    What a spreadsheet would take for a formula gets an apostrophe before it; numbers stay as they are.
    """
    if value is None:
        return ""
    return _words(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def of_json(cell: str) -> str:
    """Return a cell of ``exports.cells`` as the text of a cell of a table.

    >>> of_json('"=1+2"'), of_json("null"), of_json("[-1, 2]")
    ("'=1+2", '', '[-1, 2]')
    """
    if cell[:1] != '"':
        return "" if cell == "null" else cell
    return _words(json.loads(cell) if "\\" in cell else cell[1:-1])


def _words(words: str) -> str:
    return f"'{words}" if words[:1] in _FORMULA else words
