"""What is erased on request is gone from every table and every byte; the chain holds and says that it was erased."""

import json
import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord import api
from onrecord.cli import app
from onrecord.exports.builder.edits import put
from onrecord.exports.builder.values import Item, Plan, Words
from onrecord.model import OnrecordError
from onrecord.record import Verification, open_reader, verify
from onrecord.record.query_custody import entries

TEXTS = {
    "quentara-letter.txt": (
        "Zelmira Quandover said on Monday that the weir at Tolvik was opened. "
        "“Nobody slept in Tolvik that night,” Zelmira Quandover said.\n"
    ),
    "note.txt": "Ada Moran said on Friday that the bridge at Brenn was closed. A clerk denied that Moran resigned.\n",
    "brief.txt": "Ada Moran said on Friday that the bridge at Brenn was closed, and left for the capital.\n",
}
ROWS = (
    '{"id": "row-one", "text": "Oswin Pellarde said that the ferry sank off Marrow Point."}\n'
    '{"id": "row-two", "text": "The mayor said on Friday that the ferry was safe."}\n'
)
SECRETS = ("Zelmira", "Quandover", "zelmira quandover", "Tolvik", "tolvik", "quentara-letter", "Nobody slept")


def _with_items(items: tuple[Item, ...], plan: Plan) -> Plan:
    return put(plan, items)[0]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a record of three letters and a table, with labels and judgements, read by the real reader."""
    folder = tmp_path_factory.mktemp("erasing")
    pile = folder / "pile"
    pile.mkdir()
    for name, text in TEXTS.items():
        (pile / name).write_text(text, encoding="utf-8")
    (pile / "rows.jsonl").write_text(ROWS, encoding="utf-8")
    with api.open(folder / "made.db", create=True) as record:
        record.add([pile], who="R. Lind", workers=1)
        record.label("Zelmira Quandover", "protected", why="asked for", who="R. Lind")
        record.label("quentara-letter.txt", "confidential", who="R. Lind")
        record.label("Ada Moran", "confidential", who="R. Lind")
        record.judge("note", "quentara-letter.txt", value="Zelmira called twice", words="Nobody slept in Tolvik")
        record.judge("different", "Zelmira Quandover", "Ada Moran", why="two people")
        record.judge("tag", "note.txt", value="bridges")
        for _ in range(2):  # twice, so that there is a state before
            items: tuple[Item, ...] = (*(record.cite("statement", row.id) for row in record.said()), Words("mine"))
            record.change_draft(partial(_with_items, items), who="R. Lind")
        mistaken = record.judge("set", "quentara-letter.txt", settings={"outlet": "Tolvik Post"}, why="masthead")
        record.undo(mistaken.id, why="Quandover never wrote for it")
    return folder / "made.db"


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """Return a copy of it."""
    copy = tmp_path / "border.db"
    copy.write_bytes(made.read_bytes())
    return copy


def folder_bytes(path: Path) -> bytes:
    """Return the bytes of the record's file and of all that the database put beside it."""
    return b"".join(file.read_bytes() for file in sorted(path.parent.iterdir()) if file.is_file())


def found_in(path: Path, words: tuple[str, ...]) -> list[str]:
    content = folder_bytes(path)
    return [word for word in words if word.encode() in content]


def checked(path: Path) -> Verification:
    with open_reader(path) as reader:
        return verify(reader)


def test_no_byte_of_what_was_erased_is_left(path: Path) -> None:
    """Words, names, keys, paths, hashes: in the file, its write-ahead log, the index, and while it is still open."""
    with api.open(path) as record:
        document = next(row.document for row in record.sources() if row.path.endswith("quentara-letter.txt"))
    every = (*SECRETS, document)
    assert found_in(path, every) == list(every)
    with api.open(path) as record:
        erased = record.erase("quentara-letter.txt", why="consent withdrawn", who="R. Lind")
        assert found_in(path, every) == []
        assert not record.search("Tolvik")
        assert not record.who("Zelmira Quandover")
    assert found_in(path, every) == []
    assert (erased.documents, erased.originals, erased.labels) == (1, 1, 2)
    assert erased.judgements == 4  # the note, the pair, what was set, and the undoing of it
    assert erased.staying == ()
    assert erased.unswept == ""


