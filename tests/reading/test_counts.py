"""Numbers that invented sentences claim: their bounds, what is counted, and what is no count."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Count, Passage, Span, no_syntax
from onrecord.reading.counts import find_counts
from onrecord.reading.counts.interval import step
from onrecord.reading.dates import find_dates
from tests.reading.trees import tree


def read(text: str, rows: str = "") -> tuple[Count, ...]:
    passages = [Passage("g1", Span(0, len(text)), "body", "p1")]
    dates, _ = find_dates(text, passages, "2010-04-19")
    return find_counts(text, passages, tree(text, rows) if rows else no_syntax(), dates)


BOUNDS = [
    ("at least 1,500", 1500, 1500, None, "at least"),
    ("more than 300", None, 301, None, "more than"),
    ("well over 100", None, 101, None, "well over"),
    ("over 2.5 million", None, 2500001, None, "over"),
    ("about 20", 20, 15, 25, "about"),
    ("some 3,000", 3000, 2500, 3500, "some"),
    ("around 23", 23, 22.5, 23.5, "around"),
    ("only about 20", 20, 15, 25, "only about"),
    ("up to 30", 30, None, 30, "up to"),
    ("fewer than 30", None, None, 29, "fewer than"),
    ("nearly 100", 100, 50, 100, "nearly"),
    ("exactly 12", 12, 12, 12, "exactly"),
    ("12 or more", 12, 12, None, "or more"),
    ("20 or so", 20, 15, 25, "or so"),
    ("larger than 20", None, 21, None, "larger than"),
    ("bigger than 20", None, 21, None, "bigger than"),
    ("higher than 20", None, 21, None, "higher than"),
    ("exceeding 20", None, 21, None, "exceeding"),
    ("smaller than 20", None, None, 19, "smaller than"),
    ("lower than 20", None, None, 19, "lower than"),
    ("greater than or equal to 20", 20, 20, None, "greater than or equal to"),
    ("more than or equal to 20", 20, 20, None, "more than or equal to"),
    ("less than or equal to 20", 20, None, 20, "less than or equal to"),
    ("smaller than or equal to 20", 20, None, 20, "smaller than or equal to"),
    ("20 and more", 20, 20, None, "and more"),
    ("20 and above", 20, 20, None, "and above"),
    ("20 or greater", 20, 20, None, "or greater"),
    ("20 or higher", 20, 20, None, "or higher"),
    ("20 or lower", 20, None, 20, "or lower"),
    ("142", 142, 142, 142, None),
    ("seven", 7, 7, 7, None),
    ("twenty-five", 25, 25, 25, None),
    ("two hundred and fifty", 250, 250, 250, None),
    ("three hundred thousand", 300000, 300000, 300000, None),
    ("1.5 million", 1500000, 1500000, 1500000, None),
    ("30k", 30000, 30000, 30000, None),
    ("a dozen", 12, 12, 12, None),
    ("two dozen", 24, 24, 24, None),
    ("dozens", None, 24, None, None),
    ("scores", None, 40, None, None),
    ("hundreds of thousands", None, 200000, None, None),
    ("tens of thousands", None, 20000, None, None),
    ("a handful", None, 2, 9, None),
    ("a couple", 2, 2, 2, None),
    ("a few", None, 2, None, None),
    ("several", None, 2, None, None),
    ("between 500 and 1,000", None, 500, 1000, None),
    ("from 3 to 5", None, 3, 5, None),
    ("two to three", None, 2, 3, None),
    ("20-30", None, 20, 30, None),
    ("one in three", 0.333, 0.333, 0.333, None),
    ("two out of every five", 0.4, 0.4, 0.4, None),
    ("40 per cent", 40, 40, 40, None),
    ("about 40%", 40, 35, 45, "about"),
    ("two-thirds", 0.667, 0.667, 0.667, None),
    ("half", 0.5, 0.5, 0.5, None),
    ("۱۲", 12, 12, 12, None),
]


@pytest.mark.parametrize(("words", "value", "least", "most", "hedge"), BOUNDS, ids=[case[0] for case in BOUNDS])
def test_bounds(words: str, value: float | None, least: float | None, most: float | None, hedge: str | None) -> None:
    """Each way of speaking bounds the number as the rule table says; the words themselves are kept."""
    text = f"They saw {words} of the clerks."
    (count,) = read(text)
    assert (count.value, count.min, count.max, count.hedge) == (value, least, most, hedge)
    assert words in count.span.of(text)


NO_COUNTS = [
    "The clerk, 45, was freed.",
    "The clerk (45) was freed.",
    "He stayed three years and left on 31 August 2009 at 5:30.",
    "He was the second man, a number two, on page 12 of Resolution 1929.",
    "He paid $500 and 200 dollars for 5 km.",
    "One of them left; no one saw the one who did; one day it may end.",
    "Flight-16 and F-16 and Ostrava-3 were the Number Two.",
    "Call 021-555-1234 or 007.",
    "It ended 3-1, in Varenia 2022: what next?",
    "Aged 45, he was the 4th in Group of 7.",
    "1. The clerk is freed.\n2) The court rests.",
    "",
]


@pytest.mark.parametrize("text", NO_COUNTS)
def test_what_is_no_count(text: str) -> None:
    assert read(text) == ()


def test_the_unit_is_the_noun_that_is_counted() -> None:
    text = "Two other ambassadors resigned."
    rows = """
    Two NUM nummod 3
    other ADJ amod 3
    ambassadors NOUN nsubj 4
    resigned VERB root 0
    . PUNCT punct 4
    """
    (count,) = read(text, rows)
    assert (count.span.of(text), count.value, count.unit, count.scope) == (
        "Two other ambassadors",
        2,
        "ambassadors",
        None,
    )


def test_a_compound_is_counted_by_its_head() -> None:
    text = "About 20 embassy workers in Arvik left."
    rows = """
    About ADV advmod 2
    20 NUM nummod 3
    embassy NOUN compound 4
    workers NOUN nsubj 7
    in ADP case 6
    Arvik PROPN nmod 4
    left VERB root 0
    . PUNCT punct 7
    """
    (count,) = read(text, rows)
    assert (count.span.of(text), count.unit, count.scope) == ("About 20 embassy workers", "workers", "in Arvik")


def test_an_of_phrase_names_the_unit() -> None:
    text = "two of the most sensitive posts in Arvik"
    rows = """
    two NUM root 0
    of ADP case 6
    the DET det 6
    most ADV advmod 5
    sensitive ADJ amod 6
    posts NOUN nmod 1
    in ADP case 8
    Arvik PROPN nmod 6
    """
    (count,) = read(text, rows)
    assert (count.unit, count.scope) == ("posts", "in Arvik")


def test_per_cent_is_the_unit_and_of_whom_the_scope() -> None:
    text = "40 per cent of voters stayed away."
    rows = """
    40 NUM nummod 3
    per ADP case 3
    cent NOUN nsubj 6
    of ADP case 5
    voters NOUN nmod 3
    stayed VERB root 0
    away ADV advmod 6
    . PUNCT punct 6
    """
    (count,) = read(text, rows)
    assert (count.value, count.unit, count.scope) == (40, "per cent", "of voters")


def test_a_number_alone_counts_without_unit_unless_it_ends_a_name() -> None:
    assert [
        count.unit
        for count in read("There are seven.", "There PRON expl 2\nare VERB root 0\nseven NUM nsubj 2\n. PUNCT punct 2")
    ] == [None]
    assert (
        read(
            "He left Ashar 9.", "He PRON nsubj 2\nleft VERB root 0\nAshar PROPN obj 2\n9 NUM nummod 3\n. PUNCT punct 2"
        )
        == ()
    )


def test_the_date_of_a_figure_is_kept() -> None:
    text = "As of 3 May 2010, 30 clerks were held."
    assert [count.as_of for count in read(text)] == ["2010-05-03"]


def test_furniture_has_no_counts() -> None:
    text = "30 comments\nHe saw 12 clerks."
    passages = [Passage("g1", Span(0, 12), "furniture", "p1"), Passage("g2", Span(12, len(text)), "body", "p1")]
    assert [count.value for count in find_counts(text, passages, no_syntax(), ())] == [12]


@pytest.mark.parametrize(
    ("value", "worth"), [(20, 10), (1500, 100), (23, 1), (2.5, 0.1), (1_000_000, 1_000_000), (0, 1)]
)
def test_a_step_is_the_last_digit_that_says_something(value: float, worth: float) -> None:
    assert step(value) == worth


def test_a_number_beyond_all_counts_is_none() -> None:
    assert read(f"They saw {'9' * 30} clerks.") == ()


PIECES = st.sampled_from(
    [
        *("at least", "more than", "about", "between", "and", "from", "to", "in", "out of", "one", "two", "twenty"),
        *(
            "thousand",
            "a",
            "dozen",
            "dozens",
            "12",
            "1,500",
            "3.5",
            "million",
            "half",
            "thirds",
            "per cent",
            "%",
            "or so",
        ),
        *("people", ",", ".", "-", "9" * 20, "۱۲", "several", "scores", "the", "45", "hundred"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join)))
def test_any_text_is_read(text: str) -> None:
    """Spans read back in order, and the bounds hold the value."""
    found = read(text)
    assert [count.id for count in found] == [f"c{number}" for number in range(1, len(found) + 1)]
    assert all(count.span.of(text).strip() for count in found)
    assert all(one.span.start < two.span.start for one, two in itertools.pairwise(found))
    for count in found:
        known = [bound for bound in (count.min, count.value, count.max) if bound is not None]
        assert known == sorted(known)
        assert known


def test_units_by_the_words_around() -> None:
    """Where the number hangs elsewhere in the tree, the next noun is what is counted."""
    cases = [
        ("12 armed men", "12 NUM dep 3\narmed VERB amod 3\nmen NOUN root 0", "men"),
        ("12 of them", "12 NUM root 0\nof ADP case 3\nthem PRON nmod 1", None),
        ("12 of", "12 NUM root 0\nof ADP case 1", None),
        ("12 , men", "12 NUM root 0\n, PUNCT punct 1\nmen NOUN dep 1", None),
        ("12 men in Arvik", "12 NUM nummod 2\nmen NOUN root 0\nin ADP case 4\nArvik PROPN nmod 2", "men"),
        ("12 men in", "12 NUM nummod 2\nmen NOUN root 0\nin ADP case 2", "men"),
        ("men 12", "men NOUN root 0\n12 NUM nummod 1", None),
        ("40 % of", "40 NUM nummod 2\n% SYM root 0\nof ADP case 2", "per cent"),
    ]
    for text, rows, unit in cases:
        assert [count.unit for count in read(text, rows)] == [unit], text
    assert read("Arvik 12", "Arvik PROPN root 0\n12 NUM nummod 1") == ()
    assert [count.unit for count in read("40 per cent of them")] == ["per cent"]


def test_an_ordinal_counts_those_so_far() -> None:
    """The fourth clerk to resign: at least four; a second term is none."""
    text = "She is the fourth clerk to resign in Arvik."
    rows = """
    She PRON nsubj 5
    is AUX cop 5
    the DET det 5
    fourth ADJ amod 5
    clerk NOUN root 0
    to PART mark 7
    resign VERB acl 5
    in ADP case 9
    Arvik PROPN obl 7
    . PUNCT punct 5
    """
    (count,) = read(text, rows)
    assert (count.span.of(text), count.value, count.min, count.max, count.unit) == ("fourth clerk", 4, 4, None, "clerk")
    for other in (rows.replace("fourth", "first"), rows.replace("fourth", "second").replace("clerk", "time")):
        words = text.replace("fourth", "first" if "first" in other else "second")
        assert read(words.replace("clerk", "time") if "time" in other else words, other) == ()


def test_a_sum_keeps_its_parts() -> None:
    """The scope of a sum are the words of its parts; each part is a count too."""
    text = "Seven clerks resigned, he said, or rather seven: four who left in May plus three who stayed."
    counts = read(text)
    assert [count.value for count in counts] == [7, 7, 4, 3]
    assert counts[1].scope == "four who left in May plus three"
    assert counts[0].scope is None


def test_the_limits_of_a_count_are_one_stretch() -> None:
    text = "12 clerks of the court in Arvik left."
    rows = """
    12 NUM nummod 2
    clerks NOUN nsubj 8
    of ADP case 5
    the DET det 5
    court NOUN nmod 2
    in ADP case 7
    Arvik PROPN nmod 2
    left VERB root 0
    . PUNCT punct 8
    """
    (count,) = read(text, rows)
    assert count.scope == "of the court in Arvik"


def test_nothing_is_counted_by_zero_alone() -> None:
    assert read("Zero tolerance was shown.") == ()
    assert [count.value for count in read("They found zero errors.")] == [0]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("More than a quarter of a million people fled.", (None, 250_001, None)),
        ("They took some 2000 clerks as they fled.", (2000, 1500, 2500)),
        ("Several dozen clerks left.", (None, 24, None)),
        ("They saw 20+ clerks.", (20, 20, None)),
        ("The raid killed 84 in three days.", (84, 84, 84)),
        ("About two-thirds of the clerks left.", (0.667, 0.617, 0.717)),
    ],
)
def test_more_ways_of_counting(text: str, bounds: tuple[float | None, float | None, float | None]) -> None:
    (count,) = read(text)
    assert (count.value, count.min, count.max) == pytest.approx(bounds)


def test_a_year_counts_nothing() -> None:
    passages = [Passage("g1", Span(0, 60), "body", "p1")]
    for text in ("It was founded in 2013 and has grown.", "In 2016 Varenia accused the court."):
        assert find_counts(text, passages, no_syntax(), ()) == ()
