"""Originals, byte for byte as they were captured."""

import zlib
from collections.abc import Iterator

from onrecord.model import Original
from onrecord.record.errors import DamagedRecordError, UnknownItemError
from onrecord.record.reader import Reader

PIECE = 4 * 1024 * 1024
"""Bytes of a piece: large files are never in memory as a whole when they are verified."""


def holds_original(reader: Reader, original: str) -> bool:
    """Tell whether the bytes with this SHA-256 are in the record."""
    return reader.row("SELECT 1 FROM originals WHERE id = :id", id=original) is not None


def read_original(reader: Reader, original: str) -> Original:
    """Return an original by the SHA-256 of its bytes.

    Raises:
        UnknownItemError: if the record does not hold it.
        DamagedRecordError: if its bytes cannot be unpacked.
    """
    row = reader.row("SELECT number, path FROM originals WHERE id = :id", id=original)
    if row is None:
        raise UnknownItemError(f"the original {original}")
    try:
        content = b"".join(read_pieces(reader, row["number"]))
    except zlib.error as error:
        raise DamagedRecordError(reader.path, f"the bytes of {row['path']} do not unpack: {error}") from error
    return Original(original, row["path"], content)


def read_pieces(reader: Reader, number: int) -> Iterator[bytes]:
    """Yield the bytes of an original in order.

    Raises:
        zlib.error: if they were changed and do not unpack.
    """
    count = reader.number("SELECT count(*) FROM pieces WHERE original = :number", number=number)
    for position in range(count):
        row = reader.row(
            "SELECT content FROM pieces WHERE original = :number AND position = :position",
            number=number,
            position=position,
        )
        if row is not None:
            yield zlib.decompress(row["content"])
