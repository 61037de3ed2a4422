"""That a limited answer is the beginning of the whole one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.record import Reader, open_reader
from onrecord.views import questions as views
from onrecord.views.values import Wanted
from tests.record.conftest import make_record
from tests.views.accounts_pile import link_accounts, put_accounts

WANTED = (
    Wanted(),
    Wanted(own_voice=True),
    Wanted(manner=("direct", "indirect")),
    Wanted(since="2024", own_voice=True),
    Wanted(until="2024-03-05", own_voice=True),
)
QUESTIONS: dict[str, Callable[[Reader, int | None], Sequence[object]]] = {
    "occasions": lambda reader, limit: views.occasions(reader, limit=limit),
    "occasions of several": lambda reader, limit: views.occasions(reader, least=2, limit=limit),
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a record of several accounts of some events, linked and listed."""
    path = tmp_path_factory.mktemp("limits") / "koldar.db"
    with make_record(path) as store:
        link_accounts(store, put_accounts(store))
        store.list_anew()
    return path


@pytest.fixture
def reader(path: Path) -> Iterator[Reader]:
    """Return it, opened for questions."""
    with open_reader(path) as opened:
        yield opened


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_first_rows_are_those_of_the_whole(reader: Reader, name: str) -> None:
    """A limit changes nothing but how much is told."""
    ask = QUESTIONS[name]
    whole = ask(reader, None)
    assert whole
    for limit in range(len(whole) + 2):
        assert ask(reader, limit) == whole[:limit]


@pytest.mark.parametrize("wanted", WANTED)
def test_the_first_statements_and_dates_are_those_of_the_whole(reader: Reader, wanted: Wanted) -> None:
    """Lists, which only know months, lead to the same order as all dates and paths."""
    for ask in (views.said, views.timeline):
        whole = ask(reader, wanted)
        assert whole
        for limit in range(len(whole) + 2):
            assert ask(reader, replace(wanted, limit=limit)) == whole[:limit]


@pytest.mark.parametrize("wanted", WANTED)
def test_events_are_those_of_the_first_statements(reader: Reader, wanted: Wanted) -> None:
    """A limit is one of statements: what the first of them report is told, in their order."""
    whole = views.events(reader, wanted)
    order = [row.id for row in views.said(reader, wanted)]
    assert whole
    for limit in range(1, len(order) + 1):
        assert views.events(reader, replace(wanted, limit=limit)) == tuple(
            row for row in whole if row.statement in order[:limit]
        )


def test_sources_of_some_documents(reader: Reader) -> None:
    """Only those asked for are told, in the order of all; an id that is not held is passed over."""
    every = views.sources(reader)
    some = {source.document for source in every[1:3]}
    assert views.sources(reader, (*some, "nothing")) == every[1:3]
