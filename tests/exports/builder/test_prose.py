"""A little Markdown: faces, lists, what is set apart, citations; everything else stands as it was written."""

import pytest
from hypothesis import given

from onrecord.exports.book.values import Note, Paragraph, Run
from onrecord.exports.builder.prose import cited_in, paragraphs
from tests.exports.builder.plans import WORDS


def note(statement: str) -> Note:
    return Note((Run("note"),), statement)


def set_(text: str) -> list[Paragraph]:
    return list(paragraphs(text, note))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo\n\nthree", [Paragraph((Run("one two"),)), Paragraph((Run("three"),))]),
        ("- a\n- b\n  c", [Paragraph((Run("a"),), bullet=True), Paragraph((Run("b c"),), bullet=True)]),
        ("lead:\n1. a\n2) b", [Paragraph((Run("lead:"),)), *(Paragraph((Run(x),), bullet=True) for x in "ab")]),
        ("> said\n> so", [Paragraph((Run("said so"),), aside=True)]),
        (
            "a **b** *c* `d*e`",
            [Paragraph((Run("a "), Run("b", "strong"), Run(" "), Run("c", "emphasis"), Run(" "), Run("d*e", "code")))],
        ),
        ("snake_case_name and 2*3*4", [Paragraph((Run("snake_case_name and 2*3*4"),))]),
        ("## Not a chapter", [Paragraph((Run("Not a chapter", "strong"),))]),
        (r"\*no\* \[x", [Paragraph((Run("*"), Run("no"), Run("*"), Run(" "), Run("["), Run("x")))]),
        ("It is said [@s:00ff; @s:s01].", [Paragraph((Run("It is said"), note("s00ff"), note("s01"), Run(".")))]),
        ("[@s:] <b>", [Paragraph((Run("[@s:]"), Run(" <b>")))]),
        ("\n \n", []),
    ],
)
def test_what_is_written_is_what_is_set(text: str, expected: list[Paragraph]) -> None:
    assert set_(text) == expected


@given(WORDS)
def test_no_word_is_lost(text: str) -> None:
    """Letters and digits of any text are all there after it is set, in their order, marks of lists aside."""
    shown = "".join(piece.text for one in set_(text) for piece in one.pieces if isinstance(piece, Run))
    if not cited_in(text) and not any(mark.isdigit() for mark in text):
        assert [one for one in shown if one.isalnum()] == [one for one in text if one.isalnum()]
