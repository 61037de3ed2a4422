"""What ends at one root is one origin; a copy adds none; what may depend on something says why. All is invented."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.origins import Origins, Telling, Tie, origins_of
from onrecord.model import Evidence, Link, Occurrence, Registered, Span

REGISTER = (
    Registered("River Post", aliases=("The River Post",), domains=("riverpost.example",), owner="Delta Holding"),
    Registered("Ledger", domains=("ledger.example",), owner="Delta Holding"),
    Registered("Free Current", affiliation="Harbour League"),
    Registered("Koldar Wire", aliases=("KW",)),
)


def told(
    document: str, root: str | None = None, outlet: str | None = None, published: str | None = None, start: int = 0
) -> Telling:
    name = f"the {root}" if root else None
    return Telling(Occurrence(document, "p1"), Span(start, start + 50), root, name, outlet, None, published)


def copy(a: str, b: str, relation: str = "verbatim", here: int = 0, there: int = 0, length: int = 200) -> Link:
    spans = (Evidence(a, Span(here, here + length)), Evidence(b, Span(there, there + length)))
    kind = "version_of" if relation == "version" else "copy_of"
    return Link(kind, Occurrence(a, "p1"), Occurrence(b, "p1"), relation, 1.0, spans, "shared-5-grams")  # type: ignore[arg-type]


def counted(found: Origins) -> list[tuple[str, ...]]:
    return [origin.documents for origin in found.origins]


def test_chains_that_end_at_one_entity_are_one_origin() -> None:
    found = origins_of("c", [told("a", "n1"), told("b", "n1"), told("c", "n2")])
    assert counted(found) == [("a", "b"), ("c",)]
    assert [origin.root for origin in found.origins] == ["n1", "n2"]


def test_a_copied_passage_is_no_second_origin() -> None:
    """Also where the other text was read so that nothing in it tells the claim: both come from one passage of it."""
    assert counted(origins_of("c", [told("a"), told("b")], [copy("b", "a")])) == [("a", "b")]
    apart = [copy("a", "x", there=500), copy("b", "x", there=500)]
    assert counted(origins_of("c", [told("a"), told("b")], apart)) == [("a", "b")]
    chained = [copy("a", "m", there=100), copy("m", "b", here=100)]
    assert counted(origins_of("c", [told("a"), told("b")], chained)) == [("a", "b")]


def test_own_words_beside_a_copied_passage_are_an_origin() -> None:
    found = origins_of("c", [told("a", start=400), told("b")], [copy("a", "b")])
    assert counted(found) == [("a",), ("b",)]


def test_unnamed_sources_are_never_one_unless_the_words_are() -> None:
    """An unnamed source has no root: two of them stay two."""
    assert len(origins_of("c", [told("a"), told("b")]).origins) == 2


def test_versions_of_a_page_are_one_whatever_the_words() -> None:
    assert counted(origins_of("c", [told("a", start=300), told("b")], [copy("a", "b", "version")])) == [("a", "b")]


def test_an_agency_that_is_credited_is_the_root_under_any_alias() -> None:
    tellings = [replace(told("a"), credited="KW"), replace(told("b"), credited="Koldar Wire"), told("c")]
    found = origins_of("c", tellings, register=REGISTER)
    assert counted(found) == [("a", "b"), ("c",)]


def test_outlets_are_known_by_alias_and_domain() -> None:
    tellings = [told("a", outlet="The River Post"), replace(told("b"), url="https://www.riverpost.example/x")]
    found = origins_of("c", tellings, register=REGISTER)
    assert found.outlets == ("River Post",)
    assert [(item.why, item.what) for item in found.dependences] == [
        ("outlet", "River Post"),
        ("owner", "Delta Holding"),
    ]


def test_owner_and_affiliation_make_origins_possibly_dependent() -> None:
    owned = origins_of("c", [told("a", outlet="River Post"), told("b", outlet="Ledger")], register=REGISTER)
    assert [(item.one, item.other, item.why, item.what) for item in owned.dependences] == [
        (0, 1, "owner", "Delta Holding")
    ]
    league = replace(told("b", "n7"), name="Harbour League")
    spoken = origins_of("c", [told("a", outlet="Free Current"), league], register=REGISTER)
    assert [(item.why, item.what) for item in spoken.dependences] == [("affiliation", "Harbour League")]


def test_declared_membership_shows_the_passage() -> None:
    tie = Tie("n1", "n2", Evidence("d", Span(10, 40)))
    found = origins_of("c", [told("a", "n1", "Ledger", "2024-03-05"), told("b", "n2"), told("x", "n3")], ties=[tie])
    assert found.dependent == (0, 1)
    assert found.sentence(lambda document: f"{document}.txt") == (
        "reported in 3 documents by 1 outlet; at most 3 origins, 2 of them possibly dependent "
        "(membership the n2, passage in d.txt); first found in this record: a.txt (2024-03-05)"
    )
    through = [Tie("n1", "n9", Evidence("d", Span(0, 5))), Tie("n9", "n3", Evidence("d", Span(9, 15)))]
    assert origins_of("c", [told("a", "n1"), told("b", "n2"), told("x", "n3")], ties=through).dependent == (0, 2)


def test_what_may_be_a_copy_makes_dependent_not_one() -> None:
    tellings = [told("a"), told("b"), told("c", start=900)]
    found = origins_of(
        "c", tellings, [copy("a", "b", "possible"), copy("c", "a", "possible"), copy("c", "b", "credited")]
    )
    assert counted(found) == [("a",), ("b",), ("c",)]
    assert [(item.one, item.other, item.why) for item in found.dependences] == [
        (0, 1, "shared words"),
        (1, 2, "credit"),
    ]


def test_first_found_is_the_earliest_dated() -> None:
    found = origins_of("c", [told("a"), told("b", published="2024-03-06"), told("c", published="2024-03-05")])
    assert found.first.at.document == "c"
    assert found.documents == ("c", "b", "a")
    assert origins_of("c", [told("a")]).sentence() == (
        "reported in 1 document; at most 1 origin; first found in this record: a (no date known)"
    )


def test_nothing_told_has_no_origin() -> None:
    with pytest.raises(ValueError, match="Nothing tells"):
        origins_of("c", [])


TELLINGS = st.lists(
    st.builds(
        told,
        st.sampled_from("abcdef"),
        st.sampled_from([None, None, "n1", "n2"]),
        st.sampled_from([None, "Ledger", "River Post"]),
        st.sampled_from([None, "2024-03-05", "2024-03"]),
        st.integers(0, 300),
    ),
    min_size=1,
    max_size=8,
)
LINKS = st.lists(
    st.builds(
        copy,
        st.sampled_from("abcdefx"),
        st.sampled_from("abcdefx"),
        st.sampled_from(["verbatim", "abridged", "possible", "credited", "version"]),
        st.integers(0, 200),
        st.integers(0, 200),
    ).filter(lambda link: link.a != link.b),
    max_size=5,
)


@given(TELLINGS, LINKS, st.randoms())
def test_laws(tellings: list[Telling], links: list[Link], shuffled: st.DataObject) -> None:
    """Order does not matter; a copy adds no origin; no telling is lost; no number of origins is called certain."""
    found = origins_of("c", tellings, links, REGISTER)
    mixed, turned = list(tellings), list(links)
    shuffled.shuffle(mixed)  # type: ignore[attr-defined]
    shuffled.shuffle(turned)  # type: ignore[attr-defined]
    assert origins_of("c", mixed, turned, REGISTER) == found
    told_in = [telling for origin in found.origins for telling in origin.tellings]
    assert sorted(map(repr, told_in)) == sorted(map(repr, set(tellings)))
    first = tellings[0]
    again = replace(first, at=Occurrence("z", "p1"), root=None)
    more = origins_of("c", [*tellings, again], [*links, copy("z", first.at.document, length=400)], REGISTER)
    assert len(more.origins) == len(found.origins)
    assert "at most" in found.sentence()
    assert "independent" not in found.sentence()
