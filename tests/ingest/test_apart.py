"""The process apart: the same documents, and no file that hangs, eats memory or kills its reader stops a pile."""

import io
import os
import pickle
import time
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from evaluation.mutants.printed import column, pdf
from onrecord.ingest import Apart, documents_of
from onrecord.ingest.apart.child import serve
from onrecord.ingest.apart.frames import (
    Answer,
    BrokenFrameError,
    Task,
    read_answer,
    read_task,
    write_answer,
    write_task,
)
from onrecord.ingest.apart.opener import SHOWING, Opener
from onrecord.ingest.page.captured import captured
from onrecord.ingest.pdf.picture import page_picture
from onrecord.ingest.showing import NotShownError, bytes_of, same_again, show_page, show_picture
from onrecord.model import (
    Block,
    Bounds,
    Captured,
    Container,
    Document,
    Given,
    Options,
    Original,
    PageImage,
    Problem,
    Span,
    content_id,
)
from tests.ingest.deadly import BEGIN
from tests.ingest.reading import kinds


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    """Return a process apart whose reader dies over files that say so."""
    with Apart(BEGIN) as process:
        yield process


def original(content: bytes, name: str = "a.html") -> Original:
    return Original(content_id(content), name, content)


def packed(members: Mapping[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return file.getvalue()


def page(words: str) -> str:
    return f"<!doctype html><html><body><h1>A heading</h1><p>{words}</p></body></html>"


def problems(found: Iterable[Document]) -> dict[str, list[str]]:
    return {document.source_id: kinds(document) for document in found}


BROKEN = (
    ("deadly, by abort", "reader-died"),
    ("deadly, by a kill", "reader-died"),
    ("hungry", "reader-stopped"),
    ("faulty", "reading-failed"),
    ("calling", "reading-failed"),
    ("writing", "reading-failed"),
)


def test_the_same_documents_as_in_this_process() -> None:
    files = [
        original(page("Ada Moran spoke.").encode()),
        original(pdf([column(50, 500, ["Ada Moran spoke in Arvik."])]), "a.pdf"),
        original(packed({"a.html": page("one"), "b.txt": "two", "c.csv": "id,text\n1,three\n2,four"}), "a.zip"),
        original(b"From: Ada <ada@example.org>\nSubject: One\n\nTwo three four.", "a.eml"),
        original(b"no pages", "broken.pdf"),
        original(b"", "empty.html"),
        original(b"plain", "a.txt"),
    ]
    sidecar = {"outlet": "The Arvik Courier"}
    with Apart() as process:
        for file in files:
            there = list(process.documents_of(file, Options(), sidecar))
            assert there == list(documents_of(file, Options(), sidecar))


@pytest.mark.parametrize(("words", "kind"), BROKEN)
def test_a_file_that_ends_its_reader_is_named_and_the_next_is_read(apart: Apart, words: str, kind: str) -> None:
    """The file keeps its id and name; its reader is started anew."""
    file = original(page(words).encode(), "bad.html")
    (found,) = apart.documents_of(file, Options(), {"title": "Given"})
    assert (found.id, found.source_id, found.text, kinds(found)) == (file.id, "bad.html", "", [kind])
    assert [given.value for given in found.given if given.name == "title"] == ["Given"]
    (after,) = apart.documents_of(original(page("fine").encode()), Options())
    assert kinds(after) == []
    assert not Path("written.txt").exists()


def test_a_file_that_hangs_is_stopped(apart: Apart) -> None:
    list(apart.documents_of(original(page("to start the process").encode()), Options()))
    (found,) = apart.documents_of(original(page("slow").encode()), Options(bounds=Bounds(seconds=2)))
    assert kinds(found) == ["reader-stopped"]
    assert "--max-seconds" in found.problems[0].message


@pytest.mark.parametrize(("words", "kind"), BROKEN[2:4])
def test_a_member_that_ends_its_reader_takes_no_other_with_it(apart: Apart, words: str, kind: str) -> None:
    members = {"1.html": page("one"), "2.html": page(words), "3.html": page("three"), "4.txt": "four"}
    found = problems(apart.documents_of(original(packed(members), "a.zip"), Options()))
    assert found == {"1.html": [], "2.html": [kind], "3.html": [], "4.txt": []}


def test_several_members_and_what_is_attached(apart: Apart) -> None:
    mail = (
        b"From: a@example.org\nSubject: One\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n"
        b"--B\nContent-Type: text/plain\n\nSee below.\n"
        b"--B\nContent-Type: text/html\nContent-Disposition: attachment; filename=x.html\n\n<html>deadly</html>\n"
        b"--B\nContent-Type: text/html\nContent-Disposition: attachment; filename=y.html\n\n<html>fine</html>\n--B--\n"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("1.html", page("deadly"))
        archive.writestr("2.eml", mail)
        archive.writestr("3.html", page("deadly kill"))
        archive.writestr("4.html", page("fine"))
    found = problems(apart.documents_of(original(file.getvalue(), "a.zip"), Options()))
    died = ["reader-died"]
    assert found == {"1.html": died, "2.eml": [], "x.html": died, "y.html": [], "3.html": died, "4.html": []}


def test_an_archive_of_nothing_but_such_is_given_up_in_the_end() -> None:
    members = {f"{number}.html": page("deadly") for number in range(5)}
    with Apart(BEGIN, most=2) as process:
        found = problems(process.documents_of(original(packed(members), "a.zip"), Options()))
    assert found == {"0.html": ["reader-died"], "1.html": ["reader-died"], "a.zip": ["reader-died"]}


def test_an_abandoned_file_leaves_nothing_behind(apart: Apart) -> None:
    members = {f"{number}.html": page(str(number)) for number in range(9)}
    left = apart.documents_of(original(packed(members), "a.zip"), Options())
    next(left)
    left.close()  # type: ignore[attr-defined]
    (found,) = apart.documents_of(original(page("other").encode()), Options())
    assert "other" in found.text


NESTED = packed({"a.html": page("one"), "mail.eml": "From: a@example.org\nSubject: s\n\nSome words of a mail.\n"})


def test_what_lies_in_a_file_is_handed_out_by_its_id(apart: Apart) -> None:
    """However deep it lies; and nothing else is."""
    outer = original(packed({"x.txt": "words", "note.html": page("two")}), "outer.zip")
    inner = page("two").encode()
    found = apart.lying_in(outer, content_id(inner), Options())
    assert isinstance(found, Original)
    assert found.content == inner
    deep = io.BytesIO()
    with zipfile.ZipFile(deep, "w") as archive:
        archive.writestr("inner.zip", NESTED)
    found = apart.lying_in(original(deep.getvalue(), "deep.zip"), content_id(page("one").encode()), Options())
    assert isinstance(found, Original)
    assert found.path == "deep.zip/inner.zip/a.html"
    assert apart.lying_in(outer, content_id(b"nothing of it"), Options()) is None


def test_a_file_that_cannot_be_opened_says_so_and_the_next_is(apart: Apart) -> None:
    killing = original(packed({"x.txt": "opening kills"}), "x.zip")
    found = apart.lying_in(killing, content_id(b"opening kills"), Options())
    assert isinstance(found, Problem)
    assert found.kind == "reader-died"
    again = apart.lying_in(original(NESTED, "n.zip"), content_id(page("one").encode()), Options())
    assert isinstance(again, Original)


def test_what_is_shown_is_opened_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file itself needs no opening; a row has no page; what cannot be opened is said."""
    whole = original(NESTED, "n.zip")
    assert bytes_of(whole.id, whole, Options()) is whole
    assert bytes_of(content_id(page("one").encode()), whole, Options()).content == page("one").encode()
    with pytest.raises(NotShownError, match="no page of its own"):
        bytes_of(content_id(b"a row"), whole, Options())
    held = next(one for one in documents_of(whole, Options()) if one.source_id == "a.html")
    assert same_again(held, whole, [Options()]) == held
    deadly = Opener(Apart(BEGIN))
    monkeypatch.setattr("onrecord.ingest.showing.opener", lambda: deadly)
    killing = original(packed({"x.txt": "opening kills"}), "x.zip")
    with pytest.raises(NotShownError, match="process that read it ended"):
        bytes_of(content_id(b"opening kills"), killing, Options())
    deadly.close()


def test_a_page_and_a_drawing_are_made_apart() -> None:
    """They are what this process would have made; a file without a page, and a page that there is not, are told."""
    words = page("Ada Moran spoke.")
    file, printed = original(words.encode()), original(pdf([column(50, 500, ["Ada Moran spoke."])]), "a.pdf")
    (held,) = documents_of(file, Options())
    mark = Span(0, 3)
    assert show_page(held, file, Options(), [mark]) == captured(words, [mark])
    assert show_picture(printed, 1, dpi=60) == page_picture(printed.content, 1, dpi=60)
    with pytest.raises(NotShownError, match="not read from a page"):
        show_page(held, original(b"plain", "a.txt"), Options())
    with pytest.raises(NotShownError, match="no page 2"):
        show_picture(printed, 2, dpi=60)


@pytest.mark.parametrize(
    ("words", "told"),
    [("deadly, by a kill", "ended"), ("hungry", "memory"), ("slow", "too long"), ("faulty", "failed")],
)
def test_a_page_that_ends_its_process_is_told_and_the_next_is_shown(
    monkeypatch: pytest.MonkeyPatch, words: str, told: str
) -> None:
    """Whoever asked reads a sentence; the process of the desk goes on, and so does the next page."""
    shown = Opener(Apart(BEGIN), Bounds(seconds=6, memory=1_500))
    monkeypatch.setattr("onrecord.ingest.showing.opener", lambda: shown)
    shown.start()
    fine, bad = original(page("fine").encode()), original(page(words).encode(), "x.html")
    (held,), (other,) = documents_of(fine, Options()), documents_of(bad, Options())
    with pytest.raises(NotShownError, match=f"x.html cannot be shown: .*{told}"):
        show_page(other, bad, Options())
    assert show_page(held, fine, Options()).text == held.text
    with pytest.raises(NotShownError, match=f"x.pdf cannot be shown: .*{told}"):
        show_picture(original(b"%PDF-1.7 " + words.encode(), "x.pdf"), 1, dpi=72)
    shown.close()


def test_a_large_page_of_nested_elements_does_no_harm() -> None:
    """50 MB of tags within tags: the page is shown cut, or a sentence says why not, within the bounds."""
    deep = original(b"<html><body><p>Ada Moran spoke." + b"<div><b>" * 6_250_000, "deep.html")
    began = time.monotonic()
    held = Document(deep.id, "deep.html", "deep.html", "text/html", "Ada Moran spoke.", None)
    with suppress(NotShownError):
        assert "Ada Moran" in show_page(held, deep, Options()).html
    assert time.monotonic() - began < SHOWING.seconds + 10


def test_what_is_said_comes_back() -> None:
    whole = Document(
        *("id", "a.html", "p/a.html", "text/html", "Text", "en"),
        given=(Given("title", "T", "html:title"),),
        blocks=(Block(Span(0, 4), "/p", "p", body=True, wrapped=True),),
        container=Container("id", "a.zip", member="a.html"),
        problems=(Problem("one", "two", Span(1, 2)), Problem("three", "four", path="p")),
    )
    stream = io.BytesIO()
    shown = Captured("<p>", "Text", (("img", 2),))
    drawn = PageImage(3, "iii", b"png", 595.0, 842.5)
    said: list[Answer] = [whole, 3, whole.problems[0], original(b"bytes"), shown, drawn, None]
    for answer in said:
        write_answer(stream, answer)
    stream.seek(0)
    assert [read_answer(stream) for _ in said] == said
    with pytest.raises(BrokenFrameError):
        read_answer(stream)


@pytest.mark.parametrize(
    "value",
    [
        os.getcwd,
        Span(1, 2),
        {"a": 1},
        (1, "words"),
        (7, 8, 9),
        (3, ("a", "b", "c")),
        (4, (b"", "", ())),
        (5, (1, None, "", 1, 1)),
    ],
)
def test_a_child_that_says_something_else_is_not_believed(value: object) -> None:
    content = pickle.dumps(value)
    with pytest.raises(BrokenFrameError):
        read_answer(io.BytesIO(len(content).to_bytes(8, "big") + content))


def test_tasks_are_worked_off_one_after_the_other() -> None:
    tasks, answers = io.BytesIO(), io.BytesIO()
    unlimited = Options(bounds=Bounds(memory=10**9))
    for words in ("one", "two"):
        write_task(tasks, Task(original(page(words).encode()), unlimited, None, None, 0, {}))
    tasks.seek(0)
    serve(tasks, answers)
    answers.seek(0)
    said = [read_answer(answers) for _ in range(6)]
    assert [said[0], said[2], said[3], said[5]] == [0, None, 0, None]
    assert isinstance(said[1], Document)
    assert read_task(io.BytesIO(b"")) is None
