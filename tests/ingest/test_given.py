"""Given values are tidied: one line, dates in ISO 8601 where their form leaves no doubt."""

import pytest

from onrecord.ingest.given import given, iso_date
from onrecord.model import Given


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2010-04-19", "2010-04-19"),
        ("2010-04", "2010-04"),
        ("2010", "2010"),
        ("20100419", "2010-04-19"),
        ("2010/4/9", "2010-04-09"),
        ("2010.04.19", "2010-04-19"),
        ("2010-04-19T05:12:00Z", "2010-04-19T05:12:00+00:00"),
        ("2010-04-19 05:12:00-04:00", "2010-04-19T05:12:00-04:00"),
        ("Mon, 19 Apr 2010 05:12:00 GMT", "2010-04-19T05:12:00+00:00"),
        ("19 Apr 2010 05:12 +0200", "2010-04-19T05:12:00+02:00"),
        ("99 Apr 2010 05:12 +0200", "99 Apr 2010 05:12 +0200"),
        ("2010/99/99", "2010-99-99"),
        ("04/05/2010", "04/05/2010"),
        ("April 19, 2010", "April 19, 2010"),
        ("2010-04~", "2010-04~"),
    ],
)
def test_dates(written: str, iso: str) -> None:
    """Two dates that one could be stay as they were written: making them out is for the reading."""
    assert iso_date(written) == iso


def test_values_are_one_line_of_bounded_length() -> None:
    assert given("title", " a\n\tb\u00a0c ", "row:title") == Given("title", "a b c", "row:title")
    assert given("title", " \n", "row:title") is None
    long = given("title", "x" * 9_999, "row:title")
    assert long is not None
    assert len(long.value) == 2_000
