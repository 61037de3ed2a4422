"""The report as Word, PDF and Markdown: what is cited stands there, and other programs open it."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import typst
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import api
from onrecord.exports.book.html import page
from onrecord.exports.book.markdown import markdown
from onrecord.exports.book.typst import source, write_pdf
from onrecord.exports.book.values import Book, Chapter, Note, Paragraph, Run, Table
from onrecord.exports.book.word import word_bytes, write_word
from onrecord.exports.book.wording import quoted
from tests.conftest import require

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    [
        "#let x = 1",
        "*a* _b_ $c$",
        'a"b\\',
        "<script>",
        "]]>",
        "[@s:1]",
        '#raw(read("/etc/passwd"))',
        "نامه ها",
        "\x00\x0b",
    ]
)


@pytest.fixture(scope="module")
def record(sample_record: Path) -> Iterator[api.Record]:
    with api.open(sample_record) as opened:
        yield opened


@pytest.fixture(scope="module")
def reports(record: api.Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the report on the sample pile in each form."""
    folder = tmp_path_factory.mktemp("reports")
    for ending in ("docx", "pdf", "md"):
        record.report(folder / f"report.{ending}")
    return folder


def test_a_report_in_markdown_holds_against_the_record(record: api.Record, reports: Path) -> None:
    """What the report says is checked like any draft: every word of it stands in what it cites."""
    checked = record.check(reports / "report.md")
    dossier = re.compile(r"[A-Z]{1,2}\. | › ")  # cells of a dossier are no sentences
    wrong = [fault for fault in checked.faults if not dossier.search(fault.sentence.text)]
    kinds = {fault.kind for fault in wrong}
    assert kinds <= {"uncited", "undated-source", "hand-dropped"}
    unheard = [fault for fault in wrong if fault.kind == "hand-dropped"]
    assert all(fault.words in ("We", "I") for fault in unheard)  # too short to be looked for
    assert sum(bool(one.citations) for one in checked.sentences) > 300


def test_word_has_real_footnotes(record: api.Record, reports: Path) -> None:
    with zipfile.ZipFile(reports / "report.docx") as file:
        notes = file.read("word/footnotes.xml").decode()
        body = file.read("word/document.xml").decode()
    numbers = re.findall(r'<w:footnoteReference w:id="(\d+)"', body)
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert len(re.findall(r"<w:footnote w:id=", notes)) == len(numbers) > 300
    text = "\n".join(paragraph.text for paragraph in Document(str(reports / "report.docx")).paragraphs)
    assert "Marek Tull “denied”, in the words of RIVER POST: “Kessarin had resigned”" in text
    documents = {source.document for source in record.sources()}
    assert set(re.findall(r"SHA-256 ([0-9a-f]{64})", notes)) <= documents


def test_word_has_a_table_of_contents_that_leads_to_its_chapters(reports: Path) -> None:
    """The entries stand there before Word counts pages; each leads to the bookmark around the heading of its words."""
    document = Document(str(reports / "report.docx"))
    body = document.element.body
    assert [one.text for one in body.iter(qn("w:instrText")) if "TOC" in one.text] == [' TOC \\o "1-1" \\h \\z \\u ']
    kinds = [one.get(qn("w:fldCharType")) for one in body.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") > 3
    headings = {
        mark.get(qn("w:name")): paragraph.text
        for paragraph in document.paragraphs
        if paragraph.style is not None and paragraph.style.name == "Heading 1"
        for mark in paragraph._p.iter(qn("w:bookmarkStart"))
    }
    entries = {
        link.get(qn("w:anchor")): "".join(text.text for text in link.iter(qn("w:t")))
        for link in body.iter(qn("w:hyperlink"))
    }
    assert entries == headings
    assert "What is reported" in entries.values()
    marks = [one.get(qn("w:id")) for one in body.iter(qn("w:bookmarkStart"))]
    assert len(set(marks)) == len(marks)
    counted = [one.text.split()[1] for one in body.iter(qn("w:instrText")) if "PAGEREF" in one.text]
    assert counted == list(entries)


def test_a_few_headings_need_no_table_of_contents() -> None:
    short = _book("a", "b")
    long = replace(short, chapters=short.chapters * 3)
    for book, there in ((short, False), (long, True)):
        assert (b"TOC" in zipfile.ZipFile(BytesIO(word_bytes(book))).read("word/document.xml")) is there
        assert ("#outline(" in source(book)) is there
        assert ("<nav" in page(book)) is there


def test_a_word_file_can_bear_its_citations(record: api.Record, tmp_path: Path) -> None:
    record.report(tmp_path / "r.docx", citing=True)
    assert {fault.kind for fault in record.check(tmp_path / "r.docx").faults} <= {
        *("uncited", "undated-source", "hand-dropped", "name-not-there", "denial-dropped", "quotation-differs"),
        "hedge-dropped",
    }


@pytest.mark.system
def test_libreoffice_and_poppler_open_them(reports: Path, tmp_path: Path) -> None:
    for program in ("soffice", "pdftotext"):
        require(there=shutil.which(program) is not None, what=f"the program {program}")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ["--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(reports / "report.docx")]
    subprocess.run(["soffice", profile, *convert], check=True, capture_output=True, timeout=300)
    for pdf in (tmp_path / "report.pdf", reports / "report.pdf"):
        run = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True)
        text = " ".join(run.stdout.split())
        assert "Marek Tull “denied”, in the words of RIVER POST: “Kessarin had resigned”" in text
        assert text.count("Annex: custody") == 2  # in the table of contents, and where it stands
        assert "قصمارا" in text or "قصم" in text  # the outlet of the page in Arabic script


def test_quotation_marks_are_set_once() -> None:
    assert quoted("“I went,”") == "“I went”"
    assert quoted("he said “no” twice") == "“he said ‘no’ twice”"
    assert quoted("“No,” he said, “never.”") == "“‘No,’ he said, ‘never.’”"


def _book(one: str, other: str) -> Book:
    note = Note((Run(one), Run(other, "quiet")), "s0123456789abcdef")
    blocks = (Paragraph((Run(other, "quote"), note), bullet=True), Table((one, other), ((other, one),), (1, 2)))
    return Book(one, "today", (Paragraph((Run(other, "strong"),)),), (Chapter(other, 1, blocks),))


@settings(max_examples=15)  # each is set by Typst as a whole
@given(WORDS, WORDS)
def test_any_words_are_only_words(one: str, other: str) -> None:
    book = _book(one, other)
    assert typst.compile(source(book).encode()).startswith(b"%PDF")
    assert "[@s:0123456789abcdef]" in markdown(book)


@settings(max_examples=40)
@given(WORDS, WORDS)
def test_any_words_fit_into_a_word_file(tmp_path_factory: pytest.TempPathFactory, one: str, other: str) -> None:
    path = tmp_path_factory.mktemp("word") / "a.docx"
    write_word(_book(one, other), path, citing=True)
    assert len(Document(str(path)).tables) == 1


def test_what_is_set_reads_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    write_pdf(_book('#read("secret.txt")', '"); #read("secret.txt"); ("'), tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
