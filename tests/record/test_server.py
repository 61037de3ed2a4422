"""A record on a server: what it is made of, who may do what, several people at once."""

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

import psycopg
import pytest

from onrecord import api
from onrecord.model import OnrecordError
from onrecord.record import (
    Address,
    MissingRecordError,
    NewerRecordError,
    NotARecordError,
    OlderRecordError,
    Place,
    RecordError,
    RecordLockedError,
    open_reader,
    open_record,
)
from onrecord.record.errors import FileOnlyError, ForbiddenError, MissingServerExtraError
from onrecord.record.postgres import connecting
from onrecord.record.postgres.connecting import LOCK
from onrecord.record.postgres.words import in_words, vectors
from onrecord.record.query_entities import entities_named
from onrecord.record.query_text import expression
from onrecord.record.salvaging import salvage
from onrecord.record.settings import GUARD_KEY, put_setting
from tests.desk.opened import ROOT
from tests.record.conftest import WHEN, counting_salt, make_record
from tests.record.judging import judged, on
from tests.record.pile import BRIEF, POST, brief, original, post, put, put_pile
from tests.record.test_judging import put_article
from tests.servers import Server

EVERY_TRIGGER = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgname NOT LIKE '%_no_truncate' ORDER BY 1"


@pytest.fixture
def address(server: Server, empty_database: str) -> Address:
    """Return the address of an empty record."""
    return server.database(template=empty_database)


