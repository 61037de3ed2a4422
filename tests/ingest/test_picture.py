"""A page of a PDF as a picture, with the places of words on it."""

import struct
import zlib

import numpy as np
import pytest

from evaluation.mutants.printed import column, pdf
from onrecord.ingest.pdf.picture import page_picture, png
from onrecord.ingest.picture_size import size_of
from onrecord.model import PageImage

PAGE = pdf([column(40, 500, ["The council of the town said on", "Monday that the road was shut."]), []])


def pixels(content: bytes) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    """Read a PNG file back, as far as ours go: 8 bits, filter 2 on each row."""
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    chunks: dict[bytes, bytes] = {}
    at = 8
    while at < len(content):
        (size,) = struct.unpack(">I", content[at : at + 4])
        name, held = content[at + 4 : at + 8], content[at + 8 : at + 8 + size]
        assert struct.unpack(">I", content[at + 8 + size : at + 12 + size]) == (zlib.crc32(name + held),)
        chunks[name] = held
        at += 12 + size
    wide, high, depth, kind, *_ = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert depth == 8
    rows = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8).reshape(high, -1)
    assert set(rows[:, 0]) == {2}
    return np.cumsum(rows[:, 1:], axis=0, dtype=np.uint8).reshape(high, wide, {0: 1, 2: 3, 6: 4}[kind])


@pytest.mark.parametrize("shape", [(3, 5), (4, 2, 3), (2, 3, 4)])
def test_pixels_come_back_out_of_a_png(shape: tuple[int, ...]) -> None:
    made = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    assert (pixels(png(made)).reshape(shape) == made).all()


def test_a_page_is_drawn_with_its_words() -> None:
    drawn = page_picture(PAGE, 1, dpi=72)
    assert isinstance(drawn, PageImage)
    assert (drawn.width, drawn.height, drawn.label) == (420, 600, None)
    seen = pixels(drawn.content)
    assert seen.shape[:2] == (600, 420)
    dark = np.argwhere(seen[..., 0] < 128)
    assert 600 - 512 < dark[:, 0].min() < 600 - 495  # the first line stands at 500 points from below
    assert 38 < dark[:, 1].min() < 45


def test_the_size_of_a_picture() -> None:
    jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xc2\x00\x0b\x08\x00\x10\x00\x20\x01\x01\x11\x00"
    assert size_of(png(np.zeros((3, 5), dtype=np.uint8))) == (5, 3)
    assert size_of(jpeg) == (32, 16)
    assert [size_of(content) for content in (jpeg[:12], b"\xff\xd8\xff", b"GIF89a", b"")] == [None] * 4


def test_what_cannot_be_drawn_is_none() -> None:
    assert page_picture(PAGE, 3) is None
    assert page_picture(PAGE, 0) is None
    assert page_picture(b"%PDF-1.4 nothing", 1) is None


def test_a_large_page_is_drawn_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.ingest.pdf.picture.MOST_PIXELS", 10_000)
    drawn = page_picture(PAGE, 1)
    assert drawn is not None
    seen = pixels(drawn.content)
    assert 9_000 < seen.shape[0] * seen.shape[1] < 11_000
    assert (drawn.width, drawn.height) == (420, 600)
