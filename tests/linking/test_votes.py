"""A name's kind by vote is that of clearly most documents; a draw decides nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.votes import CLEARLY, voted_kind
from onrecord.model import EntityKind

KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place")


@pytest.mark.parametrize(
    ("documents", "kind"),
    [
        ({"organisation": 4, "person": 1}, "organisation"),
        ({"organisation": 2, "person": 1}, "organisation"),
        ({"organisation": 3, "person": 2}, None),
        ({"organisation": 1, "person": 1}, None),
        ({"place": 1}, "place"),
        ({}, None),
    ],
)
def test_votes(documents: dict[EntityKind, int], kind: EntityKind | None) -> None:
    assert voted_kind(documents) == kind


@given(st.dictionaries(st.sampled_from(KINDS), st.integers(1, 9), min_size=1))
def test_the_kind_has_more_than_all_others(documents: dict[EntityKind, int]) -> None:
    kind = voted_kind(documents)
    others = [number for other, number in documents.items() if other != kind]
    if kind is not None:
        assert all(documents[kind] >= CLEARLY * number for number in others)
    else:
        assert len(documents) > 1
