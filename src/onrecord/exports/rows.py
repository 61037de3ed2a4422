"""Rows of a view as JSON objects, and what they tell."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from onrecord.model import Span


def known_date(dated: Mapping[str, Any]) -> str | None:
    """Return the EDTF value of a written date; None where it is not known, or only inferred."""
    return None if dated.get("how") == "inferred" else dated["edtf"]


def row_json(value: Any) -> Any:  # noqa: ANN401 - any row, or anything a row holds
    """Return a row (a frozen dataclass of ``views.values``) as plain JSON values; spans become start and end."""
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end}
    if is_dataclass(value):
        return {field.name: row_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (tuple, list)):
        return [row_json(item) for item in value]
    return value
