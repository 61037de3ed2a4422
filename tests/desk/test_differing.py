"""A copy held against its original: nothing of either is lost, and what stays is told apart from what changed."""

import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.desk.differing import MOST, Comparison, compare

WORDS = st.lists(st.sampled_from(["the", "bridge", "of", "Ostrel", "23", "people", ",", ".", "said"]), max_size=60)


def words(text: str) -> list[str]:
    return re.findall(r"\w+|[^\w\s]", text)


def read(comparison: Comparison, *kinds: str) -> str:
    return " ".join(piece.text for piece in comparison.pieces if piece.kind in kinds)


def told(original: str, copy: str) -> str:
    """Return a comparison as a person reads it."""
    signs = {"same": "{}", "del": "[-{}-]", "ins": "[+{}+]", "skip": "[…]"}
    return "".join(signs[piece.kind].format(piece.text) for piece in compare(original, copy).pieces)


@given(original=WORDS, copy=WORDS)
def test_both_texts_can_be_read_back(original: list[str], copy: list[str]) -> None:
    """Without what was put in it is the original, without what was left out the copy, word for word."""
    comparison = compare(" ".join(original), " ".join(copy))
    if not any(piece.kind == "skip" for piece in comparison.pieces):
        assert words(read(comparison, "same", "del")) == original
        assert words(read(comparison, "same", "ins")) == copy
    assert comparison.kept + comparison.left_out == len(original)
    assert comparison.kept + comparison.put_in == len(copy)


@given(text=WORDS)
def test_a_text_is_its_own_copy(text: list[str]) -> None:
    comparison = compare(" ".join(text), "\n".join(text))
    assert (comparison.kept, comparison.left_out, comparison.put_in) == (len(text), 0, 0)


def test_a_change_is_told_in_words() -> None:
    assert (
        told("At least 19 people were killed.", "19 people died.") == "[-At least -]19 people [-were killed-][+died+]."
    )
    assert told("He denied it. Nobody asked.", "He denied it.\nNobody asked.") == "He denied it.\nNobody asked."
    assert told("a, b, c", "x, y, c") == "[-a, b-][+x, y+], c"
    assert told("the mayor’s list", "the mayor's list") == "the [-mayor’s -][+mayor's +]list"


def test_long_stretches_that_stay_are_shown_by_their_ends() -> None:
    same = " ".join(f"w{number}" for number in range(100))
    comparison = compare(f"{same} old", f"{same} new")
    assert [piece.kind for piece in comparison.pieces] == ["same", "skip", "same", "del", "ins"]
    assert sum(len(words(piece.text)) + piece.skipped for piece in comparison.pieces if piece.kind != "del") == 101


def test_of_long_texts_the_beginning_is_compared() -> None:
    long = " ".join(f"w{number % 977}" for number in range(MOST + 50))
    comparison = compare(long, long)
    assert not comparison.whole
    assert comparison.kept == MOST
    assert compare("a b", "a b").whole
