"""Labels are only ever added to; one on a person holds for every entity of that full name and outlives a reading."""

import pytest

from onrecord.record import UnknownItemError
from onrecord.record.query_entities import entities_named, linked_entities
from onrecord.record.query_labels import DOCUMENT, Subject, label_of, labels, labels_now, subject
from onrecord.record.store import Store
from tests.record.conftest import WHEN
from tests.record.pile import BRIEF, POST, brief, document, post, put_pile


def moran(store: Store) -> str:
    return next(item.id for item in linked_entities(store.reader) if item.name == "Ada Moran")


def test_the_latest_label_of_a_document_holds(store: Store) -> None:
    put_pile(store)
    found = Subject(DOCUMENT, post().document)
    assert label_of(store.reader, found) == "public"
    assert store.label(post().document, "protected", reason="asked for", who="R. Lind", when=WHEN, purpose="report")
    assert not store.label(post().document, "protected", reason="again", who="R. Lind", when=WHEN)
    assert store.label(post().document, "confidential", reason="agreed", who="R. Lind", when=WHEN)
    assert label_of(store.reader, found) == "confidential"
    assert [(item.label, item.reason, item.purpose) for item in labels(store.reader)] == [
        ("protected", "asked for", "report"),
        ("confidential", "agreed", None),
    ]


def test_a_label_may_be_given_when_a_document_is_added(store: Store) -> None:
    put_pile(store)
    for _ in range(2):
        store.add(document(BRIEF, "brief.txt"), brief(), who="me", when=WHEN, label="confidential", purpose="report")
    assert [(item.label, item.reason) for item in labels(store.reader)] == [("confidential", "given when added")]
    assert store.head().count == 6


def test_a_label_on_a_person_outlives_reading_and_linking(store: Store) -> None:
    """Another reading may place the entity elsewhere and give it another id; the name is still protected."""
    put_pile(store)
    store.label(moran(store), "protected", reason="family at home", who="R. Lind", when=WHEN)
    bare = post("v2")
    store.add(document(POST, "post.txt"), type(bare)(bare.document, "v2", entities=bare.entities), who="me", when=WHEN)
    found = linked_entities(store.reader, entities_named(store.reader, "Ada Moran"))
    assert [labels_now(store.reader).of(item.subject) for item in found] == ["protected", "protected"]
    (clerk,) = linked_entities(store.reader, entities_named(store.reader, "a clerk"))
    assert labels_now(store.reader).of(clerk.subject) == "public"


def test_an_unnamed_source_is_labelled_by_its_id_alone(store: Store) -> None:
    put_pile(store)
    (clerk,) = entities_named(store.reader, "a clerk")
    store.label(clerk, "protected", reason="at risk", who="R. Lind", when=WHEN)
    assert subject(store.reader, clerk) == Subject("person", clerk)
    assert label_of(store.reader, Subject("person", clerk)) == "protected"


def test_what_is_not_there_cannot_be_labelled(store: Store) -> None:
    with pytest.raises(UnknownItemError, match="onrecord sources"):
        store.label("n123", "protected", reason="", who="me", when=WHEN)
    assert store.head().count == 1
