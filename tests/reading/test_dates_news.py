"""Time expressions of invented news from several countries, read on Friday 22 March 2013."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.lexicon.datewords import date_words
from onrecord.model import Passage, Span
from onrecord.reading.dates import dates, find_dates
from onrecord.reading.dates.find import _stretches
from onrecord.reading.dates.tokens import tokens

WRITTEN = "2013-03-22"

READ = [
    ("The ferry line said Friday that it would close.", "Friday", "2013-03-22", "2013-03-22"),
    ("It would close on Sunday, the line said.", "Sunday", "2013-03-24", "2013-03-24"),
    ("The ferry sank late Thursday.", "late Thursday", "2013-03-21", "2013-03-21"),
    ("The ferry sank on Monday night.", "Monday night", "2013-03-18", "2013-03-18TNI"),
    ("She will speak on Thursday at 9:30 p.m.", "Thursday at 9:30 p.m.", "2013-03-28", "2013-03-28T21:30"),
    ("The train left at 8 a.m. on Tuesday.", "8 a.m. on Tuesday", "2013-03-19", "2013-03-19T08:00"),
    ("The train left at 17:40.", "17:40", "2013-03-22", "2013-03-22T17:40"),
    ("Sales fell in the fourth quarter.", "the fourth quarter", "2012-10/2012-12", "2012-Q4"),
    ("Third-quarter sales fell.", "Third-quarter", "2012-07/2012-09", "2012-Q3"),
    ("Sales fell in the first quarter of 2011.", "the first quarter of 2011", "2011-01/2011-03", "2011-Q1"),
    ("Sales fell last quarter.", "last quarter", "2012-10/2012-12", "2012-Q4"),
    ("Sales fell from a year earlier.", "a year earlier", "2012", "2012"),
    ("It rained over the weekend.", "the weekend", "2013-03-16/2013-03-17", "2013-W11-WE"),
    ("The port will close at the weekend.", "the weekend", "2013-03-23/2013-03-24", "2013-W12-WE"),
    ("They meet on Friday next week.", "Friday next week", "2013-03-29", "2013-03-29"),
    ("They met last week on Tuesday.", "last week on Tuesday", "2013-03-12", "2013-03-12"),
    ("They met on Friday the 15th.", "Friday the 15th", "2013-03-15", "2013-03-15"),
    ("They will meet on the 30th.", "the 30th", "2013-03-30", "2013-03-30"),
    ("They met on the 30th.", "the 30th", None, None),
    ("They met on the twentieth of last month.", "the twentieth of last month", "2013-02-20", "2013-02-20"),
    ("They met on the first Sunday in February.", "the first Sunday in February", "2013-02-03", "2013-02-03"),
    ("They met on the last Friday of May 2012.", "the last Friday of May 2012", "2012-05-25", "2012-05-25"),
    ("In the week of 4 March they met.", "the week of 4 March", "2013-03-04/2013-03-10", "2013-W10"),
    ("By the end of the year it will be built.", "the end of the year", "2013-09/2013-12", "2013"),
    ("A plan must be ready by the autumn.", "the autumn", "2013-23", "2013-FA"),
    ("It must be ready by June.", "June", "2013-06", "2013-06"),
    ("It had been ready by June.", "June", "2012-06", "2012-06"),
    ("Earlier this week it began.", "Earlier this week", "2013-03-18/2013-03-24", "2013-W12"),
    ("Tonight it ends.", "Tonight", "2013-03-22", "2013-03-22TNI"),
    ("It fell in fiscal 2012.", "fiscal 2012", None, "FY2012"),
    ("They will return in three weeks.", "three weeks", "2013-04-08/2013-04-14", "2013-W15"),
    ("They returned in three weeks.", "three weeks", None, "P3W"),
    ("A decade ago it was built.", "A decade ago", "2003~", "2003"),
    ("Two hours ago it was built.", "Two hours ago", None, "PAST_REF"),
    ("It fell the day after Christmas.", "the day after Christmas", "2012-12-26", "2012-12-26"),
    ("It fell on 29 February.", "29 February", "2012-02-29", "2012-02-29"),
    ("He wrote on 2012-Nov-03.", "2012-Nov-03", "2012-11-03", "2012-11-03"),
    ("He wrote in 11/2012 to them.", "11/2012", "2012-11", "2012-11"),
    ("He wrote in August '99.", "August '99", "1999-08", "1999-08"),
    ("He wrote on 30.11.12 to them.", "30.11.12", "2012-11-30", "2012-11-30"),
    ("He wrote on 24/12 to them.", "24/12", "2012-12-24", "2012-12-24"),
    ("He wrote on twenty-second of June 2009.", "twenty-second of June 2009", "2009-06-22", "2009-06-22"),
    ("At the moment it rests.", "At the moment", "2013-03-22~", "PRESENT_REF"),
    ("The current plan rests.", "current", None, "PRESENT_REF"),
    ("In the near future it may end.", "the near future", None, "FUTURE_REF"),
    ("It took two and a half years.", "two and a half years", None, "P2.5Y"),
    ("It took 1.5 years.", "1.5 years", None, "P1.5Y"),
    ("It took at least 30 minutes.", "at least 30 minutes", None, "PT30M"),
    ("A decades-old feud.", "decades-old", None, "PXDE"),
    ("They rest on Sundays.", "Sundays", None, "XXXX-WXX-7"),
    ("Over the next few days they rest.", "the next few days", None, "PXD"),
    ("In Ramadan 2012 they met.", "Ramadan 2012", "2012-07-20/2012-08-18", "2012-07-20/2012-08-18"),
    ("On 1 Muharram 1434 they met.", "1 Muharram 1434", "2012-11-15", "2012-11-15"),
    ("On 15 Khordad 1342 they met.", "15 Khordad 1342", "1963-06-05", "1963-06-05"),
    ("On १५ August १९४७ they met.", "१५ August १९४७", "1947-08-15", "1947-08-15"),
]


@pytest.mark.parametrize(("text", "words", "edtf", "timex"), READ, ids=[case[0][:40] for case in READ])
def test_news(text: str, words: str, edtf: str | None, timex: str | None) -> None:
    assert (words, edtf, timex) in [(date.span.of(text), date.edtf, date.timex) for date in dates(text, WRITTEN)]


NOTHING = [
    "She was in her 30s.",
    "A poll of 2047 clerks.",
    "They scored 24/7 and 5/8 in case 12/2010.",
    "It rose 4.22 points, 2015.3 in all.",
    "A second term, a first quarter of the men.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_date_in_the_news(text: str) -> None:
    assert [date.span.of(text) for date in dates(text, WRITTEN) if date.edtf is not None] == []


def test_the_text_tells_how_it_orders_day_and_month() -> None:
    """One date that can be read in one way only decides for the others; the caller's word comes first."""
    text = "He wrote on 3/4/2010 and on 25/4/2010."
    assert [date.edtf for date in dates(text)] == ["2010-04-03", "2010-04-25"]
    american = "He wrote on 3/4/2010 and on 4/25/2010."
    assert [date.edtf for date in dates(american)] == ["2010-03-04", "2010-04-25"]
    alone = "He wrote on 3/4/2010."
    assert [date.edtf for date in dates(alone)] == [None]
    assert [date.edtf for date in dates(alone, order="day-first")] == ["2010-04-03"]
    assert [date.edtf for date in dates(alone, order="month-first")] == ["2010-03-04"]
    assert dates("On 3/4/2010, 25/4/2010 and 4/25/2010.")[0].edtf is None


