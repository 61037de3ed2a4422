"""Where a content begins and ends, what is no report at all, and wishes. People and places are invented."""

import pytest

from tests.statements.parsed import reading_of
from tests.statements.rendering import explicit, told

CASES: tuple[tuple[str, list[tuple[str, str, str]]], ...] = (
    # a second clause goes on with what was said, or is the writer's
    (
        "The union said it would stop the ferries and would close the harbour.",
        [("The union", "said", "it would stop the ferries and would close the harbour")],
    ),
    (
        "Experts admit that the dam is old, and that so far nobody has repaired it.",
        [("Experts", "admit", "the dam is old, and that so far nobody has repaired it")],
    ),
    (
        "The council called for calm after the ferry sank.",
        [("The council", "called for", "calm")],
    ),
    ("The ministry praised the crew via its website.", [("The ministry", "praised", "the crew")]),
    # a clause that the cue parts in two
    (
        "Any attempt to repair the dam, Orlan said, comes too late.",
        [("Orlan", "said", "Any attempt to repair the dam || comes too late")],
    ),
    # no "that" and a tree that errs
    (
        "Orlan said closing the old dam before the winter could harm the towns.",
        [("Orlan", "said", "closing the old dam before the winter could harm the towns")],
    ),
    (
        "The poll finds fishing is a small matter for most voters.",
        [
            ("The poll", "finds", "fishing is a small matter for most voters"),
        ],
    ),
    # "according to" after what opens its clause
    (
        "The dam was old, but according to the council, nobody repaired it.",
        [("the council", "according to", "nobody repaired it")],
    ),
    # no reports: questions for a belief, the present of "we", a purpose
    ("Do the guards believe that the gate is open?", []),
    ("We urge the council to repair the dam.", []),
    ("We believe that the council is wrong.", [("We", "believe", "the council is wrong")]),
    (
        "“I have no doubt that the dam will hold,” Orlan said.",
        [
            ("Orlan", "said", "“I have no doubt that the dam will hold,”"),
        ],
    ),
    ("Orlan requested money in order to repair the dam.", [("Orlan", "requested", "money in order to repair the dam")]),
    # wishes: told by somebody, denied or made known; the writer's account of people is none
    ("The guards wanted to go home.", []),
    ("The guards do not want to leave the valley.", [("The guards", "do not want", "to leave the valley")]),
    ("The council intends to sell the ferry.", [("The council", "intends", "to sell the ferry")]),
    (
        "Orlan said the guards wanted to go home.",
        [("Orlan", "said", "the guards wanted to go home"), ("the guards", "wanted", "to go home")],
    ),
    (
        "Orlan talked about the dam and compared it to a sieve.",
        [("Orlan", "talked about", "the dam")],
    ),
    # nouns with what is promised or asked
    (
        "The report recalls his pledge not to close the harbour.",
        [("his", "pledge", "not to close the harbour")],
    ),
)
UNCUED: tuple[tuple[str, list[tuple[str, str, str]]], ...] = (
    (
        "Orlan said the dam was old. “Nobody has looked at it for ten long years.”",
        [
            ("Orlan", "said", "the dam was old"),
            ("Orlan", "", "“Nobody has looked at it for ten long years.”"),
        ],
    ),
    (
        "The town lies below the dam.\n\n“Nobody has looked at it for ten long years.” - Ada Orlan",
        [("Ada Orlan", "", "“Nobody has looked at it for ten long years.”")],
    ),
    (
        "The town lies below the dam.\n\n“Nobody has looked at it for ten long years.”",
        [("", "", "“Nobody has looked at it for ten long years.”")],
    ),
    ("The town lies below the dam. “The Salt Road” is its only book.", []),
)
TEXTS = tuple(text for text, _ in (*CASES, *UNCUED))


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_content_has_its_edges(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Source, cue and content are the words that carry them, and what is no report is left out."""
    assert [told(text, item) for item in explicit(text, reading_of(text))] == expected


@pytest.mark.parametrize(("text", "expected"), UNCUED, ids=[text[:50] for text, _ in UNCUED])
def test_quotation_without_a_cue_has_the_speaker_of_its_place(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A sentence in quotation marks is a statement; the sentence before or the name after it says whose."""
    reading = reading_of(text, {"Ada Orlan": ("e1", "person")}) if "Ada" in text else reading_of(text)

    assert [told(text, item) for item in explicit(text, reading)] == expected
