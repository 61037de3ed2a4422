"""The tables of names: what they hold, how they are matched, and that each says where it is from."""

from pathlib import Path

import pytest

import onrecord.lexicon
from onrecord.lexicon.countries import countries
from onrecord.lexicon.gazetteer import Gazetteer, Known, gazetteer, split_name
from onrecord.lexicon.towns import lands_of, towns
from onrecord.lexicon.words import fold, read_words

FILES = sorted((Path(onrecord.lexicon.__file__).parent / "names").glob("*.txt"))


@pytest.fixture(scope="module")
def tables() -> Gazetteer:
    return gazetteer()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("They left for Norway .", [Known(3, 4, "country")]),
        ("the United States and France", [Known(1, 3, "country"), Known(4, 5, "country")]),
        ("a flight from Oslo", [Known(3, 4, "city")]),
        ("he told Deutsche Welle", [Known(2, 4, "publication")]),
        ("the UN said", [Known(1, 2, "organisation")]),
        ("tell us about turkey", []),
        ("Port - au - Prince", [Known(0, 5, "city")]),
    ],
)
def test_phrases_are_found_longest_first(tables: Gazetteer, words: str, found: list[Known]) -> None:
    assert list(tables.known(words.split())) == found


@pytest.mark.parametrize(
    ("name", "kind"), [("Norway", "country"), ("norway", "country"), ("OSLO", "city"), ("Arvik", None), ("", None)]
)
def test_kind_of_a_whole_name(tables: Gazetteer, name: str, kind: str | None) -> None:
    assert tables.kind(name) == kind


@pytest.mark.parametrize(
    ("table", "holds", "lacks"),
    [
        ("demonyms", "norwegian", "norway"),
        ("titles", "dr", "the"),
        ("roles", "spokesman", "ministry"),
        ("organisation_words", "ministry", "minister"),
        ("publication_words", "gazette", "ministry"),
        ("campaign_words", "campaign", "war"),
        ("event_words", "war", "campaign"),
        ("sole_titles", "pope", "president"),
        ("particles", "bin", "of"),
        ("no_names", "monday", "day"),
        ("place_words", "river", "ministry"),
        ("place_nouns", "residents", "words"),
        ("not_acronyms", "tv", "un"),
        ("office_words", "foreign", "minister"),
        ("given_names", "ada", "mark"),
        ("surnames", "hossein", "reading"),
    ],
)
def test_tables(tables: Gazetteer, table: str, holds: str, lacks: str) -> None:
    words: frozenset[str] = getattr(tables, table)
    assert holds in words
    assert lacks not in words


def test_folding_drops_case_and_diacritics() -> None:
    assert fold("São Tomé’s") == "sao tome's"
    assert split_name("Al-Ḥasan Moran") == ("al", "-", "hasan", "moran")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_table_says_its_meaning_source_licence_and_date(path: Path) -> None:
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    for word in ("Source:", "Licence:", "Date:"):
        assert any(word in line for line in head), f"{path.name} lacks {word}"
    entries = read_words(f"names/{path.name}")
    assert list(entries) == sorted(set(entries), key=lambda entry: (fold(entry), entry))


def test_towns_are_known_by_country() -> None:
    """A name of several towns has the country of each; small ones of a well-known name are left out."""
    assert lands_of("Tripoli") == lands_of("طرابلس") == ("Lebanon", "Libya")
    assert lands_of("London") == ("United Kingdom",)
    assert len(lands_of("Springfield")) > 1
    assert set(lands_of("Springfield")) == {"United States"}
    assert lands_of("Koldar") == ()
    known = set(countries().names.values())
    assert {land for lands in towns().values() for land in lands} <= known
