"""The checks of a verification: the database, the log, originals, documents, labels, judgements."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from onrecord.record.custody import START, Head, link_hash, written
from onrecord.record.document_rows import text_hash
from onrecord.record.judgements.codec import judgement_line
from onrecord.record.query_aliases import alias_entries, alias_written
from onrecord.record.query_custody import Opened, entries, head
from onrecord.record.query_judgements import read_judgements
from onrecord.record.query_labels import labels
from onrecord.record.query_originals import hash_originals
from onrecord.record.query_sources import entry_written, register_entries
from onrecord.record.reader import Reader
from onrecord.record.stamping import Stamped, read_reply, stamps


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was. ``kind`` is a short hyphenated name, ``item`` an id or a place in the log."""

    kind: str
    item: str
    message: str


@dataclass(slots=True)
class Checks:
    """One verification under way: each check yields what it finds.

    ``told`` are the details that the log commits to; ``complete`` says that none is missing, so that the log should
    account for everything; ``erased`` counts entries whose details went by an erasure that is itself in the log.
    """

    reader: Reader
    entries: list[Opened] = field(default_factory=list)
    told: list[dict[str, Any]] = field(default_factory=list)
    complete: bool = False
    head: Head = field(default_factory=lambda: Head(0, START))
    stamped: list[Stamped] = field(default_factory=list)
    erased: int = 0
    hashed: int = 0
    size: int = 0
    compared: int = 0

    def database(self) -> Iterator[Finding]:
        """Ask the database whether its file is whole."""
        for fault in self.reader.dialect.faults(self.reader):
            message = f"The database file is damaged: {fault}. Keep a copy of it and go back to a good one."
            yield Finding("damaged", str(self.reader.path), message)

    def sweeping(self) -> Iterator[Finding]:
        """Tell where an erasure was interrupted before the file was swept."""
        if self.reader.row("SELECT 1 FROM settings WHERE name = 'sweep'"):
            message = "What was erased may still stand in the bytes of the file. Complete it: onrecord erase --finish."
            yield Finding("erasure-unfinished", str(self.reader.path), message)

    def log(self) -> Iterator[Finding]:
        """Follow the chain and compare commitments with the details that are there."""
        self.head = head(self.reader)
        self.entries = list(entries(self.reader))
        self.told = [opened.told() for opened in self.entries if opened.holds()]
        places = ";".join(str(told.get("positions")) for told in self._told("erase"))
        erased = {int(place) for place in places.split(";") if place}
        missing = [opened.entry.position for opened in self.entries if opened.details is None]
        self.erased = len(erased.intersection(missing))
        self.complete = len(self.told) + self.erased == len(self.entries)
        for position in sorted(set(missing) - erased):
            message = (
                f"The details of entry {position} of the custody log are gone, and no erasure accounts for it. "
                "Compare with a copy of the record."
            )
            yield Finding("details-missing", str(position), message)
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

    def stamps(self) -> Iterator[Finding]:
        """Compare the heads that were stamped with the log: it must have passed through each."""
        for stamped in stamps(self.reader):
            if read_reply(stamped.reply).imprint != stamped.head.hash:
                message = f"The time stamp of {stamped.at} is not for the head that the log names."
                yield Finding("stamp-changed", str(stamped.head.count), message)
            yield from self.reached(stamped.head)
            self.stamped.append(stamped)

    def originals(self) -> Iterator[Finding]:
        """Hash all originals anew; those the log knows must be there, others must not."""
        logged = {str(told.get("original")): told for told in self._told("keep")}
        held = set()
        for original in hash_originals(self.reader):
            held.add(original.id)
            self.hashed += 1
            self.size += original.size
            if original.hash != original.id:
                message = f"The bytes of {original.path} are not those that were captured (SHA-256 {original.id})."
                yield Finding("original-changed", original.id, message)
            elif original.id not in logged and self.complete:
                message = f"{original.path} (SHA-256 {original.id}) is in the record, but the log knows nothing of it."
                yield Finding("original-unlogged", original.id, message)
        for missing in sorted(logged.keys() - held):
            message = f"The original {logged[missing].get('path')} (SHA-256 {missing}) is missing from the record."
            yield Finding("original-missing", missing, message)

    def documents(self) -> Iterator[Finding]:
        """Compare ids and texts of the documents with originals and log."""
        kept = {row["id"] for row in self.reader.rows("SELECT id FROM originals")}
        logged = {str(told.get("document")): told for told in self._told("capture", "reread")}
        held = set()
        for row in self.reader.stream("SELECT id, path, text_sha256, text FROM documents ORDER BY number"):
            held.add(row["id"])
            self.compared += 1
            told = logged.get(row["id"])
            if row["id"] not in kept and (told is None or told.get("container") not in kept):
                message = f"Neither the bytes of {row['path']} ({row['id']}) nor those it lay in are in the record."
                yield Finding("document-without-original", row["id"], message)
            if told is None and self.complete:
                message = f"The document {row['path']} ({row['id']}) is in the record, but the log knows nothing of it."
                yield Finding("document-unlogged", row["id"], message)
            if text_hash(str(row["text"])) != (told.get("text") if told else row["text_sha256"]):
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

    def judgements(self) -> Iterator[Finding]:
        """Compare the judgements with the log."""
        logged = {str(told.get("judgement")): told.get("row") for told in self._told("judge")}
        held = {judgement.id: written(judgement_line(judgement)) for judgement in read_judgements(self.reader)}
        for judgement in sorted(logged.keys() | held.keys()):
            if logged.get(judgement) == held.get(judgement) or (judgement not in logged and not self.complete):
                continue
            yield Finding("judgement-changed", judgement, f"Judgement {judgement} is not as it was made, or is gone.")

    def sources(self) -> Iterator[Finding]:
        """Compare the source register with the log."""
        logged = {int(told.get("entry") or 0): told.get("row") for told in self._told("register")}
        held = {number: entry_written(entry) for number, entry in register_entries(self.reader)}
        for number in sorted(logged.keys() | held.keys()):
            if logged.get(number) == held.get(number) or (number not in logged and not self.complete):
                continue
            yield Finding(
                "source-changed", str(number), f"Entry {number} of the source register is not as it was made."
            )

    def aliases(self) -> Iterator[Finding]:
        """Compare the aliases with the log."""
        logged = {int(told.get("entry") or 0): told.get("row") for told in self._told("alias")}
        held = {number: alias_written(alias) for number, alias in alias_entries(self.reader)}
        for number in sorted(logged.keys() | held.keys()):
            if logged.get(number) == held.get(number) or (number not in logged and not self.complete):
                continue
            yield Finding("alias-changed", str(number), f"Entry {number} of the aliases is not as it was made.")

    def _told(self, *actions: str) -> list[dict[str, Any]]:
        """Return the details of entries of these actions, as far as they were neither erased nor changed."""
        return [told for told in self.told if told.get("action") in actions]
