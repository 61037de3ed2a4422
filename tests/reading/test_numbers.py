"""Numbers read on their own, without syntax: what is said, and what bounds it."""

import itertools
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.lexicon.countwords import count_words
from onrecord.model import Span
from onrecord.reading.counts import numbers
from onrecord.reading.counts.numerals import numerals

SAID = [
    ("two hundred and five", 205),
    ("one hundred thousand and one", 100_001),
    ("five thousand four hundred twenty-one", 5421),
    ("4 thousand 3 hundred and 21", 4321),
    ("nineteen hundred", 1900),
    ("2.5 million", 2_500_000),
    ("three lakh crore", 3e12),
    ("13 lakh", 1_300_000),
    ("12bn", 12e9),
    ("10k", 10_000),
    ("2m", 2_000_000),
    ("a dozen", 12),
    ("half a dozen", 6),
    ("half-a-dozen", 6),
    ("three hundred and two dozen", 324),
    ("five score", 100),
    ("half a million", 500_000),
    ("two thirds of a million", 2e6 / 3),
    ("one and a half million", 1_500_000),
    ("one million and a half", 1_500_000),
    ("one billion and a half million", 1_000_500_000),
    ("three quarters", 0.75),
    ("one hundred and three quarters", 100.75),
    ("twenty-three fifths", 4.6),
    ("three twenty-fifths", 0.12),
    ("a thirtieth", 1 / 30),
    ("one - fourth", 0.25),
    ("4/5", 0.8),
    ("2 1/4", 2.25),
    ("3½", 3.5),
    ("minus one", -1),
    ("negative five point five", -5.5),
    ("-12", -12),
    ("nought point nought three", 0.03),
    ("three point one four", 3.14),
    ("two point five million", 2_500_000),
    ("1e6", 1_000_000),
    ("2.5^-1", 0.4),
    ("2000 over 3", 2000 / 3),
    ("one out of every three", 1 / 3),
    ("1,234,567.5", 1_234_567.5),
    ("12,34,567", 1_234_567),
    ("1 234 567", 1_234_567),
    ("1\u202f234\u202f567", 1_234_567),
    ("1.234.567", 1_234_567),
    ("1.234,56", 1234.56),
    ("1'234'567", 1_234_567),
    ("5,5", 5.5),
    (".08", 0.08),
    ("۱۲۳", 123),
    ("١٬٢٣٤٫٥", 1234.5),
    ("१२३", 123),
    ("১২৩", 123),
    ("๑๒๓", 123),
]


@pytest.mark.parametrize(("words", "worth"), SAID, ids=[words for words, _ in SAID])
def test_what_is_said(words: str, worth: float) -> None:
    for text in (words, f"It came to {words}."):
        (item,) = numerals(text, Span(0, len(text)))
        assert item.worth == pytest.approx(worth)
        assert item.span.of(text) == words


SEVERAL = [
    ("the one who left; no one saw it, nor that one", []),
    ("three-nought-four", [3, 0, 4]),
    ("rooms 22,24,26,31", [22, 24, 26, 31]),
    ("4000 3 hundred and 21", [4000, 321]),
    ("29km of road, 180.25ml, the .25ml", []),
    ("192.168.1.2", [192, 168, 1, 2]),
    ("on 5/17/2018", [5, 17, 2018]),
    ("$2000 over 3 years", [2000, 3]),
    ("30000 in 2009", [30000, 2009]),
    ("nineteen ninety-eight", [19, 98]),
    ("the second half, a half-brother, my better half", [2]),
    ("- 10 clerks\n- 20 carts", [10, 20]),
    ("1000 - 5000", [1000, 5000]),
    ("4x4 and A4", []),
    ("the twenty-first and the hundredth, a fifth man", [21, 100, 5]),
    ("9" * 400, []),
    ("9^999 and 1/0 and 0^-1", []),
]


