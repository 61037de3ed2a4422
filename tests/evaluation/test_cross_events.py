"""The rows of ``evaluation.cross`` on events and disputes, on invented sentences with invented gold."""

from typing import Any

from evaluation import cross_events
from onrecord.model import Document
from tests.linking.told import Told


def _told() -> cross_events.Told:
    """Return two documents that tell of one resignation, and one that tells of another."""
    sentences = {
        "a.txt": Told("P[Ada Sadeghi] resigned in L[Oslo] to protest the shootings."),
        "b.txt": Told("P[Ada Sadeqi] resigned in L[Oslo] for personal reasons."),
        "c.txt": Told("P[Ben Falk] resigned in L[Lima] for personal reasons."),
    }
    held, golds = {}, dict[str, Any]()
    for name, sentence in sentences.items():
        text, reading = sentence.read(name)
        held[name] = (Document(name, name, name, "text/plain", text), reading)
        start = text.index("resigned")
        golds[name] = {
            "events": [{"id": "ev1", "trigger": {"begin": start, "end": start + 8}}],
            "statements": [{"id": "s1", "content": [{"begin": 0, "end": len(text)}]}],
            "figures": [],
        }
    return cross_events.Told(held, golds)


def _rows(gold: dict[str, Any]) -> dict[str, tuple[int, int]]:
    return {name: (found, of) for name, found, of in cross_events.rows(gold, _told())}


def test_pairs_that_are_linked() -> None:
    """One of three pairs is one event; what gold does not hold is not counted."""
    gold = {
        "same_event": [{"events": [["a.txt", "ev1"], ["b.txt", "ev1"], ["c.txt", "ev1"], ["d.txt", "ev1"]]}],
        "disputes": [],
    }
    rows = _rows(gold)
    assert rows["same event"] == rows["  of these same or part"] == (1, 3)
    assert rows["disputes"] == (0, 0)


def test_disputes_between_two_sides() -> None:
    """The reasons differ between the accounts of one event, and are not told of two."""
    gold = {
        "same_event": [],
        "disputes": [
            {"id": "x1", "kind": "motive", "a": [["a.txt", "s1"]], "b": [["b.txt", "s1"]]},
            {"id": "x2", "kind": "motive", "a": [["a.txt", "s1"]], "b": [["c.txt", "s1"]]},
        ],
    }
    assert _rows(gold)["disputes"] == (1, 2)
