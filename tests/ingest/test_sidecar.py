"""A sidecar gives a single file what a row gives to an article, and ranks first."""

import json
from pathlib import Path

import pytest

from onrecord.ingest import take_in
from onrecord.model import Document, Options, Original, Problem
from tests.ingest.reading import document, kinds, values

FIELDS = {
    "id": "courier-7",
    "title": "Talks go on",
    "author": ["Ilsa Marenko", "Tomas Veldt"],
    "outlet": "The Courier",
    "published": "2010-04-19",
    "updated": "2010-04-20",
    "url": "https://example.org/talks",
    "archived_url": "https://archive.example/talks",
    "archive_ref": "box 4, folder 2",
    "accessed": "2012-01-01",
    "language": "en",
}


def _documents(path: Path) -> list[Document]:
    return [found for found in take_in([path], Options()) if isinstance(found, Document)]


def test_every_key_becomes_a_given_value() -> None:
    found = document("words", "a.txt", FIELDS)
    assert found.source_id == "courier-7"
    assert {item.name for item in found.given} == set(FIELDS) - {"id"}
    assert all(item.field == f"sidecar:{item.name}" for item in found.given)
    assert [value for value, _ in values(found, "author")] == ["Ilsa Marenko", "Tomas Veldt"]
    assert kinds(found) == []


@pytest.mark.parametrize("name", ["talk.txt.meta.json", "talk.meta.json"])
def test_the_name_with_or_without_its_ending(tmp_path: Path, name: str) -> None:
    (tmp_path / "talk.txt").write_text("words", encoding="utf-8")
    (tmp_path / name).write_text(json.dumps(FIELDS), encoding="utf-8-sig")
    for path in (tmp_path, tmp_path / "talk.txt"):
        (found,) = _documents(path)
        assert found.source_id == "courier-7"
    assert list(take_in([tmp_path / name], Options())) == []


def test_the_longer_name_wins(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text("words", encoding="utf-8")
    (tmp_path / "talk.txt.meta.json").write_text('{"id": "longer"}', encoding="utf-8")
    (tmp_path / "talk.meta.json").write_text('{"id": "shorter"}', encoding="utf-8")
    assert [found.source_id for found in _documents(tmp_path)] == ["longer"]


@pytest.mark.parametrize("content", [b"{not json", b"[1, 2]", b"\xff\xfe", b"[" * 9_999, b""])
def test_a_broken_sidecar_is_said_and_its_file_is_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "talk.txt").write_text("words", encoding="utf-8")
    (tmp_path / "talk.meta.json").write_bytes(content)
    (found,) = _documents(tmp_path)
    assert (found.text, found.given, kinds(found)) == ("words", (), ["sidecar-broken"])


def test_a_sidecar_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text("words", encoding="utf-8")
    (tmp_path / "talk.txt.meta.json").mkdir()
    (found,) = _documents(tmp_path / "talk.txt")
    assert (found.text, kinds(found)) == ("words", ["unreadable"])


def test_unknown_keys_and_values_of_the_wrong_form() -> None:
    found = document("words", "a.txt", {"heading": "x", "title": ["x"], "author": 7, "outlet": None, "id": [1]})
    assert kinds(found) == ["value-not-read", "sidecar-broken"]
    assert "heading" in found.problems[1].message
    assert found.source_id == "a.txt"
    assert values(found, "author") == [("7", "sidecar:author")]


def test_a_sidecar_beside_no_file(tmp_path: Path) -> None:
    lonely = tmp_path / "gone.txt.meta.json"
    lonely.write_text("{}", encoding="utf-8")
    for path in (tmp_path, lonely):
        (found,) = take_in([path], Options())
        assert isinstance(found, Problem)
        assert (found.kind, found.path) == ("sidecar-without-file", str(lonely))


def test_originals_are_the_files_not_their_sidecars(tmp_path: Path) -> None:
    (tmp_path / "talk").write_text("words", encoding="utf-8")
    (tmp_path / "talk.meta.json").write_text(json.dumps(FIELDS), encoding="utf-8")
    originals = [found for found in take_in([tmp_path], Options()) if isinstance(found, Original)]
    assert [original.content for original in originals] == [b"words"]
    assert [found.source_id for found in _documents(tmp_path)] == ["courier-7"]
