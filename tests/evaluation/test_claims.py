"""Names, events, counts, offices and dates."""

import pytest

from evaluation.claims import (
    count_intervals,
    counts,
    date_values,
    dates,
    event_types,
    events,
    interval_agrees,
    is_scored_count,
    names,
    offices,
    type_agrees,
)
from evaluation.tally import Tally
from tests.evaluation.readings import Line, entity, mention, reading, span

TEXT = "President Ann Bor’s Varen Post said about 20 guards, 45, resigned and were killed in Tol in May."


def _event(words: str, kind: str, *others: str) -> Line:
    return {"trigger": [span(TEXT, words)], "other_mentions": [span(TEXT, word) for word in others], "type": kind}


def _count(words: str, **fields: float | str | None) -> Line:
    return span(TEXT, words) | {"text": words, "value": None, "min": None, "max": None} | fields


def test_titles_and_possessives_may_be_in_or_out() -> None:
    """A name with its title and possessive is the name; a publication is an organisation; another kind is wrong."""
    gold = reading(TEXT, mentions=[mention(TEXT, "Ann Bor"), mention(TEXT, "Varen Post", "publication")])
    ours = reading(
        TEXT,
        mentions=[
            mention(TEXT, "President Ann Bor’s"),
            mention(TEXT, "Varen Post", "organisation"),
            mention(TEXT, "Tol", "organisation"),
            mention(TEXT, "guards", "group"),
            mention(TEXT, "President", form="nominal"),
        ],
    )
    assert names(TEXT, ours, gold) == Tally(2, 3, 2)


@pytest.mark.parametrize(("words", "right"), [("Varen Post", 1), ("Post", 0), ("Ann Bor’s Varen Post", 0)])
def test_a_name_needs_six_tenths(words: str, right: int) -> None:
    """Half of a name is not the name, nor is a name with another one glued to it."""
    gold = reading(TEXT, mentions=[mention(TEXT, "Varen Post", "organisation")])
    ours = reading(TEXT, mentions=[mention(TEXT, words, "organisation")])
    assert names(TEXT, ours, gold) == Tally(right, 1, 1)


def test_events_by_trigger_and_type() -> None:
    """One event is met through its other mention, with another type; one of ours meets only an unscored one."""
    gold = reading(TEXT, events=[_event("killed", "killing"), _event("resigned", "resignation", "guards")])
    gold["events"].append(_event("said", "statement-release"))
    ours = reading(TEXT, events=[_event("guards", "arrest"), _event("killed", "killing"), _event("said", "protest")])
    assert events(TEXT, ours, gold) == Tally(2, 2, 2)
    assert event_types(TEXT, ours, gold) == Tally(1, 2, 2)


@pytest.mark.parametrize(
    ("ours", "gold", "agrees"),
    [
        ("defection", "defection/resignation", True),
        ("leaving", "defection/resignation", True),
        ("joining", "founding/joining", True),
        ("execution", "massacre", True),
        ("killing", "attack", True),
        ("killing", "execution", True),
        ("attack", "killing", False),
        ("asylum-sought", "asylum", True),
        ("arrest", "killing", False),
    ],
)
def test_types_that_meet(ours: str, gold: str, *, agrees: bool) -> None:
    """Types of the gold that stand for two are met by either."""
    assert type_agrees(ours, gold) is agrees


def test_counts_leave_ages_out() -> None:
    """The age is neither missed nor, where we count it, wrong; a number that the gold does not have is wrong."""
    gold = reading(TEXT, counts=[_count("about 20 guards", value=20, min=18, max=22), _count("45", scope="age")])
    ours = reading(TEXT, counts=[_count("20", value=20), _count("45", value=45), _count("May", value=5)])
    assert counts(TEXT, ours, gold) == Tally(1, 2, 1)
    assert count_intervals(TEXT, ours, gold) == Tally(1, 2, 1)
    assert count_intervals(TEXT, reading(TEXT, counts=[_count("20", value=30)]), gold) == Tally(0, 1, 1)


@pytest.mark.parametrize(
    ("words", "fields", "scored"),
    [
        ("about 20 guards", {}, True),
        ("Dozens of men", {}, True),
        ("many more", {}, False),
        ("the fourth diplomat", {"ordinal": True}, False),
        ("the first four", {"scope": "rank"}, False),
        ("three other diplomats who had defected in previous years", {"scope": "before 2009"}, True),
        ("three-year assignments", {"scope": "length of assignments"}, False),
        ("48 hours", {"scope": "duration"}, False),
        ("25", {"scope": "age, years"}, False),
    ],
)
def test_which_figures_are_counts(words: str, fields: Line, *, scored: bool) -> None:
    """A figure without a number word, an ordinal, an age, a rank or a duration is none."""
    assert is_scored_count({"text": words} | fields) is scored


@pytest.mark.parametrize(
    ("ours", "gold", "agrees"),
    [
        ((20, None, None), (18, 22), True),
        ((23, None, None), (18, 22), False),
        ((None, 18, None), (18, 22), True),
        ((60, 60, None), (60, None), True),
        ((40, None, None), (60, None), False),
        ((40, None, None), (None, 60), True),
        ((None, None, None), (None, 60), False),
    ],
)
def test_intervals(ours: tuple[float | None, ...], gold: tuple[float | None, float | None], *, agrees: bool) -> None:
    """Our value within the gold's bounds, or one lower bound; an open bound holds everything."""
    mine = dict(zip(("value", "min", "max"), ours, strict=True))
    assert interval_agrees(mine, {"min": gold[0], "max": gold[1]}) is agrees


def test_offices_need_the_holder() -> None:
    """The same post of another holder is another office."""
    gold = reading(TEXT, entities=[entity("p", "Ann Bor")], offices=[{"holder": "p", "post": span(TEXT, "President")}])
    other = reading(TEXT, entities=[entity("p", "Tol")], offices=[{"holder": "p", "post": span(TEXT, "President")}])
    assert offices(TEXT, gold, gold) == Tally(1, 1, 1)
    assert offices(TEXT, other, gold) == Tally(0, 1, 1)


def test_dates_by_overlap_and_value() -> None:
    """An overlapping phrase is found; its value is compared apart."""
    gold = reading(TEXT, dates=[span(TEXT, "in May") | {"edtf": "2031-05"}])
    ours = reading(TEXT, dates=[span(TEXT, "May") | {"edtf": "2030-05"}])
    assert dates(TEXT, ours, gold) == Tally(1, 1, 1)
    assert date_values(TEXT, ours, gold) == Tally(0, 1, 1)
