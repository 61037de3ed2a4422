"""PDFs: paragraphs in reading order, whole words, and the place of each on its page."""

import pytest

import onrecord.ingest.pdf.document as reader
from evaluation.mutants.printed import column, pdf
from onrecord.model import Document, printed_lines
from tests.ingest.reading import document, kinds, values

LEFT = column(
    40,
    500,
    [
        "The council of the town said on",
        "Monday that the road had to stay",
        "closed. Nobody was asked.",
        "A spokeswoman denied the inves-",
        "tigation and left for the north of",
    ],
)
RIGHT = column(
    230, 500, ["the country, where the police had", "looked for her in each house of", "the well-", "known street."]
)

THIRD = [
    "A spokeswoman denied the inves\u00ad",
    "tigation and left for the north of",
    "the country, where the police had",
    "looked for her in each house of",
    "the well-\u00ad",
    "known street.",
]


def _blocks(found: Document) -> list[tuple[str, str]]:
    return [(block.tag, block.span.of(found.text)) for block in found.blocks]


def test_paragraphs_run_on_over_columns_and_keep_their_line_ends() -> None:
    found = document(pdf([[(40, 540, 20, "The road stays closed"), *LEFT, *RIGHT]]), "a.pdf")
    assert _blocks(found) == [
        ("h1", "The road stays closed"),
        ("p", "The council of the town said on\nMonday that the road had to stay\nclosed. Nobody was asked."),
        ("p", "\n".join(THIRD)),
    ]
    lines = printed_lines(found.blocks[2].path)
    assert [(line.page, line.label) for line in lines] == [(1, "")] * len(THIRD)
    assert [line.box[0] for line in lines] == [40, 40, 230, 230, 230, 230]
    assert (found.media_type, found.problems) == ("application/pdf", ())


def test_running_heads_and_notes_stand_behind_the_paragraph_that_goes_on() -> None:
    first = [
        (40, 570, 8, "Gazette of the River, page 1"),
        *column(40, 100, ["The mayor of the town by the river said that", "the bridge over the river would not be"]),
        *column(40, 60, ["1 The office did not answer."], size=7),
    ]
    second = [
        (40, 570, 8, "Gazette of the River, page 2"),
        *column(40, 500, ["opened before the end of the year.", "More will be told about it next week."]),
        (210, 20, 8, "2"),
    ]
    found = document(pdf([first, second]), "a.pdf")
    assert [tag for tag, _ in _blocks(found)] == ["header", "p", "p", "header", "footer"]
    assert _blocks(found)[1][1].startswith("The mayor of the town by the river said that\nthe bridge")
    assert "would not be\nopened before" in found.text
    assert _blocks(found)[2][1] == "1 The office did not answer."
    assert [line.page for line in printed_lines(found.blocks[1].path)] == [1, 1, 2, 2]


def test_pages_are_called_what_the_file_calls_them() -> None:
    """As in a report whose first pages have Roman numbers."""
    content = pdf([column(40, 500, ["One."]), column(40, 500, ["Two."])])
    named = content.replace(b"/Type/Catalog", b"/Type/Catalog/PageLabels<</Nums[0<</S/r/St 12>>1<</S/D/St 2>>]>>")
    lines = [printed_lines(block.path)[0] for block in document(named, "a.pdf").blocks]
    assert [(line.page, line.label) for line in lines] == [(1, "xii"), (2, "")]


def test_lines_that_were_meant_to_end_are_apart() -> None:
    """The next word had room in the line before: a byline, a row of a table, a list."""
    lines = [
        "By Ada Moran",
        "12 March 2021",
        "The council of the town said on Monday that the",
        "road had to stay closed.",
    ]
    found = document(pdf([column(40, 500, lines)]), "a.pdf")
    assert [text for _, text in _blocks(found)] == [lines[0], lines[1], "\n".join(lines[2:])]


def test_properties_are_candidates_and_working_titles_are_none() -> None:
    page = column(40, 500, ["Words."])
    found = document(pdf([page], title="A road (closed)", author="Ada Moran"), "a.pdf")
    assert values(found, "title") == [("A road (closed)", "pdf:Title")]
    assert values(found, "author") == [("Ada Moran", "pdf:Author")]
    assert document(pdf([page], title="Microsoft Word - road.doc"), "a.pdf").given == ()


def test_pages_without_text_are_named() -> None:
    words = column(40, 500, ["Words that can be read."])
    found = document(pdf([words, [], words]), "a.pdf")
    assert kinds(found) == ["no-text-layer"]
    assert "1 of 3 pages (page 2) have no text layer" in found.problems[0].message
    scan = document(pdf([[], []]), "a.pdf")
    assert (scan.text, kinds(scan)) == ("", ["no-text-layer"])
    assert "is a scan or a picture" in scan.problems[0].message


def test_what_is_no_pdf_inside_says_so() -> None:
    found = document(b"%PDF-1.7 and then nothing", "a.pdf")
    assert (found.text, kinds(found)) == ("", ["bad-pdf"])
    assert "Download it once more" in found.problems[0].message


def test_a_pdf_is_one_whatever_its_name() -> None:
    assert document(pdf([column(40, 500, ["Words."])]), "a.txt").text == "Words."


def test_pages_beyond_the_limit_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_PAGES", 2)
    found = document(pdf([column(40, 500, [f"Page {number}."]) for number in range(4)]), "a.pdf")
    assert kinds(found) == ["too-many-pages"]
    assert "Page 1." in found.text
    assert "Page 2." not in found.text


def test_a_locked_pdf_says_so() -> None:
    found = document(pdf([column(40, 500, ["Words."])], locked=True), "a.pdf")
    assert (found.text, kinds(found)) == ("", ["pdf-locked"])
