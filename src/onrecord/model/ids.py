"""Ids are hashes of content, so that the same pile gives the same record."""

import hashlib
from collections.abc import Iterable

from onrecord.model.span import Span


def content_id(content: bytes) -> str:
    """Return the SHA-256 of ``content`` in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def item_id(document: str, kind: str, spans: Iterable[Span], speaker: str = "") -> str:
    """Return the id of an item in a record: it stays when another item of the document appears.

    ``kind`` is the letter of its table (``s`` statement, ``v`` event ...). 16 hexadecimal digits follow the letter.
    """
    places = ",".join(f"{span.start}-{span.end}" for span in spans)
    digest = hashlib.sha256(f"{document}|{kind}|{places}|{speaker}".encode())
    return f"{kind}{digest.hexdigest()[:16]}"
