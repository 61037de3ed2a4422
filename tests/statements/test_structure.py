"""Turns, own voice, chains, speakers, answers: what stands around the words. People and places are invented."""

from dataclasses import replace

import pytest

from onrecord.model import (
    Count,
    Date,
    EntityKind,
    Masthead,
    PassageKind,
    Reading,
    Span,
    Stated,
    Statement,
)
from onrecord.statements import attribute
from tests.statements.parsed import reading_of, span_of
from tests.statements.rendering import words

INTERVIEW = (
    "Q: The Ledger accused you of selling the water. Is that true?\n\n"
    "A: These are all lies. My colleagues believe that the dam is safe.\n\n"
    "Q: Why did you leave?\n\n"
    "A: I was afraid. I told the minister that the wall was cracked."
)
OPINION = (
    "Open the gates\n\n"
    "In 1998, I was an engineer at the Koldar dam. I knew that the wall was cracked. "
    "As the mayor admitted, the bridge was never safe. I hope that the gates will open.\n\n"
    "Hanna Orlan is a former engineer of the Koldar dam."
)
NEWS = (
    "Two envoys leave Ostrel\n\n"
    "Hanna Orlan, a former envoy, announced in May that she had left. "
    "“I was afraid,” she said. Some say that two hundred others will follow. "
    "The spokesman Tam Wyck denied the report. The spokesman said that she was ill.\n\n"
    "Orlan and the union called the plan “a trap.” “I told them that I was leaving,” Orlan said."
)
NAMES: dict[str, tuple[str, EntityKind]] = {
    "Hanna Orlan": ("e1", "person"),
    "Orlan": ("e1", "person"),
    "she": ("e1", "person"),
    "Tam Wyck": ("e2", "person"),
    "The Ledger": ("e3", "publication"),
    "Koldar": ("e4", "place"),
    "Ostrel": ("e5", "place"),
}
TEXTS: tuple[str, ...] = (INTERVIEW, OPINION, NEWS)


def named(reading: Reading, statement: Statement) -> list[str | None]:
    """Return the names of the speakers, unnamed ones in brackets."""
    entities = {entity.id: entity for entity in reading.entities}
    found = [entities[speaker] for speaker in statement.speakers]
    return [entity.name if entity.named else f"({entity.name})" for entity in found]


MINDS = (
    ("Q: Why do they burn the books?\n\nA: They think that the new age threatens them.", "imputed"),
    ("Q: Why do they burn the books?\n\nA: Most villagers believe that the books are false.", "imputed"),
    ("Q: Why do they burn the books?\n\nA: Orlan believes that the books are false.", "attitude"),
    ("Q: Why do they burn the books?\n\nA: My friends believe that the books are false.", "attitude"),
    ("Most villagers believe that the books are false.", "attitude"),
)


def chain(text: str, reading: Reading) -> list[tuple[str, str | None, list[str | None]]]:
    """Return content, content of the parent and speakers of every statement."""
    known = {item.id: item for item in reading.statements}
    return [
        (
            words(text, item.content),
            words(text, known[item.parent].content) if item.parent is not None else None,
            named(reading, item),
        )
        for item in reading.statements
    ]


def of_content(text: str, reading: Reading, content: str) -> Statement:
    """Return the statement with this content."""
    return next(item for item in reading.statements if words(text, item.content) == content)


def test_an_interview_is_turns_with_reports_inside() -> None:
    """One statement for each paragraph of a turn, without its label; what is relayed has the turn as parent."""
    reading = attribute(INTERVIEW, reading_of(INTERVIEW, NAMES))

    first = "The Ledger accused you of selling the water. Is that true?"
    answer = "These are all lies. My colleagues believe that the dam is safe."
    last = "I was afraid. I told the minister that the wall was cracked."
    assert chain(INTERVIEW, reading) == [
        (first, None, ["(None)"]),
        ("you of selling the water", first, ["The Ledger"]),
        (answer, None, ["(None)"]),
        ("the dam is safe", answer, ["(My colleagues)"]),
        ("Why did you leave?", None, ["(None)"]),
        (last, None, ["(None)"]),
        ("the wall was cracked", last, ["(None)"]),
    ]
    asked, _, answered, _, _, second, told = reading.statements
    assert (asked.stance, asked.manner, asked.turn) == ("ask", "turn", "t1")
    assert told.speakers == second.speakers == answered.speakers != asked.speakers
    assert [turn.speaker for turn in reading.turns] == [*asked.speakers, *answered.speakers] * 2


