"""The sentences around: cut from the text where sentences end, not at titles and initials."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Passage, Span
from onrecord.views.context import around, sentences
from tests.strategies import spans_of, texts

CUTS = [
    ("One. Two! Three?", ["One.", "Two!", "Three?"]),
    ("Dr. Moran came. J. B. Aru left.", ["Dr. Moran came.", "J. B. Aru left."]),
    ("“Stop.” He ran. (Twice.) Then", ["“Stop.”", "He ran.", "(Twice.)", "Then"]),
    ("He asked why? and left. No", ["He asked why? and left.", "No"]),
    ("A heading\n\nIt rose 3.5 per cent.", ["A heading", "It rose 3.5 per cent."]),
    ("wrapped\nline. Next", ["wrapped\nline.", "Next"]),
    ("من هو؟ لا أحد.", ["من هو؟", "لا أحد."]),
    ("", []),
    ("  \n ", []),
]


@pytest.mark.parametrize(("text", "expected"), CUTS)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text, Span(0, len(text)))] == expected


TEXT = "Title\nOne. Two. Three. Four. Five. Six.\nMenu"
PASSAGES = (
    Passage("g1", Span(0, 6), "headline", "p1"),
    Passage("g2", Span(6, 16), "body", "p1"),
    Passage("g3", Span(16, 40), "body", "p1"),
    Passage("g4", Span(40, 44), "furniture", "p1"),
)

AROUND = [
    ("Four", "Two. Three.", "Four.", "Five. Six."),
    ("One", "", "One.", "Two. Three."),
    ("Six", "Four. Five.", "Six.", ""),
    ("Title", "", "Title", ""),
    ("Menu", "", "Menu", ""),
    ("Two. Three", "One.", "Two. Three.", "Four. Five."),
]


@pytest.mark.parametrize(("words", "before", "held", "after"), AROUND)
def test_two_sentences_around_never_from_menu_or_title(words: str, before: str, held: str, after: str) -> None:
    start = TEXT.index(words)
    spans = around(TEXT, PASSAGES, [Span(start, start + len(words))])
    assert tuple(span.of(TEXT) for span in spans) == (before, held, after)


def test_another_part_is_no_surrounding() -> None:
    passages = (Passage("g1", Span(0, 5), "body", "p1"), Passage("g2", Span(5, 10), "body", "p2"))
    assert [span.of("One. Two. ") for span in around("One. Two. ", passages, [Span(5, 8)])] == ["", "Two.", ""]


@given(st.data())
def test_whatever_the_text_surroundings_hold_the_words(data: st.DataObject) -> None:
    text = data.draw(texts(least=1))
    words = data.draw(st.lists(spans_of(text), min_size=1, max_size=3))
    before, held, after = around(text, (), words)
    assert all(span.within(held) for span in words)
    assert before.end <= held.start
    assert held.end <= after.start
