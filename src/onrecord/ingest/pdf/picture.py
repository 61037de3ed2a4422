"""A page of a PDF as a picture, to look at a passage where it was printed."""

import struct
import zlib
from typing import TYPE_CHECKING, Final

from onrecord.ingest.pdf.document import page_label
from onrecord.model import PageImage

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

_POINTS: Final = 72
"""Points of an inch."""

MOST_PIXELS: Final = 40_000_000
"""A larger page is drawn smaller."""

_FILTER_UP: Final = 2


def page_picture(content: bytes, page: int, *, dpi: int = 150) -> PageImage | None:
    """Return page ``page`` of a PDF, counted from 1, drawn at ``dpi``; None where there is none or it is damaged.

    Forms and what is attached are not run; nothing is fetched.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(content)
    except PdfiumError:
        return None
    try:
        if not 1 <= page <= len(document):
            return None
        drawn = document[page - 1]
        width, height = drawn.get_size()
        scale = min(dpi / _POINTS, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        pixels = drawn.render(scale=scale, may_draw_forms=False, rev_byteorder=True, prefer_bgrx=False).to_numpy()
        label = page_label(document, page - 1)
        drawn.close()
    except PdfiumError:
        return None
    finally:
        document.close()
    return PageImage(page, label or None, png(pixels), width, height)


def png(pixels: "NDArray[uint8]") -> bytes:
    """Return pixels, (height, width) grey or (height, width, 3 or 4) with red first, as a PNG file."""
    import numpy as np

    flat = np.ascontiguousarray(pixels).reshape(pixels.shape[0], -1)
    above = np.vstack([np.zeros((1, flat.shape[1]), dtype=np.uint8), flat[:-1]])
    rows = np.full((flat.shape[0], flat.shape[1] + 1), _FILTER_UP, dtype=np.uint8)
    rows[:, 1:] = flat - above
    kind = {1: 0, 3: 2, 4: 6}[pixels.shape[2] if pixels.ndim == 3 else 1]
    head = struct.pack(">IIBBBBB", pixels.shape[1], pixels.shape[0], 8, kind, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows.tobytes(), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, held) for name, held in parts)


def _chunk(name: bytes, held: bytes) -> bytes:
    return struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))