@pytest.mark.parametrize(("text", "worths"), SEVERAL, ids=[text[:24] for text, _ in SEVERAL])
def test_where_one_number_ends(text: str, worths: list[float]) -> None:
    assert [item.worth for item in numerals(text, Span(0, len(text)))] == worths


BOUNDED = [
    ("at least 1,500", None, 1500, None),
    ("well over 100", None, 101, None),
    ("just over 100", None, 101, 200),
    ("just under 100", None, 0, 99),
    ("no fewer than half a million", None, 500_000, None),
    ("more than half", None, 0.5, None),
    ("more than 2 in 5", None, 0.4, None),
    ("equal to 5000 or less", None, None, 5000),
    ("less than 5000 or equal", None, None, 5000),
    ("about five hundred or more", None, 500, None),
    ("more than ten and less than twenty", None, 11, 19),
    ("at most 100 and at least 20", None, 20, 100),
    ("between the tenth and the fifteenth", None, 10, 15),
    ("between five and ten million", None, 5e6, 1e7),
    ("two or three hundred", None, 200, 300),
    ("5k-20k", None, 5000, 20000),
    ("20~100", None, 20, 100),
    ("20% to 30%", None, 20, 30),
    ("several hundred", None, 200, None),
    ("a few thousand", None, 2000, None),
    ("tens of millions", None, 2e7, None),
    (">= 30", None, 30, None),
    ("<-30", None, None, -31),
    ("100+", None, 100, None),
    ("one in three", 0.333, 0.333, 0.333),
    ("exactly twelve", 12, 12, 12),
]


@pytest.mark.parametrize(("words", "value", "least", "most"), BOUNDED, ids=[case[0] for case in BOUNDED])
def test_what_bounds_it(words: str, value: float | None, least: float | None, most: float | None) -> None:
    text = f"They were {words}, it was said."
    (number,) = numbers(text)
    assert number.span.of(text) == words
    assert (number.min, number.max) == (least, most)
    assert value is None or number.value == value


def test_two_bounds_that_do_not_meet_stay_two() -> None:
    assert [(number.min, number.max) for number in numbers("more than 40 and less than 10")] == [(41, None), (None, 9)]
    assert [number.span.start for number in numbers("200 or greater than 190")] == [0, 7]


@pytest.mark.parametrize("hedge", sorted(count_words().hedges))
def test_each_hedge_bounds_a_number(hedge: str) -> None:
    """Whatever the table says, the number is found with its hedge, and its bounds are in order."""
    text = f"They were {hedge} 40 clerks."
    (number,) = numbers(text)
    assert number.hedge is not None
    assert hedge.endswith(number.hedge)
    known = [bound for bound in (number.min, number.value, number.max) if bound is not None]
    assert known == sorted(known)


PIECES = st.sampled_from(
    [
        *("a", "an", "and", "of", "over", "in", "out", "point", "half", "quarter", "dozen", "dozens", "score", "one"),
        *(
            "two",
            "twenty",
            "five",
            "hundred",
            "thousand",
            "million",
            "first",
            "thirds",
            "fifth",
            "minus",
            "at",
            "least",
            "more",
            "than",
        ),
        *("about", "between", "to", "or", "-", "/", ".", ",", "^", "e", "12", "1,500", "3.5", "½"),
        *("%", "۱۲", "k", "m", "0"),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES).map("".join)))
def test_any_text_is_read(text: str) -> None:
    """Spans read back in order without overlap, and the value lies within its bounds."""
    found = numbers(text)
    assert all(number.core.of(text).strip() for number in found)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(found))
    for number in found:
        known = [bound for bound in (number.min, number.value, number.max) if bound is not None]
        assert known
        assert known == sorted(known)


def test_dates_and_numbers_are_ready_without_the_pipeline() -> None:
    """Neither spaCy nor the record is loaded."""
    code = (
        "import sys, onrecord; onrecord.numbers('two'); onrecord.dates('today');"
        "print([name for name in ('spacy', 'sqlalchemy', 'onrecord.record', 'onrecord.views') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
