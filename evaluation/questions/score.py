"""Whether one command shows all passages that support an answer, each with the speaker that the gold gives it.

A passage is shown where one of the first 20 findings (a statement, a hit, one report of a case: each is a row, also
inside a portrait or a case) covers at least 80 % of it. Its speakers are those of the statements of the gold that hold
at least half of it: a hand of the finding's chain must bear a name of one of them; where one of them has no name (a
page that names no writer), any chain will do.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.statements import share_a_name, speaker_names
from evaluation.words import name_words
from onrecord.exports.findings import findings

ROWS = 20
COVERED = 0.8
HELD = 0.5

Json = dict[str, Any]

_HEADING = re.compile(r"^## (?P<number>\d+)\. (?P<question>.+)$", re.MULTILINE)
_SPAN = re.compile(r"`(?P<document>\d{3})\[(?P<start>\d+),(?P<end>\d+)\)`")


@dataclass(frozen=True, slots=True)
class Support:
    """A passage that supports an answer: the first digits of its document's file name, and where it stands."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the passages that support its answer."""

    number: int
    words: str
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of one passage: whether it is shown, and by the right speaker."""

    support: Support
    shown: bool
    right_speaker: bool


def questions(text: str) -> tuple[Question, ...]:
    """Return the questions of the gold, in order."""
    headings = list(_HEADING.finditer(text))
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    return tuple(
        Question(
            int(heading["number"]),
            heading["question"],
            tuple(
                Support(span["document"], int(span["start"]), int(span["end"]))
                for span in _SPAN.finditer(text, heading.end(), end)
            ),
        )
        for heading, end in zip(headings, ends, strict=True)
    )


def answered(
    question: Question, rows: Sequence[Json], names: Mapping[str, str], gold: Mapping[str, Json]
) -> list[Seen]:
    """Tell for each supporting passage whether the rows show it.

    ``names`` gives the file name of a document by its id, ``gold`` the annotated reading by the file name's digits.
    """
    shown = list(_first_findings(rows))
    return [_seen(support, shown, names, gold[support.document]) for support in question.support]


def _first_findings(rows: Sequence[Json]) -> Iterator[Json]:
    """Yield the first findings with the words of all hands of their chains."""
    count = 0
    for row in rows:
        for finding in findings(row):
            if count == ROWS:
                return
            count += 1
            yield {"document": finding.document, "start": finding.start, "end": finding.end, "who": finding.who}


def _seen(support: Support, shown: Sequence[Json], names: Mapping[str, str], gold: Json) -> Seen:
    covering = [
        finding
        for finding in shown
        if names[finding["document"]].startswith(support.document) and _covers(finding, support)
    ]
    expected = _expected(support, gold)
    return Seen(support, bool(covering), any(_fits(finding["who"], expected) for finding in covering))


def _covers(finding: Json, support: Support) -> bool:
    if finding["start"] is None:
        return False
    shared: int = min(finding["end"], support.end) - max(finding["start"], support.start)
    return bool(shared >= COVERED * (support.end - support.start))


def _expected(support: Support, gold: Json) -> list[frozenset[str]]:
    """Return the names of whoever makes a statement that holds at least half of a passage; none where one has none."""
    holding = [
        speaker_names(item, gold)
        for item in gold["statements"]
        if _shared(support, item["content"]) >= HELD * (support.end - support.start)
    ]
    return [name for names in holding for name in names] if all(holding) else []


def _shared(support: Support, spans: Sequence[Json]) -> int:
    return sum(max(0, min(span["end"], support.end) - max(span["start"], support.start)) for span in spans)


def _fits(who: str, expected: Sequence[frozenset[str]]) -> bool:
    hands = [name_words(name) for name in who.removesuffix(" (denied)").split(" › ")]
    return not expected or share_a_name([words for words in hands if words], expected)
