"""Web archives: each captured page is a document with its address and the moment of its capture."""

import gzip
import io
import uuid
import zipfile

from tests.ingest.reading import documents, kinds, values

PAGE = b"<html><body><p>The road stays closed.</p></body></html>"
CAPTURED = [
    ("https://gazette.example/road", "200 OK", "text/html; charset=utf-8", PAGE),
    ("https://gazette.example/logo.png", "200 OK", "image/png", b"\x89PNG"),
    ("https://gazette.example/gone", "404 Not Found", "text/html", b"<html>gone"),
    ("https://gazette.example/notes.txt", "200 OK", "text/plain", b"Notes."),
]


def _archive(*, packed: bool) -> bytes:
    return b"".join(gzip.compress(record) if packed else record for record in map(_record, CAPTURED))


def _record(captured: tuple[str, str, str, bytes]) -> bytes:
    url, status, kind, content = captured
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + content
    number = uuid.uuid5(uuid.NAMESPACE_URL, url)
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2010-04-19T10:00:00Z\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: application/http;msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def test_pages_and_texts_are_documents_and_the_rest_is_counted() -> None:
    for content, name in (
        (_archive(packed=False), "a.warc"),
        (_archive(packed=True), "a.warc.gz"),
        (_archive(packed=True), "a"),
    ):
        page, notes, whole = documents(content, name)
        assert (page.text, notes.text, whole.text) == ("The road stays closed.", "Notes.", "")
        assert values(page, "url")[0] == ("https://gazette.example/road", "warc:WARC-Target-URI")
        assert values(page, "accessed") == [("2010-04-19T10:00:00+00:00", "warc:WARC-Date")]
        assert values(page, "archive_ref")[0][0].startswith("urn:uuid:")
        assert page.container is not None
        assert page.container.member == "https://gazette.example/road"
        assert kinds(whole) == ["records-left-out"]
        assert "2 records" in whole.problems[0].message


def test_a_collection_is_a_zip_of_archives() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as collection:
        collection.writestr("datapackage.json", "{}")
        collection.writestr("archive/data.warc.gz", _archive(packed=True))
    page, *_ = documents(out.getvalue(), "a.wacz")
    assert page.text == "The road stays closed."
    assert page.container is not None
    assert page.container.member == "archive/data.warc.gz/https://gazette.example/road"


def test_a_damaged_archive_gives_what_stands_before_the_damage() -> None:
    content = _archive(packed=True)
    found = documents(content[: len(content) - 40], "a.warc.gz")
    assert found[0].text == "The road stays closed."
    (broken,) = documents(b"WARC/1.0\r\nnonsense", "a.warc")
    assert kinds(broken) in (["bad-archive"], ["empty-file"])
