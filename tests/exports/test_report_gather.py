"""A report is gathered from a record: what was wanted, and what a reader must know about the rest."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from onrecord import api
from onrecord.exports.report import gather_report, write_report
from onrecord.record import Reader, open_reader
from onrecord.views.values import Wanted
from tests.exports.hand_made import SAMPLES

NAMES = (
    "01-river-post-kessarin.txt",
    "03-daily-ledger-brief.txt",
    "07-varenia-watch-agents.html",
    "15-qasmara-today.html",
    "21-sulmet-protest-page.txt",
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a record of some documents of the sample pile."""
    path = tmp_path_factory.mktemp("record") / "onrecord.db"
    with api.open(path, create=True) as record:
        record.add([SAMPLES / name for name in NAMES], workers=1)
    return path


@pytest.fixture
def reader(path: Path) -> Iterator[Reader]:
    """Return a reader of the record."""
    with open_reader(path) as opened:
        yield opened


def test_everything_is_gathered(reader: Reader) -> None:
    """Without filters all documents are listed, also the one that nothing is quoted from."""
    report = gather_report(reader, Wanted(own_voice=True), made="2024-06-12", with_texts=True)
    assert (report.title, report.filters, report.notice) == ("Who said what", "everything", None)
    assert len(report.sources) == len(report.texts) == report.summary.documents == len(NAMES)
    assert {row.manner for row in report.statements} >= {"direct", "author"}
    assert {event.statement for event in report.events} <= {row.id for row in report.statements}
    assert any(problem.kind == "language-not-read" for problem in report.problems)
    for row in report.statements:
        assert all(quote.text == quote.span.of(report.texts[row.document].text) for quote in row.content)


def test_a_copy_says_what_it_repeats(reader: Reader, path: Path, tmp_path: Path) -> None:
    """The brief shortens the article: the table of sources says so and leads there."""
    report = gather_report(reader, Wanted(own_voice=True), made="2024-06-12")
    (copy,) = report.copies
    names = {source.document: Path(source.path).name for source in report.sources}
    assert (names[copy.document], names[copy.of_document], copy.relation) == (NAMES[1], NAMES[0], "abridged")
    with open_reader(path) as opened:
        write_report(opened, tmp_path / "r.html", Wanted(own_voice=True))
    row = html.parse(tmp_path / "r.html").xpath(f'//tr[@id="d-{copy.document}"]')[0]
    assert "S1: repeats it, shortened" in " ".join(row.text_content().split())
    narrowed = gather_report(reader, Wanted(document=copy.document, own_voice=True), made="2024-06-12")
    assert narrowed.copies == ()


def test_a_filter_narrows_sources_and_voices(reader: Reader) -> None:
    """Only what is cited is listed; how much was searched is still said."""
    report = gather_report(reader, Wanted(by="Marek Tull", own_voice=True), made="2024-06-12")
    assert report.title == "Who said what: said by “Marek Tull”"
    assert report.statements
    cited = {row.document for row in report.statements}
    assert {source.document for source in report.sources} == cited
    assert report.summary.documents == len(NAMES) > len(cited)
    assert all(problem.document in {None, *cited} for problem in report.problems)
    assert "Marek Tull" in {voice.name for voice in report.voices}
    assert not report.texts


def test_silence_is_dated_by_the_whole_record(reader: Reader) -> None:
    report = gather_report(reader, Wanted(by="Nobody at all"), made="1999-01-01")
    assert not report.statements
    assert report.added_until > "2020"


def test_the_written_report_reads_back(reader: Reader, tmp_path: Path) -> None:
    """From files to a page: each quotation on it is in one of the documents, letter for letter."""
    output = tmp_path / "report.html"
    write_report(reader, output, Wanted(own_voice=True), title="River officials", with_texts=True)
    page: Any = html.document_fromstring(output.read_text(encoding="utf-8"))
    assert page.xpath("string(//h1)") == "River officials"
    texts = ["".join(whole.itertext()) for whole in page.xpath("//div[@class='whole']")]
    assert len(texts) == len(NAMES)
    shown = page.xpath("//blockquote/span[@class='words']")
    assert len(shown) > 20
    targets = {link.removeprefix("#") for link in page.xpath("//@href")}
    assert targets <= set(page.xpath("//@id"))


def test_labels_are_announced(path: Path) -> None:
    """A report for oneself says that it holds labelled documents and people, and that it must not be passed on."""
    with api.open(path) as record:
        record.label("21-sulmet-protest-page.txt", "confidential")
    with open_reader(path) as opened:
        documents = gather_report(opened, Wanted(), made="2024-06-12").notice
    assert documents is not None
    assert documents.startswith("This record holds 1 document labelled confidential or protected.")
    with api.open(path) as record:
        record.label("Marek Tull", "protected")
    with open_reader(path) as opened:
        both = gather_report(opened, Wanted(), made="2024-06-12").notice
    assert both is not None
    assert "1 document and 1 person" in both
