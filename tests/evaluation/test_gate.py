"""Floors: a figure that falls, a corpus that changed, a row that is not pinned."""

import json
from pathlib import Path

import pytest

from evaluation.corpora import SETS, CorpusMissingError, corpus_hash, load
from evaluation.gate import FLOORS, below_floor, changed_corpus, raised
from evaluation.measure import DOCUMENTS, READ_BACK, SCORERS, Figure
from evaluation.tally import Tally

FIGURES = [Figure("names", Tally(3, 4, 4), 0.6, 0.8), Figure("events", Tally(1, 2, 2), 0.4, 0.6)]


def test_a_fallen_figure_is_named() -> None:
    """Above or at the floor is silent, below speaks; null is not pinned; a floor without a row is a mistake."""
    pinned = {"corpus": "x", "floors": {"names": 0.76, "events": 0.5, "counts": 0.1}}
    assert below_floor("gold", pinned, FIGURES) == [
        "gold: names: 0.75000 is below its floor 0.760",
        "gold: counts: no such row",
    ]
    assert below_floor("gold", {"floors": {"names": None}}, FIGURES) == []


def test_one_lost_span_of_many_is_seen() -> None:
    """A whole row is whole: no rounding hides the one span of 17,706 that does not read back."""
    almost = Figure(READ_BACK, Tally(17_705, 17_706, 17_706), 1, 1)
    assert len(below_floor("polnear", {"floors": {READ_BACK: 1.0}}, [almost])) == 1


def test_floors_rise_and_never_fall() -> None:
    """A floor rises to just below its figure, or stays; what must be whole is held; rows without floor stay free."""
    almost = Figure(READ_BACK, Tally(4, 5, 5), 1, 1)
    voice = Figure("own voice", Tally(5, 5, 5), 1, 1)
    pinned = {"corpus": "x", "floors": {"names": 0.1, "events": 0.9, READ_BACK: None, "own voice": None, "counts": 0.3}}
    assert raised(pinned, [*FIGURES, almost, voice]) == {
        "corpus": "x",
        "floors": {"names": 0.73, "events": 0.9, READ_BACK: 1.0, "own voice": None, "counts": 0.3},
    }


def test_a_changed_corpus_is_named() -> None:
    """A hash that is not pinned yet is no change."""
    assert changed_corpus("gold", {"corpus": "abc"}, "abc") == []
    assert changed_corpus("gold", {"corpus": None}, "abc") == []
    assert changed_corpus("gold", {"corpus": "abc"}, "def")[0].startswith("gold: its files changed (hash def)")


def test_the_hash_changes_with_a_file(tmp_path: Path) -> None:
    """Another annotation of the same texts is another corpus."""
    document = load("heldout")[0]
    notes = tmp_path / document.notes.name
    notes.write_bytes(document.notes.read_bytes() + b" ")
    changed = type(document)(document.path, document.text, document.gold, notes)
    assert corpus_hash([document]) != corpus_hash([changed])
    assert corpus_hash([document]) == corpus_hash([load("heldout")[0]])


def test_floors_name_rows_that_exist() -> None:
    """Every set is pinned, by rows that are measured."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert set(floors) == set(SETS)
    for name, pinned in floors.items():
        assert set(pinned["floors"]) <= {*SCORERS[name], READ_BACK, DOCUMENTS}


def test_floors_are_pinned_to_the_files(shared: Path) -> None:
    """The hash of each set is the one that stands in the floors."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    for name, pinned in floors.items():
        assert pinned["corpus"] == corpus_hash(load(name, shared)), name


def test_a_missing_corpus_says_so(tmp_path: Path) -> None:
    """The message names the folder and what to do."""
    with pytest.raises(CorpusMissingError, match="is missing: put the shared folder beside"):
        load("gold", tmp_path)
