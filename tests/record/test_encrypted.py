"""Encrypted records: nothing of them can be read in the folder, and they open with the passphrase alone."""
# ruff: noqa: S105, S106 - invented passphrases

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import api
from onrecord.api.passphrases import passphrase_from
from onrecord.model import OnrecordError
from onrecord.record import (
    NotARecordError,
    Passphrase,
    PassphraseNeededError,
    WrongPassphraseError,
    open_reader,
    open_record,
)
from onrecord.record.errors import MissingExtraError, NotEncryptedError
from onrecord.record.keys import seems_encrypted
from tests.record.conftest import WHEN
from tests.record.pile import POST, document, original, post

pytest.importorskip("sqlcipher3", reason="the extra encrypted is not installed")

SECRET = "correct horse battery staple"
KNOWN = (b"Ada Moran", b"bridge is safe", b"post.txt", b"SQLite format 3", b"CREATE TABLE", b"R. Lind", SECRET.encode())


def passphrase(words: str = SECRET) -> Passphrase:
    return Passphrase(lambda: words)


def known_in(folder: Path) -> list[tuple[str, bytes]]:
    """Return which known words stand in which file of a folder, in UTF-8 or UTF-16."""
    return [
        (path.name, word)
        for path in folder.rglob("*")
        if path.is_file()
        for content in (path.read_bytes(),)
        for word in KNOWN
        if word in content or word.decode().encode("utf-16-le") in content
    ]


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """Return an encrypted record with one document."""
    path = tmp_path / "locked" / "border.db"
    path.parent.mkdir()
    with open_record(path, create=True, passphrase=passphrase(), encrypted=True) as store:
        store.keep(original(POST, "post.txt"), who="R. Lind", when=WHEN)
        store.add(document(POST, "post.txt"), post(), who="R. Lind", when=WHEN, label="protected")
    return path


def test_nothing_stands_in_the_folder_while_it_is_written_read_and_swept(locked: Path) -> None:
    with open_record(locked, passphrase=passphrase()) as store:
        store.log("report", {"selection": "bridge is safe"}, who="R. Lind", when=WHEN)
        assert {path.name for path in locked.parent.iterdir()} > {"border.db", "border.db-wal"}
        assert known_in(locked.parent) == []
        rows = store.reader.stream("SELECT * FROM documents, pieces ORDER BY random()")
        assert next(rows) is not None
        assert known_in(locked.parent) == []
        assert store.sweep() == ""
        assert known_in(locked.parent) == []
        assert store.verify().ok
    assert known_in(locked.parent) == []


def test_the_same_words_are_found_where_nothing_is_encrypted(tmp_path: Path) -> None:
    """So that the test above would fail if it could."""
    path = tmp_path / "plain" / "border.db"
    path.parent.mkdir()
    with open_record(path, create=True) as store:
        store.keep(original(POST, "post.txt"), who="R. Lind", when=WHEN)
        store.add(document(POST, "post.txt"), post(), who="R. Lind", when=WHEN)
    assert {word for _, word in known_in(path.parent)} == set(KNOWN) - {SECRET.encode()}


def test_a_process_that_is_killed_leaves_nothing_readable(locked: Path) -> None:
    script = (
        "import os, sys\n"
        "from onrecord.record import Passphrase, open_record\n"
        "from tests.record.conftest import WHEN\n"
        f"store = open_record(sys.argv[1], passphrase=Passphrase(lambda: {SECRET!r}))\n"
        "for number in range(50):\n"
        "    store.log('report', {'selection': 'bridge is safe ' * 100, 'n': number}, who='R. Lind', when=WHEN)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(locked)], check=False)
    assert done.returncode == -9
    assert (locked.parent / "border.db-wal").stat().st_size > 0
    assert known_in(locked.parent) == []
    with open_reader(locked, passphrase=passphrase()) as reader:
        assert reader.number("SELECT count(*) FROM custody WHERE position > 3") >= 50


def test_the_wrong_passphrase_opens_nothing_and_changes_nothing(locked: Path) -> None:
    before = locked.read_bytes()
    for opening in (open_reader, open_record):
        with pytest.raises(WrongPassphraseError, match="does not open"):
            opening(locked, passphrase=passphrase("another"))
        with pytest.raises(PassphraseNeededError, match="passphrase-fd"):
            opening(locked)
    assert locked.read_bytes() == before


def test_it_is_a_file_of_sqlcipher_with_ordinary_settings(locked: Path) -> None:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(locked))
    connection.execute(f"PRAGMA key = '{SECRET}'")
    assert connection.execute("SELECT text FROM documents").fetchall() == [(POST,)]
    assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    connection.close()


def test_a_page_that_was_changed_is_noticed(locked: Path) -> None:
    """Every page carries a signature of its own, so that even what the custody log cannot know of is found."""
    content = bytearray(locked.read_bytes())
    for place in range(4096 * 2 + 100, len(content), 4096):
        content[place] ^= 1
    locked.write_bytes(content)
    try:
        with open_reader(locked, passphrase=passphrase()) as reader:
            from onrecord.record import verify

            assert "damaged" in {finding.kind for finding in verify(reader).findings}
    except OnrecordError as error:
        assert "damaged" in str(error)  # noqa: PT017 - either it is found, or it does not open


