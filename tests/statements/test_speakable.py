"""Who can speak, and where the words for a speaker and for what is said begin and end. All is invented."""

import pytest

from onrecord.model import EntityKind
from onrecord.statements import attribute
from tests.statements.parsed import reading_of
from tests.statements.rendering import explicit, told

CASES: tuple[tuple[str, list[tuple[str, str, str]]], ...] = (
    # events, qualities and things say nothing; nobody says nothing
    ("History has shown that every dam on this river breaks.", []),
    ("The uprising showed that the valley was angry.", []),
    ("The blast puts the talks in doubt.", []),
    ("Nobody has refuted the report.", []),
    ("No official has said that the bridge was safe.", []),
    (
        "A report by the union showed that the bridge was unsafe.",
        [("A report by the union", "showed", "the bridge was unsafe")],
    ),
    # what somebody can or has to say is not said
    ("She would have to tell the council that the money was gone.", []),
    ("They may find that the gates were open.", []),
    # the phrase begins after what the tree drew into it
    (
        "In “A Long Winter,” published in May, Mr. Orlan wrote that the dam was unsafe.",
        [("Mr. Orlan", "wrote", "the dam was unsafe")],
    ),
    (
        "Many of the closures, he said, have hurt the town.",
        [("he", "said", "Many of the closures || have hurt the town")],
    ),
    (
        "Mira Orlan, who is a pastor in Wyck, accused the mayor of lying.",
        [("Mira Orlan", "accused", "the mayor of lying")],
    ),
    ("Orlan was the only envoy to warn that the dam would break.", [("Orlan", "warn", "the dam would break")]),
    (
        "Three years after ministers vowed to mend the bridge, it was closed.",
        [("ministers", "vowed", "to mend the bridge")],
    ),
    # of two joined cues the second has the speaker of the first
    (
        "The minister said the filling of the lake would go on and predicted that the turbine would run in April.",
        [
            (
                "The minister",
                "said",
                "the filling of the lake would go on and predicted that the turbine would run in April",
            ),
            ("The minister", "predicted", "the turbine would run in April"),
        ],
    ),
    # "according to" ends before the clause
    (
        "According to a nurse at the hospital of Marovec, nineteen dead were brought in that night.",
        [("a nurse at the hospital of Marovec", "According to", "nineteen dead were brought in that night")],
    ),
    (
        "According to Orlan, the envoy in Wyck, nineteen people were hurt.",
        [("Orlan, the envoy in Wyck", "According to", "nineteen people were hurt")],
    ),
    # where and to whom somebody talks is not what is said
    ("Orlan spoke at a rally in Wyck.", []),
    ("Orlan talked about the flood.", [("Orlan", "talked about", "the flood")]),
    # a title is nobody's statement
    ("Orlan told the story in his memoir, “A Long Winter.”", []),
    # edges: no lone marks, whole quotations; what somebody quoted doubts in the first person is the quotation's own
    (
        "“I doubt that, in the end, the dam will hold,” Orlan said.",
        [("Orlan", "said", "“I doubt that, in the end, the dam will hold,”")],
    ),
    (
        'Orlan said that fifteen people had left over the years, "and the river still flows."',
        [("Orlan", "said", 'fifteen people had left over the years, "and the river still flows."')],
    ),
    # the agent of a passive does what the infinitive after it says
    (
        "Tam Rennick joined the River Campaign, started by Orlan to show “that envoys are leaving.”",
        [("Orlan", "show", "“that envoys are leaving.”")],
    ),
    # reasons are no voices
    (
        "Citing privacy rules, the ministry said that the list was secret.",
        [("the ministry", "Citing", "privacy rules"), ("the ministry", "said", "the list was secret")],
    ),
    # the main clause is the writer's
    ("When Orlan asked about the flood, the council left the room.", [("Orlan", "asked about", "the flood")]),
    ("Orlan called for calm, and the council left the room.", [("Orlan", "called for", "calm")]),
)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_source_cue_and_content(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Each sentence gives exactly these statements."""
    found = [told(text, item) for item in explicit(text, reading_of(text))]

    assert sorted(found) == sorted(expected)


SPEAKERS: tuple[tuple[str, dict[str, tuple[str, EntityKind]], list[str]], ...] = (
    # a description with "and" is one person, two names are two
    (
        "Mira Orlan, a former envoy and now the head of the union, said that the bridge was shut.",
        {"Mira Orlan": ("e1", "person")},
        ["Mira Orlan"],
    ),
    (
        "Mira Orlan and Tam Rennick said that the bridge was shut.",
        {"Mira Orlan": ("e1", "person"), "Tam Rennick": ("e2", "person")},
        ["Mira Orlan", "Tam Rennick"],
    ),
    # a place or an office that the phrase only holds does not speak
    (
        "The embassy of Varenia said that the bridge was shut.",
        {"Varenia": ("e1", "place")},
        ["The embassy of Varenia"],
    ),
    # a name that no list knows is a name all the same, and one person's
    ("On Monday Qovar Zelm said that the bridge was shut.", {}, ["Qovar Zelm"]),
    (
        "Qovar Zelm left. On Monday Zelm said that the bridge was shut.",
        {"Qovar Zelm": ("e1", "person")},
        ["Qovar Zelm"],
    ),
    (
        "Former Minister of Waters Tam Rennick said that the bridge was shut.",
        {"Tam Rennick": ("e1", "person")},
        ["Tam Rennick"],
    ),
)


@pytest.mark.parametrize(("text", "names", "expected"), SPEAKERS, ids=[case[0] for case in SPEAKERS])
def test_the_one_who_speaks(text: str, names: dict[str, tuple[str, EntityKind]], expected: list[str]) -> None:
    """Speakers are shown by name, unnamed ones by their words."""
    reading = attribute(text, reading_of(text, names))
    known = {entity.id: entity.name for entity in reading.entities}
    found = [known[speaker] for item in reading.statements if item.manner != "author" for speaker in item.speakers]

    assert found == expected


TEXTS = tuple(case[0] for case in SPEAKERS)
