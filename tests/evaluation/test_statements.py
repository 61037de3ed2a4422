"""Explicit statements: matched one to one by content, then compared by speaker and depth."""

import pytest

from evaluation.statements import (
    depth,
    explicit,
    own_voice,
    same_speaker,
    speaker_and_depth,
    turns,
    whole_turns,
)
from evaluation.tally import Tally
from tests.evaluation.readings import Line, entity, reading, span, statement

TEXT = "Ann Bor said the dam held. Kit Oru denied that it broke at noon. The dam is old."


def test_contents_are_matched_by_half_of_their_characters() -> None:
    """Of two gold statements one is found, one is missed, and one of our two is wrong: P = R = F1 = 1/2."""
    gold = reading(TEXT, statements=[statement(TEXT, "a", "the dam held"), statement(TEXT, "b", "it broke at noon")])
    ours = reading(TEXT, statements=[statement(TEXT, "x", "dam held"), statement(TEXT, "y", "noon")])
    tally = explicit(TEXT, ours, gold)
    assert tally == Tally(1, 2, 2)
    assert (tally.precision, tally.recall, tally.f1) == (0.5, 0.5, 0.5)


def test_one_gold_statement_is_matched_once() -> None:
    """Three readings of one statement: the closest is right, the two others are wrong (P 1/3, R 1, F1 1/2)."""
    gold = reading(TEXT, statements=[statement(TEXT, "a", "it broke at noon")])
    found = [statement(TEXT, name, words) for name, words in (("x", "it broke"), ("y", "broke at noon"), ("z", "at"))]
    ours = reading(TEXT, statements=[*found[:2], statement(TEXT, "w", "it broke at")])
    tally = explicit(TEXT, ours, gold)
    assert tally == Tally(1, 3, 1)
    assert tally.f1 == 0.5


def test_own_voice_and_turns_are_apart() -> None:
    """A writer's sentence and an answer never meet explicit statements, nor one another."""
    gold = reading(
        TEXT,
        statements=[
            statement(TEXT, "a", "The dam is old", manner="author"),
            statement(TEXT, "t", "Ann Bor said the dam held", manner="turn"),
            statement(TEXT, "u", "the dam held", manner="turn", parent="t"),
        ],
    )
    assert explicit(TEXT, gold, gold) == Tally()
    assert own_voice(TEXT, gold, gold) == Tally(1, 1, 1)
    assert turns(TEXT, gold, gold) == Tally(2, 2, 2)
    assert whole_turns(TEXT, gold, gold) == Tally(1, 2, 1)


def test_speaker_and_depth_count_only_what_was_matched() -> None:
    """Two contents are found; one has the right speaker, the other stands one level too deep."""
    people = [entity("p", "Ann Bor"), entity("q", "Kit Oru")]
    first = statement(TEXT, "a", "the dam held", speakers=["p"])
    second = statement(TEXT, "b", "it broke at noon", speakers=["q"])
    gold = reading(TEXT, statements=[first, second], entities=people)
    ours = reading(TEXT, statements=[first, second | {"parent": "a"}], entities=people)
    assert explicit(TEXT, ours, gold) == Tally(2, 2, 2)
    assert speaker_and_depth(TEXT, ours, gold) == Tally(1, 2, 2)


def test_depth_passes_over_turns_and_own_voice() -> None:
    """A statement in a statement in an answer has depth 1; a broken chain of parents ends."""
    line = reading(
        TEXT,
        statements=[
            statement(TEXT, "t", "Ann Bor said the dam held", manner="turn"),
            statement(TEXT, "a", "the dam held", parent="t"),
            statement(TEXT, "b", "held", parent="a"),
            statement(TEXT, "c", "dam", parent="c"),
        ],
    )
    assert [depth(item, line) for item in line["statements"]] == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        (["Bor"], ["Ann Bor"], True),
        (["Minister Ann Bor"], ["the Bor"], True),
        (["ANN BOR’s"], ["Ann Bor"], True),
        (["Kit Bor"], ["Ann Bor"], False),
        (["the minister"], ["Minister"], True),
        (["Oru", "Ann Bor"], ["Kit", "Bor"], True),
    ],
)
def test_names_of_speakers(ours: list[str], theirs: list[str], *, same: bool) -> None:
    """The words of one name lie within the other; case, titles, articles and possessives aside."""
    pair = [
        (statement(TEXT, "a", "the dam held", speakers=["p"]), reading(TEXT, entities=[entity("p", *names)]))
        for names in (ours, theirs)
    ]
    assert same_speaker(TEXT, pair[0], pair[1]) is same


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ({}, {}, True),
        ({"source": [span(TEXT, "Ann Bor")]}, {"source": [span(TEXT, "Ann Bor")]}, True),
        ({"source": [span(TEXT, "Ann Bor")]}, {"source": [span(TEXT, "Kit Oru")]}, False),
        ({"source": [span(TEXT, "Ann Bor")]}, {}, False),
        ({"speakers": ["p"]}, {"source": [span(TEXT, "Ann Bor")]}, False),
        ({"speakers": ["p"], "source": [span(TEXT, "Ann")]}, {"source": [span(TEXT, "Ann")]}, True),
    ],
)
def test_speakers_without_names(ours: Line, theirs: Line, *, same: bool) -> None:
    """Both not stated is agreement; where either has no names, the source spans decide."""
    line = reading(TEXT, entities=[entity("p", "Ann Bor")])
    pair = [(statement(TEXT, "a", "the dam held", **fields), line) for fields in (ours, theirs)]
    assert same_speaker(TEXT, pair[0], pair[1]) is same
