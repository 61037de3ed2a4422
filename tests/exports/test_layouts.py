"""Exports are opened by the programs they are for, and hold what the record holds."""

import csv
import json
import subprocess
from pathlib import Path
from typing import Any, get_args

import duckdb
import pytest

from onrecord import api
from onrecord.exports.columns import COLUMNS
from onrecord.exports.layouts import Layout
from tests.conftest import require

OTHERS = Path(__file__).resolve().parents[2] / ".venv" / "others" / "bin" / "python"
READERS = Path(__file__).with_name("readers.py")


@pytest.fixture(scope="module")
def handed(sample_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sample pile in each layout."""
    folder = tmp_path_factory.mktemp("handed")
    with api.open(sample_record) as record:
        for layout in get_args(Layout):
            files = record.export(folder / layout, layout)
            assert files
            assert all(file.stat().st_size for file in files if file.suffix != ".jsonl")
    return folder


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def read_by_others(handed: Path) -> dict[str, Any]:
    """Return what FollowTheMoney, networkx and rdflib make of it."""
    require(there=OTHERS.exists(), what="the environment of other programs (make .venv/others/ready)")
    run = subprocess.run([str(OTHERS), str(READERS), str(handed)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return dict(json.loads(run.stdout))


def test_follow_the_money_takes_every_value(read_by_others: dict[str, Any]) -> None:
    read = read_by_others["ftm"]
    assert read["wrong"] == []
    assert {"Article", "Person", "Organization", "Note", "Event", "Occupancy", "Position"} <= set(read["schemata"])


def test_networkx_reads_the_graph(handed: Path, read_by_others: dict[str, Any]) -> None:
    read = read_by_others["graphml"]
    assert read["strange"] == 0
    assert read["nodes"] == {
        "document": len(lines(handed / "jsonl" / "documents.jsonl")),
        "entity": len(lines(handed / "jsonl" / "entities.jsonl")),
        "statement": len(lines(handed / "jsonl" / "statements.jsonl")),
        "event": len(lines(handed / "jsonl" / "events.jsonl")),
    }
    assert {"said", "within", "in", "about", "reports", "same_event: same"} <= set(read["relations"])


def test_rdf_has_who_said_what_and_where_it_stands(handed: Path, read_by_others: dict[str, Any]) -> None:
    statements = lines(handed / "jsonl" / "statements.jsonl")
    read = read_by_others["jsonld"]
    linked = {
        one["entity"]: item["id"] for item in lines(handed / "jsonl" / "entities.jsonl") for one in item["occurrences"]
    }
    attributed = {(one["id"], linked[speaker]) for one in statements for speaker in one["speakers"]}
    assert read["attributed"] == len(attributed)
    assert read["quoted"] >= len({one["id"] for one in statements})
    assert read["documents"] == len({one["document"] for one in statements})


@pytest.mark.parametrize("name", COLUMNS)
def test_duckdb_reads_back_what_the_lines_say(handed: Path, name: str) -> None:
    with duckdb.connect() as tables:
        found = tables.execute(f"SELECT * FROM read_parquet('{handed / 'parquet' / name}.parquet')")  # noqa: S608
        assert tuple(column[0] for column in found.description or ()) == COLUMNS[name]
        rows = found.fetchall()
    items = lines(handed / "jsonl" / f"{name}.jsonl")
    assert len(rows) == len(items)
    for row, item in zip(rows, items, strict=True):
        for column, value in zip(COLUMNS[name], row, strict=True):
            if isinstance(item[column], (str, int, float, bool)):
                assert value == item[column], column
            elif isinstance(item[column], list):
                assert column in ("targets", "settings") or len(value) == len(item[column]), column


def test_tables_have_the_columns_and_no_formulas(handed: Path) -> None:
    for name, columns in COLUMNS.items():
        with (handed / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert tuple(rows[0]) == columns
        assert not [cell for row in rows for cell in row if cell[:1] in "=+@" and cell]


def test_the_bibliography_has_each_document_once(handed: Path) -> None:
    documents = lines(handed / "jsonl" / "documents.jsonl")
    items = json.loads((handed / "csl" / "sources.csl.json").read_text(encoding="utf-8"))
    assert [item["id"] for item in items] == [document["id"] for document in documents]
    for item, document in zip(items, documents, strict=True):
        assert ("issued" in item) == (document["published"]["how"] not in ("unknown", "inferred"))
        assert document["id"] in item["note"]
        assert ("not known; inferred: " in item["note"]) == (document["published"]["how"] == "inferred")
    assert "inferred" in {document["published"]["how"] for document in documents}
    entries = (handed / "csl" / "sources.bib").read_text(encoding="utf-8").split("\n@")
    assert len({entry.partition("{")[2].partition(",")[0] for entry in entries}) == len(documents)


def test_a_timeline_has_days_that_exist_and_says_who_says_so(handed: Path) -> None:
    slides = json.loads((handed / "timelinejs" / "timeline.json").read_text(encoding="utf-8"))["events"]
    assert {slide["group"] for slide in slides} == {"Reported to have happened", "Said", "Published"}
    for slide in slides:
        start, end = slide["start_date"], slide.get("end_date", slide["start_date"])
        assert tuple(start.values()) <= tuple(end.values())
        assert slide["text"]["headline"].strip(" ,")


def test_relations_of_uwazi_lead_to_titles_that_are_there(handed: Path) -> None:
    def table(name: str) -> list[dict[str, str]]:
        with (handed / "uwazi" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    events, sources = table("events"), {row["title"] for row in table("sources")}
    assert len(events) == len(lines(handed / "jsonl" / "events.jsonl"))
    assert len({row["title"] for row in events}) == len(events)
    assert {row["Source"] for row in events} <= sources
    named = {row["title"] for name in ("people", "organisations") for row in table(name)}
    taking_part = {name for row in events for name in row["Reported to have done it"].split("|")}
    assert "Anton Kessarin" in named & taking_part


def test_a_formula_is_words(tmp_path: Path) -> None:
    page = tmp_path / "article.txt"
    page.write_text('=HYPERLINK("x")\n\nMinister Ada Moran said that the bridge was safe.\n', encoding="utf-8")
    with api.open(tmp_path / "r.db", create=True) as record:
        record.add([page], who="a tester", workers=1)
        record.export(tmp_path / "out", "csv")
    assert ",'=HYPERLINK" in (tmp_path / "out" / "documents.csv").read_text(encoding="utf-8").replace('"', "")
