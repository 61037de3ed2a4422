"""A researcher sends a report to a colleague, who must be able to trust every line of it."""

import re
from dataclasses import replace
from html import unescape
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from syrupy.assertion import SnapshotAssertion

from onrecord.exports.report import Report, render_report
from onrecord.model import Dated
from onrecord.views.values import Quote, StatementRow
from tests.exports.hand_made import (
    ARABIC,
    PAPERS,
    PROBLEMS,
    RESIGNED,
    SLUICES,
    STATEMENTS,
    TULL_DENIES,
    VOICES,
    hand_made_report,
)

Tree = Any
"""An element of lxml, which has no types of its own here."""


@pytest.fixture(scope="module")
def page() -> Tree:
    """Return the hand-made report as a browser would parse it."""
    return _parse(render_report(hand_made_report()))


def _parse(written: str) -> Tree:
    return html.document_fromstring(written)


def _one(page: Tree, path: str) -> Tree:
    found = page.xpath(path)
    assert len(found) == 1, (path, len(found))
    return found[0]


def _text(element: Tree) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("row", STATEMENTS, ids=lambda row: row.content[0].text[:24])
def test_every_quotation_is_the_text_at_its_span(page: Tree, row: StatementRow) -> None:
    """What stands in the block quotation, and what is marked in its passage, is what the document says there."""
    text = next(paper.text for paper in PAPERS if paper.source.document == row.document)
    card = _one(page, f"//li[@id='s-{row.id}']")
    shown = [element.text_content() for element in card.xpath(".//blockquote/span[@class='words']")]
    assert shown == [quote.span.of(text) for quote in row.content]
    marked = [element.text_content() for element in card.xpath(".//p[@class='context']/mark")]
    assert " ".join(marked) == " ".join(shown)


def test_footnotes_resolve_both_ways(page: Tree) -> None:
    """From the number to the passage, from the passage back to the number, to the source and into the whole text."""
    for row in STATEMENTS:
        number = _one(page, f"//li[@id='s-{row.id}']/p/a[@class='no']")
        assert number.get("href") == f"#n-{row.id}"
        passage = _one(page, f"//div[@id='n-{row.id}']")
        ways = [link.get("href") for link in passage.xpath(".//p[@class='ways']/a")]
        assert ways[:2] == [f"#s-{row.id}", f"#d-{row.document}"]
        assert len(ways) == 2 + (row.document in hand_made_report().texts)


def test_every_link_has_a_target_and_no_id_stands_twice(page: Tree) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {link.removeprefix("#") for link in page.xpath("//@href")}
    assert targets <= set(ids)


def test_nothing_is_requested() -> None:
    """No attribute or style names anything outside the page; addresses of sources are plain text."""
    written = render_report(hand_made_report())
    page = _parse(written)
    assert all(value.startswith("#") for value in page.xpath("//@href | //@src | //@action | //@data | //@poster"))
    assert not page.xpath("//link | //img | //iframe | //object | //embed | //form | //base | //meta[@http-equiv]")
    style = "".join(page.xpath("//style/text()"))
    assert "url(" not in style
    assert "@import" not in style
    assert "http" not in style + "".join(page.xpath("//script/text()"))


def test_the_reporter_s_word_is_shown_and_our_label_is_not(page: Tree) -> None:
    """The River Post writes "denied"; that we file it under deny, or an event under resignation, is no finding."""
    card = _one(page, f"//li[@id='s-{TULL_DENIES.id}']")
    assert [_text(hand) for hand in card.xpath(".//ol[@class='chain']/li")] == [
        "River Post",
        "› Delta Wire",
        "› Marek Tull denied",
    ]
    assert "in answer to 1" in _text(card)
    words = re.findall(r"[\w-]+", _text(page))
    assert {"resignation", "killing", "deny", "denies", "accuse", "affirmed"} & set(words) == {"denies"}
    assert "firmly denies" in _text(page)


