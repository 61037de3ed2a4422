"""What the name tagger is trained on, and how it is fitted; all names invented."""

import random

import numpy as np
import pytest

from onrecord.reading.names.field import LABELS
from training.name_corpora import Named
from training.name_fit import ALL, bits_of, minimise
from training.name_partial import allowed
from training.name_tagger import labels_of
from training.name_variation import organisation_names, varied

SENTENCES = [
    Named(("Ada", "Moran", "left", "Arvik", "."), ((0, 2, "PER"), (3, 4, "LOC"))),
    Named(("the", "Harbour", "Ministry", "of", "Arvik", "spoke"), ((1, 5, "ORG"),)),
    Named(("the", "Norwegians", "left"), ()),
]


def test_other_names_stand_where_the_old_ones_stood() -> None:
    """Each name keeps its kind and its neighbours; the words between names that are no peoples stay."""
    for seed in range(20):
        for named in varied(SENTENCES, organisation_names(SENTENCES), seed):
            assert all(named.words[first][:1].isalnum() for first, _, _ in named.names)
            kinds = [kind for _, _, kind in named.names]
            old = next(each for each in SENTENCES if [kind for _, _, kind in each.names] == kinds)
            inside = {place for first, last, _ in named.names for place in range(first, last)}
            plain = [word for place, word in enumerate(named.words) if place not in inside and word.islower()]
            taken = {place for first, last, _ in old.names for place in range(first, last)}
            assert plain == [word for place, word in enumerate(old.words) if place not in taken and word.islower()]


def test_variation_is_the_same_each_time_and_draws_many_names() -> None:
    once, twice = (list(varied(SENTENCES, [], 3)) for _ in range(2))
    assert once == twice
    assert len({named.words for seed in range(10) for named in varied(SENTENCES, [], seed)}) > 10


def test_an_unmarked_capital_may_have_any_label() -> None:
    named = Named(("Ada", "Moran", "of", "Arvik", "left"), ((0, 2, "PER"),))
    bits = allowed(named, ["NNP", "NNP", "IN", "NNP", "VBD"])
    marked = bits_of(["B-PER", "I-PER"])
    links = sum(1 << LABELS.index(label) for label in ("O", "I-ORG", "I-LOC"))
    assert bits == [*marked, links, ALL, 1]


def test_labels_of_a_sentence() -> None:
    assert labels_of(SENTENCES[1]) == ["O", "B-ORG", "I-ORG", "I-ORG", "I-ORG", "O"]


def test_the_search_finds_the_minimum_with_a_penalty() -> None:
    """For a sum of squares the minimum with an L1 penalty is known: each value drawn towards zero by a constant."""
    draw = random.Random(4)  # noqa: S311 - no secret
    aim = np.array([draw.uniform(-3, 3) for _ in range(30)])
    scale = np.array([draw.uniform(0.5, 4) for _ in range(30)])
    found = minimise(
        lambda flat: (float((scale * (flat - aim) ** 2).sum()), 2 * scale * (flat - aim)), np.zeros(30), 1.0, 200
    )
    assert found == pytest.approx(np.sign(aim) * np.maximum(np.abs(aim) - 0.5 / scale, 0), abs=0.02)
    assert (found[np.abs(aim) < 0.5 / scale] == 0).all()
