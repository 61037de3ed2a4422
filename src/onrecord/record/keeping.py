"""Originals: bytes in pieces under their SHA-256, written once and never changed."""

from collections.abc import Iterator

from sqlalchemy import Connection, insert, select

from onrecord.model import Original, content_id
from onrecord.record.query_originals import PIECE
from onrecord.record.tables import originals, pieces


def write_original(connection: Connection, original: Original) -> bool:
    """Write an original and return True, or False where the record holds it.

    Raises:
        ValueError: if the id is not the hash of the bytes.
    """
    if content_id(original.content) != original.id:
        raise ValueError(f"The id of the original {original.path} is not the SHA-256 of its bytes.")
    if connection.execute(select(originals.c.number).where(originals.c.id == original.id)).first():
        return False
    row = insert(originals).values(id=original.id, path=original.path, size=len(original.content))
    number = connection.execute(row.returning(originals.c.number)).scalar_one()
    connection.execute(
        insert(pieces),
        [
            {"original": number, "position": position, "content": piece}
            for position, piece in enumerate(_pieces(original.content))
        ],
    )
    return True


def _pieces(content: bytes) -> Iterator[bytes]:
    """Yield the bytes in pieces, one empty piece for an empty file."""
    for start in range(0, max(1, len(content)), PIECE):
        yield content[start : start + PIECE]
