"""Originals, byte for byte as they were captured."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, groupby

from onrecord.model import Original, content_id
from onrecord.record.errors import DamagedRecordError, UnknownItemError
from onrecord.record.reader import Reader

PIECE = 4 * 1024 * 1024
"""Bytes of a piece: large files are never in memory as a whole when they are verified."""


def holds_original(reader: Reader, original: str) -> bool:
    """Tell whether the bytes with this SHA-256 are in the record."""
    return reader.row("SELECT 1 FROM originals WHERE id = :id", id=original) is not None


def original_ids(reader: Reader) -> tuple[str, ...]:
    """Return the ids of all originals, in the order in which they were kept."""
    return tuple(row["id"] for row in reader.rows("SELECT id FROM originals ORDER BY number"))


def documents_in(reader: Reader, original: str) -> tuple[str, ...]:
    """Return the ids of the documents that an original is, or that were first met in it, in order of adding."""
    rows = reader.rows(
        "SELECT id FROM documents WHERE coalesce(json_extract(container, '$[0]'), id) = :original ORDER BY number",
        original=original,
    )
    return tuple(row["id"] for row in rows)


def beside(reader: Reader, document: str) -> tuple[str, ...]:
    """Return the ids of the documents that lie in the same file as a document, itself too, in order of adding."""
    row = reader.rows(
        "SELECT coalesce(json_extract(container, '$[0]'), id) AS home FROM documents WHERE id = :id", id=document
    )[0]
    return documents_in(reader, row["home"])


def read_original(reader: Reader, original: str) -> Original:
    """Return an original by the SHA-256 of its bytes.

    Raises:
        UnknownItemError: if the record does not hold it.
        DamagedRecordError: if its bytes are not those that were captured.
    """
    row = reader.row("SELECT number, path FROM originals WHERE id = :id", id=original)
    if row is None:
        raise UnknownItemError(f"the original {original}")
    pieces = reader.stream("SELECT content FROM pieces WHERE original = :n ORDER BY position", n=row["number"])
    content = b"".join(piece["content"] for piece in pieces)
    if content_id(content) != original:
        raise DamagedRecordError(reader.path, f"the bytes of {row['path']} are not those that were captured")
    return Original(original, row["path"], content)


@dataclass(frozen=True, slots=True)
class Hashed:
    """An original with the SHA-256 of the bytes that are there."""

    id: str
    path: str
    size: int
    hash: str


def hash_originals(reader: Reader) -> Iterator[Hashed]:
    """Hash all originals anew, in the order in which they were kept."""
    rows = reader.stream(
        "SELECT originals.number, id, path, size, content FROM originals"
        " LEFT JOIN pieces ON pieces.original = originals.number ORDER BY originals.number, pieces.position"
    )
    for _, group in groupby(rows, key=lambda row: row["number"]):
        first = next(group)
        digest = hashlib.sha256()
        for row in chain([first], group):
            digest.update(row["content"] or b"")
        yield Hashed(first["id"], first["path"], first["size"], digest.hexdigest())
