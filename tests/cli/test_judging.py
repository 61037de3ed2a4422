"""Judging as a person types it: by names and words, with errors to act on, merged with what somebody else judged."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from onrecord import OnrecordError, api
from onrecord.cli import app

ARTICLE = "01-river-post-kessarin.txt"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def done(*arguments: object) -> str:
    result = run(*arguments)
    assert result.exit_code == 0, (result.output, result.exception)
    return result.stderr


def rows(*arguments: object) -> list[dict[str, Any]]:
    result = run(*arguments)
    assert result.exit_code == 0, (result.output, result.exception)
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def record(sample_record: Path, tmp_path: Path) -> Path:
    """Return a record of its own to judge in."""
    path = tmp_path / "own.db"
    shutil.copy(sample_record, path)
    return path


def exported(record: Path, out: Path) -> dict[str, str]:
    """Return the export, all files but the judgements."""
    with api.open(record) as opened:
        paths = opened.export(out, for_self=True)
    return {path.name: path.read_text(encoding="utf-8") for path in paths if path.stem != "judgements"}


def statement(record: Path, words: str) -> dict[str, Any]:
    return next(row for row in rows("said", "--record", record) if words in json.dumps(row["content"]))


def test_judging_and_undoing_restores_the_export(record: Path, tmp_path: Path) -> None:
    """Reject, set, add a name and a statement, describe; take all back: every file but the log is as it was."""
    before = exported(record, tmp_path / "before")
    first = rows("said", "--record", record)[0]["id"]
    second = rows("said", "--record", record)[3]["id"]
    done("judge", "reject", first, "--why", "not said", "--by", "R. Lind", "--record", record)
    done("judge", "set", second, "--set", "stance=deny", "--why", "the verb", "--by", "R. Lind", "--record", record)
    done("describe", ARTICLE, "outlet=Dam News", "accessed=2021-04-01", "--by", "R. Lind", "--record", record)
    with api.open(record) as opened:
        text = opened.show(ARTICLE).text
    place = f"0-{len(text.split()[0])}"
    added = ("judge", "add", ARTICLE, "--kind", "name", "--words", place, "--set", "kind=event", "--why", "a name")
    done(*added, "--by", "R. Lind", "--record", record)
    done("note", ARTICLE, "ask the author", "--by", "R. Lind", "--record", record)
    judged = exported(record, tmp_path / "judged")
    assert {name for name in before if before[name] != judged[name]} >= {
        "documents.jsonl",
        "mentions.jsonl",
        "statements.jsonl",
    }
    source = next(row for row in rows("sources", "--record", record) if row["source_id"] == ARTICLE)
    assert (source["outlet"], source["accessed"], source["judged_by"]) == ("Dam News", "2021-04-01", ["R. Lind"])
    for judgement in rows("judgements", "--record", record, "--json"):
        done("undo", judgement["id"], "--by", "R. Lind", "--record", record)
    assert exported(record, tmp_path / "after") == before
    with api.open(record) as opened:
        assert opened.verify().ok
        assert {row.state for row in opened.judgements() if row.action != "undo"} == {"undone"}


def test_people_are_joined_and_parted_by_name(record: Path) -> None:
    """By names where one bears them; else the candidates are listed, and by id."""
    voices = [row for row in rows("who", "--record", record) if row["named"] and row["kind"] == "person"]
    one, other = voices[0], voices[1]
    done(
        "judge",
        "same",
        one["entity"],
        other["entity"],
        "--why",
        "her maiden name",
        "--by",
        "R. Lind",
        "--record",
        record,
    )
    joined = next(row for row in rows("who", "--record", record) if row["name"] in (one["name"], other["name"]))
    assert {name for name, _ in joined["spellings"]} >= {one["name"], other["name"]}
    (portrait,) = rows("who", joined["entity"], "--record", record)
    assert [tie["judged_by"] for tie in portrait["ties"] if tie["rule"] == "judged"] == ["R. Lind"]
    done("judge", "different", one["name"], other["name"], "--why", "two people", "--record", record)
    assert [row for row in rows("who", "--record", record) if row["name"] == one["name"]] == [one]


def test_an_added_statement_ranks_with_the_others(record: Path) -> None:
    with api.open(record) as opened:
        page = opened.show(ARTICLE)
        body = next(passage for passage in page.passages if passage.kind in ("lead", "body"))
        words = " ".join(body.span.of(page.text).split()[:6])
        row = opened.judge(
            "add", ARTICLE, kind="statement", words=words, settings={"stance": "accuse"}, why="missed", who="R. Lind"
        )
        assert (row.state, row.on[0].kind) == ("holds", "statement")
        again = opened.judge(
            "add", ARTICLE, kind="statement", words=words, settings={"stance": "accuse"}, why="missed", who="R. Lind"
        )
        assert again.id == row.id
    added = statement(record, words.split()[0])
    found = [row for row in rows("said", "--record", record) if row["judged_by"]]
    assert [(row["rule"], row["judged_by"], row["stance"]) for row in found] == [("judged", ["R. Lind"], "accuse")]
    assert added["document"] == found[0]["document"]


def test_two_people_work_apart_and_merge(record: Path, tmp_path: Path) -> None:
    """Both end with the same judgements and the same record; importing again changes nothing."""
    theirs = tmp_path / "theirs.db"
    shutil.copy(record, theirs)
    judged = rows("said", "--record", record)[0]["id"]
    done("judge", "accept", judged, "--why", "checked", "--by", "R. Lind", "--record", record)
    done("judge", "reject", judged, "--why", "not said", "--by", "B. Ost", "--record", theirs)
    files = {path: tmp_path / f"{path.stem}.jsonl" for path in (record, theirs)}
    for path, file in files.items():
        file.write_text(run("judgements", "--record", path, "--json").stdout, encoding="utf-8")
    assert "Took in 1 judgements. 0 are orphaned, 2 contradict" in done("import", files[theirs], "--record", record)
    assert "Took in 1 judgements" in done("import", files[record], "--record", theirs)
    assert "Took in 0 judgements" in done("import", files[record], "--record", theirs)
    assert exported(record, tmp_path / "one") == exported(theirs, tmp_path / "other")
    assert rows("judgements", "--record", record) == rows("judgements", "--record", theirs)
    held = rows("judgements", "--contradictory", "--record", record)
    assert [(row["who"], row["state"]) for row in held] == [("R. Lind", "overruled"), ("B. Ost", "holds")]
    assert [row["concern"] for row in rows("queue", "--record", record)].count("contradiction") == 1
    assert "B. Ost" in run("judgements", "--table", "--record", record).stdout


def test_who_is_only_described_is_proposed_when_it_is_asked_for(tmp_path: Path) -> None:
    """One page names the consul who resigned, the other one does not; nothing joins them before a person does."""
    told = {
        "a.txt": "Karl Sadeghi, the Varenian consul in Oslo, resigned in March 2021.\n",
        "b.txt": "The Varenian consul in Oslo resigned in March 2021 in protest at the arrests.\n",
    }
    for name, words in told.items():
        (tmp_path / name).write_text(words, encoding="utf-8")
    record = tmp_path / "x.db"
    done("add", *(tmp_path / name for name in told), "--record", record)
    plain = rows("queue", "--record", record)
    more = [row for row in rows("queue", "--propose-unnamed", "--record", record) if row not in plain]
    assert [row["what"] for row in more] == ["resigned / resigned"]
    assert rows("queue", "--record", record) == plain
    command = more[0]["command"].split()[1:-1]
    done(*command, "both were consul in Oslo", "--record", record)
    assert rows("queue", "--propose-unnamed", "--record", record) == plain


def test_the_queue_gives_commands_that_work(record: Path) -> None:
    found = rows("queue", "--limit", 5, "--record", record)
    assert found
    assert [row["weight"] for row in found] == sorted((row["weight"] for row in found), reverse=True)
    command = found[0]["command"].replace("onrecord ", "", 1).replace("…", "checked").split()
    done(*command, "--record", record)
    assert found[0] not in rows("queue", "--limit", 5, "--record", record)
    assert "onrecord judge" in run("queue", "--table", "--record", record).stdout


MISTAKES = [
    (("judge", "accept", "Nobody Atall", "--why", "x"), "does not hold"),
    (("judge", "accept", ARTICLE, "--why", "x"), "neither accepted nor rejected"),
    (("judge", "accept", ARTICLE), "Say why"),
    (("judge", "same", ARTICLE, "--why", "x"), "said of two things"),
    (("judge", "add", ARTICLE, "--why", "x"), "Say what to add"),
    (("judge", "add", ARTICLE, "--kind", "statement", "--why", "x"), "Say where it stands"),
    (("judge", "add", ARTICLE, "--kind", "statement", "--words", "zzyzx", "--why", "x"), "does not stand in"),
    (("judge", "add", ARTICLE, "--kind", "statement", "--start", "3", "--why", "x"), "belong together"),
    (("judge", "add", ARTICLE, "--kind", "event", "--words", "the", "--why", "x"), "needs: --set type"),
    (("judge", "add", ARTICLE, "--kind", "statement", "--words", "the", "--why", "x"), "times in"),
    (("judge", "add", ARTICLE, "--kind", "statement", "--words", "9999999-99999999", "--why", "x"), "no words at"),
    (("judge", "set", ARTICLE, "--why", "x"), "Say what to set"),
    (("judge", "set", ARTICLE, "--set", "stance=deny", "--why", "x"), "has no field “stance”"),
    (("judge", "set", ARTICLE, "--set", "stance", "--why", "x"), "FIELD=VALUE"),
    (("judge", "note", ARTICLE), "needs its words"),
    (("describe", ARTICLE, "published=soon"), "no date"),
    (("describe", ARTICLE, "title=a", "title=b"), "holds one value"),
    (("undo", "j123"), "no judgement"),
    (("judge", "copy", ARTICLE, ARTICLE, "--why", "x"), "one thing of one document"),
]


@pytest.mark.parametrize(("arguments", "message"), MISTAKES, ids=[message for _, message in MISTAKES])
def test_mistakes_are_told_in_a_sentence_and_change_nothing(
    sample_record: Path, arguments: tuple[str, ...], message: str
) -> None:
    result = run(*arguments, "--record", sample_record)
    assert isinstance(result.exception, OnrecordError), result.output
    assert message in str(result.exception)
    assert rows("judgements", "--record", sample_record) == []


def test_a_changed_file_is_refused(record: Path, tmp_path: Path) -> None:
    done("note", ARTICLE, "ask", "--by", "R. Lind", "--record", record)
    (line,) = rows("judgements", "--record", record)
    for wrong in ({**line, "why": "other"}, {**line, "at": "2999-01-01T00:00:00.000000Z"}):
        file = tmp_path / "wrong.jsonl"
        file.write_text(json.dumps(wrong), encoding="utf-8")
        result = run("import", file, "--record", record)
        assert isinstance(result.exception, OnrecordError)
        assert "Line 1 is no judgement" in str(result.exception)
