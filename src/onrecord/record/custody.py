"""The custody log (rule 3): salted commitments in a hash chain; what they commit to lies beside it, erasable."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

Clock = Callable[[], datetime]
Salt = Callable[[], bytes]
Details = Mapping[str, str | int | None]
"""What was done: always ``action``, ``at`` and ``who``, then whatever the action concerned."""

START = "0" * 64
"""The hash before the first entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the log; it tells nothing but its place and what it commits to."""

    position: int
    previous: str
    commitment: str
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """How long the log is and the hash of its last entry: printed, it convicts a log that was rewritten later."""

    count: int
    hash: str


def next_entry(head: Head, salt: bytes, details: str) -> Entry:
    """Return the entry that follows ``head``."""
    position = head.count + 1
    commitment = commit(salt, details)
    return Entry(position, head.hash, commitment, link_hash(position, head.hash, commitment))


def commit(salt: bytes, details: str) -> str:
    """Return SHA-256 of salt and details, hexadecimal: without the salt it cannot be guessed what is committed to."""
    return hashlib.sha256(salt + details.encode()).hexdigest()


def link_hash(position: int, previous: str, commitment: str) -> str:
    """Return the hash of an entry."""
    return hashlib.sha256(f"{position}|{previous}|{commitment}".encode()).hexdigest()


def written(details: Details) -> str:
    """Return details as the JSON that is committed to."""
    return json.dumps(details, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def moment(when: datetime) -> str:
    """Return a moment as it is kept: UTC, ISO 8601, to the second.

    Raises:
        ValueError: if ``when`` has no time zone.
    """
    if when.tzinfo is None:
        raise ValueError("A moment for the custody log needs a time zone.")
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
