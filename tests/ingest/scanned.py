"""Pages drawn as pictures: a PDF that is a scan, and a picture of a page."""

import io
import struct
import zlib
from collections.abc import Sequence

from pypdfium2 import PdfBitmap, PdfDocument, PdfImage, PdfMatrix

from evaluation.mutants.printed import Placed, pdf

_SCALE = 200 / 72


def scan(pages: Sequence[Sequence[Placed]]) -> bytes:
    """Return a PDF whose pages are pictures of these."""
    source, made = PdfDocument(pdf(pages)), PdfDocument.new()
    for page in source:
        width, height = page.get_width(), page.get_height()
        picture = PdfImage.new(made)
        picture.set_bitmap(page.render(scale=_SCALE))
        picture.set_matrix(PdfMatrix().scale(width, height))
        copy = made.new_page(width, height)
        copy.insert_obj(picture)
        copy.gen_content()
    out = io.BytesIO()
    made.save(out)
    made.close()
    source.close()
    return out.getvalue()


def png(page: Sequence[Placed]) -> bytes:
    """Return a grey PNG of a page, 200 dots an inch."""
    source = PdfDocument(pdf([page]))
    bitmap: PdfBitmap = source[0].render(scale=_SCALE, grayscale=True)
    rows = memoryview(bitmap.buffer).cast("B")
    dots = b"".join(
        b"\0" + bytes(rows[line * bitmap.stride : line * bitmap.stride + bitmap.width]) for line in range(bitmap.height)
    )
    head = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, 0, 0, 0, 0)
    bitmap.close()
    source.close()
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(dots)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
