"""Whatever happens to a record from outside: it opens and verifies, or says exactly what is damaged, and goes on."""

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app
from onrecord.record import (
    DamagedRecordError,
    Head,
    NotARecordError,
    RecordError,
    Verification,
    open_reader,
    open_record,
    verify,
)
from onrecord.record.query_custody import entries
from onrecord.record.store import Store
from tests.record.conftest import WHEN, make_record
from tests.record.pile import BRIEF, POST, brief, original, post, put, put_pile

FILL = """
    import sys
    from datetime import datetime, UTC
    from pathlib import Path
    from onrecord.model import Document, Original, Passage, Part, Reading, Slip, Occurrence, Span, content_id
    from onrecord.record import open_record

    with open_record(Path(sys.argv[1]), create=True) as store:
        print("open", flush=True)
        for number in range(int(sys.argv[2]), 10**6):
            content = f"The clerk of town {number} said that it rained. ".encode() * 60
            original = Original(content_id(content), f"{number}.txt", content)
            store.keep(original, who="me", when=datetime.now(UTC))
            text = content.decode()
            parts, passages = (Part("p1", Span(0, len(text))),), (Passage("g1", Span(0, len(text)), "body", "p1"),)
            reading = Reading(original.id, "v1", parts=parts, passages=passages)
            document = Document(original.id, original.path, original.path, "text/plain", text)
            slip = Slip("entity", Occurrence(original.id, "p1"), f"clerk {number}", frozenset((number,)), "{}")
            store.add(document, reading, who="me", when=datetime.now(UTC), slips=[slip])
            print(number, flush=True)
"""
"""Adds documents with all that hangs on them until it is stopped; tells of each that was added."""


def checked(path: Path) -> Verification:
    with open_reader(path) as reader:
        return verify(reader)


def filling(path: Path, first: int, **options: object) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", textwrap.dedent(FILL), str(path), str(first)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0, **options)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize("seed", range(3))
def test_a_process_that_is_killed_at_any_moment_leaves_a_whole_record(path: Path, seed: int) -> None:
    """All that was told to be added is there; nothing is there by half; the next one goes on."""
    make_record(path).close()
    draw = random.Random(seed)  # noqa: S311 - a test
    told = 0
    for first in (0, 1_000):
        process = filling(path, first)
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        time.sleep(draw.uniform(0.0, 0.3))
        process.send_signal(signal.SIGKILL)
        told += process.communicate()[0].count(b"\n")
        verification = checked(path)
        assert verification.findings == ()
        assert verification.documents in (told, told + 1)
        told = verification.documents
    with open_record(path) as store:
        for table in ("readings", "captures", "parts", "passages", "slips_waiting"):
            assert store.reader.number(f"SELECT count(*) FROM {table}") == told  # noqa: S608 - names of tables
        assert store.reader.rows("PRAGMA foreign_key_check") == []
        put(store, POST, "post.txt", post())
        assert store.verify().ok


def test_two_writers_at_once_lose_nothing(path: Path) -> None:
    """Both fill it for a while, one is killed; what each of them told is there."""
    make_record(path).close()
    writers = [filling(path, first) for first in (0, 5_000)]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"open\n"
        for _ in range(3):
            writer.stdout.readline()
    for writer in writers:
        writer.send_signal(signal.SIGKILL)
    told = 6 + sum(writer.communicate()[0].count(b"\n") for writer in writers)
    verification = checked(path)
    assert verification.findings == ()
    assert told <= verification.documents <= told + 2


def test_a_full_disk_is_said_and_nothing_is_lost(path: Path) -> None:
    """No file may grow beyond a limit: the adding ends with a sentence, and goes on when there is room."""
    make_record(path).close()
    limit = path.stat().st_size + 300_000

    def bound() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    process = filling(path, 0, preexec_fn=bound)
    out, errors = process.communicate(timeout=120)
    assert process.returncode == 1
    assert b"could not be written" in errors
    assert b"Free some space" in errors
    told = out.count(b"\n") - 1
    assert told > 3
    verification = checked(path)
    assert verification.findings == ()
    assert verification.documents == told
    with open_record(path) as store:
        put(store, POST, "post.txt", post())
        assert store.verify().documents == told + 1


@pytest.fixture
def full(path: Path) -> Path:
    """Return a record of two articles and forty originals more, in one file."""
    with make_record(path) as store:
        put_pile(store)
        for number in range(40):
            put_original(store, number)
    return path


def put_original(store: Store, number: int) -> None:
    kept = original(f"Minutes of meeting {number}. " * 300, f"{number}.txt")
    store.keep(kept, who="R. Lind", when=WHEN)


@pytest.mark.parametrize("seed", range(60))
def test_a_flipped_byte_anywhere_is_found_or_harms_nothing(full: Path, seed: int) -> None:
    """Wherever a byte of the file flips, what is kept is as it was, or the damage is told in a sentence.

    Bytes that the database does not use, and those of what can be made anew, may change without a finding.
    """
    before = kept_in(full)
    content = bytearray(full.read_bytes())
    draw = random.Random(seed)  # noqa: S311 - a test
    content[draw.randrange(len(content))] ^= 1 << draw.randrange(8)
    full.write_bytes(content)
    try:
        found = checked(full).findings
        after = None if found else kept_in(full)
    except RecordError as error:
        found, after = (), before
        told = str(error)
    else:
        told = str(full)
    assert str(full) in told
    assert after == before if not found else all(finding.message.endswith(".") for finding in found)


