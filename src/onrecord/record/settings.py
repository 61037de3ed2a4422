"""What is known of the record itself."""

import json
from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, text

from onrecord.model import OCR
from onrecord.record.reader import Reader

GUARD_KEY: Final = "guard_key"

Way = tuple[str | None, tuple[tuple[str, str], ...], str]
"""How files were taken in: the encoding that was asked for, renamed columns as pairs of ours and theirs, and the
languages in which text was recognised on pictures."""

_PUT = text(
    "INSERT INTO settings (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)


def put_setting(connection: Connection, name: str, value: str) -> None:
    """Set ``name`` to ``value``."""
    connection.execute(_PUT, {"name": name, "value": value})


def guard_key(reader: Reader) -> bytes | None:
    """Return the key by which ids are made that tell others nothing; None where none was needed yet."""
    row = reader.row("SELECT value FROM settings WHERE name = :name", name=GUARD_KEY)
    return None if row is None else bytes.fromhex(row["value"])


def ways(reader: Reader) -> tuple[Way, ...]:
    """Return the ways in which files were taken in, the first one first; older records did not keep the languages."""
    row = reader.row("SELECT value FROM settings WHERE name = 'ways'")
    held = json.loads(row["value"]) if row is not None else []
    return tuple(
        (encoding, tuple((ours, theirs) for ours, theirs in columns), rest[0] if rest else OCR)
        for encoding, columns, *rest in held
    )


def written_ways(held: Iterable[Way]) -> str:
    """Return ways as they are kept."""
    return json.dumps(list(held), ensure_ascii=False)