@pytest.mark.parametrize(("text", "tier"), MINDS)
def test_what_a_group_thinks_is_imputed_by_whoever_is_interviewed(text: str, tier: str) -> None:
    """Where a reporter tells it, somebody was asked; of those with a name, too, and of one's own group."""
    reading = attribute(text, reading_of(text, {"Orlan": ("Orlan", "person")}))
    assert [item.tier for item in reading.statements if item.manner == "indirect"] == [tier]


def test_an_answer_replies_and_denies_the_accusation_of_its_question() -> None:
    """An answer that opens with "These are all lies" denies what the question relayed."""
    reading = attribute(INTERVIEW, reading_of(INTERVIEW, NAMES))

    answers = [
        [
            (words(INTERVIEW, known.content), answer.relation)
            for answer in item.answers
            for known in reading.statements
            if known.id == answer.statement
        ]
        for item in reading.statements
        if item.answers
    ]
    assert answers == [
        [
            ("The Ledger accused you of selling the water. Is that true?", "replies"),
            ("you of selling the water", "denies"),
        ],
        [("Why did you leave?", "replies")],
    ]


def test_a_named_turn_speaks_by_its_name() -> None:
    """Where the page names who answers, that person speaks."""
    reading = reading_of(INTERVIEW.replace("The Ledger", "The Ledger"), NAMES)
    named_turn = replace(reading.turns[1], name=reading.mentions[0].span)

    done = attribute(INTERVIEW, replace(reading, turns=(reading.turns[0], named_turn, *reading.turns[2:])))

    assert done.turns[1].speaker == "e3"


def test_an_opinion_is_its_writers_own_voice() -> None:
    """Bylined own voice is the writer's; what the writer knew then or relays is explicit, a wish of the day is not."""
    kinds: tuple[PassageKind, ...] = ("headline", "body", "bio")
    masthead = Masthead(authors=(Stated("Hanna Orlan", span_of(OPINION, "Hanna Orlan")),))

    reading = attribute(OPINION, reading_of(OPINION, NAMES, kinds=kinds, masthead=masthead))

    assert [(item.manner, words(OPINION, item.content), named(reading, item)) for item in reading.statements] == [
        ("author", "Open the gates", ["Hanna Orlan"]),
        ("author", "In 1998, I was an engineer at the Koldar dam", ["Hanna Orlan"]),
        ("indirect", "the wall was cracked", ["Hanna Orlan"]),
        ("indirect", "the bridge was never safe", ["(the mayor)"]),
        ("author", "Hanna Orlan is a former engineer of the Koldar dam", ["(None)"]),
    ]


@pytest.mark.parametrize(
    ("masthead", "speaker"),
    [
        (Masthead(), "(None)"),
        (Masthead(outlet=Stated("The River Post")), "The River Post"),
        (Masthead(outlet=Stated("The River Post"), authors=(Stated("Mira Tollan"),)), "Mira Tollan"),
    ],
)
def test_own_voice_is_the_writers_else_the_outlets(masthead: Masthead, speaker: str) -> None:
    """A writer who is named nowhere is an unnamed entity."""
    kinds: tuple[PassageKind, ...] = ("headline",)
    reading = attribute(NEWS, reading_of(NEWS, NAMES, kinds=kinds, masthead=masthead))

    first = reading.statements[0]
    assert (first.manner, words(NEWS, first.content), named(reading, first)) == (
        "author",
        "Two envoys leave Ostrel",
        [speaker],
    )


