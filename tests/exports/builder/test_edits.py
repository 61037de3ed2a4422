"""Changing a report under way: nothing is lost or doubled, and what somebody else changed is never overwritten."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.builder import edits
from onrecord.exports.builder.edits import MovedError, Where, mark_of
from onrecord.exports.builder.values import Item, Plan, Question, Words
from tests.exports.builder.plans import ITEMS, PLANS


def places(plan: Plan) -> list[Where]:
    return [
        Where(number, place, mark_of(item))
        for number, chapter in enumerate(plan.chapters)
        for place, item in enumerate(chapter.items)
    ]


def held(plan: Plan) -> Counter[str]:
    return Counter(mark_of(item) for chapter in plan.chapters for item in chapter.items)


@given(PLANS, st.data())
def test_moving_loses_and_doubles_nothing(plan: Plan, data: st.DataObject) -> None:
    """An item moves by one place; moved back it is where it was, unless it stood at the edge of the report."""
    if not places(plan):
        return
    where, by = data.draw(st.sampled_from(places(plan))), data.draw(st.sampled_from([-1, 1]))
    moved, at = edits.move(plan, where, by)
    assert held(moved) == held(plan)
    assert [one.question for one in moved.chapters] == [one.question for one in plan.chapters]
    assert at.item is not None
    if moved != plan and len(held(plan)) == sum(held(plan).values()):
        item = moved.chapters[at.chapter].items[at.item]
        assert mark_of(item) == where.mark
        assert edits.move(moved, replace(at, mark=where.mark), -by)[0] == plan


@given(PLANS, st.data())
def test_a_chapter_moves_with_all_that_stands_in_it(plan: Plan, data: st.DataObject) -> None:
    if not plan.chapters:
        return
    number = data.draw(st.integers(0, len(plan.chapters) - 1))
    where = Where(number, None, mark_of(plan.chapters[number]))
    moved, _ = edits.move(plan, where, data.draw(st.sampled_from([-1, 1])))
    assert Counter(moved.chapters) == Counter(plan.chapters)


@given(PLANS, ITEMS, st.data())
def test_what_is_put_stands_behind_what_was_meant_and_goes_again(plan: Plan, item: Item, data: st.DataObject) -> None:
    where = data.draw(st.sampled_from(places(plan))) if places(plan) else None
    after, at = edits.put(plan, [item], where)
    if at.item is None:
        assert after == plan  # it stood there already
        return
    assert after.chapters[at.chapter].items[at.item] == item
    assert sum(held(after).values()) == sum(held(plan).values()) + 1
    if plan.chapters and sum(held(after).values()) == len(held(after)):
        assert edits.take_out(after, Where(at.chapter, at.item, mark_of(item))) == plan


PLAN = Plan("T", "p", (Question("A", (Words("one"), Words("two"))), Question("B", (Words("three"),))))


def test_what_moved_elsewhere_is_still_meant() -> None:
    """A page shows an old state: its form means the thing, not the place."""
    meant = Where(0, 1, mark_of(Words("two")))
    moved, _ = edits.move(PLAN, meant, 1)
    assert list(moved.chapters[1].items) == [Words("two"), Words("three")]
    after, at = edits.change(moved, meant, Words("2"))
    assert (at.chapter, at.item) == (1, 0)
    assert after.chapters[1].items == (Words("2"), Words("three"))


def test_what_somebody_changed_is_not_overwritten() -> None:
    meant = Where(0, 1, mark_of(Words("two")))
    theirs, _ = edits.change(PLAN, meant, Words("theirs"))
    for edit in (lambda: edits.change(theirs, meant, Words("mine")), lambda: edits.take_out(theirs, meant)):
        with pytest.raises(MovedError, match="Meanwhile somebody changed"):
            edit()
    with pytest.raises(MovedError):
        edits.head(replace(PLAN, title="theirs"), mark_of(PLAN), "mine", "")


def test_a_statement_is_not_put_twice_under_one_question_and_a_first_question_is_made() -> None:
    after, at = edits.put(Plan(), [Words("x")])
    assert after == Plan(chapters=(Question("", (Words("x"),)),))
    assert (at.chapter, at.item) == (0, 0)
