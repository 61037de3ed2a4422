"""Questions over documents as a person types them: events, dossiers, disputes, accusations, origins, copies, first."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def rows(*arguments: object) -> list[dict[str, Any]]:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


QUESTIONS = [
    ("events",),
    ("events", "--least", 2, "--about", "Kessarin"),
    ("disputes",),
    ("disputes", "--not-comparable", "--limit", 5),
    ("accusations",),
    ("accusations", "--unanswered", "--against", "Oreck"),
    ("origins",),
    ("origins", "23 people"),
    ("copies",),
    ("first", "23 people"),
    ("who", "Daniel Oreck"),
]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: " ".join(map(str, question)))
def test_a_question_is_answered_for_programs_and_people(sample_record: Path, question: tuple[object, ...]) -> None:
    """JSON lines when piped, a table on a terminal; nothing is called independent, and no object shows through."""
    found = rows(*question, "--record", sample_record)
    assert found
    drawn = run(*question, "--record", sample_record, "--table")
    assert drawn.exit_code == 0, drawn.output
    assert len(drawn.stdout.splitlines()) > 2
    for text in (drawn.stdout, json.dumps(found)):
        assert "independent" not in text
        assert "Text(" not in text


def test_an_event_has_a_column_for_each_origin(sample_record: Path) -> None:
    listed = rows("events", "--least", 2, "--record", sample_record)
    first = listed[0]
    (dossier,) = rows("event", first["id"], "--record", sample_record)
    assert len(dossier["columns"]) == first["origins"] <= len(first["documents"])
    assert all(len(facet["cells"]) == len(dossier["columns"]) for facet in dossier["facets"])
    assert {document for column in dossier["columns"] for document in column["documents"]} == set(first["documents"])
    drawn = run("event", first["id"], "--record", sample_record, "--table").stdout
    assert "at most" in drawn
    assert "in which" in drawn


def test_an_event_that_is_not_there(sample_record: Path) -> None:
    result = run("event", "h0000000000000000", "--record", sample_record)
    assert result.exit_code != 0


@pytest.mark.parametrize(
    "question", [("first", "zzyzx"), ("origins", "zzyzx"), ("events", "--about", "Nobody Atall")], ids=" ".join
)
def test_silence_says_what_was_searched(sample_record: Path, question: tuple[str, ...]) -> None:
    result = run(*question, "--record", sample_record)
    assert result.exit_code == 0
    assert result.stderr.startswith("Not found in the ")
    assert "documents added until" in result.stderr


def test_unanswered_ones_say_so(sample_record: Path) -> None:
    found = rows("accusations", "--unanswered", "--record", sample_record)
    every = rows("accusations", "--record", sample_record)
    assert 0 < len(found) < len(every)
    assert all(row["sentence"].startswith("No answer was found in the ") for row in found)
    assert all(row["answers"] for row in every if row not in found)


def test_a_copy_shows_the_same_words_twice(sample_record: Path) -> None:
    copies = [row for row in rows("copies", "--record", sample_record) if row["relation"] == "verbatim"]
    assert copies
    for row in copies:
        for mine, theirs in row["aligned"]:
            assert mine["text"].split()[:3] == theirs["text"].split()[:3]


def test_a_log_keeps_what_was_found_and_what_was_not(sample_record: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.md"
    log.write_text(
        '- onrecord origins "23 people"\n- onrecord accusations --unanswered\n- onrecord first "23 people"\n'
        "- onrecord disputes\n- onrecord events --least 2\n- onrecord copies\n- onrecord who Oreck\n",
        encoding="utf-8",
    )
    written = run("questions", log, "--record", sample_record)
    assert written.exit_code == 0, written.output
    for words in (
        "at most",
        "No answer was found in the ",
        "First found in this record: ",
        "no other passage was found",
        "resigned",
    ):
        assert words in written.stdout
