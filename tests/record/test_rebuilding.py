"""Law: what is rebuilt from the originals equals a record that was made of them afresh; judgements and custody stay."""

import json
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evaluation.mutants.printed import column
from onrecord import Options, api
from onrecord.cli import app
from onrecord.exports.layouts import write_layout
from onrecord.ingest.ocr import program
from onrecord.model import OnrecordError
from onrecord.record import open_reader, verify
from onrecord.record.query_custody import entries
from tests.conftest import require
from tests.ingest.scanned import scan

PAGE = (
    "<html><head><title>Weir opened at Tolvik</title><meta property='article:published_time' content='2021-03-05'>"
    "</head><body><nav><a href='/'>Home</a></nav><article><h1>Weir opened at Tolvik</h1>"
    "<p>Ada Moran said on Monday that the weir at Tolvik was opened. She denied that three people were arrested.</p>"
    "<p>“The river is safe,” Moran said.</p></article><footer>Contact us</footer></body></html>"
)
FILES = {
    "brief.txt": "Ada Moran said on Friday that the bridge at Brenn was closed. A clerk denied that Moran resigned.\n",
    "brief.meta.json": '{"outlet": "Brenn Gazette", "published": "2021-03-09", "author": ["Oda Lind"], "id": "b-1"}',
    "strange.txt": "The mayor said that the road was open.\n",
    "strange.meta.json": '{"outlet": {"of": 7}, "language": "en"}',
    "page.html": PAGE,
    "rows.jsonl": (
        '{"id": "one", "text": "The ministry said on Friday that two people were arrested.", "outlet": "Arvik Post"}\n'
        '{"id": "two", "text": "Ada Moran said that nobody was arrested.", "published": "2021-03-06"}\n'
        '{"id": "three", "text": "Ada Moran said that nobody was arrested.", "published": "2021-03-06"}\n'
    ),
    "mapped.csv": "body,headline\nThe harbour master said that the pier was closed.,Pier closed\n",
    "letter.eml": (
        "From: clerk@example.org\nTo: press@example.org\nSubject: The pier\nDate: Fri, 05 Mar 2021 10:00:00 +0000\n"
        'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\n'
        "The clerk said on Friday that the pier was safe.\n\n--b\nContent-Type: text/plain\n"
        'Content-Disposition: attachment; filename="pier.txt"\n\nThe mayor denied that the pier was closed.\n\n--b--\n'
    ),
}
"""An invented pile with all ways of giving what a footnote needs: sidecars, rows, pages, mails."""

MAPPED = Options(columns=(("text", "body"), ("title", "headline")))


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the pile as files."""
    folder = tmp_path_factory.mktemp("pile")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def made(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a record of the pile on which people have judged."""
    path = tmp_path_factory.mktemp("made") / "made.db"
    others = [file for file in sorted(pile.iterdir()) if file.name != "mapped.csv"]
    with api.open(path, create=True) as record:
        record.add(others, who="R. Lind", workers=1)
        record.add([pile / "mapped.csv"], MAPPED, who="R. Lind", workers=1)
        record.judge("note", "brief.txt", value="ask for the recording", words="bridge at Brenn")
        moran = next(row for row in record.said() if "bridge" in row.content[0].text)
        record.judge("set", moran.id, settings={"stance": "deny"}, why="as the recording has it")
        record.label("brief.txt", "confidential", why="asked for")
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """Return a copy of the record."""
    copy = tmp_path / "border.db"
    copy.write_bytes(made.read_bytes())
    return copy


def export(path: Path, folder: Path) -> dict[str, list[str]]:
    """Return the lines of an export, but for the numbers that problems are counted by."""
    found = {}
    with open_reader(path) as reader:  # what is asked of the record itself would be entered into its log
        for file in write_layout(reader, folder, "jsonl"):
            lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
            if file.stem == "problems":
                lines = [{key: value for key, value in line.items() if key != "id"} for line in lines]
            found[file.stem] = sorted(json.dumps(line, sort_keys=True) for line in lines)
    return found


