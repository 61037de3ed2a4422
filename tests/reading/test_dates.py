"""Time expressions of invented sentences, read on Monday 19 April 2010 unless the case says otherwise."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.lexicon.datewords import DateRule, date_words
from onrecord.model import Passage, Span, edtf_bounds
from onrecord.reading.dates import dates, find_dates

WRITTEN = "2010-04-19"


def read(text: str, anchor: str | None = WRITTEN) -> list[tuple[str, str | None, str | None]]:
    return [(date.span.of(text), date.edtf, date.timex) for date in dates(text, anchor)]


@pytest.mark.parametrize("rule", date_words().rules, ids=lambda rule: rule.name)
def test_each_rule_reads_its_example(rule: DateRule) -> None:
    """What the reference page of the rules shows is what is read."""
    text = f"On 19 April 2010 it began; {rule.example}, he said."
    values = [(date.edtf, date.rule) for date in dates(text, WRITTEN)]
    if rule.edtf is not None:
        assert rule.edtf in [edtf for edtf, _ in values]
    if rule.edtf is None and rule.name != "bare-year":
        assert rule.name in [name for _, name in values]


NAMED = [
    ("On Thursday 11 February 1979 he left.", "Thursday 11 February 1979", "1979-02-11", "1979-02-11"),
    ("On February 11th, 1979, he left.", "February 11th, 1979", "1979-02-11", "1979-02-11"),
    ("On the 4th of July 1976 he left.", "the 4th of July 1976", "1976-07-04", "1976-07-04"),
    ("Seen on 19.04.2010 at noon.", "19.04.2010", "2010-04-19", "2010-04-19"),
    ("Seen on 04/19/2010.", "04/19/2010", "2010-04-19", "2010-04-19"),
    ("Seen on 2010/04/19.", "2010/04/19", "2010-04-19", "2010-04-19"),
    ("Feb. 3, 2009 was cold.", "Feb. 3, 2009", "2009-02-03", "2009-02-03"),
    ("In February of 1940 he fled.", "February of 1940", "1940-02", "1940-02"),
    ("He has ruled since 1979.", "1979", "1979/..", "1979"),
    ("The 2018 uprising failed.", "2018", "2018", "2018"),
    ("It was the year 2009.", "the year 2009", "2009", "2009"),
    ("The war (1914) was long.", "1914", "1914", "1914"),
    ("2006: the war goes on.", "2006", None, None),
    ("By the late 1990s it was over.", "the late 1990s", "1997/1999", "199"),
    ("The mid-1990s were calm.", "The mid-1990s", "1994/1996", "199"),
    ("Music of the nineties.", "the nineties", "199X", "199"),
    ("In the '80s it was worse.", "the '80s", "198X", "198"),
    ("In the early 19th century", "the early 19th century", "1800/1833", "18"),
    ("In the 4th century BC", "the 4th century BC", "-03XX", "BC03"),
    ("In 490 BC they landed.", "490 BC", "-0489", "BC0490"),
    ("In AD 70 it fell; in 70 AD it fell.", "70 AD", "0070", "0070"),
    ("In April 480 BC they landed.", "April 480 BC", "-0479-04", "BC0480-04"),
    ("In the spring of 480 BC they landed.", "the spring of 480 BC", "-0479-21", "BC0480-SP"),
    ("From the 470s BC on.", "the 470s BC", "-047X", "BC047"),
    ("The wars of 499-493 BC.", "499-493 BC", "-0498/-0492", "BC0499/BC0493"),
    ("In the summer of 1988 they died.", "the summer of 1988", "1988-22", "1988-SU"),
    ("In early 2018 it began.", "early 2018", "2018-01/2018-04", "2018"),
    ("At the end of May 2009 it began.", "the end of May 2009", "2009-05-21/2009-05-31", "2009-05"),
    ("In the first half of 2022 alone.", "the first half of 2022", "2022-01/2022-06", "2022-H1"),
    ("In the third quarter of 2022.", "the third quarter of 2022", "2022-07/2022-09", "2022-Q3"),
    ("In the second half of May 2009.", "the second half of May 2009", "2009-05-16/2009-05-31", "2009-05"),
    ("In the latter half of the 1990s.", "the latter half of the 1990s", "1995/1999", "199"),
    ("In early summer 2009 it rained.", "early summer 2009", "2009-22", "2009-SU"),
    ("It was around 1990 that they met.", "around 1990", "1990~", "1990"),
    ("It was around early 1990.", "around early 1990", "1990-01~/1990-04~", "1990"),
    ("From 1968 onwards they fought.", "1968", "1968/..", "1968"),
    ("The years 1980-88 were hard.", "1980-88", "1980/1988", "1980/1988"),
    ("It lasted from June 2009 to March 2010.", "from June 2009 to March 2010", "2009-06/2010-03", "2009-06/2010-03"),
    ("It lasted from November to March 2010.", "from November to March 2010", "2009-11/2010-03", "2009-11/2010-03"),
    ("Between 1980 and 1988 they fought.", "Between 1980 and 1988", "1980/1988", "1980/1988"),
    ("Meeting of 3–5 June 2010.", "3–5 June 2010", "2010-06-03/2010-06-05", "2010-06-03/2010-06-05"),
    ("Meeting of June 3 to 5, 2010.", "June 3 to 5, 2010", "2010-06-03/2010-06-05", "2010-06-03/2010-06-05"),
    ("June-August 2009 was hot.", "June-August 2009", "2009-06/2009-08", "2009-06/2009-08"),
    ("In April and June 1955 he wrote.", "April", "1955-04", "1955-04"),
    ("On the night of 8 February 1904 they came.", "the night of 8 February 1904", "1904-02-08", "1904-02-08TNI"),
    ("On 22 Bahman 1388 they marched.", "22 Bahman 1388", "2010-02-11", "2010-02-11"),
    ("In Bahman 1388 they marched.", "Bahman 1388", "2010-01-21/2010-02-19", "2010-01-21/2010-02-19"),
    ("On 22 Bahman they marched.", "22 Bahman", "2010-02-11", "2010-02-11"),
    ("On 10 Muharram 1431 they mourned.", "10 Muharram 1431", "2009-12-27", "2009-12-27"),
    ("۲۲ بهمن ۱۳۸۸", "۲۲ بهمن ۱۳۸۸", "2010-02-11", "2010-02-11"),
]


@pytest.mark.parametrize(("text", "words", "edtf", "timex"), [case for case in NAMED if case[2]])
def test_named_dates(text: str, words: str, edtf: str, timex: str) -> None:
    assert (words, edtf, timex) in read(text)
    assert (words, edtf, timex) in read(text, None) or "22 Bahman they" in text


COUNTED = [
    ("He left yesterday.", "yesterday", "2010-04-18", "2010-04-18"),
    ("He left last week.", "last week", "2010-04-12/2010-04-18", "2010-W15"),
    ("He left last weekend.", "last weekend", "2010-04-17/2010-04-18", "2010-W15-WE"),
    ("He left last month.", "last month", "2010-03", "2010-03"),
    ("He left last year.", "last year", "2009", "2009"),
    ("Both left last August.", "last August", "2009-08", "2009-08"),
    ("Both left last March.", "last March", "2010-03", "2010-03"),
    ("Both leave next June.", "next June", "2010-06", "2010-06"),
    ("Both leave next March.", "next March", "2011-03", "2011-03"),
    ("Both left last summer.", "last summer", "2009-22", "2009-SU"),
    ("It happened this month.", "this month", "2010-04", "2010-04"),
    ("It happens this summer.", "this summer", "2010-22", "2010-SU"),
    ("It happened this morning.", "this morning", "2010-04-19", "2010-04-19TMO"),
    ("It happened last night.", "last night", "2010-04-18", "2010-04-18TNI"),
    ("It happened on Friday.", "Friday", "2010-04-16", "2010-04-16"),
    ("It will happen on Friday.", "Friday", "2010-04-23", "2010-04-23"),
    ("It happened last Friday.", "last Friday", "2010-04-16", "2010-04-16"),
    ("It happens next Monday.", "next Monday", "2010-04-26", "2010-04-26"),
    ("It happened two weeks ago.", "two weeks ago", "2010-04-05/2010-04-11", "2010-W14"),
    ("It happened three years ago.", "three years ago", "2007", "2007"),
    ("It happened a fortnight ago.", "a fortnight ago", "2010-04-05/2010-04-11", "2010-W14"),
    ("It happened a hundred years ago.", "a hundred years ago", "1910", "1910"),
    ("Several weeks ago he left.", "Several weeks ago", "../2010-04-11", "PAST_REF"),
    ("The blow came since June.", "June", "2009-06/..", "2009-06"),
    ("He said in December that.", "December", "2009-12", "2009-12"),
    ("It will open in December.", "December", "2010-12", "2010-12"),
    ("It will open in March.", "March", "2011-03", "2011-03"),
    ("On February 11 they marched.", "February 11", "2010-02-11", "2010-02-11"),
    ("For the past six months we met.", "the past six months", "2009-10/2010-04", "P6M"),
    ("In the past thirty years many left.", "the past thirty years", "1980/2010", "P30Y"),
    ("In the next two weeks it ends.", "the next two weeks", "2010-04-19/2010-05-03", "P2W"),
    ("In recent weeks many left.", "In recent weeks", None, "PAST_REF"),
    ("They are gone now.", "now", "2010-04-19~", "PRESENT_REF"),
    ("It fell on February 11, 1979. Now, 31 years later, they flee.", "31 years later", "2010", "2010"),
    ("It fell in June 2009. The following month he left.", "The following month", "2009-07", "2009-07"),
    ("It fell in June 2009 and in August he left.", "August", "2009-08", "2009-08"),
    ("It fell on 3 June 2009. The next day he left.", "The next day", "2009-06-04", "2009-06-04"),
    ("It fell on 3 June 2009. The day before he left.", "The day before", "2009-06-02", "2009-06-02"),
    ("It fell on 3 June 2009. Later that month he left.", "Later that month", "2009-06", "2009-06"),
    ("It fell on 3 June 2009. By the end of the year he left.", "the end of the year", "2009-09/2009-12", "2009"),
    ("It fell on 3 June 2009. In May of the next year he left.", "May of the next year", "2010-05", "2010-05"),
    ("It fell on 3 June 2009. Two days earlier he left.", "Two days earlier", "2009-06-01", "2009-06-01"),
    ("It fell on 3 June 2009. A few days later he left.", "A few days later", "2009-06-05/..", "FUTURE_REF"),
]


@pytest.mark.parametrize(("text", "words", "edtf", "timex"), COUNTED)
def test_counted_from_an_anchor(text: str, words: str, edtf: str | None, timex: str) -> None:
    assert (words, edtf, timex) in read(text)


LENGTHS = [
    ("He spent three years there.", "three years", "P3Y"),
    ("After 25 years he resigned.", "25 years", "P25Y"),
    ("It was a three-year assignment.", "three-year", "P3Y"),
    ("It took several months.", "several months", "PXM"),
    ("It took half a year.", "half a year", "P6M"),
    ("It took almost two hours.", "almost two hours", "PT2H"),
    ("It took a fortnight.", "a fortnight", "P2W"),
    ("It took more than 1,500 days.", "more than 1,500 days", "P1500D"),
    ("It took two hundred and fifty days.", "two hundred and fifty days", "P250D"),
    ("It lasted for years.", "years", "PXY"),
    ("They meet every year.", "every year", "P1Y"),
    ("They meet daily.", "daily", "P1D"),
    ("After a year-long trial", "a year-long", "P1Y"),
    ("A 28-day period", "28-day period", "P28D"),
    ("Two decades of war", "Two decades", "P2DE"),
]


@pytest.mark.parametrize(("text", "words", "timex"), LENGTHS)
def test_lengths_have_no_date(text: str, words: str, timex: str) -> None:
    assert read(text) == [(words, None, timex)]


NOTHING = [
    "They may march on Friendly Town.",
    "He saw 1,500 men and 2000 women.",
    "The army of 1800 men fell to 1500 troops.",
    "She read pages 12 to 14.",
    "The first half of the match.",
    "A second century.",
    "They spring up, and prices fall.",
    "Born 35/13/2010 and 1/2/3.",
    "",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_date(text: str) -> None:
    assert [date for date in read(text) if date[1] is not None and len(date[1]) > 4] == []


def test_without_an_anchor_it_stays_open_and_is_a_problem() -> None:
    """Unknown stays unknown: no date is guessed, and people can list what is open."""
    text = "Last week he left. On Friday, in June, two years ago, yesterday; the following month, this year."
    passage = Passage("g1", Span(0, len(text)), "body", "p1")
    found, problems = find_dates(text, [passage], None)
    assert {(date.edtf, date.rule) for date in found} == {(None, "unanchored")}
    assert [problem.kind for problem in problems] == ["unanchored-date"] * len(found)
    assert [problem.span for problem in problems] == [date.span for date in found]


def test_an_anchor_that_is_too_coarse_is_not_enough() -> None:
    assert read("He left last month; he left last year.", "2010") == [
        ("last month", None, None),
        ("last year", "2009", "2009"),
    ]
    assert read("He left yesterday.", "unknown") == [("yesterday", None, None)]


def test_day_and_month_that_could_be_swapped_are_a_problem() -> None:
    text = "Seen on 03/04/2010."
    found, problems = find_dates(text, [Passage("g1", Span(0, len(text)), "body", "p1")], WRITTEN)
    assert [(date.edtf, date.rule) for date in found] == [(None, "numeric")]
    assert [problem.kind for problem in problems] == ["ambiguous-date"]


def test_a_history_is_read_by_its_own_dates() -> None:
    """In a text that tells a history, April is April of the year told of, not of the year of writing."""
    story = "War came in May 1931. In June 1931 it spread. By 12 July 1931 it was lost. In 1932 the king fled. "
    text = story + "In March 1933 he returned. In April he resigned, and the next year he died."
    assert ("April", "1933-04", "1933-04") in read(text)
    assert ("the next year", "1934", "1934") in read(text)
    assert ("April", "1933-04", "1933-04") in read(text, None)


def test_an_undated_text_that_speaks_of_its_own_day_is_no_history() -> None:
    """Five old dates and "last year": the year before the last date told would be a guess."""
    text = "In 1987 and 1988 men died, in 1989, 1990 and 1991 more. Last year, and in June of last year, it was quiet."
    found = {date.span.of(text): date.edtf for date in dates(text)}
    assert found["Last year"] is None
    assert found["June of last year"] is None
    history = {date.span.of(text): date.edtf for date in dates(text, anchor="2020-05-04")}
    assert history["Last year"] is not None


def test_furniture_has_no_dates() -> None:
    text = "Archive June 2009\nIn 2008 he left."
    passages = [Passage("g1", Span(0, 18), "furniture", "p1"), Passage("g2", Span(18, len(text)), "body", "p1")]
    assert [date.edtf for date in find_dates(text, passages, None)[0]] == ["2008"]


PIECES = st.sampled_from(
    [
        *(
            "in",
            "since",
            "the",
            "of",
            "31",
            "12",
            "2010",
            "1979",
            "June",
            "May",
            "11",
            ",",
            ".",
            "-",
            "/",
            "week",
            "weeks",
        ),
        *(
            "last",
            "next",
            "two",
            "ago",
            "later",
            "BC",
            "1990s",
            "first half of",
            "early",
            "summer",
            "Friday",
            "from",
            "to",
        ),
        *(
            "between",
            "and",
            "22",
            "Bahman",
            "Ramadan",
            "1431",
            "19th",
            "century",
            "every",
            "year",
            "night",
            "۱۳۸۸",
            "99999",
        ),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map(" ".join)), st.sampled_from([None, WRITTEN]))
def test_any_text_is_read(text: str, anchor: str | None) -> None:
    """Spans read back in order without overlap, ids count up, and an open date has its problem."""
    passage = Passage("g1", Span(0, len(text)), "body", "p1")
    found, problems = find_dates(text, [passage], anchor)
    assert [date.id for date in found] == [f"d{number}" for number in range(1, len(found) + 1)]
    assert all(date.span.of(text).strip() for date in found)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(found))
    assert {problem.span for problem in problems} <= {date.span for date in found if date.edtf is None}
    assert all(date.edtf is None or edtf_bounds(date.edtf) != (None, None) for date in found)
    assert find_dates(text, [passage], anchor) == (found, problems)


EDGES = [
    ("On June 31, 2009 he left.", [("June", "2009-06"), ("2009", "2009")]),
    ("In 30 June 31 he left.", None),
    ("On 29 February he left.", [("29 February", "2008-02-29")]),
    ("The 25th century came.", [("The 25th century", "24XX")]),
    ("The 99th century came.", []),
    ("The fifth year came.", []),
    ("The 85s and the 300s.", []),
    ("In the '20s and the '10s.", [("the '20s", "192X"), ("the '10s", "201X")]),
    ("In year 0 BC and 12 AH.", []),
    ("In 31 June 480 BC.", None),
    ("The 1995-1990 reform.", None),
    ("The 490-499 BC reform.", None),
    ("The 5-3 June 2010 vote.", None),
    ("The August-June 2009 vote.", None),
    ("On 45.45.2009 and 1.2.3.", []),
    ("At the end 2010 he left.", None),
    ("In the fifth half of 2010.", [("2010", "2010")]),
    ("In the first half of the 19th century", [("the first half of the 19th century", "1800/1849")]),
    ("In the first quarter of May 2010", [("May 2010", "2010-05")]),
    ("Since three years ago he left.", [("three years ago", "2007/..")]),
    ("On early 3 June 2010.", None),
    ("About yesterday he said.", [("yesterday", "2010-04-18")]),
    ("By 22 Bahman 9999 and 31 Esfand 1388.", None),
    ("By 30 Dhu, in Tir they left.", []),
    ("In Ramadan they left.", [("Ramadan", "2009-08-22/2009-09-19")]),
    ("On 30 Safar 1500 and in Shawwal 1500 they left.", None),
    ("The prague Spring failed.", None),
    ("Last spring they left; last winter they left.", [("Last spring", "2009-21"), ("last winter", "2009-24")]),
    ("Two thousand years ago it fell; 9,999 years ago.", None),
    ("In two hours, an hour ago, two hours later.", []),
    ("In summer last year he left.", [("summer last year", "2009-22")]),
    ("June last month", None),
    ("It fell in 2009. On 29 February of that year he left.", None),
    ("In February last year it fell.", [("February last year", "2009-02")]),
    ("In the last few weeks, the next hour, the past 3,000 decades.", None),
    ("Last Maytide, this evening he left.", [("this evening", "2010-04-19")]),
    ("He came the day after. Every other hour.", [("the day after", None)]),
    ("From 2010 to 1990 and from March to January 2010.", None),
    ("We left three days from tomorrow.", [("three days from tomorrow", "2010-04-23")]),
    ("He came the week before yesterday.", None),
    ("On 3 May 2006 he left. On 20 June he fell.", [("3 May 2006", "2006-05-03"), ("20 June", "2006-06-20")]),
    ("On 3 May 2009 he left. On 20 March he fell.", [("3 May 2009", "2009-05-03"), ("20 March", "2010-03-20")]),
]


@pytest.mark.parametrize(("text", "expected"), EDGES, ids=[case[0][:30] for case in EDGES])
def test_edges(text: str, expected: list[tuple[str, str | None]] | None) -> None:
    """What does not fit the calendar is no date, and never a failure; None: only that it is read."""
    found = [(date.span.of(text), date.edtf) for date in dates(text, WRITTEN) if not (date.timex or "").startswith("P")]
    assert expected is None or found == expected
    assert all(edtf is None or edtf_bounds(edtf) != (None, None) for _, edtf in found)


@pytest.mark.parametrize("anchor", ["2010", "2010-04", "9999-12-31", "0001-01-01", "2010-13-45"])
def test_any_anchor_will_do(anchor: str) -> None:
    """At the ends of the calendar, or with a coarse anchor, an expression stays open."""
    for text, *_ in COUNTED:
        assert dates(text, anchor)
    assert dates(
        "It fell 9,000 years ago, two weeks ago, several weeks ago, next week, last Friday, this June.", anchor
    )
