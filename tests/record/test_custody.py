"""Rule 3: the log is append-only, chained and mute; whatever is changed behind its back is found and said."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.record import Head, open_reader, open_record, verify
from onrecord.record.custody import START, Entry, commit, link_hash
from onrecord.record.query_custody import Opened, entries, head
from onrecord.record.query_entities import entities_named
from onrecord.record.store import Store
from tests.record.conftest import WHEN, make_record
from tests.record.pile import POST, document, post, put_pile


@pytest.fixture
def full(path: Path) -> Path:
    """Return a record with two articles and two labels."""
    with make_record(path) as store:
        put_pile(store)
        store.label(post().document, "confidential", reason="asked for", who="R. Lind", when=WHEN)
        moran = entities_named(store.reader, "Ada Moran")[0]
        store.label(moran, "protected", reason="family at home", who="R. Lind", when=WHEN, purpose="report 12")
    return path


def tamper(path: Path, *statements: str) -> None:
    """Change a record as somebody would who knows SQL and nothing of custody."""
    with sqlite3.connect(path) as connection:
        for statement in ("DROP TRIGGER custody_no_update", "DROP TRIGGER custody_no_delete", *statements):
            connection.execute(statement)
    connection.close()


TAMPERING = [
    ("a byte of an original", "UPDATE pieces SET content = zeroblob(30) WHERE original = 1", {"original-changed"}),
    (
        "an original removed",
        "DELETE FROM originals WHERE number = 1",
        {"original-missing", "document-without-original"},
    ),
    ("an original slipped in", "INSERT INTO originals VALUES (9, 'ff', 'x.txt', 0)", {"original-changed"}),
    (
        "an empty original slipped in",
        "INSERT INTO originals VALUES (9, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'x', 0)",
        {"original-unlogged"},
    ),
    ("a text changed", "UPDATE documents SET text = replace(text, 'safe', 'old') WHERE number = 1", {"text-changed"}),
    ("a document removed", "DELETE FROM documents WHERE number = 2", {"document-missing"}),
    (
        "a document renamed",
        "UPDATE documents SET id = 'ff' WHERE number = 2",
        {"document-without-original", "document-unlogged", "document-missing"},
    ),
    ("a label lifted", "UPDATE labels SET label = 'public' WHERE number = 2", {"label-changed"}),
    ("a label removed", "DELETE FROM labels WHERE number = 1", {"label-changed"}),
    (
        "a label slipped in",
        "INSERT INTO labels SELECT 9, kind, item, names, label, reason, purpose, who, at FROM labels WHERE number = 1",
        {"label-changed"},
    ),
    ("details rewritten", "UPDATE custody_details SET details = '{}' WHERE position = 5", {"details-changed"}),
    ("details no longer JSON", "UPDATE custody_details SET details = '{' WHERE position = 1", {"details-changed"}),
    ("details not an object", "UPDATE custody_details SET details = '[]' WHERE position = 1", {"details-changed"}),
    ("a salt changed", "UPDATE custody_details SET salt = zeroblob(32) WHERE position = 2", {"details-changed"}),
    ("an entry changed", "UPDATE custody SET commitment = 'ff' WHERE position = 3", {"log-changed", "details-changed"}),
    ("a hash changed", "UPDATE custody SET hash = 'ff' WHERE position = 3", {"log-changed", "log-broken"}),
    ("an entry removed", "DELETE FROM custody WHERE position = 3", {"log-broken"}),
    ("the last entry removed", "DELETE FROM custody WHERE position = 7", {"log-truncated"}),
    (
        "an entry added",
        "INSERT INTO custody SELECT 99, hash, commitment, hash FROM custody WHERE position = 7",
        {"log-broken"},
    ),
    ("the count changed", "UPDATE settings SET value = '3' WHERE name = 'custody_count'", {"log-truncated"}),
    ("the count no number", "UPDATE settings SET value = 'many' WHERE name = 'custody_count'", {"log-truncated"}),
    ("names of a label no JSON", "UPDATE labels SET names = '[' WHERE number = 1", {"damaged"}),
    ("the head changed", "UPDATE settings SET value = 'ff' WHERE name = 'custody_head'", {"log-truncated"}),
]


@pytest.mark.parametrize(("what", "statement", "kinds"), TAMPERING, ids=[row[0] for row in TAMPERING])
def test_tampering_is_found(full: Path, what: str, statement: str, kinds: set[str]) -> None:
    with open_reader(full) as reader:
        assert verify(reader).ok
    tamper(full, statement)
    with open_reader(full) as reader:
        verification = verify(reader)
    found = {finding.kind for finding in verification.findings}
    assert kinds <= found, what
    assert verification.sentence().startswith("Not all is as it was (")
    assert all(finding.message.endswith(".") for finding in verification.findings)


def test_reordered_entries_are_found(full: Path) -> None:
    swap = "UPDATE custody SET position = {} WHERE position = {}"
    off = "PRAGMA foreign_keys = OFF"
    tamper(full, off, swap.format(99, 3), swap.format(3, 4), swap.format(4, 99))
    with open_reader(full) as reader:
        assert "log-broken" in {finding.kind for finding in verify(reader).findings}


def test_the_log_refuses_to_be_changed(full: Path) -> None:
    for statement in ("UPDATE custody SET hash = ''", "DELETE FROM custody"):
        connection = sqlite3.connect(full)
        with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
            connection.execute(statement)
        connection.close()


def test_a_head_printed_before_convicts_a_log_that_was_rewritten(path: Path) -> None:
    """Whoever rewrites log, details and settings alike is convicted by any old report."""
    with make_record(path) as store:
        put_pile(store)
        printed = store.head()
        store.log("report", {"file": "report.html"}, who="R. Lind", when=WHEN)
        assert store.verify(printed).ok
        assert store.verify(Head(0, START)).ok
    with open_record(path.with_name("other.db"), create=True, clock=lambda: WHEN) as forged:
        put_pile(forged)
        assert forged.verify().ok
        assert [finding.kind for finding in forged.verify(printed).findings] == ["log-rewritten"]
        assert [finding.kind for finding in forged.verify(Head(77, "ff")).findings] == ["log-rewritten"]


def test_the_log_holds_nothing_but_commitments(full: Path) -> None:
    """Names, paths and hashes of the material stand in the side table alone."""
    connection = sqlite3.connect(full)
    log = json.dumps(connection.execute("SELECT * FROM custody").fetchall())
    connection.close()
    assert not any(word in log for word in ("Lind", "post.txt", post().document, "keep", "2024"))


def test_what_the_log_says_can_be_opened(full: Path) -> None:
    with open_reader(full) as reader:
        log = list(entries(reader))
        assert head(reader) == Head(len(log), log[-1].entry.hash)
    assert [opened.told()["action"] for opened in log] == [
        "create", "keep", "capture", "keep", "capture", "label", "label",
    ]  # fmt: skip
    captured = log[2].told()
    assert (captured["document"], captured["path"], captured["who"]) == (post().document, "post.txt", "R. Lind")
    assert captured["at"] == "2024-05-01T12:00:00Z"
    for opened in log:
        assert opened.entry.commitment == commit(opened.salt or b"", opened.details or "")
        assert opened.entry.hash == link_hash(opened.entry.position, opened.entry.previous, opened.entry.commitment)


def test_details_that_no_erasure_accounts_for_are_missed(full: Path) -> None:
    """The chain holds without them, and each is listed by its place."""
    tamper(full, "DELETE FROM custody_details WHERE position IN (2, 3)")
    with open_reader(full) as reader:
        verification = verify(reader)
    assert [(finding.kind, finding.item) for finding in verification.findings] == [
        ("details-missing", "2"),
        ("details-missing", "3"),
    ]
    assert verification.erased == 0


def page_of(path: Path, table: str) -> int:
    """Return the offset of the first page of a table in the file."""
    connection = sqlite3.connect(path)
    root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    return int((root - 1) * size)


@pytest.mark.parametrize("table", ["originals", "documents", "custody", "labels", "pieces"])
def test_a_broken_page_is_said_to_be_damaged(full: Path, table: str) -> None:
    """The file itself is damaged: verification ends, and says so, whatever it could not read."""
    start = page_of(full, table)
    content = bytearray(full.read_bytes())
    content[start : start + 100] = b"\xff" * 100
    full.write_bytes(content)
    with open_reader(full) as reader:
        verification = verify(reader)
    assert "damaged" in {finding.kind for finding in verification.findings}


def test_a_damaged_database_is_said_with_its_own_words(full: Path) -> None:
    """Only the header is wrong: all that is kept still verifies, and the damage is told."""
    content = bytearray(full.read_bytes())
    content[36:40] = (5).to_bytes(4, "big")
    full.write_bytes(content)
    with open_reader(full) as reader:
        verification = verify(reader)
    assert {finding.kind for finding in verification.findings} == {"damaged"}
    assert "reelist" in verification.findings[0].message


def flips(content: bytes) -> list[int]:
    return [content.index(b"said the bridge"), content.index(b"R. Lind"), content.index(b'original":')]


@pytest.mark.parametrize("which", range(3))
def test_a_flipped_bit_of_text_or_log_is_found(full: Path, which: int) -> None:
    content = bytearray(full.read_bytes())
    content[flips(bytes(content))[which]] ^= 1
    full.write_bytes(content)
    with open_reader(full) as reader:
        assert not verify(reader).ok


def test_every_flipped_byte_of_an_original_is_found(path: Path) -> None:
    """Each byte of the kept bytes counts, wherever it lies."""
    with make_record(path) as store:
        put_pile(store)
    connection = sqlite3.connect(path)
    kept = connection.execute("SELECT content FROM pieces WHERE original = 1").fetchone()[0]
    for place in range(len(kept)):
        changed = bytearray(kept)
        changed[place] ^= 0x10
        connection.execute("UPDATE pieces SET content = ? WHERE original = 1", (bytes(changed),))
        connection.commit()
        with open_reader(path) as reader:
            found = {finding.kind for finding in verify(reader).findings}
        assert found == {"original-changed"}
    connection.close()


ASKS: list[Callable[[Store], object]] = [
    lambda store: store.reading(post().document),
    lambda store: store.head(),
    lambda store: store.known(document(POST, "post.txt"), "v1"),
]


@pytest.mark.parametrize("ask", ASKS)
def test_asking_changes_nothing(full: Path, ask: Callable[[Store], object]) -> None:
    before = full.read_bytes()
    with open_record(full) as store:
        ask(store)
    assert full.read_bytes() == before


@pytest.mark.parametrize("details", ["{", "[]", "3", "", None])
def test_details_of_a_forger_may_be_anything(details: str | None) -> None:
    """A log forged as a whole holds together; what it tells is then nothing, and never an error."""
    told = details or ""
    entry = Entry(1, START, commit(b"salt", told), link_hash(1, START, commit(b"salt", told)))
    opened = Opened(entry, b"salt", details)
    assert opened.told() == {}
    assert opened.holds() is (details is not None)