def test_triggers_are_those_of_a_file(address: Address, path: Path) -> None:
    with make_record(path) as kept, open_reader(address) as reader:
        file = kept.reader.rows("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
        assert [row[0] for row in reader.rows(EVERY_TRIGGER)] == [row["name"] for row in file]


@pytest.mark.parametrize("table", ["custody", "judgements"])
def test_logs_are_only_ever_added_to(address: Address, table: str) -> None:
    with open_record(address) as store:
        put_article(store)
        store.judge([judged("reject", on("event", "v1"))], who="me", when=WHEN)
    for sql in (f"UPDATE {table} SET hash = ''", f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):  # noqa: S608 - ours
        changed = sql.replace("hash", "who") if table == "judgements" else sql
        with psycopg.connect(address.whole) as connection, pytest.raises(psycopg.Error, match="only ever added to"):
            connection.execute(changed)


def test_what_was_tampered_with_is_found(address: Address, server: Server) -> None:
    with open_record(address) as store:
        put_pile(store)
        assert store.verify().ok
        server.do("UPDATE pieces SET content = content || '\\x00'", address.name)
        server.do("UPDATE documents SET text = replace(text, 'safe', 'sold')", address.name)
        server.do("ALTER TABLE custody DISABLE TRIGGER USER", address.name)
        server.do("UPDATE custody SET previous = hash WHERE position = 2", address.name)
        kinds = {finding.kind for finding in store.verify().findings}
    assert {"log-broken"} < kinds
    assert any("original" in kind for kind in kinds)
    assert any("text" in kind for kind in kinds)


def test_a_list_of_numbers_is_looked_up_by_an_index(address: Address) -> None:
    """The operator that compares a number with a word of JSON is unfolded by the planner."""
    with open_reader(address) as reader:
        reader.rows("SELECT set_config('enable_seqscan', 'off', false)")
        plan = reader.rows(
            "EXPLAIN SELECT l.number FROM json_each(:wanted) AS w CROSS JOIN listed AS l ON l.document = w.value",
            wanted="[1, 2]",
        )
    assert any("uq_listed_document_position" in row[0] for row in plan)


def test_an_empty_database(server: Server) -> None:
    address = server.database()
    for opened in (open_reader, open_record):
        with pytest.raises(MissingRecordError, match="onrecord add FILES --record postgresql"):
            opened(address)
    with open_record(address, create=True) as store:
        assert store.head().count == 1


def test_a_database_of_something_else(server: Server) -> None:
    address = server.database()
    server.do("CREATE TABLE minutes (words text)", address.name)
    with pytest.raises(NotARecordError):
        open_record(address, create=True)
    server.do("CREATE TABLE settings (name text, value text)", address.name)
    with pytest.raises(NotARecordError):
        open_reader(address)


def test_another_schema(address: Address, server: Server) -> None:
    for schema, error in ((999, NewerRecordError), (1, OlderRecordError)):
        server.do(f"UPDATE settings SET value = '{schema}' WHERE name = 'schema'", address.name)  # noqa: S608 - a number
        with pytest.raises(error):
            open_reader(address)


def test_a_database_that_cannot_hold_every_script(server: Server) -> None:
    server.do("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    with pytest.raises(RecordError, match="UTF8"):
        open_record(server.address("latin"), create=True)


def test_without_the_package(address: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "find_spec", lambda _: None)
    with pytest.raises(MissingServerExtraError, match=re.escape("onrecord[postgres]")):
        open_reader(address)


def test_two_writers_take_turns(address: Address) -> None:
    with open_record(address) as one, open_record(address) as other:
        put(one, POST, "post.txt", post())
        put(other, BRIEF, "brief.txt", brief())
        assert not other.keep(original(POST, "post.txt"), who="me", when=WHEN)
        assert one.head() == other.head()
        assert one.verify().ok


def test_many_who_write_at_once_make_one_log(address: Address) -> None:
    def log(who: str) -> None:
        with open_record(address) as store:
            for _ in range(5):
                store.log("export", {}, who=who, when=WHEN)

    threads = [Thread(target=log, args=(f"writer {number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_record(address) as store:
        assert store.head().count == 21
        assert store.verify().ok


def test_who_waits_too_long_is_told_and_who_asks_does_not_wait(address: Address) -> None:
    with open_record(address, patience=0.2) as store, psycopg.connect(address.whole) as busy:
        busy.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
        with pytest.raises(RecordLockedError, match="try again"):
            store.keep(original(POST, "post.txt"), who="me", when=WHEN)
        with open_reader(address, patience=0.2) as reader:
            assert reader.number("SELECT count(*) FROM originals") == 0
        busy.rollback()
        assert store.keep(original(POST, "post.txt"), who="me", when=WHEN)


def test_a_question_cannot_write(address: Address) -> None:
    with open_reader(address) as reader, pytest.raises(RecordError):
        reader.rows("DELETE FROM labels")


def test_a_stream_goes_on_beside_other_questions(address: Address) -> None:
    with open_record(address) as store:
        put_pile(store)
        found = [
            (row["id"], store.reader.number("SELECT count(*) FROM documents"))
            for row in store.reader.stream("SELECT id FROM documents ORDER BY number")
        ]
        for _ in store.reader.stream("SELECT id FROM documents"):
            break
    assert [count for _, count in found] == [2, 2]


@pytest.fixture
def people(address: Address, server: Server, tmp_path: Path) -> dict[str, Address]:
    """Return the addresses of a record for its owner, a judge and a reader; an article is in it."""
    with open_record(address, salt=counting_salt()) as store:
        put_article(store)
        store.list_anew()
    server.do(api.roles("border"), address.name)
    server.do(api.roles("border"), address.name)
    for name in ("judge", "reader"):
        server.do(
            f"DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'a_{name}') THEN"  # noqa: S608 - ours
            f" CREATE ROLE a_{name} LOGIN; END IF; GRANT border_{name} TO a_{name}; END $$"
        )
    (tmp_path / "new.txt").write_text("The ferry was late, the harbour master said on Monday.", encoding="utf-8")
    return {"owner": address} | {name: server.address(address.name, f"a_{name}") for name in ("judge", "reader")}


def test_a_reader(people: dict[str, Address], tmp_path: Path) -> None:
    with api.open(people["reader"]) as record:
        assert not record.may("judge")
        assert not record.may("add")
        before = record.head().count
        assert record.summary().documents == 1
        record.export(tmp_path / "out", "jsonl", who="a reader", purpose="report 12")
        record.report(tmp_path / "report.html", who="a reader", purpose="report 12")
        assert record.head().count == before + 2
        item = record.said()[0].id
        for action in (
            lambda: record.judge("reject", item, why="x"),
            lambda: record.label(record.sources()[0].document, "protected", why="x"),
            lambda: record.add([tmp_path / "new.txt"], workers=1),
            lambda: record.erase(record.sources()[0].document, why="asked"),
        ):
            with pytest.raises(ForbiddenError, match="onrecord roles"):
                action()
        assert record.verify().ok


def test_a_judge(people: dict[str, Address], tmp_path: Path) -> None:
    with api.open(people["judge"]) as record:
        assert record.may("judge")
        assert not record.may("add")
        made = record.judge("reject", record.said()[0].id, why="misread", who="a judge")
        record.undo(made.id, why="no", who="a judge")
        record.judge("reject", record.said()[0].id, why="misread", who="a judge")
        record.label(record.sources()[0].document, "confidential", why="asked for", who="a judge")
        with pytest.raises(ForbiddenError):
            record.add([tmp_path / "new.txt"], workers=1)
        with pytest.raises(ForbiddenError):
            record.erase(record.sources()[0].document, why="asked")
        assert record.verify().ok
    with psycopg.connect(people["judge"].whole) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("UPDATE documents SET text = ''")
    with api.open(people["owner"]) as record:
        assert record.may("add")
        assert len(record.judgements()) == 3


def test_whoever_has_no_role(people: dict[str, Address], server: Server) -> None:
    server.do("DROP ROLE IF EXISTS somebody")
    server.do("CREATE ROLE somebody LOGIN")
    with pytest.raises(ForbiddenError, match="permission denied"):
        open_reader(server.address(people["owner"].name, "somebody"))


@pytest.mark.parametrize("name", ["", "Border", "x; DROP ROLE y", "9"])
def test_names_of_roles(name: str) -> None:
    with pytest.raises(OnrecordError, match="cannot be the name"):
        api.roles(name)


def test_what_is_for_files_alone(address: Address, tmp_path: Path) -> None:
    made = tmp_path / "made.db"
    with api.open(address) as record:
        for action in (
            lambda: record.encrypt(made, "words"),
            lambda: record.decrypt(made),
            lambda: record.rekey("words"),
            lambda: record.salvage(made),
        ):
            with pytest.raises(FileOnlyError, match="is a database"):
                action()
    with open_reader(address) as reader, pytest.raises(FileOnlyError):
        salvage(reader, made)
    with pytest.raises(FileOnlyError):
        api.open(address, create=True, encrypted=True, passphrase=lambda: "words")
    assert not made.exists()


def test_the_command_line_takes_an_address(people: dict[str, Address], tmp_path: Path) -> None:
    log = tmp_path / "questions.md"
    log.write_text("# Who spoke?\n\nonrecord said\n", encoding="utf-8")
    for command in (("said",), ("verify",), ("questions", str(log))):
        done = subprocess.run(
            [sys.executable, "-m", "onrecord", *command, "--record", people["reader"].whole],
            capture_output=True,
            text=True,
            env={"PYTHONPATH": str(ROOT / "src")},
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "a_reader" not in done.stdout + done.stderr


def test_words_are_told_apart_as_in_a_file() -> None:
    assert vectors([(7, "Réné’s boat-house, a boat"), (9, "…")]) == [
        (7, "'a':5 'boat':3,6 'house':4 'rene':1 's':2", 6),
        (9, "", 0),
    ]
    assert (
        in_words(expression('river "at least" prot* OR strike'))
        == "('river' & ('at' <-> 'least') & 'prot':*) | ('strike')"
    )


WORDS = (
    "dam",
    '"the bridge"',
    "moran clerk",
    "mora* denied",
    "MORÁN",
    "bridge OR nobody",
    '"is safe" OR clerk',
    "no-body",
)


def test_the_same_is_found_as_in_a_file(address: Address, path: Path) -> None:
    def found(place: Place, words: str) -> Sequence[object]:
        with api.open(place) as record:
            return sorted((hit.document, hit.span, hit.marks) for hit in record.search(words, None))

    with make_record(path) as store, open_record(address) as other:
        for one in (store, other):
            put_pile(one)
            one.list_anew()
    for words in WORDS:
        assert found(address, words) == found(path, words), words


def test_what_others_see_is_what_they_see_of_a_file(address: Address, path: Path, tmp_path: Path) -> None:
    """Labels on a document and a person: one stays behind, the other bears a pseudonym, to the same bytes."""
    make_record(path).close()
    for place in (path, address):
        with open_record(place, salt=counting_salt()) as store:
            put_article(store)
            put_pile(store)
            store.list_anew()
            moran = entities_named(store.reader, "Ada Moran")[0]
            store.label(moran, "protected", reason="family at home", who="R. Lind", when=WHEN)
            store.label(brief().document, "confidential", reason="asked for", who="R. Lind", when=WHEN, purpose="x")
            with store._writer.transaction() as inside:
                put_setting(inside.connection, GUARD_KEY, "07" * 32)
        with api.open(place, for_others=True, purpose="report 12") as seen:
            assert len(seen.sources()) == 2
            assert "Moran" not in repr((seen.said(), seen.voices(), seen.search("bridge"), seen.show("post.txt")))
        with api.open(place) as record:
            record.export(tmp_path / type(place).__name__, "jsonl", who="me", purpose="report 12")
            assert len(record.sources()) == 3
    kept, served = tmp_path / type(path).__name__, tmp_path / "Address"
    names = sorted(file.name for file in kept.iterdir())
    assert names == sorted(file.name for file in served.iterdir())
    for name in names:
        content = (kept / name).read_text(encoding="utf-8")
        assert "Moran" not in content
        assert (served / name).read_text(encoding="utf-8") == content, name
