"""A draft is held against what it cites: what stands there passes, what does not is told."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from evaluation.drafts.__main__ import Anchors, measure
from onrecord import api
from onrecord.exports.drafts import KINDS, DraftError, check_draft
from onrecord.exports.drafts.sentences import Paragraph, read_draft, sentences_of
from onrecord.exports.drafts.words import levelled, named, pieces, quotations
from onrecord.record import open_reader

Kinds = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def record(sample_record: Path) -> Iterator[api.Record]:
    with api.open(sample_record) as opened:
        yield opened


@pytest.fixture(scope="module")
def kinds(record: api.Record, tmp_path_factory: pytest.TempPathFactory) -> Kinds:
    """Return the kinds of faults of a draft whose citations are given by words."""
    anchors, path = Anchors(record), tmp_path_factory.mktemp("draft") / "draft.md"

    def found(text: str) -> list[str]:
        path.write_text(anchors.put_in(text), encoding="utf-8")
        return [fault.kind for fault in record.check(path).faults]

    return found


CITED = '[@s:01 "he had resigned in protest"]'
DENIED = '[@s:01 "Kessarin had resigned" deny]'
DEAD = '[@s:16 "Security forces opened fire on residents"]'


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (f"Kessarin said in October 2021 that he had resigned in protest {CITED}.", []),
        (
            f"Kessarin said that he had resigned {CITED}. He spoke of “a war on the people who live below it” {CITED}.",
            [],
        ),
        (f"Kessarin said that he had resigned in protest at “the filling of the … reservoir” {CITED}.", []),
        (f"Kessarin said that he had resigned at “the emptying of the reservoir” {CITED}.", ["quotation-differs"]),
        (f"Kessarin said on 5 June 2021 that he had resigned {CITED}.", ["date-not-there"]),
        (f"Kessarin and Osgood Brandel said that he had resigned {CITED}.", ["name-not-there"]),
        (f"Kessarin admitted that he had resigned {CITED}.", ["stance-changed"]),
        (f"The deputy had left his post {CITED}.", ["hand-dropped"]),
        (f"Marek Tull said that Kessarin had resigned {DENIED}.", ["denial-dropped"]),
        (f"Marek Tull denied that Kessarin had resigned {DENIED}.", []),
        (f"At least 19 people were killed, witnesses told Radio Meridian {DEAD}.", []),
        (f"19 people were killed, witnesses told Radio Meridian {DEAD}.", ["hedge-dropped"]),
        (f"At least 91 people were killed, witnesses told Radio Meridian {DEAD}.", ["number-not-there"]),
        ("Kessarin had resigned.", ["uncited"]),
        ("Kessarin said that he had resigned [@s:0123456789abcdef].", ["unknown-citation"]),
    ],
)
def test_what_does_not_stand_there_is_told(kinds: Kinds, text: str, wrong: list[str]) -> None:
    assert kinds(text) == wrong


def test_one_origin_is_not_several_sources(kinds: Kinds) -> None:
    text = "Kessarin said: “I signed the closing of the sluices”, two papers write"
    assert "one-origin" in kinds(f'{text} [@s:01 "I signed the closing"; @s:02 "I signed the closing"].')
    assert "one-origin" not in kinds(f'{text} [@s:01 "I signed the closing"].')


def test_planted_faults_are_found_and_a_sound_draft_passes(record: api.Record, tmp_path: Path) -> None:
    share, alarms = measure(record, tmp_path)
    assert share >= 0.95
    assert alarms <= 5


def test_a_word_file_comes_back_with_comments(record: api.Record, tmp_path: Path) -> None:
    anchors, draft, out = Anchors(record), tmp_path / "draft.docx", tmp_path / "checked.docx"
    document = Document()
    document.add_heading("Kessarin resigns", 1)
    paragraph = document.add_paragraph("")
    for run in (anchors.put_in(f"Kessarin said that he had resigned {CITED}. "), "Nobody cites ", "this."):
        paragraph.add_run(run)
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "Nor this in a table."
    document.save(str(draft))
    checked = record.check(draft, out)
    assert [fault.kind for fault in checked.faults] == ["uncited", "uncited"]
    comments = list(Document(str(out)).comments)
    assert [comment.text for comment in comments] == ["uncited: This sentence cites nothing of the record."] * 2
    assert [comment.author for comment in comments] == ["onrecord", "onrecord"]
    assert "3 sentences, 1 of them cite" in checked.sentence()


@pytest.mark.parametrize(("name", "content"), [("a.pdf", b"%PDF"), ("a.docx", b"no zip"), ("a.md", b"\xff\xfe\x00")])
def test_what_is_no_draft_is_refused_with_a_reason(
    sample_record: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with open_reader(sample_record) as reader, pytest.raises(DraftError, match=str(path)):
        check_draft(reader, path)


def test_every_kind_has_a_meaning(record: api.Record, tmp_path: Path) -> None:
    draft = tmp_path / "d.md"
    draft.write_text("One. Two [@s:ff].", encoding="utf-8")
    assert {fault.kind for fault in record.check(draft).faults} <= set(KINDS)


def test_sentences_keep_their_quotations_and_citations_together() -> None:
    text = "“I went. I saw,” he said. [@s:aa; @s:sbb] Then nothing [@s:cc]. End"
    found = sentences_of([Paragraph("# No", heading=True), Paragraph(text)])
    assert [one.citations for one in found] == [("saa", "sbb"), ("scc",), ()]
    assert [one.text for one in found] == ["“I went. I saw,” he said.", "Then nothing.", "End"]
    assert "".join(text[one.span.start : one.span.end] for one in found) == text


def test_markdown_is_read_by_paragraph(tmp_path: Path) -> None:
    draft = tmp_path / "d.md"
    draft.write_text("# Head\n\n> quoted\n\n- item one\n\n## Next\nText\n", encoding="utf-8")
    head, *texts = read_draft(draft)
    assert (head.text, head.heading) == ("# Head", True)
    assert [one.text for one in texts[:2]] == ["quoted", "item one"]


def test_words_of_quotations_and_names() -> None:
    assert list(quotations('He said “one” and "two", the town’s ‘three’.')) == ["one", "two", "three"]
    assert pieces("The [new] dam … would hold, ") == ["the", "dam", "would hold"]
    assert levelled("A – “b”\n c") == "a - b c"
    ordinary = {"people"}
    assert list(named("People in Marovec saw Ada Moran on Monday.", ordinary)) == [("Marovec",), ("Ada", "Moran")]


@given(st.text("aB. “”\"'’[]@s:0;\n…|", max_size=60))
def test_any_draft_can_be_cut(text: str) -> None:
    found = sentences_of([Paragraph(text)])
    for one in found:
        assert 0 <= one.span.start < one.span.end <= len(text)
    assert [one.span for one in found] == sorted(one.span for one in found)
