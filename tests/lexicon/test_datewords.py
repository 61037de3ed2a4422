"""The words of dates are data: what is wrong in them is said when they are loaded."""

import pytest

from onrecord.lexicon.datewords import _spelled, _words, date_words
from onrecord.lexicon.numbers import spoken


def test_a_word_has_one_class() -> None:
    with pytest.raises(ValueError, match="'may' stands in"):
        _words({"month": {"May": 5}, "modal": {"may": 0}})


def test_a_pattern_names_classes_that_there_are() -> None:
    with pytest.raises(ValueError, match="'fortnightly' is no class"):
        _spelled("the fortnightly", {"the": "a"})


def test_every_rule_has_an_example() -> None:
    assert all(rule.example for rule in date_words().rules)


@pytest.mark.parametrize(
    ("worths", "number"), [([2, 100, 50], 250), ([100], 100), ([3, 100, 1000], 300_000), ([20, 5], 25), ([], 0)]
)
def test_number_words_add_up(worths: list[int], number: int) -> None:
    assert spoken(worths) == number