def test_groups_are_called_as_the_texts_put_it(page: Tree) -> None:
    headings = [_text(heading) for heading in page.xpath("//h3[@class='wordings']")]
    assert headings == [
        "resigned · had resigned · was dismissed · steps down and 1 other wording",
        "killed · lost their lives · murdered",
    ]


def test_own_voice_stands_apart(page: Tree) -> None:
    own = {row.id for row in STATEMENTS if row.manner == "author"}
    for row in STATEMENTS:
        section = _one(page, f"//li[@id='s-{row.id}']/ancestor::section[parent::main]")
        assert section.get("id") == ("own-voice" if row.id in own else "statements")


def test_what_reads_from_right_to_left_says_so(page: Tree) -> None:
    """Titles and quotations choose their own direction; the language of the document is on them."""
    for element in page.xpath("//blockquote | //p[@class='context'] | //span[contains(@class, 'title')] | //h1"):
        assert element.get("dir") == "auto", html.tostring(element)
    title = _one(page, f"//tr[@id='d-{ARABIC.source.document}']//span[@class='title']")
    assert title.get("lang") == "ar"
    assert title.text_content() == ARABIC.source.title


def test_a_screen_reader_finds_its_way(page: Tree) -> None:
    """Language, one title, headings without gaps, named regions, labelled tables, nothing focusable that is hidden."""
    assert page.get("lang") == "en"
    assert len(page.xpath("//h1")) == len(page.xpath("//main")) == len(page.xpath("/html/head/title")) == 1
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4 | //h5")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = set(page.xpath("//@id"))
    assert set(page.xpath("//@aria-labelledby")) <= ids
    assert all(section.get("aria-labelledby") for section in page.xpath("//section"))
    assert all(cell.get("scope") for cell in page.xpath("//th"))
    assert all(link.text_content().strip() or link.get("aria-label") for link in page.xpath("//a"))
    assert all(link.get("tabindex") == "-1" for link in page.xpath("//*[@aria-hidden='true']//a"))
    assert all(summary.text_content().strip() for summary in page.xpath("//details/summary[1]"))


def test_whole_texts_lose_no_character(page: Tree) -> None:
    """Each text of the annex, numbers of statements taken out, is the document from its first to its last character."""
    for document, shown in hand_made_report().texts.items():
        whole = _one(page, f"//article[@id='text-{document}']//div[@class='whole']")
        stretches = whole.xpath(".//p/mark | .//p/span")
        assert "".join(element.text_content() for element in stretches) == shown.text


def test_furniture_is_folded(page: Tree) -> None:
    folded = page.xpath("//details[@class='furniture']")
    assert folded
    assert "POST COMMENT" in folded[0].text_content()
    assert not folded[0].get("open")


def test_the_custody_log_is_quoted(page: Tree) -> None:
    box = _text(_one(page, "//section[@id='custody']"))
    assert "not found in the 6 documents added until 10 June 2024 (searched: everything)" in box
    assert "12 entries" in box
    assert hand_made_report().summary.custody_head in box


HOSTILE = "\u202e<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7 * 7 }}</style></title>"


def _hostile(report: Report) -> Report:
    """Return the report with markup in everything that comes from documents or from a person."""
    source = replace(
        report.sources[0], title=HOSTILE, outlet=HOSTILE, authors=(HOSTILE,), url=HOSTILE, path=HOSTILE,
        source_id=HOSTILE, language='en" onload="alert(3)',
    )  # fmt: skip
    row = replace(
        RESIGNED,
        before=HOSTILE,
        after=HOSTILE,
        about=(HOSTILE,),
        speakers=(HOSTILE,),
        chain=tuple(replace(hand, name=HOSTILE, cue=HOSTILE) for hand in RESIGNED.chain),
        content=tuple(Quote(HOSTILE, quote.span) for quote in RESIGNED.content),
    )
    return replace(
        report,
        title=HOSTILE,
        filters=HOSTILE,
        notice=HOSTILE,
        sources=(source, *report.sources[1:]),
        statements=(row, *report.statements[1:]),
        voices=tuple(replace(item, name=HOSTILE, spellings=((HOSTILE + "x", 1),)) for item in VOICES),
        timeline=tuple(replace(item, words=HOSTILE, speaker=HOSTILE) for item in report.timeline),
        problems=tuple(replace(item, kind=HOSTILE, message=HOSTILE, words=HOSTILE, path=HOSTILE) for item in PROBLEMS),
    )


