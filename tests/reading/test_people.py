"""Names of people in mastheads and introductions, by their capitals alone; all of them are invented."""

import pytest

from onrecord.reading.page.bylines import read_credit
from onrecord.reading.page.people import is_name, names_in


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Ana Toren", True),
        ("ANA TOREN", True),
        ("Dr. Ana Toren", True),
        ("Anton V. al-Rahmi", True),
        ("Anton van der Lind", True),
        ("Toren", False),
        ("ana toren", False),
        ("Ministry Press Council", False),
        ("The Locks", False),
        ("Home News", False),
        ("Women Of The River", False),
        ("Ana 47", False),
    ],
)
def test_what_is_a_name(words: str, named: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_name(words) is named


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Ana Toren, who ran the locks, met Bo Lind’s brother.", ["Ana Toren", "Bo Lind"]),
        ("On Monday Ana Toren said so. Bo Lind did not.", ["Ana Toren", "Bo Lind"]),
        ("She met Anton van der Lind.", ["Anton van der Lind"]),
        ("He met Ana Toren. Bo was there.", ["Ana Toren"]),
        ("They spoke to Ana van nobody.", []),
        ("Minister Ana Toren", ["Ana Toren"]),
        ("One Two Three Four Five Six are too many", []),
        ("nobody at all", []),
    ],
)
def test_names_in_running_words(words: str, names: list[str]) -> None:
    assert [span.of(words) for span in names_in(words)] == names


@pytest.mark.parametrize(
    "line",
    [
        "x" * 200,
        "By the rivers of the valley we sat and waited",
        "Locks closed on March 4, 2014 without a word to us",
        "By",
    ],
)
def test_lines_that_credit_nobody(line: str) -> None:
    assert read_credit(line) is None
