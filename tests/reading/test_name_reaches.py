"""How far names reach over "of" and commas, and places without capitals; all names but countries are invented."""

import pytest

from onrecord.model import EntityKind
from tests.reading.test_name_patterns import found_in


@pytest.mark.parametrize(
    ("text", "tagged", "found"),
    [
        ("near the Bay of Zamra today", [("Bay", "place"), ("Zamra", "place")], [("Bay of Zamra", "place")]),
        ("off the Cape of Good Wind", [], [("Cape of Good Wind", "place")]),
        ("in the Harbour Journal of Zamra", [("Zamra", "place")], [("Harbour Journal of Zamra", "publication")]),
        # a person who is called so is no place
        (
            "so Ada Post of Zamra spoke",
            [("Ada Post", "person"), ("Zamra", "place")],
            [("Ada Post", "person"), ("Zamra", "place")],
        ),
        ("so Zamra Lines , Inc. paid", [("Zamra Lines", "person")], [("Zamra Lines , Inc.", "organisation")]),
        ("flew to Oslo Norway today", [("Oslo Norway", "place")], [("Oslo", "place"), ("Norway", "place")]),
        ("i came from norway and sat in oslo", [], [("norway", "place"), ("oslo", "place")]),
        ("they sat in oslo cafes", [], []),
        ("the norway he knew", [], []),
    ],
)
def test_reach(text: str, tagged: list[tuple[str, EntityKind]], found: list[tuple[str, str]]) -> None:
    """What the tagger gave, and what is left after the patterns."""
    assert found_in(text, *tagged) == found


@pytest.mark.parametrize(
    ("text", "tagged", "found"),
    [
        # what a waterside is called after is no person, even where both words are given names
        ("they crossed Ada River today", [("Ada River", "person")], [("Ada River", "place")]),
        ("so Ada Lake spoke", [("Ada Lake", "person")], [("Ada Lake", "person")]),
        ("so Ada Hill spoke", [("Ada Hill", "person")], [("Ada Hill", "person")]),
        ("it was Zamra War II then", [("Zamra War II", "place")], [("Zamra War II", "event")]),
        ("and Ada Moran - Clerk of Waters", [("Ada Moran - Clerk", "person")], [("Ada Moran", "person")]),
        ("so Attorney - General Moran spoke", [("Attorney - General Moran", "person")], [("Moran", "person")]),
        ("Ada Moran - Former Clerk of Zamra", [("Ada", "person")], [("Ada Moran", "person")]),
        ("it cost US $ 10", [("US", "place")], []),
        ("so Ada [ Moran ] left", [("Ada [ Moran", "person")], [("Ada", "person"), ("Moran", "person")]),
        ("the DVD he lost", [("DVD", "organisation")], []),
    ],
)
def test_cut_and_told(text: str, tagged: list[tuple[str, EntityKind]], found: list[tuple[str, str]]) -> None:
    """Posts, brackets, currencies and landmarks."""
    assert found_in(text, *tagged) == found
