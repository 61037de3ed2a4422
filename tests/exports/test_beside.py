"""What a process beside the first one writes of an export is what the first one would write."""

import os
from pathlib import Path

import pytest

from onrecord.exports import beside
from onrecord.exports.columns import FILES
from onrecord.exports.layouts.json_lines import write
from onrecord.record import Reader, open_reader


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def exported(record: Path, out: Path) -> dict[str, bytes]:
    out.mkdir()
    with open_reader(record) as reader:
        paths = write(reader, out)
    assert [path.name for path in paths] == [f"{kind}.jsonl" for kind in FILES]
    return contents(out)


def test_two_processes_write_what_one_writes(
    sample_record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = exported(sample_record, tmp_path / "one")
    monkeypatch.setattr(beside, "_MANY", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with open_reader(sample_record) as reader, beside.Beside(reader, tmp_path) as process:
        assert process.is_done()
        assert {f"{kind}.jsonl" for kind in process.kinds} == {path.name for path in tmp_path.glob("*.jsonl")}
    assert exported(sample_record, tmp_path / "two") == alone
    assert alone["origins.jsonl"]
    assert alone["entities.jsonl"]


def test_what_a_process_could_not_write_is_written_here(
    sample_record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = exported(sample_record, tmp_path / "one")
    monkeypatch.setattr(beside, "_MANY", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(beside, "_BEGIN", "raise SystemExit(3)")
    with open_reader(sample_record) as reader, beside.Beside(reader, tmp_path) as process:
        assert process.kinds
        assert not process.is_done()
    assert exported(sample_record, tmp_path / "two") == alone


@pytest.mark.parametrize("seen", ["by others", "with few documents"])
def test_none_is_started(sample_record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: str) -> None:
    """A process would not know what others may not see; for few documents it is slower."""

    class Seen(Reader):
        """A reader that shows rows otherwise."""

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    if seen == "by others":
        monkeypatch.setattr(beside, "_MANY", 1)
    with open_reader(sample_record) as reader:
        held = Seen(reader._connection, reader.path) if seen == "by others" else reader
        with beside.Beside(held, tmp_path) as process:
            assert not process.kinds
