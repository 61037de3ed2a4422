"""Accusations: whom they accuse, of what, and whether an answer was found; silence is worded with what was searched."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.model import Answer, Original, Span, Statement
from onrecord.record import Reader, open_reader
from onrecord.views import questions as views
from onrecord.views.values import AccusationRow
from tests.record.conftest import WHEN, make_record
from tests.views.accounts_pile import post, put_accounts


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the record of the pages on Koldar."""
    path = tmp_path_factory.mktemp("views") / "koldar.db"
    with make_record(path) as store:
        put_accounts(store)
    return path


@pytest.fixture
def koldar(path: Path) -> Iterator[Reader]:
    """Return it, opened for questions."""
    with open_reader(path) as opened:
        yield opened


def told(row: AccusationRow) -> tuple[list[str], str | None]:
    return [one.name for one in row.accused], row.of.text if row.of else None


def test_whom_and_of_what(koldar: Reader) -> None:
    guard, moran = views.accusations(koldar)
    assert told(guard) == (["Harbour Guard"], "having stopped ambulances at the bridge")
    assert told(moran) == (["Ada Moran"], "hiding the lists")


def test_a_denial_in_the_same_words_is_a_possible_answer(koldar: Reader) -> None:
    """The ministry's spokesman does not name the guard; the words say that he speaks of the same matter."""
    guard, _ = views.accusations(koldar)
    (answer,) = guard.answers
    assert (answer.how, answer.relation) == ("same-words", "denies")
    assert answer.shared == ("ambulances", "bridge", "stopped")
    assert answer.statement.speakers == ("Jon Tarv",)
    assert guard.sentence == "1 possible answer found in 1 document."


def test_an_unanswered_one_says_what_was_searched(koldar: Reader) -> None:
    """One shared word is too little for an answer: "Nobody hid a list" is not taken for one."""
    (moran,) = views.accusations(koldar, unanswered=True)
    assert moran.answers == ()
    assert moran.sentence == (
        "No answer was found in the 4 documents added until 2024-05-01 "
        "(searched: “Ada Moran”, “Ada Moran of hiding the lists”)."
    )


def test_only_those_against_a_name(koldar: Reader) -> None:
    assert [told(row)[0] for row in views.accusations(koldar, against="moran")] == [["Ada Moran"]]
    assert len(views.accusations(koldar, limit=1)) == 1
    assert views.accusations(koldar, against="Nobody") == ()


def test_an_answer_that_its_document_marks(tmp_path: Path) -> None:
    """A statement that its document ties to the accusation is an answer, whatever its words."""
    document, reading = post()
    denial = Statement("s4", (Span(0, 6),), "direct", "p1", stance="deny", answers=(Answer("s3", "denies"),))
    with make_record(tmp_path / "x.db") as store:
        store.keep(Original(document.id, document.path, document.text.encode()), who="me", when=WHEN)
        store.add(document, replace(reading, statements=(*reading.statements, denial)), who="me", when=WHEN)
        _, moran = views.accusations(store.reader)
        assert [(answer.how, answer.relation) for answer in moran.answers] == [("marked", "denies")]
        assert moran.sentence == "1 answer found in 1 document."
