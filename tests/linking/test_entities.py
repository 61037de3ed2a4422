"""Exact full names are linked across documents; bare surnames, unnamed sources and doubtful cases are not."""

from itertools import count
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking import link, link_entities
from onrecord.linking.names import linking_key
from onrecord.model import Entity, EntityKind, Mention, Reading, Span


def reading(document: str, *named: tuple[EntityKind, str, tuple[str, ...]]) -> tuple[str, Reading]:
    """Return a reading with one entity for each (kind, name, other names); an upper-case other name is an acronym."""
    places = count(0, 40)
    entities, mentions = [], []
    for number, (kind, name, others) in enumerate(named, 1):
        entities.append(Entity(f"e{number}", kind, named=name[:1] != "?", name=name, names=(name, *others)))
        for place, surface in enumerate((name, *others)):
            start = next(places)
            rule = "acronym" if surface.isupper() and place else "same-name"
            span = Span(start, start + len(surface))
            mentions.append(Mention(f"m{number}-{place}", span, kind, "name", f"e{number}", 0.9, rule))
    return document, Reading(document, "v", mentions=tuple(mentions), entities=tuple(entities))


KEYS = [
    ("Dr. Ada Morán", "person", "ada moran"),
    ("Minister Ada Moran", "person", "ada moran"),
    ("ADA  MORAN’s", "person", "ada moran"),
    ("Moran", "person", ""),
    ("Dr. Moran", "person", ""),
    ("The River Authority", "organisation", "river authority"),
    ("River Authority’s", "organisation", "river authority"),
    ("The", "organisation", "the"),
    ("Óslo", "place", "oslo"),
    ("مريم الخالد", "person", "مريم الخالد"),
]


@pytest.mark.parametrize(("name", "kind", "key"), KEYS)
def test_keys(name: str, kind: str, key: str) -> None:
    assert linking_key(name, kind) == key


PERSON: tuple[EntityKind, str, tuple[str, ...]] = ("person", "Ada Moran", ())
FULL: tuple[EntityKind, str, tuple[str, ...]] = ("organisation", "River Authority", ("RA",))

PILES = [
    ("same spelling", [reading("a", PERSON), reading("b", PERSON)], ["a/e1=b/e1 exact-name"]),
    (
        "another spelling",
        [reading("a", PERSON), reading("b", ("person", "Dr. ADA MORÁN", ()))],
        ["a/e1=b/e1 exact-name"],
    ),
    ("one document", [reading("a", PERSON)], []),
    ("bare surname", [reading("a", ("person", "Moran", ())), reading("b", ("person", "Moran", ()))], []),
    ("another kind", [reading("a", PERSON), reading("b", ("place", "Ada Moran", ()))], []),
    ("unnamed", [reading("a", ("person", "? a clerk", ())), reading("b", ("person", "? a clerk", ()))], []),
    ("offices", [reading("a", ("office", "Mayor of Koldar", ())), reading("b", ("office", "Mayor of Koldar", ()))], []),
    (
        "held apart",
        [reading("a", PERSON, PERSON), reading("b", PERSON), reading("c", PERSON)],
        ["b/e1=c/e1 exact-name"],
    ),
    ("three", [reading(name, PERSON) for name in "cab"], ["a/e1=b/e1 exact-name", "a/e1=c/e1 exact-name"]),
    (
        "declared short form",
        [reading("a", FULL), reading("b", ("organisation", "RA", ())), reading("c", ("organisation", "RA", ()))],
        ["a/e1=b/e1 declared-short-form", "a/e1=c/e1 declared-short-form", "b/e1=c/e1 exact-name"],
    ),
    (
        "two full names for a short form",
        [
            reading("a", FULL),
            reading("b", ("organisation", "Rail Agency", ("RA",))),
            reading("c", ("organisation", "RA", ())),
        ],
        [],
    ),
    (
        "a short form held apart from the full name",
        [reading("a", FULL, ("organisation", "RA", ())), reading("b", ("organisation", "RA", ()))],
        ["a/e2=b/e1 exact-name"],
    ),
    ("a short form of another kind", [reading("a", FULL), reading("b", ("place", "RA", ()))], []),
    ("a short form nobody uses alone", [reading("a", FULL), reading("b", FULL)], ["a/e1=b/e1 exact-name"]),
]


@pytest.mark.parametrize(("what", "pile", "expected"), PILES, ids=[row[0] for row in PILES])
def test_links(what: str, pile: list[tuple[str, Reading]], expected: list[str]) -> None:
    links = link_entities(pile)
    found = [f"{one.a.document}/{one.a.item}={one.b.document}/{one.b.item} {one.rule}" for one in links]
    assert found == expected, what


def test_a_link_says_where_both_are_named() -> None:
    """Evidence is the first name in each document; nothing is said of one that is named nowhere in the text."""
    (one,) = link_entities([reading("a", PERSON), reading("b", PERSON)])
    assert [(item.document, item.span) for item in one.evidence] == [("a", Span(0, 9)), ("b", Span(0, 9))]
    assert (one.kind, one.relation, one.score) == ("same_entity", "same", 0.95)
    silent = Reading("c", "v", entities=(Entity("e1", "person", named=True, name="Ada Moran"),))
    (other,) = link_entities([("c", silent), reading("d", PERSON)])
    assert [item.document for item in other.evidence] == ["d"]


NAMES = st.sampled_from(["Ada Moran", "ada morán", "Moran", "River Authority", "RA", "? a clerk"])
KINDS: st.SearchStrategy[EntityKind] = st.sampled_from(["person", "organisation"])
ENTITIES = st.lists(st.tuples(KINDS, NAMES, st.sampled_from([(), ("RA",)])), max_size=3)


@given(st.lists(ENTITIES, max_size=5), st.randoms(use_true_random=False))
def test_laws(pile: list[list[tuple[EntityKind, str, tuple[str, ...]]]], random: Random) -> None:
    """The order of documents does not matter, twice equals once, nothing links a document or the unnamed to itself."""
    readings = [reading(f"d{number}", *entities) for number, entities in enumerate(pile)]
    links = link(readings)
    shuffled = list(readings)
    random.shuffle(shuffled)
    assert link(shuffled) == links == link(readings)
    held = dict(readings)
    for one in links:
        assert one.a.document < one.b.document
        for place in (one.a, one.b):
            assert next(item for item in held[place.document].entities if item.id == place.item).named
