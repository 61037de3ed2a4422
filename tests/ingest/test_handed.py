"""Files that are handed over in memory give the same documents as files on a disk, with what came beside them."""

import json
from dataclasses import replace
from pathlib import Path

from onrecord.ingest import take_in
from onrecord.model import Document, Handed, Options, Original, Problem

CATALOGUE = [
    {"type": "article", "title": "On the bridge", "attachments": [{"path": "files/7/bridge.txt"}]},
    {"type": "article", "title": "Second of that name", "attachments": [{"path": "files/8/bridge.txt"}]},
]

FILES = {
    "bridge.txt": b"Marek Tull said that the bridge at Ostrel would be closed.",
    "library.json": json.dumps(CATALOGUE).encode(),
    "note.txt": b"Ilse Brandow denied that she had left.",
    "note.txt.meta.json": b'{"outlet": "Delta Echo"}',
    "page.html": b"<html><title>A page</title><p>Ilse Brandow said that she would stay.</p></html>",
}


def handed(files: dict[str, bytes]) -> list[Original | Document | Problem]:
    return list(take_in([Handed(name, content) for name, content in files.items()], Options()))


def documents(items: list[Original | Document | Problem]) -> dict[str, Document]:
    return {item.source_id: item for item in items if isinstance(item, Document)}


def test_it_makes_no_difference_where_a_file_lies(tmp_path: Path) -> None:
    """But for the path: there is none but the name."""
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    from_disk = documents([*take_in([tmp_path], Options())])
    from_memory = documents(handed(FILES))
    assert from_memory["note.txt"] == replace(from_disk["note.txt"], path="note.txt")
    assert from_memory["page.html"] == replace(from_disk["page.html"], path="page.html")


def test_a_catalogue_tells_of_files_by_their_last_names() -> None:
    """The first entry that names it: in memory there are no folders."""
    given = {(item.name, item.value) for item in documents(handed(FILES))["bridge.txt"].given}
    assert ("title", "On the bridge") in given


def test_a_sidecar_is_no_document_and_misses_its_file() -> None:
    items = handed({"note.txt.meta.json": b"{}"})
    assert [item.kind for item in items if isinstance(item, Problem)] == ["sidecar-without-file"]
    assert not documents(items)


def test_a_broken_sidecar_is_a_problem_of_its_file() -> None:
    found = documents(handed({"note.txt": FILES["note.txt"], "note.meta.json": b"{"}))["note.txt"]
    assert [problem.kind for problem in found.problems] == ["sidecar-broken"]


def test_paths_come_before_what_is_handed_over(tmp_path: Path) -> None:
    path = tmp_path / "z.txt"
    path.write_bytes(FILES["note.txt"])
    items = [*take_in([Handed("a.txt", FILES["bridge.txt"]), path], Options())]
    assert [item.path for item in items if isinstance(item, Original)] == [str(path), "a.txt"]
