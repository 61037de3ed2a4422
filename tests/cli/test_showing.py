"""From a statement back to the original: places of every format, the picture of a page, the page that was captured."""

import io
import json
import sqlite3
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from evaluation.mutants.printed import column, pdf
from onrecord import api
from onrecord.model import OnrecordError, Span

SAID = "Minister Ada Moran said on Monday that the bridge was safe."
HALF = ("Minister Ada Moran said on Monday", "that the bridge was safe.")
PAGE = f"<html><body><h1>Bridge</h1><script>alert(1)</script><p>Before.</p><p onclick=x()>{SAID}</p></body></html>"


def word() -> bytes:
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph("Before.")
    made.add_paragraph(SAID)
    made.save(out)
    return out.getvalue()


def mail() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Lea Brandt <lea@varenia.example>", "The bridge"
    message.set_content("See what is attached.")
    message.add_attachment(
        PAGE.replace("Before", "Behind").encode(), maintype="text", subtype="html", filename="p.html"
    )
    return message.as_bytes()


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("in/z.pdf", pdf([[], column(40, 500, ["Within an archive.", *HALF])]))
    return out.getvalue()


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a record of one statement in many formats."""
    folder = tmp_path_factory.mktemp("showing")
    pile = folder / "pile"
    pile.mkdir()
    files = {
        "a.pdf": pdf([column(40, 500, ["The bridge over the river"]), column(40, 500, HALF)]),
        "b.html": PAGE.encode(),
        "c.docx": word(),
        "d.eml": mail(),
        "e.zip": archive(),
        "f.txt": f"Before.\n\n{SAID}\n".encode(),
        "g.jsonl": "".join(json.dumps({"text": text}) + "\n" for text in ("Nothing.", f"{SAID} Again.")).encode(),
    }
    for name, content in files.items():
        (pile / name).write_bytes(content)
    with api.open(folder / "border.db", create=True) as made:
        made.add([pile], workers=1)
    return folder / "border.db"


PLACES = {
    "a.pdf": "p. 2",
    "b.html": "paragraph 2",
    "c.docx": "paragraph 2",
    "p.html": "paragraph 2",
    "in/z.pdf": "p. 2",
    "f.txt": "line 3",
    "g.jsonl": "row 2",
}


def _words(record: api.Record) -> dict[str, str]:
    """Return where the minister's statement stands, by document."""
    names = {source.document: source.source_id for source in record.sources()}
    found = {}
    for row in record.said():
        if any("bridge" in quote.text for quote in row.content):
            assert row.place is not None
            found[row.place.member or names[row.document].partition(":")[0]] = row.place.words
    return found


def test_each_statement_says_where_it_stands(record: Path) -> None:
    with api.open(record) as opened:
        assert _words(opened) == PLACES


def test_the_export_and_the_report_say_it_too(record: Path, tmp_path: Path) -> None:
    with api.open(record) as opened:
        opened.export(tmp_path / "out")
        opened.report(tmp_path / "r.html")
    lines = (tmp_path / "out" / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    words = {json.loads(line)["place"]["words"] for line in lines}
    assert set(PLACES.values()) <= words
    report = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert all(f">{words}</span>, characters" in report for words in PLACES.values())


def test_without_a_map_the_original_is_read_again(record: Path, tmp_path: Path) -> None:
    """A record of an older version holds none; what was kept and what is read again tell the same."""
    older = tmp_path / "older.db"
    older.write_bytes(record.read_bytes())
    with sqlite3.connect(older) as connection:
        connection.execute("DELETE FROM maps")
    connection.close()
    with api.open(record) as kept, api.open(older) as again:
        for row in kept.said():
            start, end = row.content[0].span.start, row.content[-1].span.end
            assert again.place(row.document, start, end) == kept.place(row.document, start, end)


def test_a_text_that_is_read_otherwise_now_is_said(record: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(record.read_bytes())
    with sqlite3.connect(other) as connection:
        connection.execute("DELETE FROM maps")
        connection.execute("UPDATE documents SET text = text || ' More.' WHERE source_id = 'b.html'")
    connection.close()
    with api.open(other) as opened:
        for ask in (lambda: opened.place("b.html", 0, 4), lambda: opened.captured("b.html")):
            with pytest.raises(OnrecordError, match="read otherwise now"):
                ask()


def test_the_page_of_a_passage_is_drawn(record: Path) -> None:
    with api.open(record) as opened:
        (row,) = (row for row in opened.said() if row.place and row.place.member == "in/z.pdf")
        drawn = opened.page_image(row.document, 2, marks=[quote.span for quote in row.content])
        assert drawn.content.startswith(b"\x89PNG")
        assert drawn.boxes
        assert all(0 < left < right < drawn.width for left, _, right, _ in drawn.boxes)
        assert opened.page_image(row.document, 1, marks=[quote.span for quote in row.content]).boxes == ()
        for document, page in (("a.pdf", 9), ("b.html", 1)):
            with pytest.raises(OnrecordError, match="no page"):
                opened.page_image(document, page)
        with pytest.raises(OnrecordError, match="row of a table"):
            opened.page_image("g.jsonl:1", 1)


def test_a_captured_page_is_shown_without_what_runs(record: Path) -> None:
    with api.open(record) as opened:
        page = opened.show("b.html")
        start = page.text.index("Minister")
        for document in ("b.html", "p.html"):
            shown = opened.captured(document, marks=[Span(start, start + 18)])
            assert f'<mark id="at-{start}">' in shown.html
            assert "alert" not in shown.html
            assert "onclick" not in shown.html
            assert shown.left_out == (("script", 1),)
        with pytest.raises(OnrecordError, match="not read from a page of HTML"):
            opened.captured("f.txt")


def test_an_original_comes_back_byte_for_byte(record: Path) -> None:
    with api.open(record) as opened:
        assert opened.original("b.html").content == PAGE.encode()
        assert opened.original("g.jsonl:2").path.endswith("g.jsonl")
