"""A built report on the sample pile: what it cites is found again, each footnote is whole, silence is worded."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from onrecord import api
from onrecord.exports.book.figures import counts_figure
from onrecord.exports.book.html import set_book
from onrecord.exports.book.typst import picture
from onrecord.exports.book.values import Block, Book, Chapter, Figure, Note, Paragraph, Piece, Run, Table
from onrecord.exports.builder.answering import Listed, Lost, Stated, answer_plan
from onrecord.exports.builder.composing import build
from onrecord.exports.builder.from_log import plan_of_log
from onrecord.exports.builder.values import Asked, Cited, Plan, Question, Words
from onrecord.exports.report import set_book as made
from onrecord.exports.report_counts import Plot, Point
from onrecord.exports.report_dossiers import until_in_words
from onrecord.exports.research_log import Answer
from onrecord.model import Place, Span
from onrecord.record import Reader, open_reader
from onrecord.views.values import Source, Wanted
from tests.conftest import require


@pytest.fixture(scope="module")
def record(sample_record: Path) -> Iterator[api.Record]:
    with api.open(sample_record) as opened:
        yield opened


@pytest.fixture(scope="module")
def reader(sample_record: Path) -> Iterator[Reader]:
    with open_reader(sample_record) as opened:
        yield opened


@pytest.fixture(scope="module")
def statement(record: api.Record) -> Cited:
    """Return a statement with a cue and a speaker of its own."""
    row = next(row for row in record.said(Wanted(by="Marek Tull")) if row.cue and row.manner == "direct")
    return record.cite("statement", row.id)


@pytest.fixture(scope="module")
def plan(record: api.Record, statement: Cited) -> Plan:
    """Return a plan with everything that a report can show."""
    event = record.occasions(least=2, limit=1)[0].id
    counted = next(one.id for one in record.occasions() if any(t.counts for t in record.event(one.id).tellings))
    return Plan(
        "Who left, and why",
        f"For the board. *Nothing else* [@s:{statement.id[1:]}].",
        (
            Question("What is said?", (statement, Words("My **own** words."))),
            Question("What happened?", (record.cite("dossier", event), record.cite("counts", counted))),
            Question("When, and to whom?", (Asked("timeline", about="Kessarin"), Asked("cases", limit=2))),
            Question("What is not there?", (Asked("search", words="unobtainium", since="2021"),)),
            Question("Who asked?", (Words("Nobody."),)),
        ),
    )


@pytest.fixture(scope="module")
def book(reader: Reader, plan: Plan) -> Book:
    return build(reader, plan, made="2024-03-05")


def words(block: Block) -> str:
    if isinstance(block, Paragraph):
        return "".join(piece.text for piece in block.pieces if isinstance(piece, Run))
    return block.words if isinstance(block, Figure) else ""


def chapter(book: Book, title: str) -> str:
    return "\n".join(words(block) for one in book.chapters if one.title == title for block in one.blocks)


def notes(book: Book) -> list[str]:
    """Return the footnotes of a book, those of one passage of a dossier once."""
    found: dict[str, str] = {}
    for number, piece in enumerate(piece for one in book.chapters for block in one.blocks for piece in pieces(block)):
        if isinstance(piece, Note):
            found.setdefault(piece.key or str(number), "".join(run.text for run in piece.runs))
    return list(found.values())


def pieces(block: Block) -> Iterator[Piece]:
    if isinstance(block, Paragraph):
        yield from block.pieces
    elif isinstance(block, Table):
        cells = (cell for row in block.rows for cell in row if not isinstance(cell, str))
        yield from (piece for cell in cells for paragraph in cell for piece in paragraph.pieces)


def test_each_footnote_says_where_the_words_are_from_and_how_that_is_known(record: api.Record, book: Book) -> None:
    """Title, outlet, date and how it is known, access, place, quotation, hash: what is not known is said to be so."""
    sources = {source.document: source for source in record.sources()}
    for note in notes(book):
        source = sources[re.findall(r"SHA-256 ([0-9a-f]{64})$", note)[0]]
        assert (source.title or source.source_id).split()[0].strip("“”\"'") in note
        assert (source.outlet or "outlet not known") in note
        assert re.search(r"\((stated|from|found|given|entered|inferred)|date not known", note), note
        assert re.search(r"accessed \d|date of access not given", note), note
        assert source.url is None or source.url in note
    passages = [note for note in notes(book) if re.search(r"”(?: Repeated from [^“]*\.)? SHA-256", note)]
    assert len(passages) > len(notes(book)) / 2  # that a page was published stands at no place
    for note in passages:
        assert re.search(r", (?:lines?|paragraphs?|rows?|headings?|list items?|blocks?|captions?|pp?\.) ?\d", note), (
            note
        )


def test_silence_is_worded_with_what_was_searched(record: api.Record, book: Book) -> None:
    found = chapter(book, "What is not there?")
    number = record.summary().documents
    assert re.fullmatch(
        rf"Not found in the {number} documents added until \d+ \w+ \d{{4}} "
        r"\(searched: with the words “unobtainium”, since 2021\)\.",
        found,
    )
    assert "For this question nothing is cited from the" in chapter(book, "Who asked?")
    assert "nothing is cited" not in chapter(book, "What is said?")


def test_names_of_files_are_no_dates() -> None:
    sentence = "Not found in the 5 documents added until 2024-03-05, see ledger-2021-10-05 (searched: “2021-10-05”)."
    assert until_in_words(sentence) == sentence.replace("2024-03-05", "5 March 2024")


def test_accounts_that_differ_are_told_beneath_a_statement(record: api.Record, reader: Reader) -> None:
    """They are left out where the report shows the dossier of the event anyway."""
    event = next(one for one in record.occasions(least=2) if one.differ)
    dossier = record.event(event.id)
    side = next(row.a for row in dossier.accords if row.relation == "differ" and row.facet != "in which words")
    told = next(one.statement for one in dossier.tellings if one.id == side.telling)
    alone = Plan("", "", (Question("?", (record.cite("statement", told),)),))
    answer = answer_plan(reader, alone).answers[0][0]
    assert isinstance(answer, Stated)
    assert answer.differing
    assert "Other accounts differ:" in chapter(build(reader, alone, made="2024-03-05"), "?")
    both = Plan("", "", (Question("?", (*alone.chapters[0].items, record.cite("dossier", event.id))),))
    again = answer_plan(reader, both).answers[0][0]
    assert isinstance(again, Stated)
    assert not again.differing


def test_what_is_cited_is_found_by_its_words_when_its_id_is_another(reader: Reader, statement: Cited) -> None:
    """After a new reading ids may differ, and the text may have moved."""
    place = statement.anchor.places[0]
    moved = replace(place, span=Span(place.span.start + 7, place.span.end + 7))
    anchor = replace(statement.anchor, places=(moved, *statement.anchor.places[1:]))
    for item in (replace(statement, id="s0000000000000000"), Cited("statement", "s0000000000000000", anchor)):
        answer = answer_plan(reader, Plan("", "", (Question("?", (item,)),))).answers[0][0]
        assert isinstance(answer, Stated)
        assert (answer.row.id, answer.same) == (statement.id, True)


def test_another_speaker_is_told(reader: Reader, statement: Cited) -> None:
    details = tuple(
        (name, "Zora Quillfeather" if name == "speaker" else said) for name, said in statement.anchor.details
    )
    item = Cited("statement", "s0000000000000000", replace(statement.anchor, details=details))
    plan = Plan("", "", (Question("Who?", (item,)),))
    answer = answer_plan(reader, plan).answers[0][0]
    assert isinstance(answer, Stated)
    assert not answer.same
    assert "another speaker’s now" in chapter(build(reader, plan, made="2024-03-05"), "Annex: what was not found again")


@pytest.mark.parametrize("document", ["", "f" * 64])
def test_what_is_not_found_again_is_listed(reader: Reader, statement: Cited, document: str) -> None:
    """Its words stand nowhere in the document, or the record does not hold the document."""
    anchor = replace(
        statement.anchor,
        document=document or statement.anchor.document,
        places=(Place(Span(0, 9), "no such words"),),
    )
    plan = Plan("", "", (Question("Who?", (Cited("statement", "s0000000000000000", anchor),)),))
    assert isinstance(answer_plan(reader, plan).answers[0][0], Lost)
    book = build(reader, plan, made="2024-03-05")
    assert "[Not found again: a statement by Marek Tull: “no such words”" in chapter(book, "Who?")
    assert "Under “Who?”: a statement by Marek Tull: “no such words”" in chapter(
        book, "Annex: what was not found again"
    )


def test_an_unknown_citation_in_words_is_told_and_not_dropped(reader: Reader) -> None:
    book = build(reader, Plan("", "", (Question("?", (Words("So [@s:00ff]."),)),)), made="2024-03-05")
    assert notes(book) == ["The record holds no statement s00ff."]


def test_the_annexes_name_every_source_once_and_what_is_known_of_it(record: api.Record, reader: Reader) -> None:
    rows = record.said(Wanted(limit=3))
    items = tuple(record.cite("statement", row.id) for row in rows)
    book = build(reader, Plan("", "", (Question("?", items),)), made="2024-03-05")
    table = next(one for one in book.chapters if one.title == "Annex: sources").blocks[0]
    cited: list[Source] = [one for one in record.sources() if one.document in {row.document for row in rows}]
    assert not isinstance(table, (Paragraph, Figure))
    assert sorted(row[-1] for row in table.rows) == sorted(source.document for source in cited)


def test_a_register_entry_and_a_grade_stand_in_the_annex(sample_record: Path, tmp_path: Path) -> None:
    path = tmp_path / "samples.db"
    shutil.copy(sample_record, path)
    with api.open(path) as record:
        row = record.said(Wanted(by="Marek Tull"))[0]
        outlet = record.show(row.document).source.outlet
        assert outlet is not None
        record.set_source(
            outlet, {"owner": "Delta Holding", "self_description": "the voice of the valley"}, who="R. Lind"
        )
        record.judge("grade", row.document, value="B2", why="seen before", who="R. Lind")
        record.report(tmp_path / "a.md", Plan("", "", (Question("?", (record.cite("statement", row.id),)),)))
        record.report(tmp_path / "a.html", Wanted(by="Marek Tull"))
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "Delta Holding" in page
    assert '<q dir="auto">B2</q> <span class="how">R. Lind</span>' in page
    text = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert re.search(rf"\| {outlet} \| Delta Holding \|  \| the voice of the valley \|  \| R\. Lind, ", text)
    assert "No. 1: “B2” (R. Lind)" in text


def test_a_page_sets_each_note_once_and_leads_there_and_back(book: Book) -> None:
    html = made(book, "html").decode()
    referred = re.findall(r'<a id="r(\d+)" href="#f\1"', html)
    assert referred == [str(number) for number in range(1, len(referred) + 1)]
    assert re.findall(r'<li id="f(\d+)"', html) == referred
    assert re.findall(r'href="#r(\d+)"', html) == referred
    assert len(referred) == len(notes(book)) > 40
    assert "<script" not in html
    assert not re.search(r'(?:src|href)="(?!#)', html)


def test_one_passage_of_a_dossier_is_noted_once(book: Book, tmp_path: Path) -> None:
    """Its number stands again where other words of it are quoted: as a link, as a field that Word keeps up to date."""
    html = made(book, "html").decode()
    assert len(re.findall(r'<a href="#f\d+" aria-label="Note', html)) > 3
    (tmp_path / "a.docx").write_bytes(made(book, "docx"))
    with zipfile.ZipFile(tmp_path / "a.docx") as file:
        body = file.read("word/document.xml").decode()
    marked = set(re.findall(r'w:name="(_note\d+)"', body))
    again = re.findall(r" NOTEREF (_note\d+) ", body)
    assert len(again) > 3
    assert set(again) <= marked


def test_hostile_words_stay_words() -> None:
    attack = "<script>alert(1)</script>\"'&"
    note = Note((Run(attack, "quote"),))
    book = Book(attack, attack, (), ())
    _, chapters = set_book(
        replace(book, chapters=(Chapter(attack, 1, (Paragraph((Run(attack), Run(attack, "strong"), note)),)),))
    )
    page = made(replace(book, chapters=(Chapter(attack, 1, (Paragraph((Run(attack), note)),)),)), "html").decode()
    assert "<script" not in page.replace("</script>", "")
    assert chapters[0].notes[0].words.count("&lt;script&gt;") == 1


def test_the_figures_are_drawn_in_every_form(book: Book, tmp_path: Path) -> None:
    drawn = [block for one in book.chapters for block in one.blocks if isinstance(block, Figure)]
    assert len(drawn) >= 1
    assert made(book, "html").decode().count("<figure>") == len(drawn)
    (tmp_path / "a.docx").write_bytes(made(book, "docx"))
    with zipfile.ZipFile(tmp_path / "a.docx") as file:
        assert sum(name.startswith("word/media/") for name in file.namelist()) == len(drawn)
        assert 'descr="Above the line' in file.read("word/document.xml").decode()
    assert made(book, "md").decode().count("> Above the line") == 1


def test_a_count_plot_says_the_numbers_in_the_words_of_the_accounts() -> None:
    """Hostile words stand in the drawing as words; what cannot stand in XML is left out."""
    point = Point(90.0, 50.0, 80.0, 20.0, "A", "40 <b>&\x00 people", "s1", open_=True, label=61.0)
    figure = counts_figure(Plot("people", 760, 200, (point,), ((60.0, "2021-03-05"),), ((20.0, "80"), (150.0, "0"))))
    root = etree.fromstring(figure.svg.encode())
    texts = ["".join(map(str, one.itertext())) for one in root.iter("{*}text")]
    assert texts == ["80", "0", "5 March 2021", "A 40 <b>&  people"]
    whisker = next(one for one in root.iter("{*}path") if one.get("stroke-dasharray"))
    assert whisker.get("d") == "M90.0 20.0V80.0"
    assert picture(figure) is not None


@pytest.mark.system
def test_libreoffice_and_poppler_open_them(book: Book, tmp_path: Path) -> None:
    for program in ("soffice", "pdftotext"):
        require(there=shutil.which(program) is not None, what=f"the program {program}")
    (tmp_path / "word.docx").write_bytes(made(book, "docx"))
    (tmp_path / "set.pdf").write_bytes(made(book, "pdf"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ["--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "word.docx")]
    subprocess.run(["soffice", profile, *convert], check=True, capture_output=True, timeout=300)
    for pdf in ("word.pdf", "set.pdf"):
        run = subprocess.run(["pdftotext", str(tmp_path / pdf), "-"], check=True, capture_output=True, text=True)
        text = " ".join(run.stdout.split())
        for title in ("Terms of reference", "What is said?", "Annex: copies and origins", "Annex: custody"):
            assert title in text
        assert "(searched: with the words “unobtainium”, since 2021)" in text


def test_its_markdown_holds_against_the_record(record: api.Record, plan: Plan, tmp_path: Path) -> None:
    """What a statement of the report says stands in the record, as `onrecord check` reads it."""
    said = tuple(record.cite("statement", row.id) for row in record.said(Wanted(limit=12)))
    record.report(tmp_path / "a.md", Plan("", "", (Question("?", said),)))
    told = [fault for fault in record.check(tmp_path / "a.md").faults if fault.sentence.citations]
    assert {fault.kind for fault in told} <= {"undated-source", "hand-dropped"}
    assert len(plan.cited) == 3


def test_a_selection_becomes_chapters_by_event_and_by_person(record: api.Record) -> None:
    wanted = Wanted(about="Kessarin")
    by_event, by_person = record.plan_by("event", wanted), record.plan_by("person", wanted)
    ids = {row.id for row in record.said(wanted)}
    assert {item.id for item in by_person.cited} == ids
    dossiers = [item for item in by_event.cited if item.kind == "dossier"]
    assert dossiers
    told = {one.statement for item in dossiers for one in record.event(item.id).tellings}
    assert {item.id for item in by_event.cited if item.kind == "statement"} == ids - told
    names = [chapter.question for chapter in by_person.chapters]
    assert len(names) == len(set(names))
    assert "Sources that are not named" in names[-1:]


LOG = """# The dam and who left it

