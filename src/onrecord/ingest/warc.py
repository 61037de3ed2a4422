"""Web archives (WARC): the captured pages and files in them, each with its address and the moment of its capture."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit
from zlib import error as ZlibError  # noqa: N812 - its own name says nothing

from onrecord.ingest.archive import Member
from onrecord.ingest.characters import clean
from onrecord.ingest.given import given
from onrecord.ingest.limits import ZipLimits
from onrecord.ingest.problems import BAD_ARCHIVE, RECORDS_LEFT_OUT, ZIP_BOMB
from onrecord.model import Problem

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_ENDINGS: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/csv": ".csv",
    "message/rfc822": ".eml",
}
"""Media types of what is a document, with the ending that says so."""

_FOUND: Final = "200"


def is_warc(content: bytes) -> bool:
    """Tell whether bytes are a web archive, packed or not."""
    if content[:5] == b"WARC/":
        return True
    if content[:3] != b"\x1f\x8b\x08":
        return False
    from gzip import GzipFile

    try:
        with GzipFile(fileobj=BytesIO(content)) as unpacked:
            return unpacked.read(5) == b"WARC/"
    except (OSError, EOFError, ZlibError):
        return False


def open_warc(content: bytes, limits: ZipLimits) -> Iterator[Member | Problem]:
    """Yield the documents of a web archive in order, and problems: what is damaged, what was left out.

    Documents are answers of servers with a page, a text or a file that is read. Pictures, scripts, and answers that say
    that nothing was found are counted.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    left_out: Counter[str] = Counter()
    room, inside = limits.max_bytes, replace(limits, max_depth=limits.max_depth - 1)
    try:
        for record in ArchiveIterator(BytesIO(content)):
            kind = _kind(record)
            if kind is None:
                continue
            if kind not in _ENDINGS:
                left_out[kind] += 1
                continue
            held = record.content_stream().read(room + 1)
            room -= len(held)
            if room < 0:
                yield Problem(ZIP_BOMB, "The web archive unpacks to more than the limits allow; the rest was not read.")
                return
            yield _captured(record, held, _ENDINGS[kind], inside)
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, ZlibError, KeyError, AttributeError) as error:
        yield Problem(BAD_ARCHIVE, f"The web archive is damaged ({type(error).__name__}); what stands before was read.")
    if left_out:
        counted = ", ".join(f"{kind} {number}" for kind, number in left_out.most_common(10))
        yield Problem(RECORDS_LEFT_OUT, f"{left_out.total()} records that are no documents were left out: {counted}.")


def _kind(record: "ArcWarcRecord") -> str | None:
    """Return the media type of an answer or resource, or the status of one that failed; None for other records."""
    if record.rec_type == "resource":
        told = record.rec_headers.get_header("Content-Type") or ""
    elif record.rec_type == "response" and record.http_headers is not None:
        status = str(record.http_headers.get_statuscode())
        if status != _FOUND:
            return f"status {status}"
        told = record.http_headers.get_header("Content-Type") or "unknown"
    else:
        return None
    return str(told).split(";")[0].strip().lower()


def _captured(record: "ArcWarcRecord", content: bytes, ending: str, limits: ZipLimits) -> Member:
    headers = record.rec_headers
    url = clean(headers.get_header("WARC-Target-URI") or "").strip("<>")
    number = clean(headers.get_header("WARC-Record-ID") or "").strip("<>")
    told = (
        given("url", url, "warc:WARC-Target-URI"),
        given("accessed", headers.get_header("WARC-Date") or "", "warc:WARC-Date"),
        given("archive_ref", number, "warc:WARC-Record-ID"),
    )
    name = clean(PurePosixPath(unquote(urlsplit(url).path)).name) or "index"
    name = name if name.lower().endswith(ending) else f"{name}{ending}"
    return Member(url or number, name, content, limits, given=tuple(value for value in told if value is not None))
