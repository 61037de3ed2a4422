"""Reprints are scored on labelled pairs; what is the same text as a reprint is one too, what shares a part is not."""

from evaluation.reprints.__main__ import HERE, joined, read_labels, score
from evaluation.tally import Tally
from onrecord.model import Link, Occurrence


def link(one: int, other: int, relation: str, value: float) -> Link:
    return Link("copy_of", Occurrence(str(one), "p1"), Occurrence(str(other), "p1"), relation, value, (), "")


def test_labels_are_rows_and_a_label_once_each() -> None:
    labels = read_labels(HERE / "labels.tsv")
    assert len(labels) == 440
    assert all(0 < first < second <= 804 for first, second in labels)
    assert set(labels.values()) == {"reprint", "passage", "different"}


def test_the_same_text_carries_over_a_part_does_not() -> None:
    same, half = link(1, 2, "verbatim", 1.0), link(2, 3, "abridged", 0.5)
    assert joined([same, half]) == {(1, 2), (2, 3), (1, 3)}
    assert joined([link(1, 2, "abridged", 0.5), half]) == {(1, 2), (2, 3)}
    assert joined([link(1, 2, "possible", 0.9), link(2, 3, "abridged", 0.2)]) == frozenset()


def test_only_labelled_pairs_count() -> None:
    labels = {(1, 2): "reprint", (1, 3): "passage", (2, 3): "reprint"}
    tally, tallies = score(labels, frozenset({(1, 2), (1, 3), (7, 9)}))
    assert tally == Tally(1, 2, 2)
    assert len(tallies) == 3
