"""The custody log as it stands."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.record.custody import START, Entry, Head, commit
from onrecord.record.reader import Reader


@dataclass(frozen=True, slots=True)
class Opened:
    """An entry with what it commits to: ``salt`` and ``details`` are None where they were erased."""

    entry: Entry
    salt: bytes | None
    details: str | None

    def holds(self) -> bool:
        """Tell whether the details are there and are those that the entry commits to."""
        if self.salt is None or self.details is None:
            return False
        return self.entry.commitment == commit(self.salt, self.details)

    def told(self) -> dict[str, Any]:
        """Return the details as they were given, empty where they were erased or cannot be read."""
        try:
            told = json.loads(self.details or "{}")
        except ValueError:
            return {}
        return told if isinstance(told, dict) else {}


def head(reader: Reader) -> Head:
    """Return length and last hash of the log, as the record states them."""
    rows = reader.rows("SELECT name, value FROM settings WHERE name IN ('custody_count', 'custody_head')")
    stated = {row["name"]: row["value"] for row in rows}
    count = str(stated.get("custody_count", "0"))
    return Head(int(count) if count.isdecimal() else 0, str(stated.get("custody_head", START)))


def entries(reader: Reader) -> Iterator[Opened]:
    """Yield the log in order."""
    for row in reader.rows(
        "SELECT custody.position, previous, commitment, hash, salt, details FROM custody"
        " LEFT JOIN custody_details ON custody_details.position = custody.position ORDER BY custody.position"
    ):
        entry = Entry(row["position"], row["previous"], row["commitment"], row["hash"])
        yield Opened(entry, row["salt"], row["details"])
