"""What a file is: told from its bytes first, from its name where the bytes leave it open."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final, Literal

from onrecord.ingest.catalogue import read_catalogue
from onrecord.ingest.controls import has_many_controls
from onrecord.ingest.decoding import marked_encoding, wide_encoding
from onrecord.ingest.warc import is_warc

Kind = Literal[
    "text",
    "html",
    "pdf",
    "word",
    "picture",
    "mail",
    "saved-page",
    "csv",
    "jsonl",
    "catalogue",
    "zip",
    "warc",
    "binary",
    "unread",
]

WACZ: Final = "application/wacz"
"""A web archive collection: a zip with archives, and what describes them."""

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
    "wacz": ("zip", WACZ),
    "pdf": ("pdf", "application/pdf"),
    "docx": ("word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "png": ("picture", "image/png"),
    "jpg": ("picture", "image/jpeg"),
    "jpeg": ("picture", "image/jpeg"),
    "tif": ("picture", "image/tiff"),
    "tiff": ("picture", "image/tiff"),
    "eml": ("mail", "message/rfc822"),
    "mht": ("saved-page", "multipart/related"),
    "mhtml": ("saved-page", "multipart/related"),
    "warc": ("warc", "application/warc"),
}

_UNREAD: Final = {
    "doc": "application/msword",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "epub": "application/epub+zip",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "json": "application/json",
    "xml": "application/xml",
    "mbox": "application/mbox",
    "msg": "application/vnd.ms-outlook",
    "gz": "application/gzip",
    "tar": "application/x-tar",
    "7z": "application/x-7z-compressed",
    "rar": "application/vnd.rar",
    "gif": "image/gif",
    "webp": "image/webp",
    "svg": "image/svg+xml",
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
    (b"WARC/1.", "application/warc"),
    (b"\x7fELF", "application/octet-stream"),
    (b"SQLite format 3\0", "application/vnd.sqlite3"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
)

_WHOLE: Final = ("docx", "eml", "mht", "mhtml", "warc", "wacz")
"""Endings that are believed: what is wrong with the file is said when it is opened."""

_PICTURES: Final = ("image/png", "image/jpeg", "image/tiff")

_PACKED: Final = ("application/gzip", "application/warc")
_PACKED_WARC: Final = ".warc.gz"

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
    office file (a zip by its bytes) is not. A name without a known ending is plain text if its bytes
    are. A PDF is one whatever its name.
    """
    ending = PurePosixPath(name).suffix.lower().removeprefix(".")
    magic = _magic(content)
    if magic == "application/gzip" and name.lower().endswith(_PACKED_WARC):
        return Format("warc", "application/warc")  # however damaged: that is what has to be said of it
    return _by_bytes(ending, magic, content) or _by_name(ending, magic, content)


def _by_bytes(ending: str, magic: str | None, content: bytes) -> Format | None:
    """Return what the bytes alone say, or an ending that is believed whatever they are."""
    if magic == "application/pdf":
        return Format("pdf", magic)
    if magic in _PICTURES and (ending not in _READ or _READ[ending][0] == "picture"):
        return Format("picture", magic)
    if ending in _WHOLE and magic != "text/html":
        return Format(*_READ[ending])
    if magic in _PACKED and is_warc(content):
        return Format("warc", "application/warc")
    return None


def _by_name(ending: str, magic: str | None, content: bytes) -> Format:
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
    if ending == "json" and read_catalogue(content) is not None:
        return Format("catalogue", "application/vnd.citationstyles.csl+json")
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
