"""Names, descriptions and pronouns of one person come together, and nothing else does. Everybody here is invented."""

import pytest

from onrecord.model import Passage, PassageKind, Span
from onrecord.reading.language import Pipeline, load_pipeline, parse


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load_pipeline()


def _chains(text: str, pipeline: Pipeline) -> dict[str, list[str]]:
    _, mentions, entities, _ = parse(text, (Passage("g1", Span(0, len(text)), "body", "p1"),), pipeline)
    names = {entity.id: str(entity.name) for entity in entities}
    return {
        name: [mention.span.of(text) for mention in mentions if mention.entity == entity]
        for entity, name in names.items()
    }


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Ada Moran left. Then Moran returned.", "Ada Moran", ["Ada Moran", "Moran"]),
        ("Mr. Ben Olsen left. Mr. Olsen was sad.", "Ben Olsen", ["Ben Olsen", "Olsen"]),
        # the parser hangs "press" elsewhere
        (
            "Ada Moran, the press attaché at the embassy in Arvik, resigned on Monday.",
            "Ada Moran",
            ["Ada Moran", "the press attaché at the embassy in Arvik"],
        ),
        ("President Ada Moran spoke in Oslo. The president was sad.", "Ada Moran", ["Ada Moran", "The president"]),
        ("Ben Karl Olsen met Ben Olsen.", "Ben Karl Olsen", ["Ben Karl Olsen", "Ben Olsen"]),
        (
            "The World Council of Bakers (WCB) met in Oslo. The WCB said no.",
            "World Council of Bakers",
            ["World Council of Bakers", "WCB", "WCB"],
        ),
        (
            "The Norwegian Foreign Ministry said no. The Foreign Ministry was angry.",
            "Norwegian Foreign Ministry",
            ["Norwegian Foreign Ministry", "Foreign Ministry"],
        ),
        (
            "Government spokesman Ben Olsen said no. The spokesman left.",
            "Ben Olsen",
            ["Government spokesman", "Ben Olsen", "The spokesman"],
        ),
        (
            "The latest defector, Ben Olsen, arrived in Oslo.",
            "Ben Olsen",
            ["The latest defector", "Ben Olsen"],
        ),
        (
            "Colonel Ben Olsen, the head of the navy, denied it.",
            "Ben Olsen",
            ["Ben Olsen", "the head of the navy"],
        ),
        (
            "Ben Olsen, 47, the deputy consul at the embassy in Oslo, left.",
            "Ben Olsen",
            ["Ben Olsen", "the deputy consul at the embassy in Oslo"],
        ),
        (
            "The World Council of Bakers, a coalition of shops in Oslo, said no.",
            "World Council of Bakers",
            ["World Council of Bakers", "a coalition of shops in Oslo"],
        ),
        (
            "Ada Moran, curator of the town museum, left.",
            "Ada Moran",
            ["Ada Moran", "curator of the town museum"],
        ),
        (
            "The secretary of the club (a big one), Ben Olsen, left.",
            "Ben Olsen",
            ["The secretary of the club", "Ben Olsen"],
        ),
        ("Ada Moran resigned. She said that she was tired.", "Ada Moran", ["Ada Moran", "She", "she"]),
        ("Ada Moran said that her house had burned.", "Ada Moran", ["Ada Moran", "her"]),
    ],
)
def test_together(pipeline: Pipeline, text: str, name: str, words: list[str]) -> None:
    assert _chains(text, pipeline)[name] == words


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        # Two people could be meant.
        ("Ben Olsen and Karl Lund met. He left.", "Ben Olsen", ["Ben Olsen"]),
        # Mrs. is not he.
        ("Mrs. Moran left Oslo. He stayed.", "Moran", ["Moran"]),
        # Inside quotation marks somebody else is meant.
        ("Ben Olsen said: “He lied.”", "Ben Olsen", ["Ben Olsen"]),
        # Two spokesmen: the description tells nothing.
        (
            "Government spokesman Ben Olsen said no. Police spokesman Karl Lund agreed. The spokesman left.",
            "Ben Olsen",
            ["Government spokesman", "Ben Olsen"],
        ),
        # Two brothers are not one of them.
        ("The two brothers, Ben Olsen and Karl Lund, left.", "Ben Olsen", ["Ben Olsen"]),
        # The chief justice is addressed, not described.
        ("Ben Olsen, Mr. President, has left Oslo.", "Ben Olsen", ["Ben Olsen"]),
        # Another member of a list.
        (
            "The World Council of Bakers, radio and newspapers agreed.",
            "World Council of Bakers",
            ["World Council of Bakers"],
        ),
        # A role that comes back with more words may be another one's.
        (
            "Government spokesman Ben Olsen left. The spokesman for the army stayed.",
            "Ben Olsen",
            ["Government spokesman", "Ben Olsen"],
        ),
        # A place has no pronoun and no role.
        ("He left Oslo. The city was calm.", "Oslo", ["Oslo"]),
    ],
)
def test_apart(pipeline: Pipeline, text: str, name: str, words: list[str]) -> None:
    assert _chains(text, pipeline)[name] == words


