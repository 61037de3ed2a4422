"""Who is linked across documents, by which rule, with which evidence; and who stays apart or merely possible."""

from collections.abc import Sequence
from itertools import count, pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking import link, link_entities
from onrecord.model import Document, Entity, EntityKind, Mention, Office, Reading, Span

Named = tuple[EntityKind, str, tuple[str, ...]]
Told = tuple[str, str]
"""A name and the post that the document tells of its bearer."""


def reading(document: str, *named: Named, posts: Sequence[Told] = ()) -> tuple[str, Reading, str]:
    """Return a reading and its text: one entity for each (kind, name, other names), capitals being acronyms."""
    entities, mentions, offices = list[Entity](), list[Mention](), list[Office]()
    text = ""
    numbers = count(1)
    for number, (kind, name, others) in enumerate(named, 1):
        entities.append(Entity(f"e{number}", kind, named=name[:1] != "?", name=name, names=(name, *others)))
        for place, surface in enumerate((name, *others)):
            span = Span(len(text), len(text) + len(surface))
            text += f"{surface} — "
            rule = "acronym" if surface.isupper() and place else "same-name"
            mentions.append(Mention(f"m{next(numbers)}", span, kind, "name", f"e{number}", 0.9, rule))
    for number, (holder, post) in enumerate(posts, 1):
        span = Span(len(text), len(text) + len(post))
        text += f"{post} — "
        entity = next(item.id for item in entities if item.name == holder)
        offices.append(Office(f"o{number}", entity, span, "s1"))
    found = Reading(document, "v", mentions=tuple(mentions), entities=tuple(entities), offices=tuple(offices))
    return document, found, text


def person(name: str) -> Named:
    return ("person", name, ())


def body(name: str, *others: str) -> Named:
    return ("organisation", name, others)


def linked(pile: Sequence[tuple[str, Reading, str]]) -> list[str]:
    texts = {document: text for document, _, text in pile}
    links = link_entities([(document, found) for document, found, _ in pile], texts.__getitem__)
    sign = {"same": "=", "possible": "~"}
    return [
        f"{one.a.document}/{one.a.item}{sign[one.relation]}{one.b.document}/{one.b.item} {one.rule}" for one in links
    ]


ADA = person("Ada Moran")
NORWAY: Named = ("place", "Norway", ())
FULL = body("River Authority", "RA")

