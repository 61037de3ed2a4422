"""A research log is answered from the record; what is no question to it is refused."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app
from onrecord.cli.arguments import MisuseError
from onrecord.cli.questions import SearchError


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_a_log_is_answered(sample_record: Path, tmp_path: Path) -> None:
    log, done = tmp_path / "log.md", tmp_path / "done.md"
    log.write_text("## Who left?\n- `onrecord cases --event resignation`\n- onrecord search xyzzy\n", encoding="utf-8")
    result = run("questions", log, "--record", sample_record, "-o", done)
    assert result.exit_code == 0, result.output
    text = done.read_text(encoding="utf-8")
    assert "Kessarin" in text
    assert "> Found by `onrecord search xyzzy`: nothing" in text
    assert "> Not found in the " in text
    assert text.startswith("<!-- Searched on ")
    assert run("questions", log, "--record", sample_record).stdout == text


def test_a_log_as_json(sample_record: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.md"
    log.write_text("onrecord said --limit 2\n", encoding="utf-8")
    (line,) = run("questions", log, "--record", sample_record, "--json").stdout.splitlines()
    answer = json.loads(line)
    assert answer["command"] == "onrecord said --limit 2"
    assert len(answer["rows"]) == 2


@pytest.mark.parametrize(
    "line", ["onrecord add /etc", "onrecord said --nonsense", "onrecord said 'x", "onrecord report", "no search"]
)
def test_what_is_no_question_is_refused(sample_record: Path, tmp_path: Path, line: str) -> None:
    log = tmp_path / "log.md"
    log.write_text(line + "\n", encoding="utf-8")
    result = run("questions", log, "--record", sample_record)
    assert isinstance(result.exception, SearchError)


def test_cases_as_a_table_for_a_spreadsheet(sample_record: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("cases", "--csv", "--record", sample_record).stdout)))
    assert rows
    assert all(row["name"] and row["reported"] and row["documents"] for row in rows)


def test_names_of_a_file_that_are_not_found_are_told(sample_record: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("# our list\nKessarin\n\nNobody Such\n", encoding="utf-8")
    result = run("cases", "--names", names, "--record", sample_record, "--json")
    assert all("Kessarin" in json.loads(line)["name"] for line in result.stdout.splitlines())
    assert "Nobody Such" in result.stderr
    assert "Kessarin”" not in result.stderr


def test_a_type_that_nothing_is_reported_of_is_told(sample_record: Path) -> None:
    result = run("cases", "--event", "xyzzy", "--record", sample_record)
    assert "No event of the type 'xyzzy' is reported. Reported are:" in result.stderr


@pytest.mark.parametrize(
    "arguments", [("questions", "FILE"), ("cases", "--names", "FILE"), ("compare", "--pairs", "FILE")]
)
def test_a_file_that_is_no_text_is_told(sample_record: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    file = tmp_path / "notes.md"
    file.write_bytes(b"\xff\xfe\x00o\x00n")
    record = () if arguments[0] == "compare" else ("--record", sample_record)
    result = run(*(file if word == "FILE" else word for word in arguments), *record)
    assert isinstance(result.exception, MisuseError)
    assert "is not text in UTF-8" in str(result.exception)
