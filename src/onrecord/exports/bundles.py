"""Checking an evidence bundle on another machine: files against the manifest, originals and texts against the log."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from onrecord.exports.layouts.bundle import LOG, MANIFEST, ORIGINALS, RECORD
from onrecord.exports.lines import Line
from onrecord.model import OnrecordError
from onrecord.record.checks import Finding
from onrecord.record.custody import START, Head, commit, link_hash
from onrecord.record.stamping import Stamped

_PIECE: Final = 1 << 20
_UNREADABLE: Final = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, KeyError, TypeError, RuntimeError)
"""What reading out of an archive raises where its bytes were changed; RuntimeError covers what it cannot unpack."""


class BundleError(OnrecordError):
    """What is no evidence bundle."""


@dataclass(frozen=True, slots=True)
class BundleVerification:
    """What was checked in a bundle and what was found; ``head`` is that of the custody log in it.

    ``stamped`` is empty: time stamps stand in the log and are checked in the record.
    """

    findings: tuple[Finding, ...]
    head: Head
    files: int
    originals: int
    stamped: tuple[Stamped, ...] = ()

    def sentence(self) -> str:
        """Return the outcome in a sentence, with length and head of the log."""
        outcome = (
            "All is as it was written" if not self.findings else f"Not all is as it was written ({len(self.findings)})"
        )
        return (
            f"{outcome}: {self.files:,} files, {self.originals:,} of them originals; the custody log has"
            f" {self.head.count} entries, head {self.head.hash}. Compare the head with what whoever made the bundle"
            " tells you by another way."
        )


def is_bundle(path: Path) -> bool:
    """Tell whether a file is a zip with a manifest such as bundles have."""
    try:
        with zipfile.ZipFile(path) as bundle:
            return {MANIFEST, LOG} <= set(bundle.namelist())
    except _UNREADABLE:
        return False


def verify_bundle(path: Path, known: Head | None = None) -> BundleVerification:
    """Check a bundle against itself, and against ``known``: a head of the record's log that was printed before.

    Raises:
        BundleError: if it is none, or its manifest cannot be read.
    """
    if not is_bundle(path):
        raise BundleError(f"{path} is no evidence bundle: a zip with {MANIFEST} and {LOG} is wanted.")
    with zipfile.ZipFile(path) as bundle:
        try:
            manifest = json.loads(bundle.read(MANIFEST))
            listed = {str(one["path"]): str(one["hash"]) for one in manifest["resources"]}
            stated = Head(int(manifest["custody"]["length"]), str(manifest["custody"]["head"]))
        except _UNREADABLE as error:
            raise BundleError(f"The manifest of {path} cannot be read: {error}") from error
        hashes = {name: _hash(bundle, name) for name in sorted(set(bundle.namelist()) - {MANIFEST})}
        log = list(read_lines(bundle, LOG))
        documents = list(read_lines(bundle, f"{RECORD}documents.jsonl"))
    held = {name.removeprefix(ORIGINALS).partition(".")[0]: name for name in hashes if name.startswith(ORIGINALS)}
    findings = (
        *_files(hashes, listed),
        *_log(log, stated),
        *_reached(log, known),
        *_originals(held, hashes, log),
        *_texts(documents, log),
    )
    return BundleVerification(findings, stated, len(hashes), len(held))


def _hash(bundle: zipfile.ZipFile, name: str) -> str:
    """Return the SHA-256 of a file in the bundle, "" where its bytes do not come out."""
    digest = hashlib.sha256()
    try:
        with bundle.open(name) as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
    except _UNREADABLE:
        return ""
    return digest.hexdigest()


def bundled_judgements(path: Path) -> tuple[str, ...]:
    """Return the lines of judgements in a bundle, to be taken into a record.

    Raises:
        BundleError: if it is no bundle, or not as it was written.
    """
    verification = verify_bundle(path)
    if verification.findings:
        raise BundleError(f"{path} is not as it was written; onrecord verify {path} tells more.")
    with zipfile.ZipFile(path) as bundle:
        return tuple(bundle.read(f"{RECORD}judgements.jsonl").decode("utf-8").splitlines())


def read_lines(bundle: zipfile.ZipFile, name: str) -> Iterator[Line]:
    """Yield the objects of a file of JSON lines as far as it can be read; what cannot is found by its hash."""
    try:
        content = bundle.read(name).decode("utf-8", "replace")
    except _UNREADABLE:
        return
    for line in content.split("\n"):
        try:
            item = json.loads(line) if line else None
        except ValueError:
            continue
        if isinstance(item, dict):
            yield item


def _files(hashes: dict[str, str], listed: dict[str, str]) -> Iterator[Finding]:
    for name in sorted(hashes.keys() | listed.keys()):
        if name not in hashes:
            yield Finding("file-missing", name, f"{name} stands in the manifest and is not in the bundle.")
        elif name not in listed:
            yield Finding("file-unlisted", name, f"{name} is in the bundle and does not stand in the manifest.")
        elif listed[name] != f"sha256:{hashes[name]}":
            yield Finding("file-changed", name, f"The bytes of {name} are not those of which the manifest tells.")


def _log(log: list[Line], stated: Head) -> Iterator[Finding]:
    previous = START
    for expected, entry in enumerate(log, 1):
        position, commitment = entry.get("position"), str(entry.get("commitment"))
        if position != expected or entry.get("previous") != previous:
            yield Finding("log-broken", str(expected), f"The custody log is broken before entry {expected}.")
            return
        previous = str(entry.get("hash"))
        if previous != link_hash(expected, str(entry.get("previous")), commitment):
            yield Finding("log-changed", str(expected), f"Entry {expected} of the custody log was changed.")
        if entry.get("details") is not None and not _holds(entry):
            message = f"The details of entry {expected} of the custody log are not those it commits to."
            yield Finding("details-changed", str(expected), message)
    if Head(len(log), previous) != stated:
        message = f"The custody log has {len(log)} entries and does not end as the manifest says."
        yield Finding("log-truncated", str(len(log)), message)


def _reached(log: list[Line], known: Head | None) -> Iterator[Finding]:
    if known is not None and known.count and known.hash not in [one.get("hash") for one in log[known.count - 1 :][:1]]:
        message = f"The log never was at entry {known.count} with head {known.hash[:16]}…: it was rewritten since."
        yield Finding("log-rewritten", str(known.count), message)


def _holds(entry: Line) -> bool:
    try:
        salt = bytes.fromhex(str(entry.get("salt")))
    except ValueError:
        return False
    return commit(salt, str(entry["details"])) == entry.get("commitment")


def told_by(log: list[Line], *actions: str) -> Iterator[dict[str, Any]]:
    """Yield the details of entries of these actions that are there and as they were."""
    for entry in log:
        if entry.get("details") is not None and _holds(entry):
            told = json.loads(entry["details"])
            if told.get("action") in actions:
                yield told


def _originals(held: dict[str, str], hashes: dict[str, str], log: list[Line]) -> Iterator[Finding]:
    logged = {str(told.get("original")): told for told in told_by(log, "keep")}
    complete = all(entry.get("details") is not None for entry in log)
    for original, name in held.items():
        if hashes[name] != original:
            message = f"The bytes of {name} are not those that were captured."
            yield Finding("original-changed", original, message)
        elif complete and original not in logged:
            yield Finding("original-unlogged", original, f"The custody log knows nothing of {name}.")
    for missing in sorted(logged.keys() - held.keys()):
        yield Finding("original-missing", missing, f"The original {logged[missing].get('path')} is not in the bundle.")


def _texts(documents: list[Line], log: list[Line]) -> Iterator[Finding]:
    logged = {str(told.get("document")): told for told in told_by(log, "capture", "reread")}
    held = {str(document.get("id")): document for document in documents}
    for document, told in logged.items():
        text = str(held.get(document, {}).get("text", ""))
        if document not in held:
            yield Finding("document-missing", document, f"The document {told.get('path')} is not in the bundle.")
        elif hashlib.sha256(text.encode()).hexdigest() != told.get("text"):
            message = f"The text of {told.get('path')} is not the one that was read from its bytes."
            yield Finding("text-changed", document, message)