PILES = [
    ("the same spelling", [reading("a", ADA), reading("b", ADA)], ["a/e1=b/e1 exact-name"]),
    ("marks and titles", [reading("a", ADA), reading("b", person("Dr. ADA MORÁN"))], ["a/e1=b/e1 exact-name"]),
    (
        "another spelling",
        [reading("a", person("Reza Heidari")), reading("b", person("Reza Heydari"))],
        ["a/e1=b/e1 spelling"],
    ),
    (
        "another script",
        [reading("a", person("Reza Heidari")), reading("b", person("رضا حیدری"))],
        ["a/e1=b/e1 spelling"],
    ),
    ("one document", [reading("a", ADA)], []),
    ("bare surnames", [reading("a", person("Moran")), reading("b", person("Moran"))], []),
    ("a bare and a full name", [reading("a", person("Moran")), reading("b", ADA)], []),
    ("another given name", [reading("a", ADA), reading("b", person("Tove Moran"))], []),
    ("another kind", [reading("a", ADA), reading("b", ("place", "Ada Moran", ()))], []),
    ("unnamed", [reading("a", person("? a clerk")), reading("b", person("? a clerk"))], []),
    ("offices", [reading("a", ("office", "Mayor of Koldar", ())), reading("b", ("office", "Mayor of Koldar", ()))], []),
    (
        "two of one name in one document",
        [reading("a", ADA, ADA), reading("b", ADA), reading("c", ADA)],
        ["b/e1=c/e1 exact-name"],
    ),
    (
        "two spellings that one document holds apart",
        [reading("a", person("Reza Heidari"), person("Reza Heydari")), reading("b", person("Reza Heydari"))],
        ["a/e2=b/e1 exact-name"],
    ),
    ("three", [reading(name, ADA) for name in "cab"], ["a/e1=b/e1 exact-name", "a/e1=c/e1 exact-name"]),
    (
        "a given name left out stays possible",
        [reading("a", person("Reza Zandavi")), reading("b", person("Mohammad Reza Zandavi"))],
        ["a/e1~b/e1 possible-name"],
    ),
    (
        "and one post makes it no more than that: a son may follow his father",
        [
            reading("a", person("Reza Zandavi"), posts=[("Reza Zandavi", "president of Norway")]),
            reading("b", person("Mohammad Reza Zandavi"), posts=[("Mohammad Reza Zandavi", "Norwegian president")]),
        ],
        ["a/e1~b/e1 possible-name-and-post"],
    ),
    (
        "a shorter name between two that differ",
        [
            reading("a", person("Gabriel Moran")),
            reading("b", person("Gabriel Moran Ibarra")),
            reading("c", person("Gabriel Moran Lind")),
        ],
        [],
    ),
    (
        "a shorter name and one fuller one",
        [reading("a", person("Gabriel Moran")), reading("b", person("Gabriel Moran Ibarra"))],
        ["a/e1=b/e1 spelling"],
    ),
    (
        "a bare surname with the post of one person",
        [
            reading("a", person("Moran"), posts=[("Moran", "foreign minister of Norway")]),
            reading("b", ADA, posts=[("Ada Moran", "Norwegian minister of foreign affairs")]),
        ],
        ["a/e1=b/e1 surname-and-post"],
    ),
    (
        "a country is taken from the document where the post has none",
        [
            reading("a", person("Moran"), NORWAY, posts=[("Moran", "Foreign Minister")]),
            reading("b", ADA, posts=[("Ada Moran", "Norway’s former foreign minister")]),
        ],
        ["a/e1=b/e1 surname-and-post"],
    ),
    (
        "a bare surname with another post",
        [
            reading("a", person("Moran"), posts=[("Moran", "interior minister of Norway")]),
            reading("b", ADA, posts=[("Ada Moran", "foreign minister of Norway")]),
        ],
        [],
    ),
    (
        "a bare surname that fits two people",
        [
            reading("a", person("Moran"), posts=[("Moran", "member of parliament of Norway")]),
            reading("b", ADA, posts=[("Ada Moran", "member of parliament of Norway")]),
            reading("c", person("Tove Moran"), posts=[("Tove Moran", "member of parliament of Norway")]),
        ],
        ["a/e1~b/e1 surname-and-post", "a/e1~c/e1 surname-and-post"],
    ),
    (
        "two bare surnames with one post",
        [
            reading("a", person("Heidari"), posts=[("Heidari", "consul of Chile")]),
            reading("b", person("Heydari"), posts=[("Heydari", "Chilean consul")]),
        ],
        ["a/e1=b/e1 surname-and-post"],
    ),
    (
        "a declared short form",
        [reading("a", FULL), reading("b", body("RA")), reading("c", body("RA"))],
        ["a/e1=b/e1 declared-short-form", "a/e1=c/e1 declared-short-form", "b/e1=c/e1 exact-name"],
    ),
    ("a short form that nobody declares", [reading("a", body("River Authority")), reading("b", body("RA"))], []),
    (
        "two full names for a short form",
        [reading("a", FULL), reading("b", body("Rail Agency", "RA")), reading("c", body("RA"))],
        [],
    ),
    (
        "a short form held apart from the full name",
        [reading("a", FULL, body("RA")), reading("b", body("RA"))],
        ["a/e2=b/e1 exact-name"],
    ),
    ("a short form of another kind", [reading("a", FULL), reading("b", ("place", "RA", ()))], []),
    ("a short form nobody uses alone", [reading("a", FULL), reading("b", FULL)], ["a/e1=b/e1 exact-name"]),
    (
        "a campaign that elsewhere counts as an organisation",
        [reading("a", body("Save the River")), reading("b", ("campaign", "Save the River", ()))],
        ["a/e1=b/e1 exact-name"],
    ),
    (
        "word order and country",
        [reading("a", body("Norwegian River Ministry")), reading("b", body("Ministry of Rivers of Norway"))],
        ["a/e1=b/e1 spelling"],
    ),
    (
        "a ministry that every country has",
        [reading("a", body("Foreign Ministry")), reading("b", body("Foreign Ministry"))],
        [],
    ),
    (
        "a ministry that every country has, in documents on one country",
        [reading("a", body("Foreign Ministry"), NORWAY), reading("b", body("Norwegian Foreign Ministry"))],
        ["a/e1=b/e1 exact-name"],
    ),
    (
        "ministries of two countries",
        [
            reading("a", body("Foreign Ministry"), ("place", "Chile", ())),
            reading("b", body("Foreign Ministry"), NORWAY),
        ],
        [],
    ),
    (
        "what a body is, left out",
        [reading("a", body("Blue Embassy")), reading("b", body("Blue Embassy Campaign"))],
        ["a/e1~b/e1 possible-name"],
    ),
    (
        "what a body is, left out, with one of its people",
        [reading("a", body("Blue Embassy"), ADA), reading("b", body("Blue Embassy Campaign"), person("Ada Morán"))],
        ["a/e1~b/e1 possible-name", "a/e2=b/e2 exact-name"],
    ),
    (
        "names of a country",
        [reading("a", ("place", "Burma", ())), reading("b", ("place", "Myanmar", ()))],
        ["a/e1=b/e1 exact-name"],
    ),
    (
        "a place in another script",
        [reading("a", ("place", "Moskva", ())), reading("b", ("place", "Москва", ()))],
        ["a/e1=b/e1 spelling"],
    ),
    (
        "a name of towns in two countries: the one in the country of the document",
        [
            reading("a", ("place", "Tripoli", ()), ("place", "Lebanon", ())),
            reading("b", ("place", "Tripoli", ()), ("place", "Libya", ())),
            reading("c", ("place", "Tripoli, Lebanon", ())),
            reading("d", ("place", "Tripoli", ()), ("organisation", "Lebanese Foreign Ministry", ())),
        ],
        ["a/e1=c/e1 exact-name", "a/e1=d/e1 exact-name"],
    ),
    ("places of like names", [reading("a", ("place", "Koldar", ())), reading("b", ("place", "Kolder", ()))], []),
]


