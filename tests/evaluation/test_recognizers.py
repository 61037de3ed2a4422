"""The scorer of the public number and date cases, on invented cases of their form."""

from typing import Any

from evaluation.recognizers import date_agrees, fits, is_one, number_agrees, range_agrees


def case(text: str, *results: dict[str, Any]) -> dict[str, Any]:
    return {"Input": text, "Context": {"ReferenceDateTime": "2016-11-07T00:00:00"}, "Results": list(results)}


def day(text: str, words: str, timex: str, date: str) -> dict[str, Any]:
    value = {"Timex": timex, "FutureResolution": {"date": date}, "PastResolution": {"date": date}}
    return case(text, {"Text": words, "Start": text.index(words), "Length": len(words), "Value": value})


def number(text: str, words: str, value: str) -> dict[str, Any]:
    start = text.index(words)
    return case(text, {"Text": words, "Start": start, "End": start + len(words) - 1, "Resolution": {"value": value}})


def test_exactly_the_numbers_of_a_case_must_be_found() -> None:
    assert number_agrees(number("they saw two thirds", "two thirds", "0.666666666666667"))
    assert not number_agrees(number("they saw two thirds", "two thirds", "2"))
    assert not number_agrees(case("they saw five"))
    assert number_agrees(case("they saw none"))


def test_both_bounds_of_a_range_must_agree() -> None:
    assert range_agrees(number("more than ten and less than twenty", "more than ten and less than twenty", "(10,20)"))
    assert not range_agrees(number("more than ten", "more than ten", "(10,20)"))
    assert not range_agrees(number("more than ten", "more than ten", "(50,)"))


def test_a_date_must_be_read_at_its_place() -> None:
    assert date_agrees(day("back on 3/4/2016", "3/4/2016", "2016-03-04", "2016-03-04"))
    assert not date_agrees(day("back on 3/4/2016", "3/4/2016", "2016-04-03", "2016-04-03"))
    assert not date_agrees(day("back some day", "some day", "2016-04-03", "2016-04-03"))


def test_where_there_is_no_such_day_none_must_be_found() -> None:
    assert date_agrees(day("back on 31st of this month", "31st of this month", "2016-11-31", "0001-01-01"))
    assert not date_agrees(day("back on 30th of this month", "30th of this month", "2016-11-30", "0001-01-01"))


def test_what_fits() -> None:
    """One day, month or year, read from words that name it: no guesses of days, no bare numbers."""
    assert is_one(day("back tomorrow", "tomorrow", "2016-11-08", "2016-11-08"))
    assert not is_one(day("in two days", "two days", "P2D", "2016-11-08"))
    assert not is_one(case("back"))
    assert fits(day("back tomorrow", "tomorrow", "2016-11-08", "2016-11-08"))
    for words, timex in (("a month ago", "2016-10-07"), ("late this month", "2016-11"), ("the 27", "XXXX-XX-27")):
        assert not fits(day(f"back {words}", words, timex, "2016-10-07"))
