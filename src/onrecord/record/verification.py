"""Proof that originals, texts and log are as they were (rule 3): whatever is not is said in a plain sentence."""

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from onrecord.record.custody import START, Head, link_hash
from onrecord.record.document_rows import text_hash
from onrecord.record.errors import RecordError
from onrecord.record.query_custody import Opened, entries, head
from onrecord.record.query_labels import labels
from onrecord.record.query_originals import read_pieces
from onrecord.record.reader import Reader


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was. ``kind`` is a short hyphenated name, ``item`` an id or a place in the log."""

    kind: str
    item: str
    message: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked and what was found. ``erased`` counts log entries whose details were erased on request."""

    findings: tuple[Finding, ...]
    head: Head
    originals: int
    size: int
    documents: int
    erased: int

    @property
    def ok(self) -> bool:
        """Tell whether all is as it was."""
        return not self.findings

    def sentence(self) -> str:
        """Return the outcome in a sentence, with length and head of the log."""
        checked = f"{self.originals} originals ({self.size:,} bytes) and {self.documents} documents checked"
        log = f"the custody log has {self.head.count} entries, head {self.head.hash}"
        erased = f", the details of {self.erased} were erased" if self.erased else ""
        outcome = "All is as it was" if self.ok else f"{len(self.findings)} things are not as they were"
        return f"{outcome}: {checked}; {log}{erased}."


def verify(reader: Reader, known: Head | None = None) -> Verification:
    """Check the record against itself, and against ``known``: a head that was printed before.

    Originals are hashed anew, texts and labels compared with what the log commits to, the chain followed from its
    start. Details that were erased on request are no finding; what else the log cannot account for is.
    """
    check = _Check(reader)
    steps: tuple[Callable[[], Iterable[Finding]], ...] = (
        check.database,
        check.log,
        lambda: check.reached(known),
        check.originals,
        check.documents,
        check.labels,
    )
    findings: list[Finding] = []
    for step in steps:
        try:
            findings += step()
        except (RecordError, ValueError, TypeError) as error:  # what was tampered with may be anything
            message = f"The record could not be checked to its end: {error}"
            findings.append(Finding("damaged", str(reader.path), message if message.endswith(".") else f"{message}."))
    return Verification(
        findings=tuple(findings),
        head=check.head,
        originals=check.hashed,
        size=check.size,
        documents=check.compared,
        erased=sum(opened.details is None for opened in check.entries),
    )


