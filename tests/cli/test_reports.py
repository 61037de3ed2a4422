"""Reports with chapters on the command line: of a report file, a research log, by event or person."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord import api
from onrecord.cli import app
from onrecord.exports.builder.reading import read_plan
from onrecord.exports.builder.values import Plan, Question, Words
from onrecord.exports.builder.writing import written

LOG = """# The dam

For the board.

## Who left?

- `onrecord said --about Kessarin --limit 3`

## And the unknown?

onrecord said --text unobtainium
"""


@pytest.fixture
def record(sample_record: Path, tmp_path: Path) -> Path:
    path = tmp_path / "samples.db"
    shutil.copy(sample_record, path)
    return path


def run(record: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["report", "--record", str(record), *arguments])
    return result.exit_code, result.output + (str(result.exception) if result.exception else "")


def test_a_report_file_is_set_and_the_log_names_it(record: Path, tmp_path: Path) -> None:
    file, out = tmp_path / "a.report.json", tmp_path / "a.md"
    with api.open(record) as opened:
        cited = opened.cite("statement", opened.said()[0].id)
    file.write_text(written(Plan("Asked", "", (Question("Who left?", (cited, Words("Mine."))),))), encoding="utf-8")
    code, told = run(record, "--from", str(file), "-o", str(out), "--recipient", "the board")
    assert code == 0, told
    text = out.read_text(encoding="utf-8")
    assert text.startswith("# Asked\n")
    assert f"[@s:{cited.id[1:]}]" in text
    assert "\n\nMine.\n\n" in text
    with api.open(record) as opened:
        last = [row for row in opened.custody() if row.action == "report"][-1]
    assert (last.details["selection"], last.details["recipient"]) == ("a report file with 1 chapter", "the board")


def test_a_log_is_answered_and_its_report_file_can_be_kept(record: Path, tmp_path: Path) -> None:
    log, out, file = (tmp_path / name for name in ("log.md", "a.html", "a.report.json"))
    log.write_text(LOG, encoding="utf-8")
    code, told = run(record, "--from-log", str(log), "-o", str(out), "--save", str(file))
    assert code == 0, told
    plan = read_plan(file.read_text(encoding="utf-8"))
    assert (plan.title, plan.purpose) == ("The dam", "For the board.")
    assert [chapter.question for chapter in plan.chapters] == ["Who left?", "And the unknown?"]
    assert len(plan.cited) == 3
    page = out.read_text(encoding="utf-8")
    assert page.count("<h2") >= 5
    assert "found: nothing." in page
    assert "(searched: “unobtainium”)" in page


@pytest.mark.parametrize("by", ["event", "person"])
def test_a_selection_has_chapters(record: Path, tmp_path: Path, by: str) -> None:
    out, file = tmp_path / "a.md", tmp_path / "a.json"
    code, told = run(record, "--about", "Kessarin", "--chapters", by, "-o", str(out), "--save", str(file))
    assert code == 0, told
    chapters = json.loads(file.read_text(encoding="utf-8"))["chapters"]
    text = out.read_text(encoding="utf-8")
    assert chapters
    assert all(f"\n## {chapter['question']}\n" in text for chapter in chapters)


def test_a_selection_that_is_empty_says_what_was_searched(record: Path, tmp_path: Path) -> None:
    code, told = run(record, "--text", "unobtainium", "--chapters", "person", "-o", str(tmp_path / "a.md"))
    assert code == 0, told
    assert "(searched: with the words “unobtainium”)" in (tmp_path / "a.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--from", "{log}", "--chapters", "event"), "The chapters come from one place"),
        (("--from-log", "{log}", "--about", "Tull"), "says itself what it shows"),
        (("--save", "x.json"), "Only a report with chapters has a report file"),
        (("--from", "{log}"), "line 1, column 1: it is no JSON"),
        (("--from-log", "{empty}"), "holds no search"),
    ],
)
def test_what_cannot_be_meant_is_refused(record: Path, tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    (tmp_path / "log.md").write_text(LOG, encoding="utf-8")
    (tmp_path / "empty.md").write_text("# Nothing\n", encoding="utf-8")
    named = {"log": str(tmp_path / "log.md"), "empty": str(tmp_path / "empty.md")}
    code, told = run(record, *(one.format(**named) for one in arguments), "-o", str(tmp_path / "a.html"))
    assert code != 0
    assert words in told
    assert not (tmp_path / "a.html").exists()