@pytest.mark.parametrize(("what", "pile", "expected"), PILES, ids=[row[0] for row in PILES])
def test_links(what: str, pile: list[tuple[str, Reading, str]], expected: list[str]) -> None:
    assert linked(pile) == expected, what


def test_a_link_says_where_both_are_named() -> None:
    """Evidence is the first name in each document; nothing is said of one that is named nowhere in the text."""
    one, other = reading("a", ADA)[:2], reading("b", ADA)[:2]
    (found,) = link_entities([one, other])
    assert [(item.document, item.span) for item in found.evidence] == [("a", Span(0, 9)), ("b", Span(0, 9))]
    assert (found.kind, found.relation, found.score) == ("same_entity", "same", 0.95)
    silent = Reading("c", "v", entities=(Entity("e1", "person", named=True, name="Ada Moran"),))
    (found,) = link_entities([("c", silent), reading("d", ADA)[:2]])
    assert [item.document for item in found.evidence] == ["d"]


def test_support_is_evidence_too() -> None:
    pile = [
        reading("a", person("Moran"), posts=[("Moran", "consul of Norway")]),
        reading("b", ADA, posts=[("Ada Moran", "the Norwegian consul")]),
    ]
    texts = {document: text for document, _, text in pile}
    (found,) = link_entities([(document, read) for document, read, _ in pile], texts.__getitem__)
    words = [texts[item.document][item.span.start : item.span.end] for item in found.evidence]
    assert words == ["Moran", "Ada Moran", "consul of Norway", "the Norwegian consul"]


NAMES = st.sampled_from(
    [
        "Ada Moran",
        "ada morán",
        "Moran",
        "A. Moran",
        "Ada Moran Lind",
        "Ada Moran Ibarra",
        "River Authority",
        "RA",
        "Foreign Ministry",
        "Norwegian Foreign Ministry",
        "Norway",
        "? a clerk",
    ]
)
KINDS: st.SearchStrategy[EntityKind] = st.sampled_from(["person", "organisation", "place"])
ENTITIES = st.lists(st.tuples(KINDS, NAMES, st.sampled_from([(), ("RA",)])), max_size=3)
POSTS = st.sampled_from([None, "consul of Norway", "mayor of Chile"])


@given(st.lists(st.tuples(ENTITIES, POSTS), max_size=5), st.randoms(use_true_random=False))
def test_laws(pile: list[tuple[list[Named], str | None]], random: Random) -> None:
    """The order of documents does not matter, twice equals once, nothing links a document or the unnamed to itself."""
    made = [
        reading(f"d{number}", *entities, posts=[(entities[0][1], post)] if post and entities else ())
        for number, (entities, post) in enumerate(pile)
    ]
    texts = {document: text for document, _, text in made}
    readings = [(Document(name, name, "", "text/plain", texts[name]), found) for name, found, _ in made]
    links = link(readings)
    shuffled = list(readings)
    random.shuffle(shuffled)
    assert link(shuffled) == links == link(readings)
    held = {document.id: found for document, found in readings}
    for one in links:
        assert one.a.document < one.b.document
        assert 0 <= one.score <= 1
        for place in (one.a, one.b):
            assert next(item for item in held[place.document].entities if item.id == place.item).named


@given(st.permutations(["Ada Moran", "Ada Moran Lind", "Ada Moran Ibarra", "Tove Moran", "Ada Lind"]))
def test_no_chain_joins_two_that_differ(names: list[str]) -> None:
    """However the names meet, no two of those joined are two people by their names."""
    pile = [reading(f"d{number}", person(name)) for number, name in enumerate(names)]
    for one, other in pairwise(names):
        assert linked([reading("a", person(one)), reading("b", person(other))]) == linked(
            [reading("a", person(other)), reading("b", person(one))]
        )
    assert linked(pile) == []
