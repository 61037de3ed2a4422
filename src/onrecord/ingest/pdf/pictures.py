"""Pages without a text layer: drawn and recognised where that can be done, and named either way."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from onrecord.ingest.limits import DOTS, MAX_DOTS, MAX_PICTURES
from onrecord.ingest.ocr import NoOcrError, Ocr, version
from onrecord.ingest.pdf.lines import Line
from onrecord.ingest.pdf.recognised import Page, recognise
from onrecord.ingest.problems import NO_TEXT_LAYER, TEXT_BY_OCR
from onrecord.model import Problem

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_LISTED: Final = 20
_POINTS: Final = 72
"""Points of an inch."""


class Pictures:
    """The pages of one document that are pictures."""

    def __init__(self, ocr: Ocr) -> None:
        """Know of none yet."""
        self._ocr = ocr
        self._read: list[tuple[int, Page]] = []
        self._bare: list[int] = []
        self._why = ""

    def lines_of(self, page: "PdfPage", number: int) -> Sequence[Line]:
        """Return the lines that are recognised on a page; none where nothing is."""
        is_blank = next(page.get_objects(), None) is None
        if is_blank or self._why or len(self._read) + len(self._bare) >= MAX_PICTURES:
            self._bare.append(number)
            return ()
        picture, scale = _drawn(page)
        try:
            pages = recognise(picture, self._ocr, first=number, scale=scale)
        except NoOcrError as error:
            self._why = str(error)
            pages = ()
        self.take(pages, number)
        return pages[0].lines if pages else ()

    def take(self, pages: Sequence[Page], number: int) -> None:
        """Note what was recognised from page ``number`` on; nothing at all counts as one page."""
        for place, page in enumerate(pages, number):
            if page.lines:
                self._read.append((place, page))
            else:
                self._bare.append(place)
        if not pages:
            self._bare.append(number)

    def fail(self, why: str) -> None:
        """Note that nothing can be recognised, and why."""
        self._why = why

    def problems(self, pages: int) -> Iterator[Problem]:
        """Yield what is to be said of a document of so many pages."""
        if self._read:
            sure = sum(page.sure for _, page in self._read) / len(self._read)
            by = f"{version()}, {self._ocr.languages}, sure of its words to {sure:.0f} of 100"
            which = _which([number for number, _ in self._read], pages)
            message = f"{which} no text layer: the text was made by OCR ({by}). Check it against the page."
            yield Problem(TEXT_BY_OCR, message)
        if self._bare:
            why = self._why or "Nothing was recognised there: it may be blank, or in another language (--ocr)."
            yield Problem(NO_TEXT_LAYER, f"{_which(self._bare, pages)} no text layer. {why}")


def _which(numbers: Sequence[int], pages: int) -> str:
    if len(numbers) == pages:
        return "It is a scan or a picture and has"
    listed = ", ".join(str(number + 1) for number in numbers[:_LISTED]) + (" …" if len(numbers) > _LISTED else "")
    return f"{len(numbers)} of {pages} pages ({'page' if len(numbers) == 1 else 'pages'} {listed}) have"


def _drawn(page: "PdfPage") -> tuple[bytes, float]:
    """Return a page as a grey picture (PNM), and the points that one of its dots stands for."""
    longer = max(page.get_width(), page.get_height(), 1.0)
    scale = min(DOTS / _POINTS, MAX_DOTS / longer)
    bitmap = page.render(scale=scale, grayscale=True)
    rows = memoryview(bitmap.buffer).cast("B")
    dots = b"".join(
        rows[start : start + bitmap.width] for start in range(0, bitmap.height * bitmap.stride, bitmap.stride)
    )
    head = f"P5 {bitmap.width} {bitmap.height} 255\n".encode()
    bitmap.close()
    return head + dots, 1 / scale
