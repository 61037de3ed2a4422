"""What leaves the record is entered into its log: what, for whom, what for; and the log can be read by a person."""

import hashlib
import json
from pathlib import Path

import pytest

from onrecord import api
from onrecord.model import OnrecordError
from tests.cli.test_commands import rows, run
from tests.record.pile import BRIEF, POST


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Return a record of two documents, one of which is confidential."""
    for name, text in (("post.txt", POST), ("brief.txt", BRIEF)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / "border.db"
    with api.open(path, create=True) as opened:
        opened.add([tmp_path / "post.txt"], who="R. Lind", workers=1)
    return path


def test_a_report_is_logged(record: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.html"
    told = ("--recipient", "the commission", "--purpose", "hearing of May", "--as", "R. Lind")
    done = run("report", "--record", record, "-o", out, "--about", "Ada Moran", *told)
    assert done.exit_code == 0, done.output
    entry = rows("custody", "--record", record)[-1]
    assert (entry["action"], entry["who"]) == ("report", "R. Lind")
    assert entry["details"] == {
        "for": "others",
        "recipient": "the commission",
        "purpose": "hearing of May",
        "selection": "about “Ada Moran”",
        "texts": 0,
        "sha256": hashlib.sha256(out.read_bytes()).hexdigest(),
    }
    assert entry["words"].startswith("for the commission: about “Ada Moran”, SHA-256")
    assert entry["words"].endswith("; purpose: hearing of May")
    assert entry["hash"] in done.stderr  # the head that was printed is the one after the entry
    with api.open(record) as opened:
        assert opened.verify().ok


def test_an_export_is_logged(record: Path, tmp_path: Path) -> None:
    with api.open(record) as opened:
        paths = opened.export(tmp_path / "out", "csv", purpose="archive")
        entry = opened.custody()[-1]
        assert opened.verify().ok
    assert entry.details["format"] == "csv"
    assert entry.details["sha256"] == hashlib.sha256(b"".join(path.read_bytes() for path in sorted(paths))).hexdigest()


def test_the_log_itself_tells_nothing_of_it(record: Path, tmp_path: Path) -> None:
    """What was asked and for whom stands in the side table only, where it can be erased."""
    with api.open(record) as opened:
        opened.report(tmp_path / "r.html", recipient="the commission")
        row = opened._asking().rows("SELECT * FROM custody ORDER BY position DESC LIMIT 1")[0]
    assert all(len(str(value)) == 64 or isinstance(value, int) for value in tuple(row))


def test_a_report_that_was_refused_is_not_logged(record: Path, tmp_path: Path) -> None:
    with api.open(record) as opened:
        opened.label("post.txt", "confidential", why="a source", purpose="court only", who="R. Lind")
        before = opened.head()
        with pytest.raises(OnrecordError, match="--for self"):
            opened.report(tmp_path / "r.html")
        assert opened.head() == before
        opened.report(tmp_path / "r.html", for_self=True)
        assert opened.custody()[-1].details["for"] == "self"


def test_labels_have_reason_and_purpose_from_the_first_command(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text(BRIEF, encoding="utf-8")
    record = tmp_path / "border.db"
    told = ("--label", "protected", "--why", "family at home", "--purpose", "report 12", "--as", "R. Lind")
    assert run("add", tmp_path / "brief.txt", "--record", record, *told).exit_code == 0
    again = ("--why", "consent of May", "--purpose", "exhibition", "--as", "L. Brandt")
    assert run("label", "brief.txt", "confidential", "--record", record, *again).exit_code == 0
    found = [row for row in rows("custody", "--record", record) if row["action"] == "label"]
    held = [json.loads(row["details"]["row"]) for row in found]
    assert [(row["label"], row["reason"], row["purpose"], row["who"]) for row in held] == [
        ("protected", "family at home", "report 12", "R. Lind"),
        ("confidential", "consent of May", "exhibition", "L. Brandt"),
    ]
    assert "is confidential: consent of May; purpose: exhibition" in found[1]["words"]


def test_the_log_is_drawn_for_a_person(record: Path) -> None:
    done = run("custody", "--record", record, "--table", "--limit", 2)
    assert done.exit_code == 0
    words = " ".join(done.stdout.split())
    assert "capture" in words
    assert "create" not in words
    assert "R. Lind" in words


def test_what_was_erased_tells_nothing(record: Path) -> None:
    with api.open(record) as opened:
        opened.erase("post.txt", why="consent withdrawn", who="R. Lind")
        log = opened.custody()
    assert [row.action for row in log] == ["create", None, None, "erase"]
    assert {row.words for row in log if row.action is None} == {"its details were erased"}
    assert log[-1].words == "documents 1, originals 1: consent withdrawn"
