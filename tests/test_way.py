"""The whole way: files in, a sourced record out. The laws that no room can keep alone."""

import json
import random
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord import Options, api
from onrecord.model import Document, Reading, Span
from tests.piles import SAMPLES

BAD_INPUT: list[tuple[str, bytes, str]] = [
    ("empty.txt", b"", "empty-file"),
    ("binary.txt", bytes(range(256)) * 20, "binary-file"),
    ("nul.txt", b"The minister\x00 said on Monday that the road was closed.", "bad-characters"),
    ("mixed.txt", "Café. ".encode() * 3 + "Café à l'été.".encode("cp1252"), "encoding-doubtful"),
    ("page.pdf", b"%PDF-1.7\n...", "bad-pdf"),
    ("page.odt", b"words", "format-not-read"),
    ("table.csv", b"a,b\n1,2\n", "no-text-column"),
    ("broken.zip", b"PK\x03\x04 this is no archive", "bad-zip"),
]
"""Name, bytes and the kind of the problem that must be told."""


def read_files(folder: Path, **options: Any) -> list[tuple[Document, Reading]]:  # noqa: ANN401
    return [item for item in api.read_pile([folder], Options(**options), workers=1) if isinstance(item, tuple)]


@pytest.mark.parametrize(("name", "content", "kind"), BAD_INPUT, ids=[name for name, _, _ in BAD_INPUT])
def test_bad_input_is_told_kept_and_does_not_stop_the_pile(
    tmp_path: Path, name: str, content: bytes, kind: str
) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / name).write_bytes(content)
    (pile / "zz-good.txt").write_text("The mayor said on Friday that the bridge would open.\n", encoding="utf-8")
    with api.open(tmp_path / "o.db", create=True) as record:
        record.add([pile], workers=1)
        kinds = {problem.kind for problem in record.problems() if problem.path and problem.path.endswith(name)}
        assert kind in kinds
        assert record.verify().ok
        assert any(row.path.endswith("zz-good.txt") and row.read for row in record.sources())


def test_a_text_that_is_too_long_is_kept_and_searchable(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("The mayor said that the lighthouse was closed. " * 40, encoding="utf-8")
    with api.open(tmp_path / "o.db", create=True) as record:
        record.add([long], Options(max_chars=500), workers=1)
        assert record.search("lighthouse")
        assert record.said() == ()
        assert "too-long" in {problem.kind for problem in record.problems()}


def test_a_language_that_is_not_read_is_kept_and_searchable(sample_record: Path) -> None:
    with api.open(sample_record) as record:
        unread = [source for source in record.sources() if source.language == "ar"]
        assert unread
        assert not any(source.read for source in unread)
        assert "language-not-read" in {problem.kind for problem in record.problems()}
        assert record.summary().searchable_only >= 1


def test_every_span_of_the_sample_pile_reads_back() -> None:
    """What is shown is the text at the span: none is empty, none is trimmed, none leaves the text."""
    for document, reading in read_files(SAMPLES):
        spans: list[Span] = [mention.span for mention in reading.mentions]
        spans += [date.span for date in reading.dates] + [count.span for count in reading.counts]
        for statement in reading.statements:
            spans += [*statement.content, *statement.cue, *statement.source, *statement.addressee, *statement.venue]
        for event in reading.events:
            spans += event.trigger
        for span in spans:
            words = span.of(document.text)
            assert 0 <= span.start < span.end <= len(document.text)
            assert words == words.strip()


def test_passages_hold_every_character_once() -> None:
    for document, reading in read_files(SAMPLES):
        ends = [0, *(passage.span.end for passage in reading.passages)]
        assert [passage.span.start for passage in reading.passages] == ends[:-1]
        assert ends[-1] == len(document.text)


def test_every_chain_ends_in_its_document() -> None:
    for _, reading in read_files(SAMPLES):
        by_id = {statement.id: statement for statement in reading.statements}
        for statement in reading.statements:
            hands, at = 0, statement
            while at.parent is not None:
                at, hands = by_id[at.parent], hands + 1
                assert hands <= len(by_id)


def test_the_order_of_files_does_not_change_a_reading(tmp_path: Path) -> None:
    files = sorted(SAMPLES.glob("0*"))
    shuffled = random.Random(7).sample(files, len(files))  # noqa: S311 - an order, not a secret
    one = {document.id: reading for document, reading in _read(files)}
    other = {document.id: reading for document, reading in _read(shuffled)}
    assert one == other
    moved = tmp_path / "elsewhere.txt"
    shutil.copy(files[0], moved)
    assert _read([moved])[0][1] == one[_read([files[0]])[0][0].id]


def _read(files: list[Path]) -> list[tuple[Document, Reading]]:
    return [item for item in api.read_pile(files, workers=1) if isinstance(item, tuple)]


def test_all_cores_read_the_same_as_one_process() -> None:
    one = [onrecord.reading_line(*item) for item in api.read_pile([SAMPLES], workers=1) if isinstance(item, tuple)]
    two = [onrecord.reading_line(*item) for item in api.read_pile([SAMPLES], workers=2) if isinstance(item, tuple)]
    assert one == two


def test_building_twice_gives_the_same_record(tmp_path: Path, sample_record: Path) -> None:
    """Times and salts aside, the same pile gives the same export."""
    with api.open(tmp_path / "again.db", create=True) as record:
        record.add([SAMPLES], workers=1)
        record.export(tmp_path / "again")
    with api.open(sample_record) as record:
        record.export(tmp_path / "first")
    for path in sorted((tmp_path / "first").iterdir()):
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes(), path.name


@pytest.mark.parametrize("layout", ["jsonl", "csv"])
def test_ids_of_an_export_join_across_its_files(tmp_path: Path, sample_record: Path, layout: str) -> None:
    with api.open(sample_record) as record:
        paths = record.export(tmp_path / "out", layout)  # type: ignore[arg-type]
    assert {path.suffix for path in paths} == {f".{layout}"}
    if layout == "csv":
        assert all(path.read_text(encoding="utf-8").splitlines()[0] for path in paths)
        return
    items = {path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] for path in paths}
    entities = {place["entity"] for entity in items["entities"] for place in entity["occurrences"]}
    statements = {statement["id"] for statement in items["statements"]}
    assert {mention["entity"] for mention in items["mentions"]} <= entities
    assert {speaker for statement in items["statements"] for speaker in statement["speakers"]} <= entities
    assert {statement["parent"] for statement in items["statements"]} <= statements | {None}
    assert {event["statement"] for event in items["events"]} <= statements
    assert {office["holder"] for office in items["offices"]} <= entities
    documents = {document["id"] for document in items["documents"]}
    assert {row["document"] for row in items["statements"]} <= documents
    texts = {document["id"]: document["text"] for document in items["documents"]}
    assert all(texts[mention["document"]][mention["start"] : mention["end"]].strip() for mention in items["mentions"])


