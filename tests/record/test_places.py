"""The way back from a text to its original: what is kept of it, and how places are worded."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from onrecord.model import Block, Container, PrintedLine, Span, Whereabouts, printed_lines, printed_path
from onrecord.record.places import Chart
from onrecord.record.query_placing import Lying, Mapped, packed, unpacked

GAPS = some.lists(some.tuples(some.integers(0, 3), some.integers(0, 40), some.text(max_size=12)), max_size=20)
LINES = some.lists(
    some.tuples(
        some.integers(1, 3_000), some.text(max_size=5), some.tuples(*[some.integers(-50, 2_000).map(float)] * 4)
    ),
    max_size=9,
)


@given(GAPS)
def test_a_map_is_read_as_it_was_kept(made: list[tuple[int, int, str]]) -> None:
    blocks, end = [], 0
    for gap, length, path in made:
        blocks.append(Block(Span(end + gap, end + gap + length), path, "p"))
        end += gap + length
    assert unpacked(packed(blocks)) == tuple(Mapped(block.span, block.path) for block in blocks)


@given(LINES)
def test_printed_lines_are_read_as_they_were_written(
    lines: list[tuple[int, str, tuple[float, float, float, float]]],
) -> None:
    assert printed_lines(printed_path(lines)) == tuple(PrintedLine(*line) for line in lines)


def chart(*blocks: tuple[str, str], container: Container | None = None) -> tuple[str, Chart]:
    """Return a text of blocks with their paths, an empty line between them."""
    text, mapped = "", []
    for path, words in blocks:
        start = len(text)
        text += f"{words}\n\n"
        mapped.append(Mapped(Span(start, start + len(words)), path))
    return text, Chart(text, Lying(container, tuple(mapped)))


def place(text: str, found: Chart, *words: str) -> Whereabouts:
    """Look words up."""
    return found.whereabouts([Span(text.index(item), text.index(item) + len(item)) for item in words])


PRINTED = (
    (
        "page[3]/box[40 500 240 512] page[3]/box[40 488 240 500] page[4]/box[40 700 240 712]",
        "alpha one\nbeta two\ngamma",
    ),
    ("page[4]/box[40 600 240 612]", "delta"),
)


@pytest.mark.parametrize(
    ("words", "said", "boxes"),
    [
        (["beta"], "p. 3", [(40.0, 488.0, 140.0, 500.0)]),
        (["two\ngamma"], "pp. 3–4", [(165.0, 488.0, 240.0, 500.0), (40.0, 700.0, 240.0, 712.0)]),
        (["delta", "one"], "pp. 3–4", [(40.0, 600.0, 240.0, 612.0), (173.3, 500.0, 240.0, 512.0)]),
    ],
)
def test_words_of_a_printed_page(words: list[str], said: str, boxes: list[tuple[float, ...]]) -> None:
    """Page and line are exact; within a line the share of the characters decides."""
    found = place(*chart(*PRINTED), *words)
    assert found.words == said
    assert [spot.box for spot in found.spots] == boxes


def test_pages_are_called_what_the_file_calls_them() -> None:
    text, found = chart(("page[14:xii]/box[1 2 3 4]", "words"), ("page[15:1]/box[1 2 3 4]", "more"))
    assert place(text, found, "words").words == "p. xii (page 14 of the file)"
    assert place(text, found, "words", "more").words == "pp. xii–1 (pages 14–15 of the file)"


def test_a_block_whose_lines_are_not_known_singly_has_all_its_boxes() -> None:
    text, found = chart(("page[1]/box[1 2 3 4] page[2]/box[5 6 7 8]", "one line of text"))
    assert place(text, found, "line").words == "pp. 1–2"
    assert [spot.page for spot in place(text, found, "line").spots] == [1, 2]


WORD = (
    ("/header/p[1]", "head"),
    ("/body/p[1]", "Title"),
    ("/body/p[3]", "first words"),
    ("/body/tbl[1]/tr[2]/tc[3]/p[1]", "cell"),
    ("/body/p[4]", "second"),
    ("/footnote[2]/p[1]", "note"),
)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["first"], "paragraph 3"),
        (["first words\n\ncell\n\nsecond"], "paragraphs 3–5"),
        (["cell"], "table 1, row 2, cell 3"),
        (["note"], "footnote 2"),
        (["head"], "head of the page"),
        (["cell", "note"], "table 1, row 2, cell 3 to footnote 2"),
    ],
)
def test_words_of_a_word_file(words: list[str], said: str) -> None:
    assert place(*chart(*WORD), *words).words == said


def test_words_of_a_captured_page() -> None:
    blocks = (("/html/body/h1", "Title"), ("/html/body/div/p[1]", "one"), ("/html/body/div/p[2]", "two words"))
    text, found = chart(*blocks, ("/html/body/ul/li[1]", "item"))
    there = place(text, found, "words")
    assert there.words == "paragraph 2"
    assert [(spot.path, spot.offset) for spot in there.spots] == [("/html/body/div/p[2]", 4)]
    assert place(text, found, "Title").words == "heading 1"
    assert place(text, found, "two words", "item").words == "paragraph 2 to list item 1"


def test_plain_text_has_lines() -> None:
    text = "one\r\ntwo three\rfour\nfive"
    found = Chart(text, Lying(None))
    assert place(text, found, "three").words == "line 2"
    assert place(text, found, "three").spots[0].offset == 4
    assert place(text, found, "three\rfour").words == "lines 2–3"
    assert place(text, found, "five").words == "line 4"


def test_a_row_is_a_row_and_a_member_is_named() -> None:
    text, found = "a b", Chart("a b", Lying(Container("c", "t.csv", row=12)))
    assert (place(text, found, "b").words, place(text, found, "b").row) == ("row 12", 12)
    found = Chart("a b", Lying(Container("c", "t.zip", member="in/a.txt")))
    assert (place(text, found, "b").words, place(text, found, "b").member) == ("line 1", "in/a.txt")


@given(GAPS, some.lists(some.tuples(some.integers(0, 200), some.integers(0, 50)), max_size=5))
def test_every_spot_lies_within_what_was_asked(made: list[tuple[int, int, str]], spans: list[tuple[int, int]]) -> None:
    blocks, end = [], 0
    for gap, length, path in made:
        blocks.append(Mapped(Span(end + gap, end + gap + length), path))
        end += gap + length
    text = "x\n" * (end // 2 + 1)
    asked = [Span(min(start, len(text)), min(start + length, len(text))) for start, length in spans]
    for held in (tuple(blocks), ()):
        for spot in Chart(text, Lying(None, held)).whereabouts(asked).spots:
            assert any(spot.span.within(span) for span in asked)
            assert len(spot.span) > 0
