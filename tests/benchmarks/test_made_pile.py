"""The made pile is the same for the same seed, says where its claims stand, and its origins are counted right."""

import json
import re

from benchmarks.copies import count_right, kept_of, meeting, near_duplicates, signatures
from benchmarks.made_pile import made_pile
from onrecord.linking.copies import relink
from onrecord.linking.index import Slips

PILE = list(made_pile(300, shared=None))


def test_the_seed_decides() -> None:
    assert list(made_pile(300, shared=None)) == PILE
    assert list(made_pile(40, seed=2, shared=None)) != PILE[:40]
    assert len({made.id for made in PILE}) == 300


def test_claims_stand_where_the_pile_says() -> None:
    for made in PILE:
        assert all(told.span.of(made.text) in made.text.split("\n\n") for told in made.told)
        assert bool(made.told) == (made.kind != "own")
        assert json.loads(made.line())["text"] == made.text


def test_all_kinds_are_made() -> None:
    kinds = {"original", "verbatim", "abridged", "headline", "edited", "names", "inset", "version", "own"}
    assert {made.kind for made in PILE} == kinds


def test_origins_are_counted_right() -> None:
    held = kept_of(PILE)
    right, claims, _ = count_right(PILE, relink(Slips(held), held).links)
    assert claims > 30
    assert right / claims >= 0.95


def test_near_duplicates_are_of_one_story() -> None:
    story = {made.id: {told.origin for told in made.told} for made in PILE}
    pairs = near_duplicates(kept_of(PILE))
    assert len(pairs) > 50
    assert all(story[one] & story[other] for one, other in pairs)


def test_signatures_of_a_family_meet() -> None:
    assert len(meeting(*signatures(160))) == 160 // 16 * 3 * 6


def test_some_stories_are_told_in_another_language() -> None:
    """Their numbers are kept, their words are others; the rest of the pile is of the same kinds."""
    pile = {made.id: made for made in made_pile(300, shared=None, translations=True)}
    turned = [made for made in pile.values() if made.kind == "translated"]
    assert {made.language for made in turned} == {"xc", "xa"}
    for made in turned:
        original = pile[made.of]
        assert original.language == "en"
        numbers, others = ([int(one) for one in re.findall(r"\d+", text)] for text in (made.text, original.text))
        assert numbers == others != []
        assert made.told[0].origin == original.told[0].origin
        assert set(made.text.split()).isdisjoint(original.text.split()) or made.language == "xc"
