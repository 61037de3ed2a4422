"""The lines of a PDF as its text layer gives them, each with its place on the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

_HYPHEN = "\ufffe"
"""What PDFium puts where a word is parted at the end of a line: it stands for the hyphen and the line break."""


class Box(NamedTuple):
    """A rectangle on a page in points, from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def around(self, other: "Box") -> "Box":
        """Return the rectangle around both."""
        lows, highs = zip(self[:2], other[:2], strict=True), zip(self[2:], other[2:], strict=True)
        return Box(*(min(pair) for pair in lows), *(max(pair) for pair in highs))


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page: its words without white space around them, its place, and the size of its type in points.

    ``parted``: its last word goes on in the line that follows. ``page`` is counted from 0.
    """

    text: str
    page: int
    box: Box
    size: float
    parted: bool = False


def lines_of(page: "PdfPage", number: int) -> Iterator[Line]:
    """Yield the lines of a page in the order of its text layer."""
    layer = page.get_textpage()
    try:
        text = layer.get_text_range()
        straight = len(text) == layer.count_chars()
        for start, end, parted in _cuts(text):
            words = text[start:end]
            stripped = words.strip()
            if stripped:
                first = start + len(words) - len(words.lstrip())
                box, size = _place(layer, first, first + len(stripped) - 1) if straight else (_NOWHERE, 0.0)
                yield Line(stripped, number, box, size, parted)
    finally:
        layer.close()


_NOWHERE = Box(0, 0, 0, 0)


def _cuts(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where lines begin and end, and whether a word is parted there."""
    start = 0
    for at, mark in enumerate(text):
        if mark in "\r\n\x0c" or mark == _HYPHEN:
            yield start, at, mark == _HYPHEN
            start = at + 1
    yield start, len(text), False


def _place(layer: "PdfTextPage", first: int, last: int) -> tuple[Box, float]:
    """Return the rectangle around the characters from ``first`` to ``last`` of a line, and the size of the first."""
    from pypdfium2 import raw

    box = Box(*layer.get_charbox(first, loose=True)).around(Box(*layer.get_charbox(last, loose=True)))
    return box, round(box.top - box.bottom, 1) or float(raw.FPDFText_GetFontSize(layer.raw, first))
