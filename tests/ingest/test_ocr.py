"""Text recognition: what is read off pictures is marked, has its places, and is missing with a reason."""

import io
import re

import pytest
from pypdfium2 import PdfDocument

from evaluation.mutants.printed import column, pdf
from onrecord.ingest import Apart, documents_of
from onrecord.ingest.ocr import NoOcrError, Ocr, program, table_of
from onrecord.model import Document, Options, Original, content_id
from tests.conftest import require
from tests.ingest.reading import kinds
from tests.ingest.scanned import png, scan

FIRST = column(40, 540, ["The road stays closed"], size=20) + column(
    40,
    500,
    [
        "The council of the town said on Monday",
        "that the road had to stay closed for now.",
        "Nobody was asked about the new inves-",
        "tigation before it began in the spring.",
    ],
)
SECOND = column(40, 500, ["The second page has a paragraph", "of its own, and nothing more than this."])


@pytest.fixture(scope="module", autouse=True)
def _tesseract() -> None:
    require(there=program() is not None, what="tesseract (apt install tesseract-ocr)")


def read(content: bytes, name: str, options: Options | None = None) -> Document:
    (found,) = documents_of(Original(content_id(content), name, content), options or Options())
    return found


def test_a_scan_is_read_and_marked_and_each_paragraph_has_its_place() -> None:
    found = read(scan([FIRST, SECOND]), "scan.pdf")
    assert kinds(found) == ["text-by-ocr"]
    assert "Check it against the page" in found.problems[0].message
    assert found.text.startswith("The road stays closed\n\nThe council of the town said on Monday\n")
    assert "inves\u00ad\ntigation" in found.text
    assert [block.tag for block in found.blocks][:2] == ["h1", "p"]
    place = re.fullmatch(r"page\[1\]/box\[(\d+) (\d+) (\d+) (\d+)\]", found.blocks[0].path)
    assert place is not None
    left, bottom, right, top = map(int, place.groups())
    assert abs(left - 40) < 4
    assert 530 < bottom < top < 565
    assert right < 300
    assert found.blocks[-1].path.startswith("page[2]/")


def test_pages_with_a_text_layer_keep_it() -> None:
    """One page of two is a picture."""
    mixed = _joined(pdf([SECOND]), scan([FIRST]))
    found = read(mixed, "mixed.pdf")
    assert kinds(found) == ["text-by-ocr"]
    assert found.problems[0].message.startswith("1 of 2 pages (page 2) have no text layer")
    assert found.text.startswith("The second page has a paragraph\nof its own")
    assert "The road stays closed" in found.text


def _joined(one: bytes, other: bytes) -> bytes:
    made = PdfDocument.new()
    for content in (one, other):
        made.import_pages(PdfDocument(content))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_picture_is_a_document() -> None:
    found = read(png(FIRST), "photo.png")
    assert (found.media_type, kinds(found)) == ("image/png", ["text-by-ocr"])
    assert "Nobody was asked" in found.text


def test_the_process_apart_reads_the_same() -> None:
    content = scan([SECOND])
    original = Original(content_id(content), "scan.pdf", content)
    with Apart() as apart:
        assert list(apart.documents_of(original, Options())) == [read(content, "scan.pdf")]


@pytest.mark.parametrize(
    ("options", "reason"),
    [(Options(ocr=""), "left off"), (Options(ocr="tlh"), "failed")],
)
def test_what_is_not_recognised_says_why(options: Options, reason: str) -> None:
    found = read(scan([SECOND]), "scan.pdf", options)
    assert kinds(found) == ["no-text-layer"]
    assert reason in found.problems[0].message


def test_blank_and_broken_pictures() -> None:
    blank = read(scan([[]]), "blank.pdf")
    assert (kinds(blank), blank.text) == (["no-text-layer"], "")
    broken = read(png(SECOND)[:300], "broken.png")
    assert kinds(broken) == ["no-text-layer"]
    (text,) = documents_of(Original("0" * 64, "a.txt", png(SECOND)), Options())
    assert kinds(text) == ["binary-file"]


def test_a_page_that_takes_too_long_is_left() -> None:
    with pytest.raises(NoOcrError, match="longer than"):
        table_of(png(FIRST), Ocr("eng", 0.001, lambda: None))