For the board.

## Who left?

I looked here first.

- `onrecord said --about Kessarin`
> Found by an earlier run: 3 rows

## And the unknown?

onrecord said --text unobtainium
"""


def test_a_research_log_becomes_a_report_file(record: api.Record) -> None:
    rows = record.said(Wanted(about="Kessarin", limit=2))
    answers = {
        "onrecord said --about Kessarin": Answer(
            [{"id": row.id, "content": [], "manner": row.manner, "chain": []} for row in rows], ""
        ),
        "onrecord said --text unobtainium": Answer([], "Not found in the 5 documents added until 2024-03-05."),
    }
    plan = plan_of_log(LOG, answers.__getitem__, record.cite_all)
    assert (plan.title, plan.purpose) == ("The dam and who left it", "For the board.")
    assert [chapter.question for chapter in plan.chapters] == ["Who left?", "And the unknown?"]
    first, second = plan.chapters
    assert first.items[0] == Words("I looked here first.")
    assert first.items[1] == Words("> Searched: `onrecord said --about Kessarin`; found: 2 rows.")
    assert [item.id for item in first.items[2:] if isinstance(item, Cited)] == [row.id for row in rows]
    assert second.items == (
        Words(
            "> Searched: `onrecord said --text unobtainium`; found: nothing.\n"
            "> Not found in the 5 documents added until 5 March 2024."
        ),
    )


def test_a_search_shows_what_is_there_when_the_report_is_made(record: api.Record, reader: Reader) -> None:
    asked = Asked("search", by="Marek Tull", limit=2)
    answer = answer_plan(reader, Plan("", "", (Question("?", (asked,)),))).answers[0][0]
    assert isinstance(answer, Listed)
    assert [row.id for row in answer.rows] == [row.id for row in record.said(Wanted(by="Marek Tull", limit=2))]
