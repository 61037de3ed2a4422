"""What a file is: told from its bytes first, from its name where the bytes leave it open."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final, Literal

from onrecord.ingest.controls import has_many_controls
from onrecord.ingest.decoding import marked_encoding, wide_encoding

Kind = Literal["text", "html", "csv", "jsonl", "zip", "binary", "unread"]

_READ: Final[dict[str, tuple[Kind, str]]] = {
    "txt": ("text", "text/plain"),
    "text": ("text", "text/plain"),
    "md": ("text", "text/markdown"),
    "markdown": ("text", "text/markdown"),
    "html": ("html", "text/html"),
    "htm": ("html", "text/html"),
    "xhtml": ("html", "application/xhtml+xml"),
    "csv": ("csv", "text/csv"),
    "tsv": ("csv", "text/tab-separated-values"),
    "jsonl": ("jsonl", "application/x-ndjson"),
    "ndjson": ("jsonl", "application/x-ndjson"),
    "zip": ("zip", "application/zip"),
}

_UNREAD: Final = {
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "epub": "application/epub+zip",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "json": "application/json",
    "xml": "application/xml",
    "eml": "message/rfc822",
    "mbox": "application/mbox",
    "msg": "application/vnd.ms-outlook",
    "mht": "multipart/related",
    "mhtml": "multipart/related",
    "warc": "application/warc",
    "gz": "application/gzip",
    "tar": "application/x-tar",
    "7z": "application/x-7z-compressed",
    "rar": "application/vnd.rar",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "svg": "image/svg+xml",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
}

_MAGIC: Final = (
    (b"%PDF-", "application/pdf"),
    (b"{\\rtf1", "application/rtf"),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (b"\x1f\x8b\x08", "application/gzip"),
    (b"\xfd7zXZ\0", "application/x-xz"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x7fELF", "application/octet-stream"),
    (b"SQLite format 3\0", "application/vnd.sqlite3"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
)

_HTML: Final = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)
_COMMENT: Final = re.compile(rb"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Format:
    """How a file is read, and its media type."""

    kind: Kind
    media_type: str


def format_of(name: str, content: bytes) -> Format:
    """Tell what a file is.

    Bytes win over the name: what begins with ``<!doctype html`` or ``<html`` is a page even when it is called ``.txt``
    or ``.csv``, and a picture is no text whatever its name. A ``.zip`` is read as one even when it is damaged, and an
    office file (a zip by its bytes) is not. A name without a known ending is plain text if its bytes are.
    """
    ending = PurePosixPath(name).suffix.lower().removeprefix(".")
    magic = _magic(content)
    if ending in _UNREAD and magic != "text/html":
        return _unread(ending, content)
    kind, media_type = _READ.get(ending, ("text", "text/plain"))
    if kind == "zip" or (magic == "application/zip" and ending not in _READ):
        return Format("zip", "application/zip")
    if magic == "text/html":
        return Format("html", "text/html" if kind != "html" else media_type)
    if magic is not None or looks_binary(content):
        return Format("binary" if ending in _READ else "unread", magic or "application/octet-stream")
    return Format(kind, media_type)


def looks_binary(content: bytes) -> bool:
    """Tell whether bytes are no text in any encoding."""
    return has_many_controls(content) and marked_encoding(content) is None and wide_encoding(content) is None


def _unread(ending: str, content: bytes) -> Format:
    if ending == "json" and _is_json_lines(content):
        return Format("jsonl", "application/x-ndjson")
    return Format("unread", _UNREAD[ending])


def _is_json_lines(content: bytes) -> bool:
    """Tell whether the first line is a whole JSON object and more lines follow: JSONL under the name ``.json``."""
    first, end, rest = content.lstrip().partition(b"\n")
    first = first.rstrip()
    return bool(end and rest.strip()) and first.startswith(b"{") and first.endswith(b"}") and rest.lstrip()[:1] == b"{"


def _magic(content: bytes) -> str | None:
    head = content[:8192]
    for prefix, media_type in _MAGIC:
        if head.startswith(prefix):
            return media_type
    mark = marked_encoding(head)
    start = {None: 0, "utf-8": 3, "utf-32-le": 4, "utf-32-be": 4}.get(mark, 2)
    beginning = _COMMENT.sub(b"", head[start:].replace(b"\0", b""))
    return "text/html" if _HTML.match(beginning) else None
