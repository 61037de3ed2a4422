"""Laws of all scorers: the gold itself scores 1, order does not matter, nothing scores 0."""

import random
from pathlib import Path
from typing import Any

import pytest

from evaluation.claims import UNSCORED_EVENTS, is_scored_count
from evaluation.corpora import Labelled, load
from evaluation.measure import SCORERS, measure, nothing
from evaluation.reader import identity
from evaluation.statements import without_inner_turns
from evaluation.tally import Tally

Line = dict[str, Any]


@pytest.mark.parametrize("row", SCORERS["heldout"])
def test_the_gold_of_the_held_out_documents_scores_one(row: str) -> None:
    """A reader that finds exactly what was annotated is perfect."""
    assert_perfect("heldout", row, load("heldout"))


@pytest.mark.parametrize("row", SCORERS["gold"])
def test_the_gold_of_the_seeds_scores_one(row: str, shared: Path) -> None:
    """The same for the three seed documents with gold."""
    assert_perfect("gold", row, load("gold", shared))


def test_order_does_not_matter() -> None:
    """A shuffled reading, against a shuffled gold, has the same figures."""
    documents = load("heldout")
    lines = {identity(document.path): half(document.gold) for document in documents}
    shuffled = {name: shuffle(line) for name, line in lines.items()}
    mixed = [Labelled(item.path, item.text, shuffle(item.gold), item.notes) for item in reversed(documents)]
    assert measure("heldout", documents, lines) == measure("heldout", mixed, shuffled)


def test_nothing_scores_nothing() -> None:
    """A document that was lost counts with all that it holds."""
    documents = load("heldout")
    figures = {figure.row: figure.tally for figure in measure("heldout", documents, {})}
    assert figures["documents read"] == Tally(0, 0, 12)
    assert figures["explicit statements"] == Tally(0, 0, figures["explicit statements"].gold)
    assert all(figures[row].f1 == 0 for row in SCORERS["heldout"])
    assert figures["explicit statements"].gold > 150


def assert_perfect(name: str, row: str, documents: list[Labelled]) -> None:
    """Check that every document scores 1 against itself in one row."""
    scorer = SCORERS[name][row]
    found = 0
    for document in documents:
        ours = without_inner_turns(document.gold) if row == "turns, whole paragraphs" else document.gold
        tally = scorer(document.text, ours, document.gold)
        assert (tally.matched, tally.predicted) == (tally.gold, tally.gold), document.path.name
        found += tally.gold
    assert found > 0


def half(line: Line) -> Line:
    """Return a reading that lost every second item of each list but the entities."""
    return {key: value[::2] if isinstance(value, list) and key != "entities" else value for key, value in line.items()}


def shuffle(line: Line) -> Line:
    """Return a reading with its lists in another order."""
    draw = random.Random(7)  # noqa: S311 - any order will do
    return {key: draw.sample(value, len(value)) if isinstance(value, list) else value for key, value in line.items()}


def test_empty_reading_has_all_lists() -> None:
    """The empty reading has the lists of a real one."""
    assert set(load("heldout")[0].gold) == set(nothing(""))
    assert not is_scored_count({"text": "many", "scope": None})
    assert "other" in UNSCORED_EVENTS
