"""Names of organisations and places: structure, countries and short forms, and what keeps them apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.matching import NameKind, compare

ORGANISATIONS = [
    ("word order", "Foreign Ministry", "Ministry of Foreign Affairs", "same"),
    ("a people and a country", "Norwegian Foreign Ministry", "Ministry of Foreign Affairs of Norway", "same"),
    ("a possessive", "Norway's Foreign Ministry", "the Norwegian Foreign Ministry", "same"),
    ("British and American", "Ministry of Defence", "Defense Ministry", "same"),
    ("another word for one ministry", "Ministry of Interior", "Ministry of Internal Affairs", "same"),
    ("legal forms", "Lindemann Werke GmbH", "Lindemann Werke", "same"),
    ("abbreviated words", "Dept. of Energy", "Department of Energy", "same"),
    ("plural", "River Rangers", "River Ranger", "same"),
    ("initials", "River Basin Authority", "RBA", "same"),
    ("initials with small words", "Council of River Engineers", "CORE", "same"),
    ("initials with a country", "Broadcasting of Norway Institute", "BNI", "same"),
    ("initials with points", "R.B.A.", "River Basin Authority", "same"),
    ("a short form within", "UN River Council", "United Nations River Council", "same"),
    ("a declared short form", "River Authority of Koldar (RAK)", "RAK", "same"),
    ("what it is, behind", "Koldarpress", "Koldarpress News Agency", "same"),
    (
        "a country left out of a long name",
        "National Council of Rivermen of Norway",
        "National Council of Rivermen",
        "same",
    ),
    ("a capital for its country", "Embassy of Chile in Norway", "Chilean Embassy in Oslo", "same"),
    ("spellings", "Mujahedin of the River", "Mojahedin of the River", "same"),
    ("another script", "Hezb al-Nahr", "حزب النهر", "same"),
    ("a country left out", "Foreign Ministry", "Norwegian Foreign Ministry", "possible"),
    ("a branch", "Blue Cross", "Norwegian Blue Cross", "possible"),
    ("a town and a body in it", "Boston", "Boston University", "possible"),
    ("a word more", "River Guard", "Old River Guard", "possible"),
    ("a body of it", "Oslo University", "Oslo University Hospital", "possible"),
    ("what it is, in front", "Committee of the Blue Cross", "Blue Cross", "possible"),
    ("two countries", "Norwegian Foreign Ministry", "Swedish Foreign Ministry", "different"),
    ("two ministries", "Ministry of Intelligence", "Ministry of Interior", "different"),
    ("two short forms", "RBA", "RBC", "different"),
    ("two towns", "University of Oslo", "University of Bergen", "different"),
    ("a country and a body of its initials", "US", "University of Stavern", "different"),
    ("two courts", "Supreme Court", "High Court", "different"),
    ("two names", "Human River Watch", "Human River First", "different"),
    ("nothing in common", "River Authority", "Blue Cross", "different"),
]
PLACES = [
    ("spelling", "Koldar", "Koldār", "same"),
    ("another script", "Tehran", "تهران", "same"),
    ("Cyrillic", "Москва", "Moskva", "same"),
    ("names of a country", "Burma", "Myanmar", "same"),
    ("short forms of a country", "UK", "United Kingdom", "same"),
    ("a capital with its country", "Oslo", "Oslo, Norway", "same"),
    ("a town with its word", "Koldar City", "Koldar", "same"),
    ("a context more", "Springdale", "Springdale, Ohio", "possible"),
    ("a province", "Koldar Province", "Koldar", "possible"),
    ("a word more", "New Koldar", "Koldar", "possible"),
    ("two contexts", "Springdale, Ohio", "Springdale, Texas", "different"),
    ("two countries around", "Springdale, Canada", "Springdale, Norway", "different"),
    ("two countries", "Iran", "Iraq", "different"),
    ("two countries with a town of that name", "Tripoli, Lebanon", "Tripoli, Libya", "different"),
    ("a name of towns in two countries", "Hyderabad", "Hyderabad, Pakistan", "possible"),
    ("a name of several towns in one country", "Springfield", "Springfield, United States", "possible"),
    ("the one town of a name", "Mashhad", "Mashhad, Iran", "same"),
    ("the one town of a name, in two scripts", "حلب", "Halab, Syria", "possible"),
    ("two roads", "A19", "A59", "different"),
    ("two sides", "North Koldar", "South Koldar", "different"),
    ("nothing in common", "Oslo", "Koldar", "different"),
]


@pytest.mark.parametrize(("what", "a", "b", "outcome"), ORGANISATIONS, ids=[row[0] for row in ORGANISATIONS])
def test_organisations(what: str, a: str, b: str, outcome: str) -> None:
    found = compare(a, b, "organisation")
    assert found.outcome == outcome, (what, found)


@pytest.mark.parametrize(("what", "a", "b", "outcome"), PLACES, ids=[row[0] for row in PLACES])
def test_places(what: str, a: str, b: str, outcome: str) -> None:
    found = compare(a, b, "place")
    assert found.outcome == outcome, (what, found)


KINDS: st.SearchStrategy[NameKind] = st.sampled_from(["organisation", "place"])
NAMES = st.one_of(
    st.sampled_from([name for row in (*ORGANISATIONS, *PLACES) for name in row[1:3]]), st.text(max_size=25)
)


@given(KINDS, NAMES, NAMES)
def test_both_ways_alike(kind: NameKind, a: str, b: str) -> None:
    one, other = compare(a, b, kind), compare(b, a, kind)
    assert (one.outcome, one.score, one.why) == (other.outcome, other.score, other.why)
    assert 0 <= one.score <= 1


@given(KINDS, st.sampled_from([name for row in (*ORGANISATIONS, *PLACES) for name in row[1:3]]))
def test_a_name_is_the_same_as_itself(kind: NameKind, name: str) -> None:
    assert compare(name, name, kind).outcome == "same"
