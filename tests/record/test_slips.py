"""Slips in the record are looked up as those in memory are; an older record is brought up to date."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from alembic import command
from alembic.config import Config
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from onrecord import record
from onrecord.build import link_record
from onrecord.linking.index import Slips
from onrecord.model import Occurrence, Reading, Relinked, Slip
from onrecord.record import open_record, slip_bearers, slip_index
from onrecord.record.format import APPLICATION_ID
from onrecord.record.query_links import read_links
from onrecord.record.slip_index import SlipIndex
from onrecord.record.store import Store
from tests.record.conftest import WHEN, make_record
from tests.record.pile import document, original, put_pile

TEXTS = ("one", "two", "three")
DOCUMENTS = [document(text, f"{text}.txt") for text in TEXTS]
NODES, KEYS = ("a", "b"), (0, 7, 2**63 - 1)
SLIPS = st.builds(
    Slip,
    st.just("entity"),
    st.builds(Occurrence, st.sampled_from([one.id for one in DOCUMENTS]), st.sampled_from(["e1", "e10", "e2"])),
    st.sampled_from(NODES),
    st.frozensets(st.sampled_from(KEYS)),
    st.sampled_from(["{}", "[1]"]),
)
PILES = st.lists(SLIPS, max_size=8, unique_by=lambda slip: (slip.at.document, slip.at.item))


def put(store: Store, slips: Iterable[Slip]) -> None:
    """Add the documents with these slips."""
    slips = tuple(slips)
    for one, text in zip(DOCUMENTS, TEXTS, strict=True):
        store.keep(original(text, one.path), who="me", when=WHEN)
        store.add(one, Reading(one.id, "v1"), who="me", when=WHEN)
    store.put_slips({one.id: [slip for slip in slips if slip.at.document == one.id] for one in DOCUMENTS})


def compare(index: SlipIndex, held: Slips, changed: Iterable[Slip]) -> Relinked:
    """See that both answer alike, also after some of it was looked up at once."""
    changed = tuple(changed)
    _answers(index, held, changed)
    for common in (None, 0, 1, 3):
        index.expect("entity", (*NODES, "none"), KEYS, common)
        _answers(index, held, changed)
    return Relinked(frozenset(), ())


def _answers(index: SlipIndex, held: Slips, changed: Iterable[Slip]) -> None:
    for node in (*NODES, "none"):
        for first in (None, 1, 2):
            assert index.slips("entity", node, first) == held.slips("entity", node, first)
            for key in KEYS:
                assert index.under("entity", key, node, first) == held.under("entity", key, node, first)
                assert index.under("entity", key, None, first) == held.under("entity", key, None, first)
        for other in NODES:
            for but in (frozenset[str](), frozenset({DOCUMENTS[0].id})):
                assert index.together("entity", node, other, but) == held.together("entity", node, other, but)
    for common in (None, 0, 1, 3):
        assert index.sharing("entity", KEYS, common) == held.sharing("entity", KEYS, common)
    assert index.slips("event", "a") == ()
    assert index.sharing("event", KEYS) == {}
    assert index.documents() == held.documents()
    assert index.documents(2) == held.documents(2)
    for key, most in ((key, most) for key in KEYS for most in (1, 2, 9)):
        assert index.bearers("entity", key, most) == held.bearers("entity", key, most)
    assert all(index.holds(slip) == held.holds(slip) for slip in changed)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PILES, PILES, st.sampled_from([1, 2, 64]))
def test_the_record_answers_as_memory_does(before: list[Slip], after: list[Slip], few: int) -> None:
    """Those that wait are not seen yet; those that are gone are seen until linking notices."""
    with pytest.MonkeyPatch.context() as patched:
        for module, bound in ((slip_index, "_HEAD"), (slip_index, "_BORNE"), (slip_bearers, "_AT_ONCE")):
            patched.setattr(module, bound, few)
        _compare_before_and_after(before, after)


def _compare_before_and_after(before: list[Slip], after: list[Slip]) -> None:
    with TemporaryDirectory() as folder, make_record(Path(folder) / "x.db") as store:
        put(store, before)
        documents = {slip.at.document for slip in before}
        assert store.waiting() == len(documents)
        linked = store.relink("entity", lambda index, changed: compare(index, Slips(before), changed))
        assert linked == len(documents)
        store.put_slips({one.id: [slip for slip in after if slip.at.document == one.id] for one in DOCUMENTS})
        compare(SlipIndex(store.reader), Slips(before), after)
        store.relink("entity", lambda index, changed: compare(index, Slips(after), changed))
        assert not store.links_outdated()
        for table in ("slip_keys", "slips"):
            count = sum(len(slip.keys) if table == "slip_keys" else 1 for slip in after)
            assert store.reader.number(f"SELECT count(*) FROM {table}") == count  # noqa: S608 - ours


def test_a_record_of_the_first_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    """Links and events are kept; all is linked anew at the next run."""
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    make_first(old)
    with make_record(new) as store:
        put_pile(store)
        rows = {
            table: [tuple(row) for row in store.reader.rows(f"SELECT {columns} FROM {table}")]  # noqa: S608 - ours
            for table, columns in COLUMNS.items()
        }
    ids = [row[1] for row in rows["documents"]]
    link = ("same_entity", ids[0], "e1", ids[1], "e1", "same", 0.95, "exact-name", f'[["{ids[1]}",0,9]]')
    with sqlite3.connect(old) as connection:
        for table, columns in COLUMNS.items():
            marks = ", ".join("?" for _ in columns.split(","))
            connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows[table])  # noqa: S608 - ours
        told = "kind, a_document, a_item, b_document, b_item, relation, score, rule, evidence"
        connection.execute(f"INSERT INTO links ({told}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", link)  # noqa: S608 - ours
        event = (1, 0, "v0", "v1", "killing", "[[0, 8]]", "s1", "[]", None, None, None, "affirmed", "actual")
        connection.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", event)
    with open_record(old, clock=lambda: WHEN) as store:
        (kept,) = read_links(store.reader)
        assert (kept.a.document, kept.b.document, kept.evidence[0].document) == (ids[0], ids[1], ids[1])
        (row,) = store.reader.rows("SELECT canonical FROM events")
        assert str(row[0]).startswith("h")
        assert store.unslipped() == tuple(ids)
        link_record(store)
        assert [one.rule for one in read_links(store.reader)] == ["exact-name"]
        assert not store.links_outdated()


COLUMNS = {
    "documents": "number, id, source_id, path, media_type, language, text_sha256, length, words, given, text",
    "readings": "document, reader, analysed, masthead",
    "parts": "document, position, id, local, start, stop, masthead",
    "mentions": "document, position, id, local, start, stop, kind, form, entity, score, rule",
    "entities": "document, position, id, local, kind, named, name, names, canonical",
}


def make_first(path: Path) -> None:
    """Make an empty record of the first schema."""
    config = Config()
    config.set_main_option("script_location", str(Path(record.__file__).with_name("migrations")))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql("PRAGMA user_version = 1")
    engine.dispose()