def test_the_fullest_name_names_the_entity(pipeline: Pipeline) -> None:
    """Also when it comes late."""
    assert _chains("Olsen spoke. Later Ben Olsen left Oslo.", pipeline)["Ben Olsen"] == ["Olsen", "Ben Olsen"]


def _problems(pipeline: Pipeline, *passages: tuple[PassageKind, str]) -> list[tuple[str, str]]:
    text, made = "", list[Passage]()
    for number, (kind, words) in enumerate(passages, 1):
        made.append(Passage(f"g{number}", Span(len(text), len(text) + len(words) + 2), kind, "p1"))
        text += f"{words}\n\n"
    _, _, _, problems = parse(text, made, pipeline)
    return [(problem.kind, problem.span.of(text)) for problem in problems if problem.span is not None]


_REST = "Orlan left Oslo in May. “I was afraid,” Orlan said."


def test_a_lost_lead_is_noticed(pipeline: Pipeline) -> None:
    """Somebody who is never introduced opens the text, and the headline does not name him."""
    found = _problems(
        pipeline, ("headline", "Another baker leaves"), ("body", f"Orlan told the court the truth. {_REST}")
    )
    assert ("lead-may-be-lost", "Orlan") in found


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Orlan leaves Oslo", f"Orlan told the court the truth. {_REST}"),
        ("Another baker leaves", f"Orlan told the court the truth. Ada Orlan is a baker. {_REST}"),
        ("Another baker leaves", f"Ada Orlan told the court the truth. {_REST}"),
        ("Another baker leaves", f"President Orlan told the court the truth. {_REST}"),
        ("Another baker leaves", f"The baker Orlan told the court the truth. {_REST}"),
        ("Another baker leaves", "Orlan told the court the truth. Oslo was calm."),
    ],
    ids=["in the headline", "full name later", "full name first", "title", "role", "named once"],
)
def test_no_lead_is_lost(pipeline: Pipeline, headline: str, body: str) -> None:
    kinds = {kind for kind, _ in _problems(pipeline, ("headline", headline), ("body", body))}
    assert "lead-may-be-lost" not in kinds


def test_what_stays_open_is_one_problem(pipeline: Pipeline) -> None:
    """With all its words; what is joined to somebody is not among them."""
    text = "Ben Olsen and Karl Lund met. He left. Later he came back. The minister smiled, and it rained."
    _, _, _, problems = parse(text, (Passage("g1", Span(0, len(text)), "body", "p1"),), pipeline)
    found = [problem for problem in problems if problem.kind == "unresolved-reference"]
    assert [problem.span.of(text) for problem in found if problem.span is not None] == ["He"]
    assert found[0].message == (
        "It is not settled who is meant by “he” (2 times), “the minister”. Of 2 pronouns for people 2 stay open."
    )


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        # a list of bodies describes none of them
        (
            "Karl has friends in the NCB, the militia, the Ministry of Waters, and other places.",
            "NCB",
            ["NCB"],
        ),
        # a campaign may be called an embassy
        ("They founded the Green Embassy in Oslo. The embassy was closed.", "Green Embassy", ["Green Embassy"]),
    ],
)
def test_what_stands_beside_or_after_a_body_may_be_another(
    text: str, name: str, words: list[str], pipeline: Pipeline
) -> None:
    assert _chains(text, pipeline)[name] == words
