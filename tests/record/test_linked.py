"""Links are replaced as a whole; what they join is one linked entity, whatever the order."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Entity, Evidence, Link, Occurrence, Reading, Span
from onrecord.record.linked import canonical_id, canonical_ids
from onrecord.record.query_entities import entities_named, linked_entities
from onrecord.record.query_links import read_links
from onrecord.record.store import Store
from tests.record.conftest import WHEN
from tests.record.pile import POST, brief, document, post, put, put_pile

MORAN = Link(
    "same_entity",
    Occurrence(brief().document, "e1"),
    Occurrence(post().document, "e1"),
    "same",
    0.95,
    (Evidence(brief().document, Span(0, 9)), Evidence(post().document, Span(9, 18))),
    "exact-name",
)
CLERK = Link("same_entity", Occurrence(brief().document, "e1"), Occurrence(post().document, "e2"), "same", 1.0, (), "x")
LOST = Link("copy_of", Occurrence("ff", "p1"), Occurrence(post().document, "p1"), "verbatim", 1.0, (), "x")

pairs = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=12)


@given(pairs)
def test_the_order_of_links_does_not_matter(links: list[tuple[str, str]]) -> None:
    """Joined items share the id of their smallest member; turning a pair around changes nothing."""
    linked = canonical_ids(links)
    assert canonical_ids([(b, a) for a, b in reversed(links)]) == linked
    for a, b in links:
        assert linked[a] == linked[b]
    for canonical in set(linked.values()):
        members = [item for item, id_ in linked.items() if id_ == canonical]
        assert canonical == canonical_id(members)


def test_links_join_entities_and_can_be_taken_back(store: Store) -> None:
    put_pile(store)
    assert store.links_outdated()
    assert len(linked_entities(store.reader)) == 3
    store.replace_links([MORAN, LOST])
    assert not store.links_outdated()
    assert read_links(store.reader) == (MORAN, LOST)
    (moran,) = linked_entities(store.reader, entities_named(store.reader, "ada moran"))
    assert moran.spellings == (("Ada Moran", 1), ("Ada Morán", 1))
    assert moran.documents == (post().document, brief().document)
    assert (moran.said, moran.about) == (2, 0)
    store.replace_links([MORAN, LOST])
    assert linked_entities(store.reader, [moran.id]) == (moran,)
    store.replace_links([])
    assert len(linked_entities(store.reader)) == 3
    assert read_links(store.reader) == ()
    assert store.verify().ok


def test_an_unnamed_source_is_never_joined_with_a_named_person(store: Store) -> None:
    put_pile(store)
    store.replace_links([CLERK])
    assert len(linked_entities(store.reader)) == 3


def test_a_possible_link_joins_nothing(store: Store) -> None:
    """It is kept and can be asked for, but whom it would join stay two."""
    put_pile(store)
    possible = replace(MORAN, relation="possible")
    store.replace_links([possible])
    assert read_links(store.reader) == (possible,)
    assert len(linked_entities(store.reader)) == 3


def test_reading_anew_takes_the_links_of_a_document_away(store: Store) -> None:
    """They point into a reading that is gone; the record says that it has to be linked again."""
    put_pile(store)
    store.replace_links([MORAN])
    store.add(document(POST, "post.txt"), post("v2"), who="me", when=WHEN)
    assert read_links(store.reader) == ()
    assert store.links_outdated()


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
