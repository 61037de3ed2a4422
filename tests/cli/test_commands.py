"""The commands as a person types them: what they print, where, and how they end."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app, main
from onrecord.cli.commands import COMMANDS
from tests.piles import SAMPLES


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def rows(*arguments: object) -> list[dict[str, Any]]:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"onrecord {command}" in " ".join(result.stdout.split())


QUESTIONS = [
    ("summary",),
    ("sources",),
    ("who",),
    ("who", "Kessarin"),
    ("said", "--limit", 5),
    ("timeline",),
    ("cases",),
    ("search", "river"),
    ("show", "01-river-post-kessarin.txt"),
    ("copies",),
    ("problems",),
]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: " ".join(map(str, question)))
def test_a_question_prints_json_lines_when_piped(sample_record: Path, question: tuple[object, ...]) -> None:
    found = rows(*question, "--record", sample_record)
    assert found
    assert all(isinstance(row, dict) for row in found)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: " ".join(map(str, question)))
def test_a_question_is_drawn_for_a_person(sample_record: Path, question: tuple[object, ...]) -> None:
    result = run(*question, "--record", sample_record, "--table")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) > 3
    assert "Text(" not in result.stdout


NOTHING = [("who", "Nobody Atall"), ("said", "--text", "zzyzx"), ("search", "zzyzx")]


@pytest.mark.parametrize("question", NOTHING, ids=" ".join)
@pytest.mark.parametrize("form", ["--json", "--table"])
def test_silence_says_what_was_searched(sample_record: Path, question: tuple[str, ...], form: str) -> None:
    result = run(*question, "--record", sample_record, form)
    assert result.exit_code == 0
    assert result.stderr.startswith("Not found in the ")
    assert "documents added until" in result.stderr


def test_statements_are_filtered_by_manner_and_speaker(sample_record: Path) -> None:
    direct = rows("said", "--manner", "direct", "--record", sample_record)
    assert {row["manner"] for row in direct} == {"direct"}
    by = rows("said", "--by", "Daniel Sand", "--record", sample_record)
    assert all("Sand" in " ".join(row["speakers"]) for row in by)


def test_reading_touches_no_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = rows("read", SAMPLES / "01-river-post-kessarin.txt", SAMPLES / "06-council-statement.md", "--jsonl")
    assert [Path(line["document"]["path"]).name for line in lines] == [
        "01-river-post-kessarin.txt",
        "06-council-statement.md",
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_reading_is_drawn_for_a_person(tmp_path: Path) -> None:
    result = run("read", SAMPLES / "01-river-post-kessarin.txt", tmp_path / "missing.txt", "--table")
    assert "Deputy chief of river authority steps down" in result.stdout
    assert "Marek Tull [indirect] denied: Kessarin had resigned" in " ".join(result.stdout.split())
    assert "missing.txt" in result.stderr
    assert run("read", tmp_path / "missing.txt", "--table", "--strict").exit_code == 1


def test_adding_the_same_twice_changes_nothing(tmp_path: Path) -> None:
    record, article = tmp_path / "o.db", SAMPLES / "01-river-post-kessarin.txt"
    first = run("add", article, "--record", record, "--as", "R. Lind", "--purpose", "report 12")
    second = run("add", article, "--record", record)
    assert "1 new document, 0 known" in first.stderr
    assert "0 new documents, 1 known" in second.stderr
    heads = [re.search(r"log has (\d+) entries, head (\w+)", result.stderr) for result in (first, second)]
    assert heads[0] is not None
    assert heads[1] is not None
    assert heads[0].groups() == heads[1].groups()


def test_problems_fail_only_under_strict(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert run("read", empty, "--jsonl").exit_code == 0
    assert run("read", empty, "--jsonl", "--strict").exit_code == 1
    record = tmp_path / "o.db"
    assert "Nothing is at" in str(run("add", tmp_path / "missing.txt", "--record", record).exception)
    assert not record.exists()
    (tmp_path / "a.txt").write_text("A text.", encoding="utf-8")
    assert run("add", tmp_path / "a.txt", tmp_path / "missing.txt", "--record", record).exit_code == 0
    assert run("add", tmp_path / "a.txt", tmp_path / "missing.txt", "--record", record, "--strict").exit_code == 1
    told = run("add", empty, "--record", record, "--strict")
    assert told.exit_code == 1
    assert "Problems: empty-file 1." in told.stderr
    assert run("problems", "--record", record, "--strict").exit_code == 1


def test_labels_are_respected_by_reports_and_exports(tmp_path: Path) -> None:
    """A confidential document: nothing leaves for others, all is there for oneself."""
    record = tmp_path / "o.db"
    run("add", SAMPLES / "01-river-post-kessarin.txt", "--record", record, "--label", "confidential")
    report = ("report", "--record", record, "-o", tmp_path / "r.html")
    export = ("export", "--record", record, "--out", tmp_path / "out")
    for command in (report, export):
        refused = run(*command)
        assert refused.exit_code != 0
        assert "1 labelled confidential" in str(refused.exception)
        assert run(*command, "--for", "self").exit_code == 0
    assert (tmp_path / "r.html").is_file()
    assert run("label", "01-river-post-kessarin.txt", "public", "--record", record, "--why", "cleared").exit_code == 0
    assert run(*report).exit_code == 0


def test_verify_proves_and_convicts(tmp_path: Path) -> None:
    record = tmp_path / "o.db"
    run("add", SAMPLES / "01-river-post-kessarin.txt", "--record", record)
    proof = run("verify", "--record", record)
    assert proof.exit_code == 0
    assert "All is as it was" in proof.stderr
    import sqlite3

    connection = sqlite3.connect(record)
    connection.execute("UPDATE documents SET text = 'something else'")
    connection.commit()
    connection.close()
    conviction = run("verify", "--record", record)
    assert conviction.exit_code == 1
    assert json.loads(conviction.stdout.splitlines()[0])["message"]


MISUSE = [
    (["summary", "--record", "nowhere.db"], "There is no record at nowhere.db"),
    (["read", "x.csv", "--map", "body=text"], "--map does not understand"),
    (["said", "--manner", "shouted", "--record", "nowhere.db"], "--manner does not know 'shouted'"),
]


@pytest.mark.parametrize(
    ("arguments", "message"), MISUSE, ids=lambda value: value[0] if isinstance(value, list) else ""
)
def test_misuse_ends_with_one_sentence_and_code_2(
    arguments: list[str],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["onrecord", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert message in capsys.readouterr().err


def test_a_reader_that_stops_listening_ends_the_command_quietly(sample_record: Path) -> None:
    command = [str(Path(sys.executable).parent / "onrecord"), "said", "--record", str(sample_record)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_the_version_is_printed() -> None:
    result = run("--version")
    assert result.exit_code == 0
    assert result.stdout.startswith("onrecord ")


def test_a_question_imports_nothing_heavy(sample_record: Path) -> None:
    """A question answers in a fraction of a second only without the libraries of reading and writing."""
    code = (
        "import sys; from onrecord import api; api.open(sys.argv[1]).said(); "
        "print([name for name in ('spacy', 'numpy', 'sqlalchemy', 'alembic', 'lxml', 'trafilatura', 'jinja2') "
        "if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, sample_record], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_other_names_are_given_and_linked(tmp_path: Path, sample_record: Path) -> None:
    """What a user says is a proposal at once, with its entry as the reason; taking it back parts the names again."""
    record = tmp_path / "copy.db"
    record.write_bytes(sample_record.read_bytes())
    people = [row for row in rows("said", "--record", record) if row["speakers"]]
    one, other = sorted({name for row in people for name in row["speakers"] if name and " " in name})[:2]
    said = run("aliases", f"{one} = {other}", "--note", "the book", "--as", "R. Lind", "--record", record)
    assert said.exit_code == 0, said.output
    (entry,) = rows("aliases", "--record", record)
    assert (entry["names"], entry["kind"], entry["by"]) == ([one, other], "person", "R. Lind")
    printed = run("aliases", "--export", "--record", record).stdout
    kept = tmp_path / "aliases.csv"
    kept.write_text(printed, encoding="utf-8")
    assert "0 entries" in run("aliases", "--import", kept, "--record", record).output
    assert "1 entry" in run("aliases", one, "--record", record).output
    assert rows("aliases", "--record", record) == []
    assert run("verify", "--record", record).exit_code == 0


def test_the_source_register_is_read_and_edited(tmp_path: Path, sample_record: Path) -> None:
    record = tmp_path / "copy.db"
    record.write_bytes(sample_record.read_bytes())
    register = tmp_path / "sources.csv"
    register.write_text("name,aliases,owner\nRiver Post,RP; The Post,Delta Holding\n", encoding="utf-8")
    assert run("sources", "--import", register, "--record", record).exit_code == 0
    changed = run("sources", "--set", "River Post", "domains=riverpost.example", "--as", "R. Lind", "--record", record)
    assert changed.exit_code == 0, changed.output
    (entry,) = rows("sources", "--register", "--record", record)
    assert entry["aliases"] == ["RP", "The Post"]
    assert (entry["owner"], entry["domains"], entry["by"]) == ("Delta Holding", ["riverpost.example"], "R. Lind")
    printed = run("sources", "--export", "--record", record).stdout
    assert printed.splitlines()[0].startswith("name,aliases,domains,owner,affiliation,self_description")
    assert "River Post,RP; The Post,riverpost.example,Delta Holding" in printed
    assert rows("sources", "--record", record)
    assert run("verify", "--record", record).exit_code == 0
    for wrong in (["--set", "River Post"], ["owner=x"], ["--set", "River Post", "owner"], ["--set", "RP", "colour=x"]):
        with pytest.raises(Exception, match=r"Say of whom|has no 'colour'"):
            raise run("sources", *wrong, "--record", record).exception or AssertionError