def test_old_years_in_the_news_do_not_make_it_a_history() -> None:
    """An article that recalls five years ago but speaks of last week is news: Monday is this week's."""
    text = (
        "In 1987, 1992, 1996, 2001 and 2004 it flooded. Last week it flooded again. On Monday the mayor left in tears."
    )
    found = {date.span.of(text): date.edtf for date in dates(text, WRITTEN)}
    assert (found["Last week"], found["Monday"]) == ("2013-03-11/2013-03-17", "2013-03-18")


def test_a_glance_aside_does_not_change_the_year_told_of() -> None:
    story = (
        "War came in May 1931. In June 1931 it spread. By 12 July 1931 it was lost. On 3 August 1931 the king fled. "
    )
    text = story + "A book of 1988 doubts it. In September 1931 he returned, and in October he died."
    assert [date.edtf for date in dates(text, WRITTEN)][-1] == "1931-10"


def test_a_reading_leaves_out_words_that_name_no_date() -> None:
    text = "The current plan began at 17:40 in recent talks; the future is open."
    passage = Passage("g1", Span(0, len(text)), "body", "p1")
    assert find_dates(text, [passage], WRITTEN)[0] == ()
    assert len(dates(text, WRITTEN)) == 4


WORDS = st.sampled_from(
    [*date_words().words, "2010", "31", "3", "Varenia", "clerk", ",", ".", "19/4/2010", "1990s", "5th"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_passing_over_idle_words_loses_nothing(text: str) -> None:
    """Every match of every rule lies in a stretch that is looked at."""
    marks = tokens(text, Span(0, len(text))).marks
    stretches = list(_stretches(marks))
    for rule in date_words().rules:
        if rule.name == "day":
            continue
        for match in rule.pattern.finditer(marks):
            assert any(start <= match.start() and match.end() <= stop for start, stop in stretches), (rule.name, text)


TENSE = [
    ("He was spokesman until Friday.", "Friday", "2013-03-22"),
    ("He spoke for the port until February and is now a clerk.", "February", "2013-02"),
    ("The court is to hear the case in May.", "May", "2013-05"),
    ("In the autumn the clerk wrote that the dam would not hold.", "the autumn", "2012-23"),
    ("By Tuesday noon, 186 were held.", "Tuesday noon", "2013-03-26"),
    ("Since 9 February there is a ban for those killed in September.", "September", "2012-09"),
    ("It was decided on Tuesday, three and a half months ago.", "Tuesday", "2013-03-19"),
    ("On Friday 12 people left.", "Friday", "2013-03-22"),
    ("It was half of 1969's harvest.", "1969", "1969"),
    ("They held out between 12 and 17 September.", "12 and 17 September", "2012-09-12/2012-09-17"),
]


@pytest.mark.parametrize(("text", "words", "edtf"), TENSE, ids=[case[0][:30] for case in TENSE])
def test_tense_and_cue_decide(text: str, words: str, edtf: str) -> None:
    assert (words, edtf) in [(date.span.of(text), date.edtf) for date in dates(text, WRITTEN)]


def test_an_undated_text_goes_on_from_the_last_full_date() -> None:
    """Days of the half year after it are counted from it; days before it, and what is counted from today, stay open."""
    story = "It was read on 18 October 2021. On 21 October he left, in December she did. "
    text = story + "In June it began. Last week it rained."
    found = {date.span.of(text): (date.edtf, date.anchor) for date in dates(text)}
    assert found["21 October"] == ("2021-10-21", "2021-10-18")
    assert found["December"][0] == "2021-12"
    assert found["June"][0] is None
    assert found["Last week"][0] is None


def test_that_night_is_the_last_full_date_told_of() -> None:
    """A few paragraphs may stand between; farther away it stays open."""
    story = "They met on the night of 12 March. It was cold.\n\nIt rained in February.\n\n"
    assert [date.edtf for date in dates(story + "That night he left.", WRITTEN)][-1] == "2013-03-12"
    long = story + "It rained.\n\n" * 4 + "That night he left."
    assert [date.edtf for date in dates(long, WRITTEN)][-1] is None
