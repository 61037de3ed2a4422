"""A record as a file: what is none, what is newer, who else writes, and what a crash leaves behind."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from onrecord.record import (
    DamagedRecordError,
    MissingRecordError,
    NewerRecordError,
    NotARecordError,
    OlderRecordError,
    RecordError,
    RecordLockedError,
    RecordUnwritableError,
    open_reader,
    open_record,
    verify,
)
from onrecord.record.format import SCHEMA
from onrecord.record.query_reading import document_ids
from onrecord.record.reader import _connect
from onrecord.record.writer import Writer
from tests.record.conftest import WHEN, make_record
from tests.record.pile import BRIEF, POST, brief, document, original, post, put, put_pile


def pragma(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def a_text(path: Path) -> None:
    path.write_text("These are minutes of a meeting, not a database. " * 40)


def another_database(path: Path) -> None:
    pragma(path, "CREATE TABLE recipes (name TEXT)")


def another_program(path: Path) -> None:
    pragma(path, "CREATE TABLE recipes (name TEXT)", "PRAGMA application_id = 252006674")


def a_newer_record(path: Path) -> None:
    make_record(path).close()
    pragma(path, f"PRAGMA user_version = {SCHEMA + 1}")


WRONG = [
    (a_text, NotARecordError, "left as it is"),
    (another_database, NotARecordError, "left as it is"),
    (another_program, NotARecordError, "left as it is"),
    (Path.mkdir, NotARecordError, "left as it is"),
    (a_newer_record, NewerRecordError, "Install the newer version"),
]


@pytest.mark.parametrize(("make", "error", "advice"), WRONG, ids=lambda value: getattr(value, "__name__", ""))
def test_what_is_no_record_is_not_touched(path: Path, make: object, error: type[RecordError], advice: str) -> None:
    """Neither asking nor writing touches it, and the message says what to do."""
    assert callable(make)
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(error, match=advice):
        open_reader(path)
    with pytest.raises(error, match=advice):
        open_record(path, create=True)
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert sorted(item.name for item in path.parent.iterdir()) == ["border.db"]


def test_a_missing_record_is_made_only_when_asked_for(path: Path) -> None:
    for opening in (open_reader, open_record):
        with pytest.raises(MissingRecordError, match="onrecord add FILES"):
            opening(path)
    assert not path.exists()
    with open_record(path, create=True) as store:
        assert store.head().count == 1
    assert [item.name for item in path.parent.iterdir()] == ["border.db"]


def test_an_empty_file_becomes_a_record_only_when_asked_for(path: Path) -> None:
    """A file of no bytes is what a crash while a record was made leaves behind."""
    path.touch()
    for opening in (open_reader, open_record):
        with pytest.raises(NotARecordError):
            opening(path)
    with open_record(path, create=True) as store:
        assert store.verify().ok


def test_an_older_record_says_how_it_is_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_record(path).close()
    monkeypatch.setattr("onrecord.record.reader.SCHEMA", SCHEMA + 1)
    with pytest.raises(OlderRecordError, match="Make a copy"):
        open_reader(path)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(RecordUnwritableError, match="could not be written"):
        open_record(tmp_path / "nowhere" / "border.db", create=True)


def test_a_record_that_vanishes_while_it_is_opened_is_said(path: Path) -> None:
    with pytest.raises(DamagedRecordError, match="unable to open"):
        _connect(path, 1.0, None)


def test_two_writers_take_turns(path: Path) -> None:
    """Each sees what the other has kept; the log has one chain."""
    with make_record(path) as one, open_record(path) as other:
        put(one, POST, "post.txt", post())
        put(other, BRIEF, "brief.txt", brief())
        assert not other.keep(original(POST, "post.txt"), who="me", when=WHEN)
        assert one.head() == other.head()
        assert one.verify().ok


def test_a_writer_who_waits_too_long_is_told(path: Path) -> None:
    make_record(path).close()
    with open_record(path, patience=0.1) as store:
        busy = sqlite3.connect(path, isolation_level=None)
        busy.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordLockedError, match="try again"):
            store.keep(original(POST, "post.txt"), who="me", when=WHEN)
        assert store.reader.number("SELECT count(*) FROM originals") == 0
        busy.execute("ROLLBACK")
        busy.close()
        assert store.keep(original(POST, "post.txt"), who="me", when=WHEN)


def test_a_copy_that_somebody_locks_as_a_whole_is_told(path: Path) -> None:
    """A copy made by another program has no write-ahead log; its lock keeps everybody out."""
    make_record(path).close()
    pragma(path, "PRAGMA journal_mode = DELETE")
    busy = sqlite3.connect(path, isolation_level=None)
    busy.execute("BEGIN EXCLUSIVE")
    with pytest.raises(RecordLockedError):
        open_record(path, patience=0.1)
    writer = Writer(path, patience=0.1)
    with pytest.raises(RecordLockedError), writer.transaction():
        pass
    writer.close()
    busy.close()
    with open_record(path) as store:
        assert store.verify().ok


def test_whoever_reads_does_not_wait_for_a_writer(path: Path) -> None:
    with make_record(path) as store:
        put_pile(store)
        busy = sqlite3.connect(path, isolation_level=None)
        busy.execute("BEGIN IMMEDIATE")
        busy.execute("DELETE FROM labels")
        with open_reader(path, patience=0.1) as reader:
            assert len(document_ids(reader)) == 2
        busy.close()


def test_a_question_cannot_write(path: Path) -> None:
    make_record(path).close()
    with open_reader(path) as reader, pytest.raises(RecordError):
        reader.rows("DELETE FROM settings")


def test_a_record_where_nothing_may_be_written_can_be_asked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A CD or a folder of somebody else: no lock and no log beside the file."""
    with make_record(path) as store:
        put_pile(store)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with open_reader(path) as reader:
        assert verify(reader).ok
    assert [item.name for item in path.parent.iterdir()] == ["border.db"]