def change(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def kept(path: Path) -> list[tuple[object, ...]]:
    """Return all rows that a rebuilding must not touch."""
    connection = sqlite3.connect(path)
    rows = [
        (table, *row)
        for table in ("originals", "pieces", "judgements", "labels", "custody_details", "custody", "captures")
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")  # noqa: S608 - names of tables
    ]
    connection.close()
    return [row for row in rows if not (str(row[0]).startswith("custody") and str(row[1]) == str(_last(path)))]


def _last(path: Path) -> int:
    """Return the position of the entry of a rebuilding, 0 before there is one."""
    with open_reader(path) as reader:
        last = list(entries(reader))[-1]
    return last.entry.position if last.told().get("action") == "rebuild" else 0


DAMAGE: list[tuple[str, ...]] = [
    (),
    ("UPDATE statements SET content = '[]', stance = 'accuse'", "DELETE FROM events", "DELETE FROM mentions"),
    (
        *("DELETE FROM slip_keys", "DELETE FROM slips", "DELETE FROM slips_waiting", "DELETE FROM links"),
        *("UPDATE entities SET canonical = 'n0'", "UPDATE readings SET reader = 'v0'"),
    ),
    ("DELETE FROM stretches", "INSERT INTO stretch_words (stretch_words) VALUES ('delete-all')"),
    ("DELETE FROM passages", "DELETE FROM judged", "DELETE FROM judged_documents", "DELETE FROM readings"),
]


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: str(damage)[:60])
def test_what_is_rebuilt_equals_what_was_there(path: Path, made: Path, tmp_path: Path, damage: tuple[str, ...]) -> None:
    """Whatever was done to index, readings, slips and links: the export is as before, and so is what people decided."""
    before = kept(path)
    change(path, *damage)
    with api.open(path) as record:
        assert record.rebuild(who="R. Lind", workers=1) == ()
        assert record.search("bridge")
    assert export(path, tmp_path / "after") == export(made, tmp_path / "before")
    assert kept(path) == before
    with open_reader(path) as reader:
        assert verify(reader).ok


def test_the_language_of_pictures_need_not_be_said_again(tmp_path: Path) -> None:
    """Nor that they were not to be read; a record that did not keep it was read in the ordinary one."""
    require(there=program() is not None, what="tesseract (apt install tesseract-ocr)")
    scanned = tmp_path / "scan.pdf"
    scanned.write_bytes(scan([column(40, 540, ["The road stays closed, the mayor said."], size=20)]))
    with api.open(tmp_path / "scans.db", create=True) as record:
        record.add([scanned], Options(ocr=""), who="a tester", workers=1)
        assert record.rebuild(who="a tester", workers=1) == ()
        assert record.show("scan.pdf").text == ""
        store = record._writing()
        store.note_way(None, (), "eng+osd")
        assert [way[2] for way in store.ways()] == ["", "eng+osd"]
    with sqlite3.connect(tmp_path / "scans.db") as connection:
        connection.execute(
            'UPDATE settings SET value = \'[[null, []], ["latin-1", [["text", "body"]]]]\' WHERE name = \'ways\''
        )
    with api.open(tmp_path / "scans.db") as record:
        assert record._writing().ways() == ((None, (), "eng"), ("latin-1", (("text", "body"),), "eng"))
        assert [problem.kind for problem in record.rebuild(who="a tester", workers=1)] == ["not-rebuilt"]
    connection.close()


def test_rebuilding_twice_changes_no_more(path: Path, tmp_path: Path) -> None:
    with api.open(path) as record:
        record.rebuild(workers=1)
    once = export(path, tmp_path / "once")
    with api.open(path) as record:
        record.rebuild(workers=1)
    assert export(path, tmp_path / "twice") == once


