"""What holds for any text: nothing is lost, nothing is in two places, nothing fails."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Block, Span
from onrecord.reading.problems import READING_PROBLEMS
from tests.reading.layouts import FIRST, SECOND, Laid, page

PIECES = st.sampled_from(
    [
        "Q: Why did you leave?",
        "A: Nobody signed it.",
        "Q:",
        "Kolb: It was the third call of the day.",
        "Filed under: a, b",
        "Home | News | World",
        "HomeNews NowThe Fall Of The Lower Lock",
        "By Ana Toren",
        "March 3, 2014",
        "04/05/2010",
        "Ana Toren is a writer in Wyck.",
        "Leave a Reply",
        "Ana Toren",
        "Related Posts",
        FIRST,
        SECOND,
        f"“{FIRST}”",
        "Big Floods Hit The North",
        "river.orgAna left",
        "# The locks",
        "> quoted words",
        "**bold**",
        "***",
        "?",
        "4 p.m.",
        "   ",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=25).map("\n".join),
    st.lists(PIECES, max_size=25).map("\n\n".join),
)


def check(laid: Laid) -> None:
    """Everything is in one passage and one part; turns and repeats refer to what is there."""
    text, layout = laid.text, laid.layout
    assert "".join(part.span.of(text) for part in layout.parts) == text
    assert "".join(passage.span.of(text) for passage in layout.passages) == (text if text.strip() else "")
    parts = {part.id: part for part in layout.parts}
    turns = {turn.id: turn for turn in layout.turns}
    ids = [passage.id for passage in layout.passages]
    assert len(set(ids)) == len(ids)
    for passage in layout.passages:
        assert passage.span.within(parts[passage.part].span)
        assert passage.span.of(text).strip()
        assert passage.repeats is None or (passage.kind == "pull-quote" and passage.repeats in ids)
        if passage.turn is not None:
            assert passage.kind == turns[passage.turn].role
            assert passage.part == turns[passage.turn].part
    for first, second in pairwise(layout.passages):
        assert first.span.end == second.span.start
        assert not second.span.of(text)[0].isspace()
    for turn in layout.turns:
        assert any(passage.turn == turn.id for passage in layout.passages)
        assert turn.label is None or turn.label.of(text).strip()
    assert {problem.kind for problem in layout.problems} <= set(READING_PROBLEMS)


@settings(max_examples=300)
@given(TEXTS)
def test_any_text_is_laid_out_whole(text: str) -> None:
    laid = page(text)
    check(laid)
    assert page(text) == laid


@settings(max_examples=100)
@given(TEXTS, st.sampled_from(["text/markdown", "text/html"]), st.data())
def test_any_blocks_are_laid_out_whole(text: str, media_type: str, data: st.DataObject) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(text)), max_size=8).map(sorted))
    tags = st.sampled_from(["p", "h1", "h2", "nav", "figcaption", "li", "blockquote", "pre"])
    blocks = tuple(
        Block(Span(first, last), "/", data.draw(tags), data.draw(st.sampled_from([True, False, None])))
        for first, last in pairwise(cuts)
        if first < last
    )
    check(page(text, blocks=blocks, media_type=media_type))


def test_white_space_has_one_part_and_no_passage() -> None:
    for text in ("", " \n\n "):
        layout = page(text).layout
        assert [part.span for part in layout.parts] == [Span(0, len(text))]
        assert layout.passages == ()