def test_the_report_is_written_whole(tmp_path: Path, sample_record: Path) -> None:
    with api.open(sample_record) as record:
        record.report(tmp_path / "r.html", with_texts=True)
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")


def test_no_network_call_is_made(tmp_path: Path) -> None:
    """A process whose sockets are taken away adds, asks and reports all the same."""
    code = (
        "import socket, sys\n"
        "def refuse(*_, **__): raise RuntimeError('a network call')\n"
        "socket.socket.connect = refuse; socket.getaddrinfo = refuse\n"
        "from onrecord import api\n"
        "with api.open(sys.argv[2], create=True) as record:\n"
        "    record.add([sys.argv[1]], workers=1); record.said(); record.report(sys.argv[2] + '.html')\n"
        "    assert not [p for p in record.problems() if p.kind == 'reading-failed']\n"
    )
    assert socket.socket.connect is not None
    pages = [str(SAMPLES / "07-varenia-watch-agents.html"), str(tmp_path / "o.db")]
    done = subprocess.run([sys.executable, "-c", code, *pages], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_python_offers_what_the_guide_says(sample_record: Path) -> None:
    assert {"open", "read", "dates", "Record"} <= set(onrecord.__all__)
    assert all(getattr(onrecord, name) is not None for name in onrecord.__all__)
    with pytest.raises(AttributeError):
        getattr(onrecord, "zzyzx")  # noqa: B009 - the point is the name
    (document, reading), *rest = onrecord.read(SAMPLES / "01-river-post-kessarin.txt")
    assert rest == []
    assert reading.document == document.id
    assert [date.edtf for date in onrecord.dates("It began on 3 March 2021.")] == ["2021-03-03"]
    with onrecord.open(sample_record) as record:
        assert record.events()
    with pytest.raises(onrecord.OnrecordError):
        onrecord.read("nowhere.txt")


def test_seeds_are_read_without_loss(seeds: Path, tmp_path: Path) -> None:
    """The five real pages: all read, every statement has a chain, nothing failed."""
    with api.open(tmp_path / "o.db", create=True) as record:
        outcome = record.add([seeds], workers=1)
        assert outcome.documents == 5
        assert all(source.read for source in record.sources())
        assert "reading-failed" not in {problem.kind for problem in record.problems()}
        assert all(row.chain for row in record.said())
        record.report(tmp_path / "r.html", with_texts=True)
