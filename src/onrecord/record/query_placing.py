"""Where a document lies, and the map from its text back to the original."""

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.model import Block, Container, Span
from onrecord.record import codec
from onrecord.record.reader import Reader


class Mapped(NamedTuple):
    """A block of the original: where it stands in the text, and its path (see ``model.Block``)."""

    span: Span
    path: str


@dataclass(frozen=True, slots=True)
class Lying:
    """Where a document lies; ``blocks`` is empty for plain text, for rows, and where no map was kept."""

    container: Container | None
    blocks: tuple[Mapped, ...] = ()


def read_lying(reader: Reader, number: int) -> Lying:
    """Return where the document of this number lies."""
    return lying_in(reader, (number,))[number]


def lying_in(reader: Reader, numbers: Iterable[int]) -> dict[int, Lying]:
    """Return where the documents of these numbers lie."""
    rows = reader.rows(
        "SELECT d.number AS document, d.container, m.blocks FROM json_each(:wanted) AS w"
        " CROSS JOIN documents AS d ON d.number = w.value LEFT JOIN maps AS m ON m.document = d.number",
        wanted=json.dumps(sorted(numbers)),
    )
    return {
        row["document"]: Lying(
            codec.container_in(json.loads(row["container"] or "null")), unpacked(row["blocks"]) if row["blocks"] else ()
        )
        for row in rows
    }


def packed(blocks: Iterable[Block]) -> bytes:
    """Return a map as it is kept: zlib of JSON with gap, length and path of each block."""
    items: list[tuple[int, int, str]] = []
    end = 0
    for block in blocks:
        items.append((block.span.start - end, len(block.span), block.path))
        end = block.span.end
    return zlib.compress(json.dumps(items, ensure_ascii=False, separators=(",", ":")).encode())


def unpacked(content: bytes) -> tuple[Mapped, ...]:
    """Return a map out of what is kept of it."""
    found: list[Mapped] = []
    end = 0
    for gap, length, path in json.loads(zlib.decompress(content)):
        start = end + gap
        end = start + length
        found.append(Mapped(Span(start, end), path))
    return tuple(found)
