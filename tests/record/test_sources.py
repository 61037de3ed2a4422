"""The source register is only ever added to, logged and verified; the latest entry of a name holds."""

import pytest

from onrecord.model import Registered
from onrecord.record.query_sources import register_entries, source_register
from onrecord.record.store import Store
from tests.record.conftest import WHEN

POST = Registered("River Post", ("RP",), ("riverpost.example",), "Delta Holding", "", "a daily", "", "", "")


def test_the_latest_entry_of_a_name_holds(store: Store) -> None:
    before = store.head().count
    assert store.register([POST], who="R. Lind", when=WHEN) == 1
    later = Registered("The River Post", owner="Harbour League", by="B. Oss", date="2024-05-01")
    assert store.register([later], who="R. Lind", when=WHEN) == 1
    assert source_register(store.reader) == (later,)
    assert [entry.by for _, entry in register_entries(store.reader)] == ["R. Lind", "B. Oss"]
    assert store.head().count == before + 2
    assert store.verify().ok


def test_what_says_nothing_new_is_not_entered(store: Store) -> None:
    store.register([POST], who="R. Lind", when=WHEN)
    count = store.head().count
    assert store.register([POST], who="B. Oss", when=WHEN) == 0
    assert store.head().count == count


def test_an_entry_needs_a_name(store: Store) -> None:
    with pytest.raises(ValueError, match="needs a name"):
        store.register([Registered(" ")], who="me", when=WHEN)


def test_a_changed_entry_is_found(store: Store) -> None:
    store.register([POST], who="R. Lind", when=WHEN)
    with store._writer.transaction() as inside:
        inside.connection.exec_driver_sql("UPDATE source_register SET owner = 'nobody'")
    assert [finding.kind for finding in store.verify().findings] == ["source-changed"]
