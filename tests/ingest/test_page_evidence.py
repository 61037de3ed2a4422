"""Second opinions stand beside our text: they mark blocks and propose a date, they change nothing."""

import sys

import pytest

from onrecord.ingest.limits import EVIDENCE_MAX_CHARS, EVIDENCE_MAX_ELEMENTS
from onrecord.ingest.page import read_page
from onrecord.ingest.page.evidence import body_marked, date_evidence
from onrecord.ingest.page.text import text_of
from onrecord.ingest.page.tree import parse
from tests.ingest.reading import document, kinds, values

SENTENCES = (
    "The minister of trade of Varenia said on Tuesday that the talks with the delegation would go on.",
    "No date has been set for the next round, which is to be held in Port Saren before the end of the year.",
    "The opposition, whose leader Ilsa Marenko had asked for a vote, called the announcement a step back.",
    "Two former ambassadors told the newspaper that they had not been consulted about the talks at all.",
)
ARTICLE = "".join(f"<p>{sentence} {sentence}</p>" for sentence in SENTENCES)
MENU = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("Home", "Varenia", "Sport", "Contact us"))
PAGE = (
    f"<!doctype html><html><head><title>Talks</title></head><body><nav><ul>{MENU}</ul></nav><main><article>"
    f"<h1>Talks in Varenia go on</h1>{ARTICLE}</article></main>"
    "<footer>Copyright 2012 The Invented Courier</footer></html>"
)


def test_blocks_of_the_article_are_marked_and_menus_are_not() -> None:
    """``Varenia`` is a word of the article, and still the menu's entry of that name is no part of it."""
    found = document(PAGE, "a.html")
    marks = {block.span.of(found.text): block.body for block in found.blocks}
    assert all(marks[f"{sentence} {sentence}"] for sentence in SENTENCES)
    assert {marks[name] for name in ("Home", "Varenia", "Sport", "Contact us")} == {False}
    assert marks["Copyright 2012 The Invented Courier"] is False


def test_tiny_pages_and_pages_without_an_article_carry_no_marks() -> None:
    tiny = document("<html><p>One sentence only.</p></html>", "a.html")
    assert [block.body for block in tiny.blocks] == [None]
    links = "".join(f"<li><a href='{n}'>link number {n}</a></li>" for n in range(40))
    menu = document(f"<!doctype html><html><body><nav><ul>{links}</ul></nav></body></html>", "a.html")
    assert {block.body for block in menu.blocks} == {None}


def test_the_extractor_does_not_change_the_tree() -> None:
    root = parse(PAGE).root
    assert root is not None
    text, blocks = text_of(root)
    body_marked(root, text, blocks, PAGE)
    assert text_of(root) == (text, blocks)


def test_a_huge_page_is_read_without_a_second_opinion() -> None:
    page = read_page(PAGE + "<p>word</p>" + " " * EVIDENCE_MAX_CHARS)
    assert {block.body for block in page.blocks} == {None}
    page = read_page(PAGE.replace("<footer>", "<i></i>" * EVIDENCE_MAX_ELEMENTS + "<footer>"))
    assert {block.body for block in page.blocks} == {None}


def test_an_extractor_that_fails_costs_the_marks_and_nothing_else() -> None:
    """With hardly any stack left the extractor breaks off; the page is read all the same."""
    root = parse(PAGE).root
    assert root is not None
    document(PAGE, "a.html")  # everything is loaded
    text, blocks = text_of(root)
    limit = sys.getrecursionlimit()
    depth = len(list(_stack()))
    try:
        sys.setrecursionlimit(depth + 12)
        marked, problems = body_marked(root, text, blocks, PAGE)
        dates = date_evidence(root, PAGE)
    finally:
        sys.setrecursionlimit(limit)
    assert (marked, dates) == (blocks, ())
    assert [problem.kind for problem in problems] == ["evidence-failed"]


def _stack() -> list[object]:
    frame = sys._getframe()
    frames: list[object] = []
    while frame is not None:
        frames.append(frame)
        frame = frame.f_back  # type: ignore[assignment]
    return frames


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("April 19, 2010", ["2010-04-19"]),
        ("Published: 2010-04-19 05:12", ["2010-04-19"]),
        ("yesterday", []),
        ("19 April", []),
        ("2010 April 05:12", []),
    ],
)
def test_a_date_in_the_page_is_the_last_candidate_and_never_completed_from_today(words: str, dates: list[str]) -> None:
    found = document(PAGE.replace("</h1>", f"</h1><p class='date'>{words}</p>"), "a.html")
    assert values(found, "published") == [(date, "htmldate") for date in dates]
    assert kinds(found) == []