def test_news_keeps_reports_and_own_voice_apart() -> None:
    """A title before the name of who speaks is no sentence of the writer's; roles and first person are resolved."""
    kinds: tuple[PassageKind, ...] = ("headline",)
    reading = attribute(NEWS, reading_of(NEWS, NAMES, kinds=kinds))

    assert [(item.manner, words(NEWS, item.content), named(reading, item)) for item in reading.statements] == [
        ("author", "Two envoys leave Ostrel", ["(None)"]),
        ("author", "Hanna Orlan, a former envoy, announced in May that she had left", ["(None)"]),
        ("indirect", "she had left", ["Hanna Orlan"]),
        ("direct", "“I was afraid,”", ["Hanna Orlan"]),
        ("indirect", "two hundred others will follow", ["(Some)"]),
        ("indirect", "the report", ["Tam Wyck"]),
        ("indirect", "she was ill", ["Tam Wyck"]),
        ("mixed", "the plan “a trap.”", ["Hanna Orlan", "(the union)"]),
        ("direct", "“I told them that I was leaving,”", ["Hanna Orlan"]),
        ("indirect", "I was leaving", ["Hanna Orlan"]),
    ]
    assert of_content(NEWS, reading, "the report").stance == "deny"
    assert (
        of_content(NEWS, reading, "I was leaving").parent
        == of_content(NEWS, reading, "“I told them that I was leaving,”").id
    )


def test_dates_counts_and_addressees_belong_to_their_statement() -> None:
    """The date beside the cue says when; a count belongs to the innermost statement that makes the claim."""
    plain = reading_of(NEWS, NAMES, kinds=("headline",))
    may, number = span_of(NEWS, "in May"), span_of(NEWS, "two hundred")
    reading = attribute(
        NEWS,
        replace(
            plain,
            dates=(Date("d1", may, "2012-05", "2012-05", None, "test"),),
            counts=(Count("c1", number, 200, 200, 200), Count("c2", Span(0, 3), 2, 2, 2)),
        ),
    )

    announced = of_content(NEWS, reading, "she had left")
    assert announced.said is not None
    assert (announced.said.edtf, announced.said.span) == ("2012-05", may)
    assert [count.statement for count in reading.counts] == [
        of_content(NEWS, reading, "two hundred others will follow").id,
        of_content(NEWS, reading, "Two envoys leave Ostrel").id,
    ]
    assert words(NEWS, of_content(NEWS, reading, "I was leaving").addressee) == "them"
    assert announced.about == ("e1",)


def test_unnamed_sources_are_never_one() -> None:
    """Two nameless speakers with the same words stay two; their words are their name."""
    text = "Some say that the dam is safe. Some say that the dam will break."
    reading = attribute(text, reading_of(text))

    speakers = [item.speakers for item in reading.statements if item.manner == "indirect"]
    assert len(set(speakers)) == 2
    assert [(entity.named, entity.name) for entity in reading.entities] == [(False, "Some"), (False, "Some")]


def test_a_pronoun_that_nobody_settled_is_a_problem() -> None:
    """No speaker is guessed; the problem says which words are open."""
    text = "He said that the dam is safe."
    reading = attribute(text, reading_of(text))

    assert [item.speakers for item in reading.statements if item.manner == "indirect"] == [()]
    assert [(problem.kind, problem.span) for problem in reading.problems] == [("unresolved-speaker", Span(0, 2))]


DENIALS = (
    "She rejected the accusation that votes were bought.",
    "Ada Orlan accused the council of hiding the report. Mayor Ben Varek denied the accusation.",
    "Ada Orlan claimed that the dam was safe. Mayor Ben Varek dismissed the claim.",
    "Ada Orlan claimed that the dam was safe. The union said that it leaked. Mayor Ben Varek dismissed the claim.",
)
TEXTS = (
    *DENIALS,
    *TEXTS,
    *(text for text, _ in MINDS),
    "Some say that the dam is safe. Some say that the dam will break.",
    "He said that the dam is safe.",
)


def test_a_denial_points_at_what_it_names() -> None:
    """The accusation inside a denial, or the only one right before it, is answered; one's own words are not."""
    answers = []
    for text in DENIALS:
        statements = attribute(text, reading_of(text)).statements
        contents = {item.id: words(text, item.content) for item in statements}
        answers.append([(contents[a.statement], a.relation) for item in statements for a in item.answers])

    assert answers == [
        [("votes were bought", "denies")],
        [("the council of hiding the report", "denies")],
        [("the dam was safe", "denies")],
        [],
    ]
