"""One event, several accounts: columns are origins, cells have the words, what differs is shown and left open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from onrecord.record import Reader, UnknownItemError, open_reader
from onrecord.views import questions as views
from onrecord.views.values import AccordRow, Dossier, Entry
from onrecord.views.wording import standing_words, through
from tests.record.conftest import make_record
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


@pytest.fixture
def names(koldar: Reader) -> dict[str, str]:
    """Return the file names of the documents by their ids."""
    return {source.document: source.source_id for source in views.sources(koldar)}


def cell(entry: Entry, names: dict[str, str]) -> str:
    words = f"“{entry.words.text}” " if entry.words else ""
    also = f", also {', '.join(names[document] for document in entry.also)}" if entry.also else ""
    return f"{words}[{entry.role + ' ' if entry.role else ''}{entry.value}] {through(entry.chain)}{also}"


def stand(row: AccordRow, names: dict[str, str]) -> str:
    return f"{row.facet}, {row.relation}: {standing_words(row)} ({names[row.a.document]}, {names[row.b.document]})"


def drawn(dossier: Dossier, names: dict[str, str]) -> str:
    lines = [dossier.sentence]
    for place, column in enumerate(dossier.columns):
        documents = ", ".join(names[document] for document in column.documents)
        repeating = ", ".join(names[document] for document in column.repeating)
        lines.append(f"{column.mark}  {column.name}: {documents}; repeating: {repeating or 'none'}")
        lines += [f"    {facet.name}: {cell(entry, names)}" for facet in dossier.facets for entry in facet.cells[place]]
    lines += [stand(row, names) for row in dossier.accords]
    return "\n".join([*lines, dossier.elsewhere])


def test_a_dossier(koldar: Reader, names: dict[str, str], snapshot: SnapshotAssertion) -> None:
    """Four pages, three origins: the Ledger repeats the Post, and the fisherman is not named."""
    (row,) = views.occasions(koldar)
    dossier = views.dossier(koldar, row.id)
    assert drawn(dossier, names) == snapshot
    assert dossier.occasion == row


def test_every_word_of_a_dossier_reads_back(koldar: Reader) -> None:
    texts = {source.document: views.page(koldar, source.document).text for source in views.sources(koldar)}
    dossier = views.dossier(koldar, views.occasions(koldar)[0].id)
    entries = [entry for facet in dossier.facets for held in facet.cells for entry in held]
    entries += [side for row in dossier.accords for side in (row.a, row.b)]
    assert len(entries) > 10
    for entry in entries:
        assert entry.context.span.of(texts[entry.document]) == entry.context.text
        assert entry.words is None or entry.words.span.of(texts[entry.document]) == entry.words.text
        assert entry.chain


def test_an_event_is_found_by_its_parts(koldar: Reader) -> None:
    """The id of the linked event, of one of its events, of the statement that reports it, or the beginning of one."""
    (row,) = views.occasions(koldar)
    telling = views.dossier(koldar, row.id).tellings[0]
    for asked in (telling.id, telling.statement, row.id[:10]):
        assert views.dossier(koldar, asked).occasion.id == row.id
    with pytest.raises(UnknownItemError):
        views.dossier(koldar, "h0123456789abcdef")
    with pytest.raises(UnknownItemError):
        views.dossier(koldar, "%")


def test_events_are_narrowed(koldar: Reader) -> None:
    assert len(views.occasions(koldar, types=["killing"])) == 1
    assert views.occasions(koldar, types=["founding"]) == ()
    assert len(views.occasions(koldar, about="Koldar")) == 1
    assert views.occasions(koldar, about="Nobody") == ()
    assert views.occasions(koldar, least=5) == ()
    assert views.occasions(koldar, single_origin=True) == ()


def test_disputes_come_by_how_much_they_matter(koldar: Reader, names: dict[str, str]) -> None:
    """Nineteen and seven differ; the copy makes no second dispute; who says so stands on each side."""
    rows = views.disputes(koldar)
    counts = [row for row in rows if row.accord.facet == "how many"]
    told = {(names[row.accord.a.document], names[row.accord.b.document]) for row in counts}
    assert ("ledger.txt", "courier.txt") not in told
    assert ("courier.txt", "ledger.txt") not in told
    assert {"post.txt", "courier.txt"} in [set(pair) for pair in told]
    assert [row.weight for row in rows] == sorted((row.weight for row in rows), reverse=True)
    assert all(row.accord.a.chain and row.accord.b.chain for row in rows)
    assert all(row.accord.relation == "differ" for row in rows)
    assert views.disputes(koldar, limit=1) == rows[:1]
    assert views.disputes(koldar, single_origin=True) == ()
    assert len(views.disputes(koldar, incomparable=True)) >= len(rows)


def test_dossiers_for_a_report(koldar: Reader) -> None:
    (dossier,) = views.dossiers(koldar, None, 5)
    assert views.dossiers(koldar, frozenset({dossier.tellings[0].statement}), 5) == (dossier,)
    assert views.dossiers(koldar, frozenset({"s0"}), 5) == ()
    assert views.dossiers(koldar, None, 0) == ()