@dataclass(slots=True)
class _Check:
    """One verification under way.

    ``told`` are the details that the log commits to; ``complete`` says that none is missing, so that the log should
    account for everything.
    """

    reader: Reader
    entries: list[Opened] = field(default_factory=list)
    told: list[dict[str, Any]] = field(default_factory=list)
    complete: bool = False
    head: Head = field(default_factory=lambda: Head(0, START))
    hashed: int = 0
    size: int = 0
    compared: int = 0

    def database(self) -> Iterator[Finding]:
        """Ask the database whether its file is whole."""
        for row in self.reader.rows("PRAGMA quick_check(5)"):
            if row[0] != "ok":
                message = f"The database file is damaged: {row[0]}. Keep a copy of it and go back to a good one."
                yield Finding("damaged", str(self.reader.path), message)

    def log(self) -> Iterator[Finding]:
        """Follow the chain and compare commitments with the details that are there."""
        self.head = head(self.reader)
        self.entries = list(entries(self.reader))
        self.told = [opened.told() for opened in self.entries if opened.holds()]
        self.complete = len(self.told) == len(self.entries)
        previous = START
        for expected, opened in enumerate(self.entries, 1):
            entry = opened.entry
            if entry.position != expected or entry.previous != previous:
                message = f"The custody log is broken before entry {entry.position}: entries were removed or reordered."
                yield Finding("log-broken", str(entry.position), message)
                return
            if entry.hash != link_hash(entry.position, entry.previous, entry.commitment):
                message = f"Entry {entry.position} of the custody log was changed."
                yield Finding("log-changed", str(entry.position), message)
            if opened.details is not None and not opened.holds():
                message = f"The details of entry {entry.position} of the custody log are not those it commits to."
                yield Finding("details-changed", str(entry.position), message)
            previous = entry.hash
        if self.head != Head(len(self.entries), previous):
            message = (
                f"The custody log has {len(self.entries)} entries and ends in {previous[:16]}…; the record states "
                f"{self.head.count} and {self.head.hash[:16]}…. Entries were removed from its end, or added."
            )
            yield Finding("log-truncated", str(len(self.entries)), message)

    def reached(self, known: Head | None) -> Iterator[Finding]:
        """Compare with a head that was printed before: the log must have passed through it."""
        if known is None or known == Head(0, START):
            return
        if known.hash not in {opened.entry.hash for opened in self.entries[known.count - 1 : known.count]}:
            message = f"The log never was at entry {known.count} with head {known.hash[:16]}…: it was rewritten since."
            yield Finding("log-rewritten", str(known.count), message)

    def originals(self) -> Iterator[Finding]:
        """Hash all originals anew; those the log knows must be there, others must not."""
        logged = {str(told.get("original")): told for told in self._told("keep")}
        held = set()
        for row in self.reader.rows("SELECT number, id, path, size FROM originals ORDER BY number"):
            held.add(row["id"])
            self.hashed += 1
            self.size += row["size"]
            if self._hash(row["number"]) != row["id"]:
                message = f"The bytes of {row['path']} are not those that were captured (SHA-256 {row['id']})."
                yield Finding("original-changed", row["id"], message)
            elif row["id"] not in logged and self.complete:
                message = f"{row['path']} (SHA-256 {row['id']}) is in the record, but the log knows nothing of it."
                yield Finding("original-unlogged", row["id"], message)
        for original in sorted(logged.keys() - held):
            message = f"The original {logged[original].get('path')} (SHA-256 {original}) is missing from the record."
            yield Finding("original-missing", original, message)

    def documents(self) -> Iterator[Finding]:
        """Compare ids and texts of the documents with originals and log."""
        kept = {row["id"] for row in self.reader.rows("SELECT id FROM originals")}
        logged = {str(told.get("document")): told for told in self._told("capture", "reread")}
        held = set()
        for row in self.reader.rows("SELECT id, path, container, text_sha256 FROM documents ORDER BY number"):
            held.add(row["id"])
            self.compared += 1
            told = logged.get(row["id"])
            if row["id"] not in kept and (told is None or told.get("container") not in kept):
                message = f"Neither the bytes of {row['path']} ({row['id']}) nor those it lay in are in the record."
                yield Finding("document-without-original", row["id"], message)
            if told is None and self.complete:
                message = f"The document {row['path']} ({row['id']}) is in the record, but the log knows nothing of it."
                yield Finding("document-unlogged", row["id"], message)
            text = str(self.reader.rows("SELECT text FROM documents WHERE id = :id", id=row["id"])[0]["text"])
            if text_hash(text) != (told.get("text") if told else row["text_sha256"]):
                message = f"The text of {row['path']} ({row['id']}) is not the one that was read from its bytes."
                yield Finding("text-changed", row["id"], message)
        for document in sorted(logged.keys() - held):
            message = f"The document {logged[document].get('path')} ({document}) is missing from the record."
            yield Finding("document-missing", document, message)

    def labels(self) -> Iterator[Finding]:
        """Compare the labels with the log."""
        logged = {int(told.get("number") or 0): told.get("row") for told in self._told("label")}
        held = {labelled.number: labelled.written() for labelled in labels(self.reader)}
        for number in sorted(logged.keys() | held.keys()):
            if logged.get(number) == held.get(number) or (number not in logged and not self.complete):
                continue
            yield Finding("label-changed", str(number), f"Label {number} is not as it was given, or was removed.")

    def _told(self, *actions: str) -> list[dict[str, Any]]:
        """Return the details of entries of these actions, as far as they were neither erased nor changed."""
        return [told for told in self.told if told.get("action") in actions]

    def _hash(self, number: int) -> str | None:
        digest = hashlib.sha256()
        try:
            for piece in read_pieces(self.reader, number):
                digest.update(piece)
        except zlib.error:
            return None
        return digest.hexdigest()