def test_a_record_becomes_encrypted_and_back_and_loses_nothing(tmp_path: Path) -> None:
    plain, locked, again = tmp_path / "a.db", tmp_path / "b" / "b.db", tmp_path / "c.db"
    locked.parent.mkdir()
    (tmp_path / "post.txt").write_text(POST, encoding="utf-8")
    with api.open(plain, create=True) as made:
        made.add([tmp_path / "post.txt"], workers=1, who="R. Lind")
        said, log = made.said(), made.custody()
        made.encrypt(locked, SECRET, who="R. Lind")
    assert seems_encrypted(locked)
    assert known_in(locked.parent) == []
    with api.open(locked, passphrase=SECRET) as opened:
        assert opened.said() == said
        assert opened.search("bridge")
        assert opened.custody()[: len(log)] == log
        assert [row.action for row in opened.custody()[len(log) :]] == ["encrypt"]
        assert opened.verify().ok
        opened.decrypt(again)
    assert not seems_encrypted(again)
    with api.open(again) as opened:
        assert opened.said() == said
        assert [row.action for row in opened.custody()[len(log) :]] == ["encrypt", "decrypt"]
        assert opened.verify().ok
        opened.add([tmp_path / "post.txt"], workers=1)
    with sqlite3.connect(again) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
            connection.execute("DELETE FROM custody")
    connection.close()


def test_another_passphrase(locked: Path) -> None:
    with api.open(locked, passphrase=SECRET) as opened:
        opened.rekey("new words", who="R. Lind")
        assert opened.custody()[-1].action == "rekey"
        assert opened.verify().ok
    with pytest.raises(WrongPassphraseError):
        api.open(locked, passphrase=SECRET)
    with api.open(locked, passphrase="new words") as opened:
        assert opened.summary().documents == 1
    assert known_in(locked.parent) == []


def test_what_is_there_is_never_written_over(locked: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    there.write_text("mine", encoding="utf-8")
    with api.open(locked, passphrase=SECRET) as opened:
        with pytest.raises(OnrecordError, match="there already"):
            opened.decrypt(there)
        with pytest.raises(OnrecordError, match="there already"):
            opened.encrypt(there, "words")
    assert there.read_text(encoding="utf-8") == "mine"
    plain = tmp_path / "plain.db"
    api.open(plain, create=True).close()
    with pytest.raises(NotEncryptedError, match="onrecord encrypt"):
        api.open(plain, create=True, passphrase=SECRET, encrypted=True)
    with api.open(plain) as opened, pytest.raises(NotEncryptedError):
        opened.rekey("words")


def test_a_salvaged_record_opens_with_the_same_passphrase(locked: Path, tmp_path: Path) -> None:
    new = tmp_path / "new" / "new.db"
    new.parent.mkdir()
    with api.open(locked, passphrase=SECRET) as opened:
        assert opened.salvage(new) == ()
    assert known_in(new.parent) == []
    with api.open(new, passphrase=SECRET) as opened:
        assert opened.original("post.txt").content == POST.encode()


def test_the_passphrase_is_asked_for_once(locked: Path) -> None:
    asked: list[int] = []

    def ask() -> str:
        asked.append(1)
        return SECRET

    with passphrase_from(ask):
        for _ in range(2):
            with api.open(locked) as opened:
                opened.label("post.txt", "confidential", why="asked for")
    assert len(asked) == 1
    with pytest.raises(PassphraseNeededError):
        api.open(locked)


def test_other_files_are_no_encrypted_records(tmp_path: Path) -> None:
    for name, content, seems in (
        ("empty", b"", False),
        ("text", b"words", False),
        ("pages", os.urandom(8192), True),
        ("plain", b"SQLite format 3\0" + bytes(4080), False),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        assert seems_encrypted(path) is seems
    with pytest.raises(NotARecordError, match="encrypted, or is no record"):
        open_reader(tmp_path / "pages")


def test_without_the_extra_it_is_said_how_to_get_it(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    with pytest.raises(MissingExtraError, match=r"onrecord\[encrypted\]"):
        open_reader(locked, passphrase=passphrase())


def onrecord(folder: Path, *arguments: str, words: str) -> subprocess.CompletedProcess[str]:
    """Run the command line with passphrases on an open file."""
    read, write = os.pipe()
    os.write(write, words.encode())
    os.close(write)
    command = [sys.executable, "-m", "onrecord", "--passphrase-fd", str(read), *arguments]
    try:
        return subprocess.run(
            command, cwd=folder, check=False, pass_fds=[read], capture_output=True, text=True, stdin=subprocess.DEVNULL
        )
    finally:
        os.close(read)


def test_the_commands(tmp_path: Path) -> None:
    """Made, asked, given another passphrase, and written out again; a wrong passphrase is one sentence."""
    (tmp_path / "post.txt").write_text(POST, encoding="utf-8")
    made = onrecord(tmp_path, "add", "post.txt", "--encrypted", "--record", "x.db", words=f"{SECRET}\n")
    assert made.returncode == 0, made.stderr
    assert seems_encrypted(tmp_path / "x.db")
    asked = onrecord(tmp_path, "search", "bridge", "--record", "x.db", words=f"{SECRET}\n")
    assert json.loads(asked.stdout)["document"]
    wrong = onrecord(tmp_path, "search", "bridge", "--record", "x.db", words="other\n")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("onrecord: This passphrase does not open")
    changed = onrecord(tmp_path, "rekey", "--record", "x.db", words=f"{SECRET}\nnew\n")
    assert changed.returncode == 0, changed.stderr
    out = onrecord(tmp_path, "decrypt", "--record", "x.db", "--into", "y.db", words="new\n")
    assert out.returncode == 0, out.stderr
    with api.open(tmp_path / "y.db") as opened:
        assert [row.action for row in opened.custody()][-2:] == ["rekey", "decrypt"]
    again = onrecord(tmp_path, "encrypt", "--record", "y.db", "--into", "z.db", words="third\n")
    assert again.returncode == 0, again.stderr
    with api.open(tmp_path / "z.db", passphrase="third") as opened:
        assert opened.summary().documents == 1


def test_a_key_is_never_printed() -> None:
    key = passphrase().new_key()
    assert repr(key) == "Key()"