def test_the_chain_holds_and_says_that_something_was_erased(path: Path) -> None:
    before = checked(path)
    with api.open(path) as record:
        erased = record.erase("quentara-letter.txt", why="consent withdrawn", who="R. Lind")
    after = checked(path)
    assert after.findings == ()
    assert after.head.count == before.head.count + 1
    assert after.erased == len(erased.positions)
    assert f"the details of {after.erased} were erased" in after.sentence()
    with open_reader(path) as reader:
        assert verify(reader, before.head).ok
        last = list(entries(reader))[-1].told()
    assert last.pop("at")
    assert last == {
        "action": "erase", "documents": 1, "judgements": 4, "labels": 2, "originals": 1, "who": "R. Lind",
        "positions": ";".join(map(str, erased.positions)), "why": "consent withdrawn",
    }  # fmt: skip


def test_an_erasure_hides_nothing_else(path: Path) -> None:
    """Details that go without an erasure are still missed after one, and so is what is slipped in."""
    with api.open(path) as record:
        record.erase("quentara-letter.txt", why="consent withdrawn")
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM custody_details WHERE position = 1")
        connection.execute("UPDATE labels SET label = 'public'")
    connection.close()
    assert {finding.kind for finding in checked(path).findings} == {"details-missing", "label-changed"}


def test_the_rest_of_the_record_is_as_if_it_had_never_been_there(path: Path, tmp_path: Path) -> None:
    """Readings, links and groups of the others are those of a record without it."""
    with api.open(path) as record:
        record.erase("quentara-letter.txt", why="consent withdrawn")
        for judgement in record.judgements():
            assert judgement.action == "tag"
        left = dump(record, tmp_path / "left")
    other = tmp_path / "other"
    other.mkdir()
    pile = other / "pile"
    pile.mkdir()
    for name, text in TEXTS.items():
        if name != "quentara-letter.txt":
            (pile / name).write_text(text, encoding="utf-8")
    (pile / "rows.jsonl").write_text(ROWS, encoding="utf-8")
    with api.open(other / "other.db", create=True) as record:
        record.add([pile], workers=1)
        assert left == dump(record, tmp_path / "fresh")