WRITE_FOREVER = """
    import sys
    from datetime import datetime, UTC
    from pathlib import Path
    from onrecord.model import Document, Original, Reading, content_id
    from onrecord.record import open_record

    store = open_record(Path(sys.argv[1]))
    for number in range(1_000_000):
        text = f"Article {number}. " * 200
        original = Original(content_id(text.encode()), f"{number}.txt", text.encode())
        store.keep(original, who="me", when=datetime.now(UTC))
        document = Document(original.id, original.path, original.path, "text/plain", text)
        store.add(document, Reading(original.id, "v1"), who="me", when=datetime.now(UTC))
        if number == 3:
            print("writing", flush=True)
"""


@pytest.mark.parametrize("after", [0.0, 0.013, 0.05])
def test_a_writer_killed_at_any_moment_leaves_a_whole_record(path: Path, after: float) -> None:
    """Each document is there with all that belongs to it or not at all, and the next writer goes on."""
    make_record(path).close()
    command = [sys.executable, "-c", textwrap.dedent(WRITE_FOREVER), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"writing\n"
        time.sleep(after)
        os.kill(writer.pid, signal.SIGKILL)
    with open_record(path) as store:
        verification = store.verify()
        assert verification.findings == ()
        assert verification.documents >= 4
        assert verification.originals - verification.documents in (0, 1)
        whole = "SELECT count(*) FROM documents JOIN readings ON readings.document = documents.number"
        assert store.reader.number(whole) == verification.documents
        put_pile(store)
        assert store.verify().ok


MAKE_AND_STOP = """
    import sys, resource
    from pathlib import Path
    from onrecord.record import RecordError, open_record

    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
    import signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    path = Path(sys.argv[1])
    try:
        with open_record(path, create=True) as store:
            import datetime
            from onrecord.model import Original, content_id
            import os
            for number in range(100):
                content = os.urandom(100_000)
                original = Original(content_id(content), "x", content)
                store.keep(original, who="me", when=datetime.datetime.now(datetime.UTC))
    except RecordError as error:
        print(type(error).__name__)
"""


@pytest.mark.parametrize("size", [1_000, 60_000, 1_500_000])
def test_a_full_disk_is_said_and_leaves_a_whole_record(path: Path, size: int) -> None:
    """Also while the record is made: what is left is empty, or a record that verifies."""
    command = [sys.executable, "-c", textwrap.dedent(MAKE_AND_STOP), str(path), str(size)]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    assert said.strip() in {"RecordUnwritableError", "DamagedRecordError"}
    with open_record(path, create=True) as store:
        assert store.verify().ok
        put_pile(store)
        assert store.verify().ok


def test_a_damaged_original_is_said_when_it_is_read(path: Path) -> None:
    with make_record(path) as store:
        put_pile(store)
        pragma(path, "UPDATE pieces SET content = zeroblob(9) WHERE original = 1")
        with pytest.raises(DamagedRecordError, match="not those that were captured"):
            store.original(post().document)
        assert store.document(document(POST, "post.txt").id).text == POST


MAKE_AND_ADD = """
    import sys
    from datetime import datetime, UTC
    from pathlib import Path
    from onrecord.model import Document, Original, Reading, content_id
    from onrecord.record import open_record

    sys.stdin.readline()
    with open_record(Path(sys.argv[1]), create=True) as store:
        for number in range(20):
            content = f"{sys.argv[2]} {number}".encode()
            original = Original(content_id(content), f"{number}.txt", content)
            store.keep(original, who=sys.argv[2], when=datetime.now(UTC))
            document = Document(original.id, original.path, original.path, "text/plain", content.decode())
            store.add(document, Reading(original.id, "v1"), who=sys.argv[2], when=datetime.now(UTC))
"""


def test_three_programs_that_make_and_fill_one_record_at_once(path: Path) -> None:
    """One of them makes it, all of them fill it, nobody loses anything."""
    command = [sys.executable, "-c", textwrap.dedent(MAKE_AND_ADD), str(path)]
    writers = [subprocess.Popen([*command, name], stdin=subprocess.PIPE) for name in ("Lind", "Ode", "Aru")]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write(b"go\n")
        writer.stdin.close()
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0]
    with open_record(path) as store:
        verification = store.verify()
        assert verification.findings == ()
        assert (verification.documents, verification.head.count) == (60, 121)
