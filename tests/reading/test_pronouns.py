"""Whom he, she, they and it stand for, and when that stays open. Everybody here is invented."""

import pytest

from onrecord.model import Entity, Mention, Passage, Span
from onrecord.reading.language import Pipeline, load_pipeline, parse


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load_pipeline()


def _read(pipeline: Pipeline, text: str) -> tuple[tuple[Mention, ...], dict[str, Entity]]:
    passages, start = list[Passage](), 0
    for number, paragraph in enumerate(text.split("\n\n"), 1):
        end = min(len(text), start + len(paragraph) + 2)
        passages.append(Passage(f"g{number}", Span(start, end), "body", "p1"))
        start = end
    _, mentions, entities, _ = parse(text, passages, pipeline)
    return mentions, {entity.id: entity for entity in entities}


def _answers(pipeline: Pipeline, text: str) -> list[tuple[str, str | None]]:
    mentions, entities = _read(pipeline, text)
    return [(item.span.of(text), entities[item.entity].name) for item in mentions if item.form == "pronoun"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ben Olsen met Ada Moran in Oslo. She told Ben Olsen that he was wrong.", ["Ada Moran", "Ben Olsen"]),
        ("Ada Moran and Ben Olsen left Oslo. They were tired.", ["Ada Moran", "Ben Olsen"]),
        ("Protesters gathered in Oslo. They said that they wanted bread.", ["Protesters", "Protesters"]),
        ("A senior official arrived. He said the talks had failed.", ["A senior official"]),
        ("The Ministry of Roads denied the report. It said that all was well.", ["Ministry of Roads"]),
        ("Ben Olsen spoke to his wife Ada. Mrs. Moran listened. She left.", ["Ben Olsen", "Moran"]),
        ("The actress Ilka Toren met Ben Lund in Oslo. He praised her.", ["Ben Lund", "Ilka Toren"]),
    ],
)
def test_resolved(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert [name for _, name in _answers(pipeline, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        # Two could be meant.
        "Ben Olsen and Karl Lund met. He left.",
        # Who speaks of himself says "I".
        "Ben Olsen said: “He lied.”",
        # Nobody describes himself by his own name.
        "He described Ben Olsen as a thief.",
        # The label tells who speaks, not who is spoken of.
        "Moran: He lied to me.",
        # What is no body and nobody is not recorded.
        "The storm reached Oslo. It sank a boat.",
    ],
)
def test_open(pipeline: Pipeline, text: str) -> None:
    assert _answers(pipeline, text) == []


def test_who_has_no_name_stays_without_one(pipeline: Pipeline) -> None:
    """An unnamed source that a pronoun takes up is an entity of its own, with its words and no name."""
    text = "A senior official arrived. He said the talks had failed."
    _, entities = _read(pipeline, text)
    assert [(entity.named, entity.names) for entity in entities.values()] == [(False, ("A senior official",))]


def test_every_link_tells_its_rule_and_score(pipeline: Pipeline) -> None:
    text = "Ada Moran resigned. She said that she was tired."
    mentions, _ = _read(pipeline, text)
    assert all(mention.rule and 0 < mention.score <= 1 for mention in mentions)
    assert {mention.rule for mention in mentions if mention.form == "pronoun"} == {"only-one-before"}
