"""Cue words are looked up by lemma: reporting verbs must come out right in every form."""

import pytest

from onrecord.reading.syntax.lemmas import Lemmas, endings_of, load_lemmas
from onrecord.reading.syntax.pipeline import weights


@pytest.fixture(scope="module")
def tables() -> Lemmas:
    return load_lemmas(weights())


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("said", "VBD", "say"),
        ("Told", "VBD", "tell"),
        ("alleged", "VBN", "allege"),
        ("denying", "VBG", "deny"),
        ("denies", "VBZ", "deny"),
        ("claims", "VBZ", "claim"),
        ("admitted", "VBD", "admit"),
        ("insisting", "VBG", "insist"),
        ("averred", "VBD", "aver"),
        ("quoted", "VBN", "quote"),
        ("countries", "NNS", "country"),
        ("spokesmen", "NNS", "spokesman"),
        ("worse", "JJR", "bad"),
        ("n’t", "RB", "not"),
        ("Arvik", "NNP", "arvik"),
    ],
)
def test_lemma(tables: Lemmas, word: str, tag: str, lemma: str) -> None:
    assert tables.lemma(word, tag) == lemma


@pytest.mark.parametrize(
    ("tag", "dep", "pos"),
    [
        ("NN", "obj", "NOUN"),
        ("NNP", "nsubj", "PROPN"),
        ("VBD", "root", "VERB"),
        ("VBD", "aux", "AUX"),
        ("IN", "mark", "SCONJ"),
        ("IN", "case", "ADP"),
        ("no-such-tag", "obj", "X"),
    ],
)
def test_part_of_speech(tables: Lemmas, tag: str, dep: str, pos: str) -> None:
    assert tables.part_of_speech(tag, dep) == pos


def test_the_longest_ending_comes_first() -> None:
    assert endings_of("said") == ("^said", "said", "aid", "id", "d", "")
