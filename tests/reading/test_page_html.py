"""Pages with blocks: what the elements and an extractor say counts, but a sentence is not lost by them."""

from onrecord.model import Block, Span
from tests.reading.layouts import FIRST, SECOND, THIRD, html_of, page


def test_elements_tell_furniture_headings_and_captions() -> None:
    text, blocks = html_of(
        ("nav", False, "Who we are"),
        ("div", False, "Our river pages of the week"),
        ("h1", True, "Locks closed"),
        ("figcaption", False, "The gate of the lower lock."),
        ("p", True, FIRST),
        ("p", False, SECOND),
        ("p", True, THIRD),
        ("aside", False, "Ferry fares to rise in spring, the river authority said on Tuesday in Ostrel."),
        ("form", False, "Your address, so that we can write to you every week."),
        ("p", False, "The River Post is printed in Wyck, and it is sold in all towns of the valley."),
    )
    assert [kind for kind, _ in page(text, blocks=blocks).lines] == [
        "furniture",
        "furniture",
        "headline",
        "caption",
        "lead",
        "body",
        "body",
        "furniture",
        "furniture",
        "furniture",
    ]


def test_what_an_extractor_took_is_text() -> None:
    """Short paragraphs, repeated ones and those behind a tag list are kept where the extractor kept them."""
    text, blocks = html_of(
        ("h1", True, "Locks closed"),
        ("p", True, FIRST),
        ("p", True, "No paper"),
        ("p", True, "No paper"),
        ("p", True, "No paper"),
        ("div", False, "Tags: locks"),
        ("p", True, SECOND),
    )
    assert [kind for kind, _ in page(text, blocks=blocks).lines] == [
        "headline",
        "lead",
        "body",
        "body",
        "body",
        "furniture",
        "body",
    ]


def test_sentences_are_text_where_no_extractor_ran() -> None:
    text, blocks = html_of(("p", None, "Locks closed again"), ("p", None, FIRST), ("pre", None, f"{SECOND}\n{THIRD}"))
    assert [kind for kind, _ in page(text, blocks=blocks).lines] == ["headline", "lead", "body", "body"]


def test_only_sentences_that_no_extractor_took() -> None:
    text, blocks = html_of(("p", False, "Locks closed again"), ("p", False, FIRST), ("p", False, SECOND))
    assert [kind for kind, _ in page(text, blocks=blocks).lines] == ["headline", "lead", "body"]


def test_blocks_that_overlap_or_reach_beyond_the_text() -> None:
    """The first to begin wins; the rest of the text is read by lines."""
    text = f"Locks closed again\n\n{FIRST}\n\n{SECOND}"
    blocks = (
        Block(Span(0, 18), "/a", "h1", None),
        Block(Span(5, 20), "/b", "nav", None),
        Block(Span(0, 3), "/c", "nav", None),
        Block(Span(len(text) - 20, len(text) + 9), "/d", "p", None),
    )
    laid = page(text, blocks=blocks)
    assert "".join(passage.span.of(text) for passage in laid.layout.passages) == text
    assert laid.lines[0] == ("headline", "Locks closed again")
