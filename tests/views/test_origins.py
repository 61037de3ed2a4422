"""From how many origins something comes at most: chains and copies are followed, a copy adds none."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.model import Evidence, Link, Occurrence, Registered, Relinked, Span
from onrecord.record import Reader, open_reader
from onrecord.views import questions as views
from onrecord.views.all_accords import all_accords
from onrecord.views.all_origins import all_origins
from onrecord.views.roots import rooted
from onrecord.views.shelf import Shelf
from onrecord.views.utterances import find_claim
from onrecord.views.values import Repeat
from tests.record.conftest import WHEN, make_record
from tests.views.accounts_pile import link_accounts, put_accounts


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the record of the pages on Koldar, linked."""
    path = tmp_path_factory.mktemp("views") / "koldar.db"
    with make_record(path) as store:
        link_accounts(store, put_accounts(store))
    return path


@pytest.fixture
def koldar(path: Path) -> Iterator[Reader]:
    """Return it, opened for questions."""
    with open_reader(path) as opened:
        yield opened


def shape(nodes: tuple[Repeat, ...], names: dict[str, str]) -> list[object]:
    return [(node.root, names[node.document], shape(node.repeated_by, names)) for node in nodes]


def test_an_event(koldar: Reader) -> None:
    names = {source.document: source.source_id for source in views.sources(koldar)}
    (row,) = views.origins(koldar, views.occasions(koldar)[0].id)
    assert row.sentence == (
        "Reported in 4 documents by 3 outlets; at most 3 origins; first found in this record: "
        "2024-03-05, River Post › Council of Boatmen (post.txt)."
    )
    assert [(root.mark, root.name) for root in row.roots] == [
        ("A", "Council of Boatmen"),
        ("B", "Ministry of Ports"),
        ("C", "a fisherman (unnamed), quoted by board.txt"),
    ]
    assert shape(row.tree, names) == [
        ("A", "post.txt", [("A", "ledger.txt", [])]),
        ("B", "courier.txt", []),
        ("C", "board.txt", []),
    ]
    (below,) = row.tree[0].repeated_by
    assert (below.relation, below.share) == ("repeats it, shortened", 0.9)
    assert row.first is not None
    assert (row.first.date, names[row.first.document], row.first.repeats) == ("2024-03-05", "post.txt", None)


def test_what_one_statement_says_twice_has_one_origin(koldar: Reader) -> None:
    """A source without a name is one for each text that quotes it, and not one for each word of that text."""
    shelf = Shelf(koldar)
    claim = find_claim(shelf, views.occasions(koldar)[0].id)
    told = next(one for one in claim.utterances if one.leaf.text.startswith("In Koldar"))
    again = replace(told, span=Span(told.span.start - 4, told.span.start - 1))
    assert len(rooted(shelf, claim.utterances).roots) == len(rooted(shelf, (*claim.utterances, again)).roots) == 3


def test_words_a_statement_and_a_count(koldar: Reader) -> None:
    """Words, the statement that says them and its number lead to the same two pages and one origin."""
    (words,) = views.origins(koldar, "19 people")
    statement = words.tree[0]
    page = views.page(koldar, statement.document)
    (said,) = views.origins(koldar, page.statements[0].id)
    (event,) = views.dossier(koldar, page.events[0].id).tellings[:1]
    (counted,) = views.origins(koldar, event.counts[0].id)
    for row in (words, said, counted):
        assert len(row.documents) == 2
        assert [root.name for root in row.roots] == ["Council of Boatmen"]
    assert counted.words == "19 people"


def test_of_words_so_many_passages_are_looked_at_and_that_is_told(koldar: Reader) -> None:
    (whole,) = views.origins(koldar, "people")
    assert len(whole.documents) > 1
    (first,) = views.origins(koldar, "people", passages=1)
    assert len(first.documents) == 1
    assert first.sentence.startswith("More passages hold these words than the 1 that fit best")
    assert views.origins(koldar, "people", passages=1_000) == (whole,)


def test_silence(koldar: Reader) -> None:
    (row,) = views.origins(koldar, "earthquake")
    assert row.sentence == "Not found in the 4 documents added until 2024-05-01 (searched: “earthquake”)."
    assert (row.roots, row.tree, row.first) == ((), (), None)


def test_a_copy_adds_no_origin(tmp_path: Path) -> None:
    """Without the link to what it repeats the Ledger still ends at the Council; a source without a name would not."""
    with make_record(tmp_path / "x.db") as store:
        ids = put_accounts(store)
        link_accounts(store, ids)
        before = views.origins(store.reader, "Koldar")[0]
        copies = [("board", "courier")]
        for copy, of in copies:
            link = Link(
                "version_of",
                Occurrence(ids[copy], "p1"),
                Occurrence(ids[of], "p1"),
                "version",
                1.0,
                (),
                "same-url",
                (ids[copy],),
            )
            store.relinked("part", Relinked(frozenset(), (link,)))
        after = views.origins(store.reader, "Koldar")[0]
    assert len(after.roots) < len(before.roots)
    assert set(after.documents) == set(before.documents)


def test_possible_dependence_is_told_with_its_reason(tmp_path: Path) -> None:
    with make_record(tmp_path / "x.db") as store:
        ids = put_accounts(store)
        link_accounts(store, ids)
        ends = (Occurrence(ids["board"], "p1"), Occurrence(ids["courier"], "p1"))
        places = (Evidence(ids["board"], Span(0, 40)), Evidence(ids["courier"], Span(0, 40)))
        link = Link("copy_of", *ends, "possible", 0.2, places, "shared-words", (ids["board"],))
        store.relinked("part", Relinked(frozenset(), (link,)))
        (row,) = views.origins(store.reader, views.occasions(store.reader)[0].id)
    assert [(pair.a, pair.b, pair.why) for pair in row.dependent] == [
        ("B", "C", "some words in a row stand in both texts")
    ]
    assert "at most 3 origins, 2 of them possibly dependent (B and C: some words" in row.sentence


def test_everything_for_an_export(koldar: Reader) -> None:
    """Each linked event and each repeated article; the accords are links between items."""
    traced = tuple(all_origins(koldar))
    assert [len(one.roots) for one in traced] == [3, 1]
    assert len(traced[1].documents) == 2
    links = [one if isinstance(one, Link) else one.link() for one in all_accords(koldar)]
    assert {link.kind for link in links} == {"accord"}
    assert any(link.relation == "differ" and link.rule.startswith("count: ") for link in links)


def test_the_source_register_gives_reasons(tmp_path: Path) -> None:
    """One owner, entered by a person, makes two origins possibly dependent; it never makes them one."""
    with make_record(tmp_path / "x.db") as store:
        link_accounts(store, put_accounts(store))
        entries = [
            Registered("Council of Boatmen", affiliation="Harbour Party"),
            Registered("Ministry of Ports", aliases=("Ports Ministry",), affiliation="Harbour Party"),
        ]
        store.register(entries, who="R. Lind", when=WHEN)
        (row,) = views.origins(store.reader, views.occasions(store.reader)[0].id)
    assert len(row.roots) == 3
    assert [(pair.a, pair.b) for pair in row.dependent] == [("A", "B")]
    assert row.dependent[0].why == "both are affiliated with Harbour Party, says the source register"
