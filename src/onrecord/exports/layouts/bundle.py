"""An evidence bundle: one zip with originals, custody log, the record as JSON lines, and a manifest of hashes.

The manifest is a Frictionless data package; ``onrecord verify BUNDLE`` checks the whole on any machine
(``exports.bundles``).
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any, Final

from onrecord.exports.layouts import csl, json_lines
from onrecord.exports.lines import Line
from onrecord.model import OnrecordError
from onrecord.record import Reader
from onrecord.record.guard.guarded import Guarded
from onrecord.record.query_custody import entries, head
from onrecord.record.query_originals import original_ids, read_original
from onrecord.record.query_reading import document_ids, read_document
from onrecord.record.settings import ways

MANIFEST: Final = "datapackage.json"
LOG: Final = "custody.jsonl"
ORIGINALS: Final = "originals/"
RECORD: Final = "record/"
GIVEN: Final = "given.jsonl"
WAYS: Final = "ways.json"

_SHOWN: Final = 20

_ABOUT: Final = """An evidence bundle of onrecord.

originals/         the files as they were captured, byte for byte, each named by its SHA-256
custody.jsonl      the custody log: what was done, by whom, when; a chain of hashes. Entries whose salt and details
                   are null were erased on request; the chain holds without them.
record/            what was read out of the originals, one file for each kind of item
given.jsonl        what people and files beside the originals said of each document, with ways.json: how tables and
                   pictures were read; for taking the bundle into another record
sources.*          the documents as a bibliography
datapackage.json   every file with its size and SHA-256

To check all of it:  onrecord verify {name}
The custody log had {count} entries when this was written; its head was
{hash}
Compare that with what whoever made the bundle tells you by another way.
"""


def write(reader: Reader, out: Path) -> tuple[Path, ...]:
    """Write ``out/bundle.zip``."""
    _refuse(reader)
    path = out / "bundle.zip"
    with TemporaryDirectory(dir=out) as folder, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        resources = [_put(bundle, name, content) for name, content in _contents(reader, Path(folder), path.name)]
        bundle.writestr(MANIFEST, json.dumps(_manifest(reader, resources), ensure_ascii=False, indent=1))
    return (path,)


def _refuse(reader: Reader) -> None:
    """Check that no original would name somebody protected, and that none stays behind.

    Raises:
        OriginalsStayError: with the documents for which it would not hold.
    """
    if isinstance(reader, Guarded) and (reader.hiding or reader.left):
        raise OriginalsStayError(reader)


class OriginalsStayError(OnrecordError):
    """A bundle holds originals and log as they are, and these would name somebody who is protected."""

    def __init__(self, reader: Guarded) -> None:
        """List the documents, as their owner calls them."""
        named = reader.naming()
        lines = [f"  {one}" for one in named[:_SHOWN]]
        more = [f"  … and {len(named) - _SHOWN} more"] if len(named) > _SHOWN else []
        left = "; ".join(f"{number} {reason}" for reason, number in reader.left)
        super().__init__(
            "A bundle for others was not written: it holds originals, names of files and the custody log as they are, "
            "and they cannot bear pseudonyms. "
            + "\n".join(
                (f"{len(named)} documents name somebody who is protected{':' if named else '.'}", *lines, *more)
            )
            + (f"\nStay behind: {left}." if left else "")
            + "\nExport another form (jsonl, csv, parquet ...), or say --for self if it stays with you."
        )


def log_lines(reader: Reader) -> Iterator[Line]:
    """Yield the custody log as JSON objects; salt and details are null where they were erased."""
    for opened in entries(reader):
        entry = opened.entry
        yield {
            "position": entry.position,
            "previous": entry.previous,
            "commitment": entry.commitment,
            "hash": entry.hash,
            "salt": None if opened.salt is None else opened.salt.hex(),
            "details": opened.details,
        }


def given_lines(reader: Reader) -> Iterator[Line]:
    """Yield for each document what came with it beside its bytes, and where it was met."""
    for document in document_ids(reader):
        held = read_document(reader, document)
        container = held.container
        yield {
            "document": held.id,
            "source_id": held.source_id,
            "path": held.path,
            "media_type": held.media_type,
            "language": held.language,
            "container": None if container is None else asdict(container),
            "given": [asdict(item) for item in held.given],
            "problems": [{"kind": one.kind, "message": one.message} for one in held.problems if one.span is None],
        }


def _contents(reader: Reader, folder: Path, name: str) -> Iterator[tuple[str, bytes]]:
    end = head(reader)
    yield "README.txt", _ABOUT.format(name=name, count=end.count, hash=end.hash).encode()
    yield LOG, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in log_lines(reader)).encode()
    yield GIVEN, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in given_lines(reader)).encode()
    yield WAYS, json.dumps(list(ways(reader)), ensure_ascii=False).encode()
    for original in original_ids(reader):
        held = read_original(reader, original)
        yield f"{ORIGINALS}{original}{_ending(held.path)}", held.content
    for path in json_lines.write(reader, folder):
        yield f"{RECORD}{path.name}", path.read_bytes()
        path.unlink()
    for path in csl.write(reader, folder):
        yield path.name, path.read_bytes()


def _ending(path: str) -> str:
    """Return the ending of a file name where it is a plain one, so that a double click opens the copy."""
    ending = PurePosixPath(path.replace("\\", "/")).suffix.lower()
    return ending if ending[1:].isalnum() and ending.isascii() and len(ending) <= len(".jsonl") else ""


def _put(bundle: zipfile.ZipFile, name: str, content: bytes) -> Line:
    """Write one file and return its line of the manifest."""
    bundle.writestr(name, content)
    digest = hashlib.sha256(content).hexdigest()
    return {
        "name": name.lower().replace("/", "-").replace("_", "-"),
        "path": name,
        "bytes": len(content),
        "hash": f"sha256:{digest}",
    }


def _manifest(reader: Reader, resources: list[Line]) -> dict[str, Any]:
    end = head(reader)
    return {
        "profile": "data-package",
        "name": "onrecord-bundle",
        "title": "An evidence bundle of onrecord",
        "created": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "custody": {"length": end.count, "head": end.hash},
        "resources": resources,
    }
