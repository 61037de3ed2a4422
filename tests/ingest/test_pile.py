"""A pile is taken in lazily and in order; what is left out is said, nothing is opened that is no file."""

import os
import socket
import sqlite3
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from onrecord.ingest import take_in
from onrecord.ingest.limits import MAX_FILE_BYTES
from onrecord.model import Document, Options, Original, Problem


def _story(paths: list[Path], below: Path) -> list[str]:
    """Return what comes out of a pile, in order, as short lines with paths relative to ``below``."""
    lines = []
    for found in take_in(paths, Options()):
        kind = found.kind if isinstance(found, Problem) else type(found).__name__
        lines.append(f"{kind} {os.path.relpath(found.path or '', below)}")
    return lines


def test_folders_in_order_of_names_originals_before_their_documents(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.csv", "C.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text\none\ntwo\n", encoding="utf-8")
    assert _story([tmp_path / "b.txt", tmp_path], tmp_path) == [
        "Original b.txt", "Document b.txt",
        "Original C.txt", "Document C.txt",
        "Original a/y.csv", "Document a/y.csv", "Document a/y.csv",
        "Original a/z.txt", "Document a/z.txt",
        "Original b.txt", "Document b.txt",
    ]  # fmt: skip


def test_an_original_has_the_bytes_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfwords\r\n")
    original, document = take_in([tmp_path / "a.txt"], Options())
    assert isinstance(original, Original)
    assert isinstance(document, Document)
    assert original.content == b"\xef\xbb\xbfwords\r\n"
    assert original.id == document.id
    assert document.text == "words\r\n"


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    first = next(iter(take_in([tmp_path / "a.txt", tmp_path / "later.txt"], Options())))
    (tmp_path / "later.txt").write_text("more", encoding="utf-8")
    assert isinstance(first, Original)


def test_hidden_and_system_files_are_skipped_unless_they_are_named(tmp_path: Path) -> None:
    for name in (".hidden.txt", "Thumbs.db", "~$report.docx", "x.db-wal", "notes.db"):
        (tmp_path / name).write_text("words", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("x", encoding="utf-8")
    sqlite3.connect(tmp_path / "onrecord.db").execute("create table t (x)").connection.close()
    assert _story([tmp_path], tmp_path) == [
        "hidden-file .git", "hidden-file .hidden.txt", "system-file Thumbs.db", "Original notes.db",
        "Document notes.db",
        "system-file onrecord.db", "system-file x.db-wal", "system-file ~$report.docx",
    ]  # fmt: skip
    assert _story([tmp_path / ".hidden.txt"], tmp_path) == ["Original .hidden.txt", "Document .hidden.txt"]
    assert _story([tmp_path / "onrecord.db"], tmp_path) == ["Original onrecord.db", "Document onrecord.db"]


def test_what_is_missing_or_no_file_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "dangling").symlink_to(tmp_path / "gone")
    (tmp_path / "itself").symlink_to(tmp_path / "itself")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    (tmp_path / "real.txt").write_text("words", encoding="utf-8")
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(tmp_path)
        try:
            listener.bind("socket")
        finally:
            os.chdir(here)
        assert _story([tmp_path / "missing.txt", tmp_path], tmp_path) == [
            "not-found missing.txt", "not-found dangling", "unreadable itself", "Original link.txt",
            "Document link.txt",
            "not-a-file pipe", "Original real.txt", "Document real.txt", "not-a-file socket",
        ]  # fmt: skip


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "back").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "words.txt").write_text("words", encoding="utf-8")
    (tmp_path / "elsewhere").symlink_to(tmp_path / "a" / "b")
    assert _story([tmp_path], tmp_path) == [
        "symlink-loop a/b/back", "Original a/words.txt", "Document a/words.txt", "symlink-loop elsewhere",
    ]  # fmt: skip


def test_paths_that_the_system_refuses(tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_text("words", encoding="utf-8")
    for path in (tmp_path / "file.txt" / "below", Path("a\0b"), tmp_path / ("x" * 300)):
        (found,) = take_in([path], Options())
        assert isinstance(found, Problem)
        assert (found.kind, found.message[-1]) == ("unreadable", ".")


@pytest.fixture
def guarded() -> Iterator[Path]:
    """Return a folder with things that must not be read, while we are nobody (root may read everything)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "shut").mkdir()
        (folder / "unlisted").mkdir()
        (folder / "unlisted" / "a.meta.json").write_text("{}", encoding="utf-8")
        (folder / "shut.db").write_text("words", encoding="utf-8")
        for path, mode in (
            (folder, 0o755),
            (folder / "shut", 0),
            (folder / "unlisted", 0o311),
            (folder / "shut.db", 0),
        ):
            path.chmod(mode)
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            os.seteuid(user)
            for path in (folder / "shut", folder / "unlisted"):
                path.chmod(0o700)


def test_what_must_not_be_read(guarded: Path) -> None:
    assert _story([guarded, guarded / "unlisted" / "a.meta.json"], guarded) == [
        "unreadable shut", "unreadable shut.db", "unreadable unlisted", "unreadable unlisted",
    ]  # fmt: skip


def test_a_folder_that_goes_away_while_it_is_read(tmp_path: Path) -> None:
    """The listing says it is there; when its turn comes it is gone."""
    for name in ("a.txt", "b/c.txt", "d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words", encoding="utf-8")
    pile = take_in([tmp_path], Options())
    list(islice(pile, 2))
    (tmp_path / "b" / "c.txt").unlink()
    (tmp_path / "b").rmdir()
    assert [found.kind for found in pile if isinstance(found, Problem)] == ["not-found"]


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    (found,) = take_in([tmp_path / "big.txt"], Options())
    assert isinstance(found, Problem)
    assert found.kind == "file-too-large"


def test_a_name_that_is_no_utf8_can_be_stored(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9t\xe9.txt"))
    path.write_text("words", encoding="utf-8")
    _, document = take_in([path], Options())
    assert isinstance(document, Document)
    assert document.source_id == "�t�.txt"
    document.path.encode("utf-8")


def test_the_seeds_are_taken_in_exactly(seeds: Path) -> None:
    """The five seed documents: text equal to the file, English, nothing wrong."""
    found = [item for item in take_in([seeds], Options()) if isinstance(item, Document)]
    assert [item.text.encode() for item in found] == [path.read_bytes() for path in sorted(seeds.iterdir())]
    assert {item.language for item in found} == {"en"}
    assert [item.problems for item in found] == [()] * 5
