"""An EDTF value says at least and at most when: its first and last possible day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import edtf_bounds

CASES = [
    ("2010-04-19", "2010-04-19", "2010-04-19"),
    ("2010-04", "2010-04-01", "2010-04-30"),
    ("2012-02", "2012-02-01", "2012-02-29"),
    ("1900-02", "1900-02-01", "1900-02-28"),
    ("2010", "2010-01-01", "2010-12-31"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("18XX", "1800-01-01", "1899-12-31"),
    ("2010-XX", "2010-01-01", "2010-12-31"),
    ("2010-XX-XX", "2010-01-01", "2010-12-31"),
    ("2010-04-XX", "2010-04-01", "2010-04-30"),
    ("2010-04-1X", "2010-04-10", "2010-04-19"),
    ("1990~", "1990-01-01", "1990-12-31"),
    ("2010-04?", "2010-04-01", "2010-04-30"),
    ("2009-06/..", "2009-06-01", None),
    ("../1988-08", None, "1988-08-31"),
    ("2009-06/", "2009-06-01", None),
    ("2009-06/2010-03", "2009-06-01", "2010-03-31"),
    ("1988-22", "1988-01-01", "1988-12-31"),
    ("1988-24", "1988-01-01", "1989-02-28"),
    ("1988-26", "1988-06-01", "1988-08-31"),
    ("1988-28", "1988-12-01", "1989-02-28"),
    ("2022-33", "2022-01-01", "2022-03-31"),
    ("2022-40", "2022-01-01", "2022-06-30"),
    ("[2010-02..2010-04-12]", "2010-02-01", "2010-04-12"),
    ("[..2010]", None, "2010-12-31"),
    ("{1960,1962-05}", "1960-01-01", "1962-05-31"),
    ("-0489", "-0489-01-01", "-0489-12-31"),
    ("-0489/0014", "-0489-01-01", "0014-12-31"),
    ("{-0489,-0478}", "-0489-01-01", "-0478-12-31"),
    ("-03XX", "-0399-01-01", "-0300-12-31"),
    ("-0001-24", "-0001-01-01", "0000-02-29"),
    ("2010-02-3X", None, None),
    ("2010-00", None, None),
    ("2010-42", None, None),
    ("2010-22-01", None, None),
    ("2010-30", "2010-12-01", "2011-02-28"),
    ("soon", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("edtf", "earliest", "latest"), CASES)
def test_bounds(edtf: str, earliest: str | None, latest: str | None) -> None:
    assert edtf_bounds(edtf) == (earliest, latest)


@given(st.text(alphabet="0123456789X-/.~?[]{},", max_size=24))
def test_whatever_is_written_has_bounds_or_none(edtf: str) -> None:
    for day in edtf_bounds(edtf):
        assert day is None or len(day.rpartition("-")[2]) == 2


@given(st.dates(), st.dates())
def test_an_interval_of_days_is_bounded_by_them(first: object, last: object) -> None:
    assert edtf_bounds(f"{first}/{last}") == (str(first), str(last))
