"""The questions of the gold: read from its file, answered by rows that show the passages with their speakers."""

from pathlib import Path
from typing import Any

import pytest

from evaluation.questions.__main__ import commands, load
from evaluation.questions.score import Question, Support, answered, questions

TEXT = """# Questions

## 1. Who left, and who says so?
Two people.
- `007[0,20)` «…»
- `007[40,60)` «…»

## 2. When?
- `008[5,9)` «…»
"""

GOLD = {
    "007": {
        "statements": [
            {"content": [{"start": 0, "end": 30}], "speakers": ["e1"]},
            {"content": [{"start": 40, "end": 60}], "speakers": []},
        ],
        "entities": [{"id": "e1", "names": ["Ada Moran", "the mayor"]}],
    }
}
QUESTION = Question(1, "Who left?", (Support("007", 0, 20), Support("007", 40, 60)))


def hit(start: int, end: int, *hands: str) -> dict[str, Any]:
    chain = [{"name": hand} for hand in hands]
    return {"snippet": "", "span": {"start": start, "end": end}, "chain": chain, "speaker": None, "document": "d"}


def test_questions_are_read_with_their_passages() -> None:
    first, second = questions(TEXT)
    assert (first.number, first.words, len(first.support)) == (1, "Who left, and who says so?", 2)
    assert second.support == (Support("008", 5, 9),)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([hit(0, 30, "Post", "Moran"), hit(39, 70)], [(True, True), (True, True)]),
        ([hit(0, 30, "Post", "T. Aru")], [(True, False), (False, False)]),
        ([hit(0, 15, "Moran")], [(False, False), (False, False)]),
        ([hit(100, 101, "x")] * 20 + [hit(0, 30, "Moran")], [(False, False), (False, False)]),
        ([hit(0, 30, "T. Aru"), hit(0, 30, "Ada Moran")], [(True, True), (False, False)]),
    ],
)
def test_a_passage_is_shown_by_the_right_speaker(rows: list[Any], expected: list[tuple[bool, bool]]) -> None:
    seen = answered(QUESTION, rows, {"d": "007_page.txt"}, GOLD)
    assert [(item.shown, item.right_speaker) for item in seen] == expected


def test_every_question_of_the_gold_has_a_command_and_passages_in_the_texts(shared: Path) -> None:
    asked, gold = load(shared)
    assert {question.number for question in asked} == set(commands())
    for question in asked:
        assert question.support
        for support in question.support:
            assert 0 <= support.start < support.end <= len(gold[support.document]["text"])
