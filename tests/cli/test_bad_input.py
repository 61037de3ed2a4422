"""Somebody new adds a folder in which everything is wrong: each file says what to do, and nothing is lost."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from onrecord import api

ROOT = Path(__file__).resolve().parents[2]

SAID = "Ilse Brandow said on Monday that the bridge at Ostrel was closed. Marek Tull denied it.\n"

TOLD = {
    "broken.eml": ("bad-mail", "whether it is whole"),
    "broken.pdf": ("bad-pdf", "Download it once more"),
    "cut.zip": ("bad-zip", "download it once more"),
    "damaged.warc.gz": ("empty-file", "packed to its end"),
    "empty.html": ("empty-text", "may be a picture"),
    "empty.txt": ("empty-file", "whether it was saved"),
    "half.jsonl": ("bad-row", "write one JSON object on each line"),
    "letters.txt": ("encoding-guessed", "--encoding"),
    "no column.csv": ("no-text-column", "--map text="),
    "no members.zip": ("empty-file", "packed to its end"),
    "no word.docx": ("bad-word-file", "Save it anew"),
    "noise.txt": ("binary-file", "save its text as .txt"),
    "nothing.zip": ("empty-file", "whether it was saved"),
    "program.exe": ("format-not-read", "Save what is written in it"),
    "locked": ("unreadable", "who may read it"),
    "secret.txt": ("unreadable", "who may read it"),
    "loop": ("symlink-loop", "already read"),
    "self": ("unreadable", "who may read it"),
    "nowhere": ("not-found", "whether the name is right"),
    "pipe": ("not-a-file", "not opened"),
}
"""What has to be said of each, and words of what can be done."""


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """Return the folder."""
    pile = tmp_path / "pile"
    pile.mkdir()
    for name, content in {
        "broken.eml": b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: base64\n\n@@@@",
        "broken.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 broken",
        "damaged.warc.gz": b"\x1f\x8b\x08\x00junk",
        "empty.html": b"<html><script>document.write('x')</script></html>",
        "empty.txt": b"",
        "half.jsonl": b'{"id": "1", "text": "' + SAID.strip().encode() + b'"}\n{broken\n',
        "letters.txt": "Der Bürgermeister von Östrel sagte: „Die Brücke bleibt geschlossen“.".encode("cp1252"),
        "no column.csv": b"name,age\nA,2\n",
        "no word.docx": b"PK\x03\x04junk",
        "noise.txt": bytes(range(256)) * 40,
        "nothing.zip": b"",
        "program.exe": b"MZ\x90\x00" + bytes(range(256)) * 20,
        "secret.txt": b"nobody may read this",
        "one.txt": SAID.encode(),
        "one again.txt": SAID.encode(),
        "arabic.txt": "قالت إلسه براندو إن الجسر في أوستريل كان مغلقا يوم الأحد.".encode(),
        "two\nlines.txt": f"{SAID}In two lines.".encode(),
        "a byte \udce9.txt": f"{SAID}With a byte.".encode(),
    }.items():
        (pile / name).write_bytes(content)
    with zipfile.ZipFile(pile / "no members.zip", "w"):
        pass
    with zipfile.ZipFile(pile / "outside.zip", "w") as packed:
        for number, name in enumerate(("/etc/onrecord-evil.txt", "../../onrecord-up.txt", "C:\\onrecord-win.txt")):
            packed.writestr(name, f"{SAID}Member {number}.")
    (pile / "cut.zip").write_bytes((pile / "outside.zip").read_bytes()[:150])
    (pile / "locked").mkdir()
    (pile / "locked" / "in.txt").write_text(SAID, encoding="utf-8")
    (pile / "loop").symlink_to(pile)
    (pile / "self").symlink_to(pile / "self")
    (pile / "nowhere").symlink_to(pile / "gone.txt")
    os.mkfifo(pile / "pipe")
    return pile


def run(*words: str, record: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the command as somebody who may read only what its owner lets them."""
    limited = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
    before = limited if os.geteuid() == 0 and shutil.which("setpriv") else []
    command = [*before, sys.executable, "-m", "onrecord", *words, "--record", str(record)]
    return subprocess.run(command, capture_output=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT / "src")})


def test_a_folder_in_which_everything_is_wrong(pile: Path, tmp_path: Path) -> None:
    """Whatever was read is kept once, by its name; whatever was not says why; nothing lies elsewhere."""
    for forbidden in (pile / "locked", pile / "secret.txt"):
        forbidden.chmod(0)
    before = {path for path in tmp_path.rglob("*") if "locked" not in path.parts}
    record = tmp_path / "bad.db"
    added = run("add", str(pile), record=record)
    (pile / "locked").chmod(0o755)
    assert added.returncode == 0, added.stderr.decode()
    assert b"Traceback" not in added.stderr
    assert run("verify", record=record).returncode == 0
    told = [json.loads(line) for line in run("problems", "--json", record=record).stdout.splitlines()]
    for name, (kind, words) in TOLD.items():
        mine = [row for row in told if row["path"] and Path(row["path"]).name == name and row["kind"] == kind]
        assert mine, (name, [row["kind"] for row in told if row["path"] and name in row["path"]])
        assert any(words in row["message"] for row in mine), (name, mine)
    with api.open(record) as opened:
        sources = {source.source_id: source for source in opened.sources()}
        names = {source.path for source in sources.values()}
        assert len(sources["one again.txt" if "one again.txt" in sources else "one.txt"].captures) == 2
        for member in ("onrecord-evil.txt", "onrecord-up.txt", "onrecord-win.txt"):
            assert any(name.endswith(member) and "outside.zip" in name for name in names), member
        assert opened.show("two\nlines.txt").text.endswith("In two lines.")
        assert opened.show("a byte \ufffd.txt").text.endswith("With a byte.")
        assert opened.show("arabic.txt").source.language == "ar"
    left = {path for path in tmp_path.rglob("*") if "locked" not in path.parts} - before
    assert {path.name for path in left} <= {"bad.db", "bad.db-wal", "bad.db-shm"}
    for place in (Path("/etc/onrecord-evil.txt"), tmp_path.parent / "onrecord-up.txt", tmp_path / "onrecord-up.txt"):
        assert not place.exists()


@pytest.mark.parametrize("words", [("summary",), ("sources",), ("said",), ("search", "bridge"), ("custody",)])
def test_what_was_taken_in_can_be_asked_for(pile: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    """Whatever the names of files are."""
    record = tmp_path / "bad.db"
    names = [str(pile / name) for name in ("two\nlines.txt", "a byte \udce9.txt", "arabic.txt", "outside.zip")]
    assert run("add", *names, record=record).returncode == 0
    asked = run(*words, record=record)
    assert asked.returncode == 0, asked.stderr.decode()
    assert asked.stdout
