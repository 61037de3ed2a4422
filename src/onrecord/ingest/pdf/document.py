"""A PDF as text, blocks and given values; what it lacks is said."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from onrecord.ingest.assemble import Content
from onrecord.ingest.characters import clean
from onrecord.ingest.given import given
from onrecord.ingest.limits import MAX_PAGES
from onrecord.ingest.ocr import Ocr
from onrecord.ingest.pdf.lines import Line, lines_of
from onrecord.ingest.pdf.paragraphs import Paragraph, paragraphs
from onrecord.ingest.pdf.pictures import Pictures
from onrecord.ingest.pdf.words import joined, whole_words
from onrecord.ingest.problems import BAD_PDF, PDF_LOCKED, TOO_MANY_PAGES
from onrecord.model import Block, Given, Problem, Span, printed_path

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_LOCKED: Final = "password"
_WORKING_TITLES: Final = (".doc", ".docx", ".indd", ".qxd", ".pub", ".rtf", ".pages", ".odt", ".tmp", ".html")


def read_pdf(content: bytes, ocr: Ocr) -> Content:
    """Return the text of a PDF: paragraphs in reading order, with their places, and what its properties say.

    Nothing in the file is run or fetched. Of pages without a text layer the text is recognised where that can be done,
    and a problem says of which; those of which it cannot are named in another one.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        return Content(problems=(_unopened(str(error)),))
    try:
        return _read(document, ocr)
    finally:
        document.close()


def _read(document: "PdfDocument", ocr: Ocr) -> Content:
    from pypdfium2 import PdfiumError

    pages: list[Sequence[Line]] = []
    heights: list[float] = []
    labels: list[str] = []
    problems: list[Problem] = []
    pictures = Pictures(ocr)
    count = len(document)
    for number in range(min(count, MAX_PAGES)):
        lines: Sequence[Line] = ()
        height = 0.0
        try:
            page = document[number]
            height = page.get_height()
            lines = list(lines_of(page, number)) or pictures.lines_of(page, number)
            page.close()
        except PdfiumError as error:
            problems.append(Problem(BAD_PDF, f"Page {number + 1} is damaged ({error}); the other pages were read."))
        pages.append(lines)
        heights.append(height)
        labels.append(page_label(document, number))
    if count > MAX_PAGES:
        message = f"The PDF has {count:,} pages; the first {MAX_PAGES:,} were read. Split it and add the pieces."
        problems.append(Problem(TOO_MANY_PAGES, message))
    text, blocks = text_of(paragraphs(pages, heights), labels)
    return Content(text, blocks, _given(document), (*problems, *pictures.problems(len(pages))))


def text_of(found: Sequence[Paragraph], labels: Sequence[str] = ()) -> tuple[str, tuple[Block, ...]]:
    """Return paragraphs as text and blocks, an empty line between them."""
    whole = whole_words(line for paragraph in found for line in paragraph.lines)
    pieces: list[str] = []
    blocks: list[Block] = []
    length = 0
    for paragraph in found:
        words = joined(paragraph.lines, whole)
        gap = "\n\n" if pieces else ""
        start = length + len(gap)
        length = start + len(words)
        pieces += [gap, words]
        blocks.append(Block(Span(start, length), _path(paragraph.lines, labels), paragraph.tag, wrapped=True))
    return "".join(pieces), tuple(blocks)


def _path(lines: Iterable[Line], labels: Sequence[str]) -> str:
    """Return page and box of each line."""
    called = dict(enumerate(labels))
    return printed_path((line.page + 1, called.get(line.page, ""), line.box) for line in lines)


def page_label(document: "PdfDocument", number: int) -> str:
    """Return what a page, counted from 0, is called in the file; nothing where that is its number."""
    label = clean(document.get_page_label(number)).strip()
    return "" if label == str(number + 1) else label


def _given(document: "PdfDocument") -> tuple[Given, ...]:
    """Return title and author of the properties; working titles of word processors are none."""
    told = document.get_metadata_dict(skip_empty=True)
    title = told.get("Title", "").strip()
    if title.lower().endswith(_WORKING_TITLES) or " " not in title:
        title = ""
    values = (given("title", title, "pdf:Title"), given("author", told.get("Author", ""), "pdf:Author"))
    return tuple(value for value in values if value is not None)


def _unopened(why: str) -> Problem:
    if _LOCKED in why.lower():
        return Problem(PDF_LOCKED, "The PDF is locked with a password. Save a copy without one and add that file.")
    return Problem(BAD_PDF, f"This is no PDF that can be opened ({why}). Download it once more, or print it anew.")
