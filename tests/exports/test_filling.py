"""What an export holds is what ``read --jsonl`` prints of each document, under the ids of the record."""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from onrecord import api
from onrecord.exports.cells import SPANS
from onrecord.exports.filling import READ
from onrecord.exports.lines import reading_line
from onrecord.record import open_reader
from onrecord.record.query_reading import document_ids, number_of, read_document, read_reading

_NAMED = ("part", "turn", "repeats", "entity", "speaker", "speakers", "parent", "statement", "about", "holder")
_BESIDE = frozenset({"document", "judged_by", "linked"})
ARTICLE = "Marks of the river\n\n4 May 2021\n\nMinister Ada Moran said that 12 boats sank. “We wait,” she said.\n"


def renamed(value: Any, names: Mapping[str, str], key: str = "") -> Any:  # noqa: ANN401 - any JSON value
    """Return an item of a reading with the ids of the record in the place of its own."""
    if isinstance(value, dict):
        return {name: renamed(one, names, name) for name, one in value.items()}
    if isinstance(value, list):
        return [renamed(one, names, key) for one in value]
    return names.get(value, value) if key in (*_NAMED, "id", "place", "organisation") else value


def test_an_export_holds_what_was_read(sample_record: Path, tmp_path: Path) -> None:
    """Two ways to one line: by the objects of a reading, and by the columns of the tables."""
    with api.open(sample_record) as record:
        record.export(tmp_path, "jsonl", for_self=True)
    held = {
        kind: [json.loads(line) for line in (tmp_path / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()]
        for kind in READ
    }
    with open_reader(sample_record) as reader:
        for document in document_ids(reader):
            number = number_of(reader, document)
            names = {
                row["local"]: row["id"]
                for kind in (*READ, "entities")
                for row in reader.rows(f"SELECT local, id FROM {kind} WHERE document = :number", number=number)  # noqa: S608
            }
            line = reading_line(read_document(reader, document), read_reading(reader, document))
            for kind in READ:
                beside = _BESIDE | ({"place"} if kind == "statements" else set())
                mine = [
                    {key: value for key, value in item.items() if key not in beside}
                    for item in held[kind]
                    if item["document"] == document
                ]
                assert mine == [renamed(item, names) for item in line[kind]], kind
    assert all(held[kind] for kind in ("statements", "mentions", "events", "offices", "counts", "dates", "turns"))


def test_spans_become_objects() -> None:
    """However a database writes lists; what is empty stays so."""
    cells = SPANS.write([{}] * 3, [["[[0,10],[12,15]]", "[]", "[[422, 482], [5, 6]]"]])
    assert [json.loads(cell) for cell in cells] == [
        [{"start": 0, "end": 10}, {"start": 12, "end": 15}],
        [],
        [{"start": 422, "end": 482}, {"start": 5, "end": 6}],
    ]


def test_what_lay_in_an_archive_is_typed(tmp_path: Path) -> None:
    """The name within an archive is words, and where words stand is a structure."""
    with zipfile.ZipFile(tmp_path / "pile.zip", "w") as archive:
        archive.writestr("river/marks.txt", ARTICLE)
    with api.open(tmp_path / "r.db", create=True) as record:
        record.add([tmp_path / "pile.zip"], who="a tester", workers=1)
        record.export(tmp_path / "out", "parquet", for_self=True)
    with duckdb.connect() as tables:
        members = tables.execute(
            f"SELECT container.member FROM read_parquet('{tmp_path / 'out' / 'documents.parquet'}')"  # noqa: S608
        ).fetchall()
        places = tables.execute(
            f"SELECT place.words, place.spots[1].path FROM read_parquet('{tmp_path / 'out' / 'statements.parquet'}')"  # noqa: S608
        ).fetchall()
    assert members == [("river/marks.txt",)]
    assert {path for _, path in places} == {"line[5]"}
    assert {words for words, _ in places} == {"line 5"}
