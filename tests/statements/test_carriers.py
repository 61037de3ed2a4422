"""Phrases, nouns, headlines, relays and reports without a speaker. People and places are invented."""

import pytest

from onrecord.model import PassageKind
from tests.statements.parsed import reading_of
from tests.statements.rendering import explicit, told

RELAYED = (
    "Morland’s Channel Nine TV, citing a Morland intelligence source, disclosed on May 2, 2021: "
    "“The unit also sent agents to Lorne.”"
)
CASES: tuple[tuple[str, list[tuple[str, str, str]]], ...] = (
    (
        "According to the union, five engineers left the plant.",
        [("the union", "According to", "five engineers left the plant")],
    ),
    (
        "Five engineers left the plant, according to the union.",
        [("the union", "according to", "Five engineers left the plant")],
    ),
    (
        "Five engineers, according to the union, left the plant.",
        [("the union", "according to", "Five engineers || left the plant")],
    ),
    ("“The river is ours,” according to the statement.", [("the statement", "according to", "“The river is ours,”")]),
    ("For Ostrel, this was an insult.", [("Ostrel", "For Ostrel", "this was an insult")]),
    (
        "Her claim that the vote was rigged angered the palace.",
        [("Her", "claim", "the vote was rigged angered the palace")],
    ),
    ("The march featured chants of “open the gates.”", [("", "chants", "“open the gates.”")]),
    ("The mayor is confident that the dam will hold.", [("The mayor", "confident", "the dam will hold")]),
    ("It is reported that two envoys fled.", [("", "is reported", "two envoys fled")]),
    ("Two envoys are reported to have fled.", [("", "are reported to have", "Two envoys || fled")]),
    ("The trial was widely seen as a warning.", [("", "was widely seen as", "The trial || a warning")]),
    ("The guards allegedly burned three houses.", [("", "allegedly", "The guards || burned three houses")]),
    ("It is a well-known fact that the bank is empty.", [("", "It is a well-known fact", "the bank is empty")]),
    ("Two envoys are not known to have fled.", [("", "are not known to have", "Two envoys || fled")]),
    ("In the words of the mayor, the dam is a trap.", [("the mayor", "In the words of", "the dam is a trap")]),
    ("According to the union: “Five engineers left.”", [("the union", "According to", "“Five engineers left.”")]),
    ("The union made the claim that the plant was empty.", [("The union", "claim", "the plant was empty")]),
    ("The union had no doubt that the plant was empty.", [("The union", "had no doubt", "the plant was empty")]),
    ("The envoy said he was ready, and the papers had called for it.", [("The envoy", "said", "he was ready")]),
    ("The march was small. It showed that the union was weak.", []),
    ("The report by the union that five men died was wrong.", [("the union", "report", "five men died was wrong")]),
    ("The envoy is afraid that he will be sent home.", [("The envoy", "afraid", "he will be sent home")]),
    ("It is clear that the dam is safe.", []),
    (
        "The Ledger quoted Orlan as saying that the dam would break.",
        [("The Ledger", "quoted", "the dam would break"), ("Orlan", "saying", "the dam would break")],
    ),
    ("Orlan was quoted as saying the dam would break.", [("Orlan", "was quoted as saying", "the dam would break")]),
    (
        "Two men were held, the radio reported, citing a police source.",
        [("the radio", "reported", "Two men were held"), ("a police source", "citing", "Two men were held")],
    ),
    (
        "“Two men were held,” the station said, reads a statement by the council of May 3.",
        [
            ("the station", "said", "“Two men were held,”"),
            ("a statement by the council", "reads", "“Two men were held,” the station said"),
        ],
    ),
    (
        "Orlan was quoted by the Ledger as saying that the dam would break.",
        [("the Ledger", "was quoted", "the dam would break"), ("Orlan", "saying", "the dam would break")],
    ),
    (
        "The radio, citing a police source, said two men were held.",
        [("The radio", "said", "two men were held"), ("a police source", "citing", "two men were held")],
    ),
    (
        f"{RELAYED} Reads a statement by MCLC on May 3, 2021.",
        [
            ("a Morland intelligence source", "citing", "“The unit also sent agents to Lorne.”"),
            ("Morland’s Channel Nine TV", "disclosed", "“The unit also sent agents to Lorne.”"),
            ("a statement by MCLC", "Reads", RELAYED),
        ],
    ),
    (
        "The station said: “Two men were held.” Reads a statement by the council.",
        [
            ("The station", "said", "“Two men were held.”"),
            ("a statement by the council", "Reads", "The station said: “Two men were held.”"),
        ],
    ),
)

HEADLINES: tuple[tuple[str, list[tuple[str, str, str]]], ...] = (
    ("Orlan: the dam is not safe", [("Orlan", ":", "the dam is not safe")]),
    ("Ada Orlan on why engineers leave the country", [("Ada Orlan", "on why", "engineers leave the country")]),
    ("Opinion: the dam is not safe", []),
)

TEXTS = tuple(text for text, _ in HEADLINES)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_carriers(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Each sentence gives exactly these statements."""
    found = [told(text, item) for item in explicit(text, reading_of(text))]

    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), HEADLINES, ids=[case[0] for case in HEADLINES])
def test_headlines(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A headline attributes by its form, where a name stands before the colon."""
    kinds: tuple[PassageKind, ...] = ("headline",)
    names = {"Orlan": ("e1", "person"), "Ada Orlan": ("e1", "person")}
    found = [told(text, item) for item in explicit(text, reading_of(text, names, kinds=kinds))]  # type: ignore[arg-type]

    assert found == expected