def kept_in(path: Path) -> list[tuple[object, ...]]:
    """Return what a record is kept for: originals, texts, custody."""
    connection = sqlite3.connect(path)
    rows = [
        row
        for sql in (
            "SELECT o.id, o.size, p.position, p.content FROM originals AS o JOIN pieces AS p ON p.original = o.number",
            "SELECT id, text FROM documents",
            "SELECT position, hash, commitment FROM custody",
            "SELECT position, salt, details FROM custody_details",
        )
        for row in connection.execute(f"{sql} ORDER BY 1, 2, 3" if "originals" in sql else f"{sql} ORDER BY 1")
    ]
    connection.close()
    return rows


@pytest.mark.parametrize("share", [0.0, 0.001, 0.2, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_off_is_said(full: Path, share: float) -> None:
    """At whatever place it ends: it does not open, with a reason, or its verification finds what is missing."""
    content = full.read_bytes()
    full.write_bytes(content[: int(len(content) * share)])
    try:
        verification = checked(full)
    except (DamagedRecordError, NotARecordError) as error:
        told = str(error)
    else:
        told = str(full)
        assert "damaged" in {finding.kind for finding in verification.findings}
    assert str(full) in told


def lifted(path: Path, *statements: str) -> None:
    """Change a record behind its back, triggers and keys lifted."""
    with sqlite3.connect(path) as connection:
        for statement in ("DROP TRIGGER custody_no_update", "DROP TRIGGER custody_no_delete", *statements):
            connection.execute(statement)
    connection.close()


LOG = [
    ("removed from its middle", ("DELETE FROM custody WHERE position = 9",), "log-broken"),
    (
        "removed from its middle, with all after it moved up",
        (
            "DELETE FROM custody WHERE position = 9",
            "UPDATE custody SET position = -(position - 1) WHERE position > 9",
            "UPDATE custody SET position = -position WHERE position < 0",
        ),
        "log-broken",
    ),
    (
        "put in another order",
        (
            "UPDATE custody SET position = 999 WHERE position = 9",
            "UPDATE custody SET position = 9 WHERE position = 10",
            "UPDATE custody SET position = 10 WHERE position = 999",
        ),
        "log-broken",
    ),
    ("cut off at its end", ("DELETE FROM custody WHERE position > 20",), "log-truncated"),
    ("one of them changed", ("UPDATE custody SET commitment = hash WHERE position = 9",), "log-changed"),
    ("without one of their details", ("DELETE FROM custody_details WHERE position = 9",), "details-missing"),
    ("without any details", ("DELETE FROM custody_details",), "details-missing"),
    (
        "with salts exchanged",
        ("UPDATE custody_details AS a SET salt = b.salt FROM custody_details AS b WHERE a.position + 1 = b.position",),
        "details-changed",
    ),
]


@pytest.mark.parametrize(("how", "statements", "kind"), LOG, ids=[row[0] for row in LOG])
def test_entries_of_the_log_that_were_tampered_with(
    full: Path, how: str, statements: tuple[str, ...], kind: str
) -> None:
    """The finding names the kind of damage and its place; questions are still answered, and more can be added."""
    lifted(full, *statements)
    found = checked(full).findings
    assert kind in {finding.kind for finding in found}, how
    assert all(finding.item for finding in found)
    with open_record(full) as store:
        assert store.text(post().document) == POST


def test_a_log_that_was_rewritten_as_a_whole_is_convicted_by_an_old_head(full: Path) -> None:
    """Cut off and made to fit, it verifies by itself; the head that was printed before tells."""
    printed = checked(full).head
    with open_reader(full) as reader:
        twenty = list(entries(reader))[19].entry.hash
    lifted(
        full,
        "DELETE FROM custody_details WHERE position > 20",
        "DELETE FROM custody WHERE position > 20",
        "DELETE FROM originals WHERE number > 9",
        "UPDATE settings SET value = '20' WHERE name = 'custody_count'",
        f"UPDATE settings SET value = '{twenty}' WHERE name = 'custody_head'",  # noqa: S608 - a hash
        "PRAGMA foreign_keys = ON",
    )
    lifted_pieces(full)
    assert {finding.kind for finding in checked(full).findings} <= {"original-unlogged", "original-missing"}
    result = run(full, "--head", printed.hash, "--length", printed.count)
    assert result.exit_code == 1
    assert "log-rewritten" in result.stdout
    with open_reader(full) as reader:
        assert verify(reader, Head(20, twenty)).findings == checked(full).findings


def lifted_pieces(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM pieces WHERE original NOT IN (SELECT number FROM originals)")
    connection.close()


def run(path: Path, *arguments: object) -> Result:
    return CliRunner().invoke(app, ["verify", "--record", str(path), *map(str, arguments)])


HALVES = [("--head", "ff"), ("--length", 3), ("--head", "ff", "--length", 3), ("--head", "x" * 64, "--length", 3)]


@pytest.mark.parametrize("arguments", HALVES)
def test_half_a_head_is_refused(full: Path, arguments: tuple[object, ...]) -> None:
    result = run(full, *arguments)
    assert result.exit_code == 1
    assert "--head" in str(result.exception)


def test_a_write_ahead_log_that_was_lost_or_spoilt_loses_only_the_latest(path: Path, tmp_path: Path) -> None:
    """What is in the file already stays; the record opens and verifies."""
    with make_record(path) as store:
        put(store, POST, "post.txt", post())
    with open_record(path) as store:
        put(store, BRIEF, "brief.txt", brief())
        beside = path.with_name(path.name + "-wal")
        assert beside.stat().st_size > 0
        for place, spoil in enumerate((b"", os.urandom(5_000), beside.read_bytes()[:3_000])):
            copy = tmp_path / f"copy{place}.db"
            copy.write_bytes(path.read_bytes())
            copy.with_name(copy.name + "-wal").write_bytes(spoil)
            verification = checked(copy)
            assert verification.findings == ()
            assert verification.documents == 1
