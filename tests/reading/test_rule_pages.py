"""The reference pages of dates and numbers are made from the word files, and the examples of the guide run."""

import doctest
from pathlib import Path

from onrecord.lexicon.countwords import count_words
from onrecord.lexicon.datewords import date_words
from onrecord.lexicon.festivals import festivals
from onrecord.reading.counts.page import numbers_page
from onrecord.reading.dates.page import dates_page

GUIDE = Path(__file__).parents[2] / "docs" / "python.md"


def test_every_rule_and_festival_stands_on_the_page_with_its_value() -> None:
    page = dates_page()
    for rule in date_words().rules:
        (row,) = [line for line in page.splitlines() if line.startswith(f"| `{rule.name}` | ")][:1]
        assert rule.example in row
        assert rule.edtf is None or f"`{rule.edtf}`" in row
    assert all(name in page for name in festivals().written)


def test_every_hedge_stands_on_the_page() -> None:
    page = numbers_page()
    assert all(hedge in page for hedge in (*count_words().hedges, *count_words().behind))
    assert "| **least**: the number or more | 40 to … |" in page


def test_the_examples_of_the_guide_run() -> None:
    failed, tried = doctest.testfile(str(GUIDE), module_relative=False)
    assert (failed, tried > 1) == (0, True)
