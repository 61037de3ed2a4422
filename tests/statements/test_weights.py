"""A reading with the preferred weights, with the open ones alone, and with none: all three attribute."""

import importlib
import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

import onrecord
from onrecord.model import Reading, Statement
from onrecord.statements import attribute
from onrecord.statements.gate import load_gate
from onrecord.statements.tagger import WEIGHTS, load_tagger
from tests.statements.parsed import reading_of
from tests.statements.test_article import ARTICLE, KINDS, NAMES

CONFIGURATIONS = [WEIGHTS, WEIGHTS[1:], ()]


@pytest.fixture
def read_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[tuple[str, ...]], Reading]:
    """Return a reader of the article that finds only some folders of weights, as if the others were deleted."""
    shipped = Path(str(files("onrecord"))) / "weights"

    def read(names: tuple[str, ...]) -> Reading:
        for name in names:
            shutil.copytree(shipped / name, tmp_path / "weights" / name)
        room = importlib.import_module("onrecord.statements.attribute")
        monkeypatch.setattr(room, "load_tagger", lambda: load_tagger(root=tmp_path / "weights"))
        monkeypatch.setattr(room, "load_gate", lambda name: load_gate(name, tmp_path / "weights"))
        return attribute(ARTICLE, reading_of(ARTICLE, NAMES, kinds=KINDS))

    return read


def explicit(reading: Reading) -> list[Statement]:
    """Return the statements that somebody is said to have made."""
    return [item for item in reading.statements if item.manner not in {"author", "turn"}]


@pytest.mark.parametrize("names", CONFIGURATIONS, ids=["all weights", "open weights", "no weights"])
def test_who_said_what_is_found_with_any_weights(
    names: tuple[str, ...], read_with: Callable[[tuple[str, ...]], Reading]
) -> None:
    reading = read_with(names)
    contents = {span.of(ARTICLE): item for item in explicit(reading) for span in item.content}
    said = contents["he would not return to Ostrel"]
    assert [span.of(ARTICLE) for span in said.cue] == ["said"]
    speaker = next(item for item in reading.entities if item.id in said.speakers)
    assert speaker.name == "Tam Rennick"
    assert all(0 < item.score <= 1 for item in explicit(reading))


def test_the_weights_change_how_sure_a_statement_is(read_with: Callable[[tuple[str, ...]], Reading]) -> None:
    """With a gate a score is a likelihood; without one it is the rule's."""
    rules = {item.content: item.score for item in explicit(read_with(()))}
    both = {item.content: item.score for item in explicit(read_with(WEIGHTS))}
    shared = rules.keys() & both.keys()
    assert shared
    assert any(rules[content] != both[content] for content in shared)


def test_the_same_words_give_the_same_statements(read_with: Callable[[tuple[str, ...]], Reading]) -> None:
    assert read_with(WEIGHTS[1:]).statements == attribute(ARTICLE, reading_of(ARTICLE, NAMES, kinds=KINDS)).statements


def test_the_tagger_takes_no_infinitive_out_of_a_clause() -> None:
    """What somebody admitted is that people have decided to leave, not "to leave"."""
    text = "As the mayor admitted after weeks, the people of Ostrel have decided to leave the town and to rebuild it."
    contents = [span.of(text) for item in explicit(attribute(text, reading_of(text))) for span in item.content]
    assert "the people of Ostrel have decided to leave the town and to rebuild it" in contents


def test_a_headlines_verb_is_no_name(tmp_path: Path) -> None:
    page = tmp_path / "article.html"
    page.write_text(
        "<title>News</title><h1>River official quits, says he will not “sign the order”</h1>"
        "<p>The talks began on Monday in the capital, where the council has sat since the spring.</p>",
        encoding="utf-8",
    )
    ((document, reading),) = onrecord.read(page)
    cued = [one for one in reading.statements if one.cue and one.cue[0].of(document.text) == "says"]
    assert [one.source[0].of(document.text) for one in cued] == ["River official"]
