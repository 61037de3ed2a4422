"""Pictures (PNG, JPEG, TIFF) as documents: the text that is recognised on them, with its places in pixels."""

from onrecord.ingest.assemble import Content
from onrecord.ingest.ocr import NoOcrError, Ocr
from onrecord.ingest.pdf.document import text_of
from onrecord.ingest.pdf.paragraphs import paragraphs
from onrecord.ingest.pdf.pictures import Pictures
from onrecord.ingest.pdf.recognised import recognise


def read_picture(content: bytes, ocr: Ocr) -> Content:
    """Return the text on a picture, marked as recognised; a problem alone where there is none or it cannot be done."""
    pictures = Pictures(ocr)
    try:
        pages = recognise(content, ocr)
    except NoOcrError as error:
        pictures.fail(str(error))
        pages = ()
    pictures.take(pages, 0)
    text, blocks = text_of(paragraphs([page.lines for page in pages], [page.height for page in pages]))
    return Content(text, blocks, problems=tuple(pictures.problems(max(len(pages), 1))))
