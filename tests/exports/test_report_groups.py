"""The order of a report: every statement once, under the words that its text uses."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.report_groups import dated_by, put_in_order
from onrecord.model import Dated
from tests.exports.hand_made import (
    EVENTS,
    HEADLINE,
    KESSARIN,
    KILLED,
    LEFT,
    PAPERS,
    RESIGNED,
    RIVER,
    SEVEN,
    SLUICES,
    STATEMENTS,
    event,
)

SOURCES = tuple(paper.source for paper in PAPERS)


@given(st.permutations(STATEMENTS), st.permutations(EVENTS))
def test_the_order_does_not_depend_on_the_order_of_rows(statements: list, events: list) -> None:  # type: ignore[type-arg]
    """Same record, same report: numbers and groups are made from what the rows say."""
    assert put_in_order(statements, events, SOURCES).numbers == put_in_order(STATEMENTS, EVENTS, SOURCES).numbers


def test_every_statement_stands_exactly_once() -> None:
    order = put_in_order(STATEMENTS, EVENTS, SOURCES)
    groups = (*order.by_words, *order.by_voice, *order.own_voice)
    shown = [row.id for group in groups for row in group.rows]
    assert sorted(shown) == sorted(row.id for row in STATEMENTS)
    assert [order.numbers[statement] for statement in shown] == list(range(1, len(STATEMENTS) + 1))


def test_wordings_come_from_the_texts() -> None:
    """The first writing of each wording is shown, the most used first; own voice counts and is referred to."""
    order = put_in_order(STATEMENTS, EVENTS, SOURCES)
    resigned, killed = order.by_words
    assert (resigned.words, resigned.more) == (("resigned", "had resigned", "was dismissed", "steps down"), 1)
    assert set(resigned.elsewhere) == {HEADLINE.id, LEFT.id}
    assert killed.words == ("killed", "lost their lives", "murdered")
    assert killed.documents == 2


def test_a_statement_on_two_things_stands_under_the_first() -> None:
    """It is reachable from the other group by its number."""
    also = event(SLUICES, "killing", "the shooting", RIVER)
    order = put_in_order(
        (SLUICES, KILLED, SEVEN, RESIGNED), (*EVENTS, also, event(KILLED, "protest", "block", RIVER)), SOURCES
    )
    killing = next(group for group in order.by_words if KILLED in group.rows)
    assert {row.id for row in killing.rows} == {SLUICES.id, KILLED.id, SEVEN.id}
    assert "the shooting" in killing.words
    assert all(group.rows for group in order.by_words)


def test_undated_statements_come_last() -> None:
    undated = replace(RESIGNED, id="s0", said=None, published=Dated())
    assert dated_by(undated) is None
    order = put_in_order((undated, SLUICES), (), SOURCES)
    assert [row.id for row in order.by_voice[0].rows] == [SLUICES.id, "s0"]
    assert order.by_voice[0].words == (KESSARIN,)


def test_who_is_not_stated_is_called_so() -> None:
    nobody = replace(RESIGNED, speakers=(), speaker_ids=(), chain=())
    order = put_in_order((nobody,), (), SOURCES)
    assert order.by_voice[0].words == ("source not stated",)