def test_what_reads_otherwise_now_is_left_and_said(path: Path, made: Path, tmp_path: Path) -> None:
    """Without the columns that it was added with, a table gives another text: the one that is held stays."""
    change(path, "DELETE FROM settings WHERE name = 'ways'")
    with api.open(path) as record:
        left = record.rebuild(workers=1)
        assert [(Path(str(item.path)).name, item.kind) for item in left] == [("mapped.csv", "not-rebuilt")]
        assert "not found again" in left[0].message
        assert record.search("harbour")
    after, before = export(path, tmp_path / "after"), export(made, tmp_path / "before")
    assert after["documents"] == before["documents"]
    assert after["statements"] == before["statements"]


def test_a_damaged_original_leaves_its_documents_as_they_are(path: Path) -> None:
    change(path, "UPDATE pieces SET content = zeroblob(9) WHERE original = 1")
    with api.open(path) as record:
        left = record.rebuild(workers=1)
        assert len(left) == 1
        assert "not those that were captured" in left[0].message
        assert len(record.sources()) == 9


def test_an_interrupted_rebuilding_can_be_repeated(path: Path, made: Path, tmp_path: Path) -> None:
    """Whatever was read anew by then is in place; nothing is lost meanwhile."""

    def stop(_: object) -> None:
        raise KeyboardInterrupt

    with api.open(path) as record, pytest.raises(KeyboardInterrupt):
        record.rebuild(workers=1, each=stop)
    with api.open(path) as record:
        assert len(record.sources()) == 9
        assert record.search("bridge")
        assert record.verify().ok
        record.rebuild(workers=1)
    assert export(path, tmp_path / "after") == export(made, tmp_path / "before")


def broken(path: Path, table: str) -> None:
    """Overwrite the first page of a table."""
    connection = sqlite3.connect(path)
    root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    content = bytearray(path.read_bytes())
    content[(root - 1) * size : root * size] = b"\xff" * size
    path.write_bytes(content)


DERIVED = ("readings", "slip_keys", "stretch_words_data", "judged")


@pytest.mark.parametrize("table", DERIVED)
def test_a_record_is_salvaged_from_a_file_with_a_broken_page(
    path: Path, made: Path, tmp_path: Path, table: str
) -> None:
    """Where a page of what can be made anew is broken, nothing is lost."""
    broken(path, table)
    new = tmp_path / "new.db"
    options = ["--workers", "1", "--as", "R. Lind"]
    result = CliRunner().invoke(app, ["rebuild", "--record", str(path), "--into", str(new), *options])
    assert result.exit_code == 0, result.stderr
    assert "Rebuilt: 9 documents" in result.stderr
    with open_reader(new) as reader:
        assert verify(reader).findings == ()
    assert export(new, tmp_path / "after") == export(made, tmp_path / "before")


@pytest.mark.parametrize(("table", "kind"), [("pieces", "original-missing"), ("documents", "document-missing")])
def test_what_is_lost_for_good_is_named(path: Path, tmp_path: Path, table: str, kind: str) -> None:
    """The record goes on without it; adding the files again mends it."""
    broken(path, table)
    new = tmp_path / "new.db"
    result = CliRunner().invoke(app, ["rebuild", "--record", str(path), "--into", str(new), "--workers", "1"])
    assert result.exit_code == 1
    assert "Could not be read: the" in result.stderr
    assert "onrecord verify" in result.stderr
    with open_reader(new) as reader:
        assert kind in {finding.kind for finding in verify(reader).findings}


def test_a_record_is_not_salvaged_over_another_file(path: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.db"
    new.write_text("minutes of a meeting")
    with api.open(path) as record, pytest.raises(OnrecordError, match="is there already"):
        record.salvage(new)
    assert new.read_text() == "minutes of a meeting"


def test_what_counts_most_cannot_be_left_out(path: Path, tmp_path: Path) -> None:
    """Without the custody log a record is none: that is said, and no half of one is made."""
    broken(path, "custody")
    with api.open(path) as record, pytest.raises(OnrecordError, match="is damaged"):
        record.salvage(tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()
