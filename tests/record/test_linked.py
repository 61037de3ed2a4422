"""Links are put in place of others; what they join is one linked entity, whatever the order."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Entity, Evidence, Link, Occurrence, Reading, Relinked, Span
from onrecord.record.linked import Edge, canonical_id, components
from onrecord.record.query_entities import entities_named, linked_entities
from onrecord.record.query_links import read_links
from onrecord.record.store import Store
from tests.record.conftest import WHEN
from tests.record.pile import BRIEF, brief, document, post, put, put_pile

MORAN = Link(
    "same_entity",
    Occurrence(brief().document, "e1"),
    Occurrence(post().document, "e1"),
    "same",
    0.95,
    (Evidence(brief().document, Span(0, 9)), Evidence(post().document, Span(9, 18))),
    "exact-name",
    ("ada moran",),
)
CLERK = Link("same_entity", Occurrence(brief().document, "e1"), Occurrence(post().document, "e2"), "same", 1.0, (), "x")

ITEMS = st.sampled_from("abcdefgh")
PAIRS = st.lists(st.tuples(ITEMS, ITEMS), max_size=12)
SCORED = st.lists(st.builds(Edge, ITEMS, ITEMS, st.sampled_from([0.5, 0.9])), max_size=12)


@given(PAIRS)
def test_the_order_of_links_does_not_matter(links: list[tuple[str, str]]) -> None:
    """Joined items share the id of their smallest member; turning a pair around changes nothing."""
    linked = components(Edge(a, b, 1.0) for a, b in links)
    assert components(Edge(b, a, 1.0) for a, b in reversed(links)) == linked
    for a, b in links:
        assert linked[a] == linked[b]
    for canonical in set(linked.values()):
        members = [item for item, id_ in linked.items() if id_ == canonical]
        assert canonical == canonical_id(members)


def pairs_of(sets: set[frozenset[str]]) -> list[tuple[str, str]]:
    return [(min(pair), max(pair)) for pair in sets]


@given(SCORED, PAIRS, PAIRS, st.randoms(use_true_random=False))
def test_what_was_judged_different_is_never_in_one_group(
    edges: list[Edge], same: list[tuple[str, str]], different: list[tuple[str, str]], random: Random
) -> None:
    """Not by a chain either; what a person judged the same is, unless judgements contradict each other."""
    apart = {frozenset(pair) for pair in different if len(set(pair)) > 1}
    found = components(edges, same, pairs_of(apart))
    for a, b in pairs_of(apart):
        assert a not in found or b not in found or found[a] != found[b]
    judged = components([], same)
    if not any(judged.get(a, a) == judged.get(b, b) for a, b in pairs_of(apart)):
        assert all(found[a] == found[b] for a, b in same)
    shuffled = [*edges]
    random.shuffle(shuffled)
    assert components(shuffled, reversed(same), pairs_of(apart)) == found


def test_the_better_proposal_is_followed() -> None:
    found = components([Edge("a", "x", 0.8), Edge("b", "x", 0.9)], different=[("a", "b")])
    assert found["b"] == found["x"] != found["a"]


def relinked(*links: Link, touched: frozenset[str] = frozenset()) -> Relinked:
    return Relinked(touched, links)


MADE = replace(MORAN, hangs_on=())
"""As it is read back."""


def test_links_join_entities_and_can_be_taken_back(store: Store) -> None:
    put_pile(store)
    assert len(linked_entities(store.reader)) == 3
    store.relinked("entity", relinked(MORAN))
    assert read_links(store.reader) == read_links(store.reader, "same_entity") == (MADE,)
    assert read_links(store.reader, "copy_of") == ()
    (moran,) = linked_entities(store.reader, entities_named(store.reader, "ada moran"))
    assert moran.spellings == (("Ada Moran", 1), ("Ada Morán", 1))
    assert moran.documents == (post().document, brief().document)
    assert (moran.said, moran.about) == (2, 0)
    store.relinked("entity", relinked(MORAN, touched=frozenset({"ada moran"})))
    assert linked_entities(store.reader, [moran.id]) == (moran,)
    store.relinked("part", relinked(touched=frozenset({"ada moran"})))
    assert read_links(store.reader) == (MADE,)
    store.relinked("entity", relinked(touched=frozenset({"ada moran"})))
    assert len(linked_entities(store.reader)) == 3
    assert read_links(store.reader) == ()
    assert store.verify().ok


def test_an_unnamed_source_is_never_joined_with_a_named_person(store: Store) -> None:
    put_pile(store)
    store.relinked("entity", relinked(CLERK))
    assert len(linked_entities(store.reader)) == 3


def test_a_possible_link_joins_nothing(store: Store) -> None:
    """It is kept and can be asked for, but whom it would join stay two."""
    put_pile(store)
    store.relinked("entity", relinked(replace(MORAN, relation="possible")))
    assert read_links(store.reader) == (replace(MADE, relation="possible"),)
    assert len(linked_entities(store.reader)) == 3


def test_reading_anew_takes_the_links_of_a_document_away(store: Store) -> None:
    """They point into a reading that is gone; what it was grouped with is formed anew at the next linking."""
    put_pile(store)
    store.begin_linking("v1")
    store.relinked("entity", relinked(MORAN))
    store.add(document(BRIEF, "brief.txt"), Reading(brief().document, "v2"), who="me", when=WHEN, slips=())
    assert read_links(store.reader) == ()
    store.relinked("entity", relinked())
    (moran,) = linked_entities(store.reader, entities_named(store.reader, "Ada Moran"))
    (row,) = store.reader.rows("SELECT id FROM entities WHERE name = 'Ada Moran'")
    assert moran.id == canonical_id([row["id"]])
    assert moran.documents == (post().document,)


def test_another_version_of_linking_begins_anew(store: Store) -> None:
    put_pile(store)
    store.begin_linking("v1")
    store.relinked("entity", relinked(MORAN))
    store.begin_linking("v1")
    assert read_links(store.reader) == (MADE,)
    store.begin_linking("v2")
    assert read_links(store.reader) == ()
    assert len(linked_entities(store.reader)) == 3
    assert store.unslipped() == (post().document, brief().document)


def test_a_last_name_finds_whoever_bears_it(store: Store) -> None:
    """Somebody called by the bare name in one document does not hide others who bear it."""
    put_pile(store)
    bare = Reading(
        document("Moran left.", "c.txt").id,
        "v1",
        entities=(
            Entity("e1", "person", named=True, name="Moran", names=("Moran",)),
            Entity("e2", "organisation", named=True, name="House of Moran", names=("House of Moran",)),
        ),
    )
    put(store, "Moran left.", "c.txt", bare)
    found = linked_entities(store.reader, entities_named(store.reader, "Moran"))
    assert sorted(item.name or "" for item in found) == ["Ada Moran", "Ada Morán", "Moran"]
    assert [item.name for item in linked_entities(store.reader, entities_named(store.reader, "Moran House"))] == [
        "House of Moran"
    ]
    assert entities_named(store.reader, "") == entities_named(store.reader, "%") == ()


def test_an_empty_record_has_nothing_to_link(store: Store) -> None:
    assert not store.links_outdated()
    put_pile(store)
    assert store.links_outdated()
    assert not store.relink("entity", lambda _, changed: Relinked(frozenset(), changed))  # type: ignore[arg-type]
