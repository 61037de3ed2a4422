"""Festivals of any religion, and the calendars they are counted in; days checked against published calendars."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicon.festivals import festivals, read_festivals
from onrecord.reading.dates import dates
from onrecord.reading.dates.church import easter, hebrew, is_leap, julian, orthodox_easter

NAMED = [
    ("Christmas Eve 1998", "1998-12-24"),
    ("Orthodox Christmas 2014", "2014-01-07"),
    ("Easter 1961", "1961-04-02"),
    ("Easter 2008", "2008-03-23"),
    ("Good Friday 2013", "2013-03-29"),
    ("Ash Wednesday 2021", "2021-02-17"),
    ("Whit Monday 1992", "1992-06-08"),
    ("Orthodox Easter 2013", "2013-05-05"),
    ("Orthodox Easter 1977", "1977-04-10"),
    ("Ashura 2009", "[2009-01-07,2009-12-27]"),
    ("Ashura 2011", "2011-12-05"),
    ("Eid al-Fitr 2012", "2012-08-19"),
    ("Eid al-Adha 2015", "2015-09-23"),
    ("Ramadan 2012", "2012-07-20/2012-08-18"),
    ("Nowruz 2012", "2012-03-20"),
    ("Nowruz 1979", "1979-03-21"),
    ("Passover 2016", "2016-04-23/2016-04-29"),
    ("Rosh Hashanah 2013", "2013-09-05"),
    ("Yom Kippur 1973", "1973-10-06"),
    ("Hanukkah 2013", "2013-11-28/2013-12-05"),
    ("Purim 2016", "2016-03-24"),
    ("Purim 2015", "2015-03-05"),
    ("Diwali 2010", "2010-11-05"),
    ("Lunar New Year 2013", "2013-02-10"),
]


@pytest.mark.parametrize(("words", "edtf"), NAMED)
def test_a_festival_with_its_year(words: str, edtf: str) -> None:
    assert [date.edtf for date in dates(f"It fell on {words}.")] == [edtf]


TOLD = [
    ("He left at Christmas.", "2010-04-19", "2009-12-25"),
    ("He will leave at Christmas.", "2010-04-19", "2010-12-25"),
    ("He left on the day of Ashura.", "2010-04-19", "2009-12-27"),
    ("It would open on Good Friday.", "2010-03-01", "2010-04-02"),
    ("He fled in June 2001 and was back by Easter Monday.", "2010-04-19", "2001-04-16"),
    ("It was quiet at Passover.", "2010-04-19", "2010-03-30/2010-04-05"),
    ("It was quiet at Yalda.", "2010-04-19", "2009-12-21"),
]


@pytest.mark.parametrize(("text", "anchor", "edtf"), TOLD)
def test_a_festival_without_year_is_the_one_the_text_asks_for(text: str, anchor: str, edtf: str) -> None:
    """The last one, or the next one where the words speak of what is to come, or the one of the year told of."""
    assert [date.edtf for date in dates(text, anchor)][-1] == edtf


def test_a_festival_that_cannot_be_dated_stays_open() -> None:
    """No anchor; an anchor that is too coarse; a year that the table does not have: open, never a guess."""
    assert [date.edtf for date in dates("He left at Easter.")] == [None]
    assert [date.edtf for date in dates("He left at Easter.", "2010")] == [None]
    assert [date.rule for date in dates("He left at Diwali.", "1950-06-01")] == ["unanchored"]
    assert [date.edtf for date in dates("He left on Diwali 1950.")] == ["1950"]


def test_a_festival_in_a_name_is_no_date() -> None:
    assert dates("The Easter Rising and the Tet Offensive of old; White Christmas.", "2010-04-19") == ()


def test_each_festival_is_found_in_every_year_its_calendar_knows() -> None:
    for name in festivals().written:
        for year in (1995, 2010, 2020):
            found = dates(f"It fell on {name} {year}.")
            if festivals().by_name[name.lower().replace("’", "'")].table and year == 1995:
                continue
            assert [(date.edtf or "")[:4] for date in found] == [str(year)], (name, year)


@given(st.integers(1583, 2400))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    for sunday in (easter(year), orthodox_easter(year)):
        assert sunday.isoweekday() == 7
    assert dt.date(year, 3, 22) <= easter(year) <= dt.date(year, 4, 25)
    assert easter(year) <= orthodox_easter(year)


@given(st.integers(5344, 6160))
def test_a_hebrew_year_has_one_of_six_lengths_and_never_begins_on_three_days(year: int) -> None:
    """Rosh Hashanah falls on no Sunday, Wednesday or Friday; years have 353-355 or 383-385 days."""
    first, following = hebrew(year, 7, 1), hebrew(year + 1, 7, 1)
    assert first.isoweekday() not in (7, 3, 5)
    assert (following - first).days - (30 if is_leap(year) else 0) in (353, 354, 355)
    assert (hebrew(year, 1, 15) + dt.timedelta(days=163)) == following


def test_julian_days() -> None:
    assert julian(1917, 10, 25) == dt.date(1917, 11, 7)
    assert julian(1582, 10, 5) == dt.date(1582, 10, 15)


def test_what_is_wrong_in_a_table_is_said_when_it_is_read() -> None:
    row = '[[festival]]\nnames = ["River Day"]\ncalendar = "gregorian"\nday = [5, 2]\n'
    assert read_festivals(row).by_name["river day"].day == (5, 2)
    with pytest.raises(ValueError, match="stands twice"):
        read_festivals(row + row)
    with pytest.raises(ValueError, match="'roman' is no calendar"):
        read_festivals(row.replace("gregorian", "roman"))
