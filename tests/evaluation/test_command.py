"""The figures of the real command, and what is said when it fails or a set is missing."""

import json
from pathlib import Path

import pytest

from evaluation import gate
from evaluation.__main__ import main
from evaluation.reader import ReadingFailedError, identity, read_lines


def test_held_out_figures_are_totals_only(capsys: pytest.CaptureFixture[str]) -> None:
    """One object for the set: rows with their sums, and no word of any document."""
    assert main(["--set", "heldout", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert set(printed) == {"set", "documents", "corpus", "figures"}
    rows = {row["row"]: row for row in printed["figures"]}
    assert rows["documents read"]["f1"] == 1
    assert rows["spans that read back"]["f1"] == 1
    assert 0 < rows["explicit statements"]["low"] <= rows["explicit statements"]["f1"] <= 1


def test_a_table_is_printed_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    """Without --json the set is a table with one line for each row."""
    assert main(["--set", "heldout"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("heldout, 12 documents")
    assert any(line.strip().startswith("explicit statements") for line in lines)


def test_a_failing_command_is_no_empty_reading() -> None:
    """A command that ends with an error stops the figures instead of counting as nothing found."""
    false = Path("/bin/false")
    if not false.exists():
        pytest.skip("/bin/false is missing")
    with pytest.raises(ReadingFailedError, match="exit code 1"):
        read_lines([Path(__file__)], false)


def test_readings_are_found_by_the_bytes_of_the_file(tmp_path: Path) -> None:
    """Two files are read, each under the hash of its bytes."""
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for number, path in enumerate(paths):
        path.write_text(f"Ann Bor said on Monday that {number + 2} guards had left the dam.\n", encoding="utf-8")
    lines = read_lines(paths)
    assert set(lines) == {identity(path) for path in paths}


def test_the_gate_stands(capsys: pytest.CaptureFixture[str]) -> None:
    """The held-out figures of this commit are at or above their floors."""
    code = gate.main(["--set", "heldout"])
    assert (code, capsys.readouterr().out.strip()) == (0, "gate: all figures stand")
