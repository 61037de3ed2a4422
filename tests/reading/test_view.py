"""What the models see is tidy, and everything they find stands somewhere in the untouched text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.reading.syntax.view import MAX_STRETCH, MAX_WORD, View, view, views

WORDS = st.text(alphabet=st.sampled_from(list("aZ9é.“”’-,“\u00ad\u200b \t\n\r\u00a0\u2009\u2029\x0c")), max_size=60)


def _whole(text: str) -> View:
    return view(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain words", "plain words"),
        ("  led\tand\ntrailed  ", "led and trailed"),
        ("a line\r\nbreak", "a line break"),
        ("non\u00a0breaking\u00a0 \u00a0space", "non breaking space"),
        ("soft\u00adhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
        ("“Curly,” she said – ‘always’", "“Curly,” she said – ‘always’"),
        ("mixed \u200b\n run", "mixed run"),
        ("", ""),
        (" \n\u00ad ", ""),
    ],
)
def test_spacing_becomes_plain(text: str, seen: str) -> None:
    assert _whole(text).text == seen


@given(WORDS)
def test_every_stretch_of_the_view_reads_back(text: str) -> None:
    """A stretch without white space stands in the text as it is, but for invisible marks inside it."""
    seen = _whole(text)
    assert len(seen.offsets) == len(seen.text)
    for start in range(len(seen.text)):
        span = seen.span(start, start + 1)
        assert len(span) == 1
        blank = not span.of(text).strip("\u00ad\u200b").strip()
        assert span.of(text) == seen.text[start] or (blank and seen.text[start] == " ")
    assert list(seen.offsets) == sorted(set(seen.offsets.tolist()))


@given(WORDS, WORDS, WORDS)
def test_offsets_are_those_of_the_document(before: str, text: str, after: str) -> None:
    """A passage in the middle of a document is seen as it would be alone, at its own place."""
    alone = _whole(text)
    placed = view(before + text + after, Span(len(before), len(before) + len(text)))
    assert placed.text == alone.text
    assert (placed.offsets - len(before)).tolist() == alone.offsets.tolist()


@given(WORDS)
def test_stretches_lose_no_word(text: str) -> None:
    seen = list(views(text, Span(0, len(text))))
    assert all(stretch.text for stretch in seen)
    assert "".join(stretch.text for stretch in seen).replace(" ", "") == _whole(text).text.replace(" ", "")


def test_blank_lines_part_stretches() -> None:
    text = "One line\nand its end.\n \nAnother.\r\n\r\nThird.\u2029Fourth."
    seen = [stretch.text for stretch in views(text, Span(0, len(text)))]
    assert seen == ["One line and its end.", "Another.", "Third.", "Fourth."]


def test_endless_paragraphs_are_cut_at_a_space() -> None:
    text = "word " * MAX_STRETCH
    seen = list(views(text, Span(0, len(text))))
    assert len(seen) > 1
    assert all(len(stretch.text) <= MAX_STRETCH and stretch.text.split(" ")[-1] == "word" for stretch in seen)


def test_an_endless_word_is_cut_too() -> None:
    text = f"before {'x' * (2 * MAX_WORD + 1)} after"
    assert [len(stretch.text) for stretch in views(text, Span(0, len(text)))] == [6, MAX_WORD, MAX_WORD, 7]


def test_lines_without_a_space_are_cut_where_they_must() -> None:
    text = ("x" * 300 + "\n") * 100
    assert all(len(stretch.text) <= MAX_STRETCH for stretch in views(text, Span(0, len(text))))


def test_a_word_parted_at_a_line_end_is_whole_again() -> None:
    text = "an inter\u00ad\nnational well-\u00ad\nknown talk\u00ad \nhere"
    seen = view(text, Span(0, len(text)))
    assert seen.text == "an international well-known talk here"
    assert seen.span(3, 16).of(text) == "inter\u00ad\nnational"
