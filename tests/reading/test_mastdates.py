"""Full calendar dates of mastheads, and nothing less."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.page.mastdates import calendar_dates, settle, whole_date

DAYS = st.dates(dt.date(1800, 1, 1), dt.date(2099, 12, 31))


@pytest.mark.parametrize(
    ("line", "readings"),
    [
        ("May 25, 2011", [("2011-05-25",)]),
        ("25th of May, 2011", [("2011-05-25",)]),
        ("25 de mayo de 2011", [("2011-05-25",)]),
        ("1er mai 2011", [("2011-05-01",)]),
        ("3. März 2014", [("2014-03-03",)]),
        ("2011/5/25", [("2011-05-25",)]),
        ("25.5.2011", [("2011-05-25",)]),
        ("04/05/2010", [("2010-04-05", "2010-05-04")]),
        ("04/19/2010", [("2010-04-19",)]),
        ("19-04-2010", [("2010-04-19",)]),
        ("٢٥/٠٥/٢٠١١", [("2011-05-25",)]),
        ("from March 3, 2014 to 5 March 2014", [("2014-03-03",), ("2014-03-05",)]),
        ("31 June 2014", []),
        ("13/13/2014", []),
        ("4 March 1389", []),
        ("March 2014", []),
        ("no date", []),
        ("1/2/3/2014", []),
    ],
)
def test_dates_in_a_line(line: str, readings: list[tuple[str, ...]]) -> None:
    assert [date.readings for date in calendar_dates(line)] == readings


@pytest.mark.parametrize(
    ("line", "others", "edtf"),
    [
        ("04/05/2010", (), None),
        ("04/05/2010 ET", (), "2010-04-05"),
        ("04/05/2010 GMT", (), "2010-05-04"),
        ("04/05/2010", ("2010-05-04",), "2010-05-04"),
        ("04/05/2010", ("2010-05-04", "2010-04-05"), None),
    ],
)
def test_two_readings_are_settled_by_evidence(line: str, others: tuple[str, ...], edtf: str | None) -> None:
    assert settle(calendar_dates(line)[0].readings, line, others) == edtf


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2014-03-04T10:00:00+01:00", "2014-03-04"),
        (" 2014-03 ", "2014-03"),
        ("2014", "2014"),
        ("2014-13-04", None),
        ("March 4, 2014", "2014-03-04"),
        ("04/05/2014", None),
        ("March 4 or 5, 2014", None),
        ("", None),
    ],
)
def test_a_value_given_as_a_date(value: str, edtf: str | None) -> None:
    assert whole_date(value) == edtf


@given(DAYS)
def test_each_day_reads_back(day: dt.date) -> None:
    iso = day.isoformat()
    for written in (iso, day.strftime("%B ") + f"{day.day}, {day.year}", f"{day.day} {day:%b} {day.year}"):
        assert [date.readings for date in calendar_dates(f"Posted {written}")] == [(iso,)]
        assert whole_date(written) == iso
    assert iso in calendar_dates(f"{day.month}/{day.day}/{day.year}")[0].readings
