"""A row of a table, whatever it was written in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.model import Problem, content_id


@dataclass(frozen=True, slots=True)
class Row:
    """Row ``number`` (1-based): its fields, None where it could not be read; ``id``; what was wrong with it."""

    number: int
    id: str
    fields: Mapping[str, Any] | None
    problem: Problem | None = None


def row_id(fields: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the row as UTF-8 JSON with sorted keys.

    That is ``json.dumps(fields, sort_keys=True, ensure_ascii=False)`` with its ordinary separators ``", "`` and
    ``": "``. Every column counts, read or not; values of a CSV are strings, missing ones null.
    """
    line = json.dumps(fields, sort_keys=True, ensure_ascii=False)
    return content_id(line.encode("utf-8", "surrogatepass"))