def dump(record: api.Record, folder: Path) -> dict[str, list[str]]:
    """Return what an export holds, without what tells of folders, people and the order of adding."""
    record.export(folder, for_self=True)
    found = {}
    for name in ("documents", "passages", "mentions", "statements", "events", "entities", "links", "origins"):
        lines = [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        for line in lines:
            line.pop("judged_by", None)
            line.pop("path", None)
            line.pop("container", None)
        found[name] = sorted(json.dumps(line, sort_keys=True) for line in lines)
    return found


def test_it_can_be_added_again(path: Path, made: Path) -> None:
    with api.open(path) as record:
        record.erase("quentara-letter.txt", why="consent withdrawn")
        record.add([made.parent / "pile" / "quentara-letter.txt"], workers=1)
        assert record.search("Tolvik")
        assert record.who("Zelmira Quandover")
    assert checked(path).ok


def test_a_row_leaves_its_table_behind_until_the_last_one_goes(path: Path) -> None:
    """The bytes of a file stay for the sake of what else lies in it, and that is said."""
    with api.open(path) as record:
        erased = record.erase("row-one", why="a threat")
        assert erased.originals == 0
        assert [(file.path.rpartition("/")[2], file.others) for file in erased.staying] == [("rows.jsonl", 1)]
        assert not record.search("Pellarde")
        assert record.search("ferry")
        assert found_in(path, ("Pellarde", "oswin pellarde")) == ["Pellarde"]  # only in the bytes of the table
        erased = record.erase("row-two", why="a threat")
        assert (erased.originals, erased.staying) == (1, ())
    assert found_in(path, ("Pellarde", "the ferry was safe", "rows.jsonl")) == []
    assert checked(path).ok


def test_all_that_lies_in_a_file_can_be_erased_at_once(path: Path) -> None:
    with api.open(path) as record:
        erased = record.erase("row-one", why="a threat", whole_file=True)
    assert (erased.documents, erased.originals, erased.staying) == (2, 1, ())
    assert found_in(path, ("Pellarde", "the ferry was safe")) == []


def test_a_label_on_a_person_of_whom_others_tell_stays(path: Path) -> None:
    with api.open(path) as record:
        record.erase("note.txt", why="asked for")
        assert dict(record.summary().labels)["confidential"] == 2
        record.erase("brief.txt", why="asked for")
        assert dict(record.summary().labels)["confidential"] == 1
    assert checked(path).ok


def test_judgements_are_only_ever_added_to_afterwards(path: Path) -> None:
    """The triggers that an erasure lifts stand again."""
    with api.open(path) as record:
        record.erase("quentara-letter.txt", why="consent withdrawn")
    for table in ("judgements", "custody"):
        connection = sqlite3.connect(path)
        with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a name
        connection.close()


@pytest.mark.parametrize(("document", "why"), [("nowhere.txt", "asked for"), ("note.txt", " ")])
def test_nothing_is_erased_without_document_or_reason(path: Path, document: str, why: str) -> None:
    before = checked(path)
    with api.open(path) as record, pytest.raises(OnrecordError):
        record.erase(document, why=why)
    assert checked(path) == before


@pytest.fixture
def reading_on(path: Path) -> Iterator[sqlite3.Connection]:
    """Return another program that is in the middle of reading the record."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM documents").fetchone()
    yield connection
    connection.close()


def test_a_file_that_could_not_be_swept_is_said_and_swept_later(path: Path, reading_on: sqlite3.Connection) -> None:
    with api.open(path) as record:
        erased = record.erase("quentara-letter.txt", why="consent withdrawn")
        assert "open in another program" in erased.unswept
        assert not record.search("Tolvik")
    assert [finding.kind for finding in checked(path).findings] == ["erasure-unfinished"]
    reading_on.close()
    result = CliRunner().invoke(app, ["erase", "--finish", "--record", str(path)])
    assert result.exit_code == 0
    assert found_in(path, SECRETS) == []
    assert checked(path).ok


def test_the_command_says_what_went_what_stays_and_what_was_not_searched(path: Path) -> None:
    result = CliRunner().invoke(
        app, ["erase", "row-one", "--why", "a threat", "--as", "R. Lind", "--record", str(path)]
    )
    assert result.exit_code == 0
    said = " ".join(result.stderr.split())
    assert "Erased: documents 1, originals 0," in said
    assert "rows.jsonl stay, and with them the words of what was erased: 1 other documents" in said
    assert "Not searched: reasons, notes and labels on other things" in said


@pytest.mark.parametrize("arguments", [[], ["note.txt", "--finish"]])
def test_the_command_erases_one_thing_or_finishes(path: Path, arguments: list[str]) -> None:
    result = CliRunner().invoke(app, ["erase", *arguments, "--why", "asked for", "--record", str(path)])
    assert result.exit_code != 0
    assert checked(path).ok


def test_the_report_under_way_quotes_nothing_erased(path: Path) -> None:
    """What was cited from it goes, also from the state before; the rest stays, and the number is told."""
    with api.open(path) as record:
        before = record.draft().plan
        gone = record.show("quentara-letter.txt").source.document
        lost = [item for item in before.cited if item.anchor.document == gone]
        record.erase("quentara-letter.txt", why="asked for", who="R. Lind")
    with api.open(path) as record:
        after = record.draft()
        assert lost
        assert after.plan.cited == tuple(item for item in before.cited if item not in lost)
        assert (after.erased, after.before) == (len(lost), False)
