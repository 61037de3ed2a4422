"""A report file: what is written is read equal, what is not understood is refused with its place and a way out."""

import json
from typing import Any

import pytest
from hypothesis import given

from onrecord.exports.builder.reading import ReportFileError, read_plan
from onrecord.exports.builder.values import Asked, Cited, Plan, Question, Words
from onrecord.exports.builder.writing import written
from onrecord.model import Anchor, Place, Span
from tests.exports.builder.plans import PLANS

PLACES = (Place(Span(3, 9), "he went"),)
PLAN = Plan(
    "Who left?",
    "Asked by the board.\n\n- only this pile",
    (
        Question(
            "When?",
            (
                Words("One line."),
                Cited("statement", "s01", Anchor("d1", "statement", PLACES, (("cue", "said"),))),
                Asked("search", words="dam", since="2021"),
            ),
        ),
    ),
)


@given(PLANS)
def test_what_is_written_is_read_equal(plan: Plan) -> None:
    assert read_plan(written(plan)) == plan


def test_a_person_can_read_it_and_a_changed_line_is_one_line_of_difference() -> None:
    text = written(PLAN)
    assert '"question": "When?"' in text
    assert '   "- only this pile"' not in text
    other = written(Plan(PLAN.title, PLAN.purpose.replace("only this pile", "and another one"), PLAN.chapters))
    different = [one for one in zip(text.splitlines(), other.splitlines(), strict=True) if one[0] != one[1]]
    assert different == [('  "- only this pile"', '  "- and another one"')]


def changed(*way: str | int, to: Any) -> str:  # noqa: ANN401 - any JSON value
    """Return the file with one value changed; None takes it out."""
    held = json.loads(written(PLAN))
    at = held
    for step in way[:-1]:
        at = at[step]
    if to is None:
        del at[way[-1]]
    else:
        at[way[-1]] = to
    return json.dumps(held)


ITEM = ("chapters", 0, "items", 1)


@pytest.mark.parametrize(
    ("text", "place", "help_"),
    [
        ("{", "line 1, column 2", "no JSON"),
        ("[]", "", "an object {…} is wanted, not []"),
        ("{}", "", 'it does not say "onrecord": "report"'),
        ('{"a": 1, "a": 2}', '"a"', "stands twice"),
        (changed("version", to=2), "version", "A newer one will"),
        (changed("version", to="1"), "version", "is wanted, which is 1"),
        (changed("titel", to="x"), "", "Is “title” meant?"),
        (changed("title", to=3), "title", "words between quotation marks are wanted, not 3"),
        (changed("chapters", to={}), "chapters", "a list […] is wanted"),
        (changed("chapters", 0, "question", to=None), "chapters[0]", 'it lacks "question"'),
        (changed(*ITEM, "kind", to="statment"), "chapters[0].items[1].kind", "Is “statement” meant?"),
        (changed(*ITEM, "kind", to=[]), "chapters[0].items[1].kind", "is none of: text, statement"),
        (changed(*ITEM, "places", to=[]), "chapters[0].items[1].places", "at least one stretch"),
        (changed(*ITEM, "places", 0, "start", to=9), "chapters[0].items[1].places[0]", "has to lie before end"),
        (changed(*ITEM, "places", 0, "start", to=True), "places[0].start", "a whole number is wanted, not true"),
        (changed(*ITEM, "number", to=0), "chapters[0].items[1].number", "a number from 1 on"),
        (changed("chapters", 0, "items", 2, "since", to="March"), "items[2].since", "a date such as 2021"),
        (changed("chapters", 0, "items", 2, "manner", to=["quoted"]), "items[2].manner", "is none of: direct"),
        (changed("chapters", 0, "items", 2, "names", to=["x"]), "chapters[0].items[2]", '"names" is not known here'),
        ("[" * 100_000, "", "nested too deeply"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_place(text: str, place: str, help_: str) -> None:
    with pytest.raises(ReportFileError) as caught:
        read_plan(text)
    assert place in str(caught.value)
    assert help_ in str(caught.value)


def test_half_a_surrogate_pair_does_not_stop_the_next_writing() -> None:
    plan = read_plan(r'{"onrecord": "report", "version": 1, "title": "\ud800"}')
    assert written(plan).encode("utf-8")
