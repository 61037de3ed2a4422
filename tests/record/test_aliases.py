"""Aliases are only ever added to, logged and verified; the latest of a first name holds."""

import pytest

from onrecord.model import Alias, NamedAlike, Registered
from onrecord.record.query_aliases import alias_entries, aliases, named_alike
from onrecord.record.store import Store
from tests.record.conftest import WHEN

SADEQI = Alias(("Rahim Sadeqi", "Abu Salim"), "person")


def test_the_latest_of_a_first_name_holds(store: Store) -> None:
    assert store.name_alike([SADEQI], who="R. Lind", when=WHEN) == 1
    later = Alias(("rahim sadeqi", "Tarik"), "person", by="B. Oss", date="2024-05-01")
    place = Alias(("Rahim Sadeqi", "Koldar"), "place", by="B. Oss", date="2024-05-01")
    assert store.name_alike([later, place], who="R. Lind", when=WHEN) == 2
    assert aliases(store.reader) == (later, place)
    assert [alias.by for _, alias in alias_entries(store.reader)] == ["R. Lind", "B. Oss", "B. Oss"]
    assert store.verify().ok


def test_one_name_alone_takes_it_back(store: Store) -> None:
    alone = Alias(("Rahim Sadeqi",), "person")
    assert store.name_alike([alone], who="me", when=WHEN) == 0
    store.name_alike([SADEQI], who="me", when=WHEN)
    assert store.name_alike([SADEQI], who="you", when=WHEN) == 0
    assert store.name_alike([alone], who="me", when=WHEN) == 1
    assert aliases(store.reader) == ()
    assert store.name_alike([SADEQI], who="me", when=WHEN) == 1


def test_what_has_no_name_is_refused(store: Store) -> None:
    for alias in (Alias((), "person"), Alias((" ",), "person")):
        with pytest.raises(ValueError, match="needs a name"):
            store.name_alike([alias], who="me", when=WHEN)


def test_the_source_register_gives_names_too(store: Store) -> None:
    store.name_alike([SADEQI], who="R. Lind", when=WHEN)
    store.register([Registered("River Post", ("RP",)), Registered("Ledger")], who="B. Oss", when=WHEN)
    day = WHEN.date().isoformat()
    assert named_alike(store.reader) == (
        NamedAlike(SADEQI.names, "person", f"alias-file: entry 1 by R. Lind, {day}"),
        NamedAlike(("River Post", "RP"), "organisation", f"source-register: River Post, by B. Oss, {day}"),
    )


def test_a_changed_entry_is_found(store: Store) -> None:
    store.name_alike([SADEQI], who="R. Lind", when=WHEN)
    with store._writer.transaction() as inside:
        inside.connection.exec_driver_sql("UPDATE aliases SET by = 'nobody'")
    assert [finding.kind for finding in store.verify().findings] == ["alias-changed"]
