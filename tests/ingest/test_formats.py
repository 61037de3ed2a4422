"""What a file is: bytes first, name second; what is not read is kept and says what to do."""

import codecs
import io
import zipfile

import pytest

from onrecord.ingest.formats import format_of
from tests.ingest.reading import document, documents, kinds

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
MACHINE_CODE = bytes(range(256)) * 8


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "words")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kind", "media_type"),
    [
        ("a.txt", b"words", "text", "text/plain"),
        ("A.TXT", b"words", "text", "text/plain"),
        ("a.md", b"# words", "text", "text/markdown"),
        ("README", b"words", "text", "text/plain"),
        ("a.log", b"words", "text", "text/plain"),
        ("a.txt", b" \n<!DOCTYPE html><p>x", "html", "text/html"),
        ("a.csv", b"<html lang=en><body>404", "html", "text/html"),
        ("a.txt", codecs.BOM_UTF16_LE + "<html >".encode("utf-16-le"), "html", "text/html"),
        ("a.txt", codecs.BOM_UTF8 + b"<!-- saved from x --><html>", "html", "text/html"),
        ("a.xhtml", b'<?xml version="1.0"?><html xmlns="x"/>', "html", "application/xhtml+xml"),
        ("a.xml", b'<?xml version="1.0"?>\n<html>', "html", "text/html"),
        ("a.xml", b"<rss/>", "unread", "application/xml"),
        ("a.txt", b"see <html> for more", "text", "text/plain"),
        ("a.html", b"no tags at all", "html", "text/html"),
        ("a.csv", b"id,text", "csv", "text/csv"),
        ("a.tsv", b"id\ttext", "csv", "text/tab-separated-values"),
        ("a.ndjson", b"{}", "jsonl", "application/x-ndjson"),
        ("a.json", b'{"id": 1}\n{"id": 2}\n', "jsonl", "application/x-ndjson"),
        ("a.json", b'[{"id": 1}]', "unread", "application/json"),
        ("a.json", b'{\n"id": 1}', "unread", "application/json"),
        ("a.zip", b"damaged", "zip", "application/zip"),
        ("pile", _zip(), "zip", "application/zip"),
        ("a.txt", _zip(), "binary", "application/zip"),
        ("a.docx", _zip(), "word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.pdf", b"%PDF-1.7", "pdf", "application/pdf"),
        ("a.txt", b"%PDF-1.7", "pdf", "application/pdf"),
        ("a.txt", PNG, "binary", "image/png"),
        ("a.txt", MACHINE_CODE, "binary", "application/octet-stream"),
        ("a.xyz", MACHINE_CODE, "unread", "application/octet-stream"),
        ("a.txt", b"hello\x00world", "text", "text/plain"),
        ("a.txt", b"\x01" * 5 + b"words " * 10, "text", "text/plain"),
        ("a.txt", b"\x01" * 5 + b"w\xe4hrend " * 10, "binary", "application/octet-stream"),
        ("a.txt", b"\x00" * 20, "binary", "application/octet-stream"),
        ("a.txt", ("é" * 40_000).encode() + b"\x00", "text", "text/plain"),
        ("a.txt", b"\x01" * 8000 + ("€" * 40_000).encode(), "text", "text/plain"),
    ],
)
def test_format(name: str, content: bytes, kind: str, media_type: str) -> None:
    found = format_of(name, content)
    assert (found.kind, found.media_type) == (kind, media_type)


@pytest.mark.parametrize(
    ("name", "content", "kind", "advice"),
    [
        ("photo.txt", PNG, "binary-file", "image/png"),
        ("report.odt", b"PK", "format-not-read", "Save what is written in it"),
        ("talk.mp3", b"ID3", "format-not-read", "Save what is written in it"),
    ],
)
def test_what_is_not_read_is_kept_with_an_empty_text(name: str, content: bytes, kind: str, advice: str) -> None:
    found = document(content, name)
    assert (found.text, kinds(found), found.source_id) == ("", [kind], name)
    assert advice in found.problems[0].message


def test_a_page_of_an_error_saved_as_csv_is_read_as_a_page() -> None:
    (found,) = documents(b"<!doctype html><title>404</title><p>Not found", "articles.csv")
    assert (found.media_type, found.text) == ("text/html", "Not found")