def test_hostile_words_stay_words() -> None:
    """A title that carries markup, a script, a template expression or the end of a style sheet does nothing."""
    written = render_report(_hostile(hand_made_report()))
    page = _parse(written)
    assert len(page.xpath("//script")) == len(page.xpath("//style")) == 1
    assert not page.xpath("//img | //@onerror | //@onload")
    assert written.count("<script>") == 1
    assert page.xpath("string(//h1)") == HOSTILE
    assert "alert" not in page.xpath("string(//script)")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
@settings(max_examples=20, deadline=None)
def test_any_title_reads_back(title: str) -> None:
    report = replace(hand_made_report(), title=title, texts={}, statements=(), timeline=())
    written = re.search(r'<h1 dir="auto">(.*?)</h1>', render_report(report), re.DOTALL)
    assert written is not None
    assert unescape(written[1]) == title


def test_lone_surrogates_do_not_stop_a_report() -> None:
    assert "half ?" in render_report(replace(hand_made_report(), title="half \ud800"))


def test_an_empty_selection_is_worded_as_not_found() -> None:
    """Absence is never "nothing exists": it names what was searched and until when."""
    report = hand_made_report()
    empty = replace(
        report,
        filters="about “Nobody”",
        sources=(),
        voices=(),
        statements=(),
        events=(),
        timeline=(),
        problems=(),
        texts={},
    )
    page = _parse(render_report(empty))
    text = _text(page)
    assert "No statement was found in the 6 documents added until 10 June 2024 (searched: about “Nobody”)." in text
    assert "Nothing in this selection is dated." in text
    assert "No named voice speaks in this selection." in text
    assert "No problem is stored for this selection." in text
    assert "0 documents cited, out of 6 searched" in text
    assert "independent" not in text


def test_a_notice_about_labels_is_seen_first(page: Tree) -> None:
    assert not page.xpath("//*[@role='note']")
    report = replace(hand_made_report(), notice="Holds confidential documents. For own use.")
    noticed = _parse(render_report(report))
    assert _text(_one(noticed, "//header//*[@role='note']")) == "Holds confidential documents. For own use."


def test_many_statements_of_one_voice_are_folded() -> None:
    """A voice that says a hundred things does not fill the page with numbers."""
    rows = tuple(replace(SLUICES, id=f"s{number:016x}") for number in range(40))
    page = _parse(render_report(replace(hand_made_report(), statements=rows, texts={})))
    assert len(_one(page, "//section[@id='voices']//details").xpath(".//a")) == 40


def test_an_undated_record_has_no_drawing() -> None:
    report = hand_made_report()
    rows = tuple(replace(row, said=None, published=Dated()) for row in report.statements)
    page = _parse(render_report(replace(report, statements=rows, timeline=())))
    assert not page.xpath("//figure")
    assert not page.xpath("//svg[@class='strip']/rect")


def test_the_report_reads_well(page: Tree, snapshot: SnapshotAssertion) -> None:
    """The report as words, one line for each block: whoever changes it sees what the reader will see."""
    for element in page.xpath("//style | //script | //svg"):
        element.drop_tree()
    blocks = page.xpath("//h1 | //h2 | //h3 | //h4 | //p | //dt | //dd | //th | //td | //blockquote | //summary | //li")
    lines = [_text(block) for block in blocks if not block.xpath("./p | ./ul | ./ol | ./div | ./details | ./section")]
    assert "\n".join(line for line in lines if line) == snapshot
