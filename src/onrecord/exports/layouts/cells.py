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
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return f"'{value}" if value[:1] in _FORMULA else value
