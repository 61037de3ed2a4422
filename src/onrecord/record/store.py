"""A record opened for writing: originals and documents in, readings and links replaced as a whole, all of it logged."""

import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.model import (
    Alias,
    Document,
    Judgement,
    Label,
    Layer,
    NamedAlike,
    Original,
    Problem,
    Reading,
    Registered,
    Relinked,
    Slip,
)
from onrecord.record.accords.asking import is_compared
from onrecord.record.accords.writing import Comparing, compare_anew, forget_accords
from onrecord.record.adding import (
    Added,
    Capture,
    is_current,
    replace_reading,
    write_document,
    write_pile_problems,
)
from onrecord.record.aliases import write_alias
from onrecord.record.custody import Clock, Details, Head, Salt, moment
from onrecord.record.document_rows import text_hash
from onrecord.record.erasing import SWEEP, Erased, Relinks, erase_documents
from onrecord.record.errors import (
    MissingRecordError,
    NotARecordError,
    NotEncryptedError,
    OriginalNotKeptError,
    PassphraseNeededError,
    RecordError,
)
from onrecord.record.format import SCHEMA
from onrecord.record.judgements.laying import list_homeless, logged, write_judgements
from onrecord.record.judgements.links import judged_of_all
from onrecord.record.keeping import write_original
from onrecord.record.keys import Key, Passphrase, key_of
from onrecord.record.labelling import Labelling, write_label
from onrecord.record.linking import forget_all_links, write_relinked
from onrecord.record.listing.writing import list_anew
from onrecord.record.log import append
from onrecord.record.query_aliases import named_alike
from onrecord.record.query_custody import head
from onrecord.record.query_originals import documents_in, holds_original, original_ids, read_original
from onrecord.record.query_pile import text_of
from onrecord.record.query_reading import (
    document_ids,
    number_of,
    read_document,
    read_reading,
    reader_version,
    readings,
)
from onrecord.record.reader import Reader, open_reader, schema_of
from onrecord.record.settings import Way, put_setting, ways, written_ways
from onrecord.record.slips import SlipIndex, forget_all, is_pending, take_up, unslipped, write_slips
from onrecord.record.sources import write_entry
from onrecord.record.stamping import Stamped, head_of, read_reply, stamp_facts, stamps
from onrecord.record.verification import Verification, verify
from onrecord.record.writer import Redate, Transaction, Writer, as_judged


def now() -> datetime:
    """Return this moment: the clock where no other is passed in."""
    return datetime.now(UTC)


def fresh_salt() -> bytes:
    """Return 32 random bytes: the salt where no other source is passed in."""
    return secrets.token_bytes(32)


class Store:
    """A record. What it is asked goes through ``reader``; each change is one transaction and one entry of the log."""

    def __init__(self, writer: Writer, reader: Reader, salt: Salt) -> None:
        """Take over an opened record; see ``open_record``."""
        self.reader = reader
        self._writer = writer
        self._salt = salt

    def keep(self, original: Original, *, who: str, when: datetime) -> bool:
        """Keep the bytes of a file; return False where the record holds them."""
        with self._writer.transaction() as inside:
            new = write_original(inside.connection, original)
            if new:
                facts: Details = {"original": original.id, "path": original.path, "size": len(original.content)}
                self._log(inside, "keep", facts, who, when)
        return new

    def add(  # noqa: PLR0913 - what is kept of a capture
        self,
        document: Document,
        reading: Reading,
        *,
        who: str,
        when: datetime,
        purpose: str | None = None,
        label: Label | None = None,
        why: str | None = None,
        slips: Iterable[Slip] | None = None,
    ) -> Added:
        """Add a document with its reading, as a whole or not at all; adding the same again changes nothing.

        The same bytes at another path are another capture of one document. A reading by another version replaces the
        one before. ``label`` None leaves the label as it is (public for a new document); ``why`` is its reason.
        ``slips`` are what linking keeps of the reading; without them they are made at the next linking.

        Raises:
            OriginalNotKeptError: if neither its own bytes nor those of its container were kept.
            ValueError: if the reading is of another document.
        """
        if reading.document != document.id:
            raise ValueError(f"This is the reading of {reading.document}, not of {document.id}.")
        with self._writer.transaction() as inside:
            holder = document.container.id if document.container else document.id
            if not any(holds_original(inside.reader, original) for original in (document.id, holder)):
                raise OriginalNotKeptError(document.path)
            added = write_document(inside, document, reading, Capture(who, moment(when), purpose), slips)
            if added.captured or added.retold:
                self._log(inside, "capture" if added.captured else "reread", _facts(document, purpose), who, when)
            if label is not None:
                self._label(inside, document.id, Labelling(label, why or "given when added", purpose, who, when))
        return added

    def note_problems(self, problems: Iterable[Problem]) -> None:
        """Keep problems of the pile (a path that is missing, a file that was skipped), each once."""
        with self._writer.transaction() as inside:
            write_pile_problems(inside.connection, problems)

    def begin_linking(self, version: str) -> None:
        """Have links made by this version of linking: what another one made is thrown away, to be made anew."""
        with self._writer.transaction() as inside:
            held = inside.reader.row("SELECT value FROM settings WHERE name = 'linking'")
            if held is None or held["value"] != version:
                forget_all(inside)
                forget_all_links(inside)
                forget_accords(inside)
                put_setting(inside.connection, "linking", version)

    def links_outdated(self) -> bool:
        """Tell whether documents were added or read anew since links were made (as after an interrupted run)."""
        return is_pending(self.reader)

    def unslipped(self) -> tuple[str, ...]:
        """Return the ids of the documents whose slips have to be made, in the order in which they were added."""
        return unslipped(self.reader)

    def put_slips(self, slips: Mapping[str, Iterable[Slip]]) -> None:
        """Keep the slips of the readings of some documents, by their ids; linking takes them up at its next run."""
        with self._writer.transaction() as inside:
            for document, made in slips.items():
                write_slips(inside, number_of(inside.reader, document), made)

    def relink(self, layer: Layer, relink: Callable[[SlipIndex, tuple[Slip, ...]], Relinked]) -> bool:
        """Link anew what came and went of a lot of documents; return False where nothing waits in this layer.

        ``relink`` is given the slips that are there now and those that came or went, and returns the links of what they
        touch. A lot is linked as a whole or not at all, so an interrupted run can go on.
        """
        with self._writer.transaction() as inside:
            changed = take_up(inside, layer)
            if not changed:
                return False
            write_relinked(inside, layer, relink(SlipIndex(inside.reader), changed), judged_of_all(inside.reader))
        return True

    def relink_aliases(self, relink: Callable[[SlipIndex, tuple[NamedAlike, ...]], Relinked]) -> None:
        """Make the links anew that follow from aliases and the source register; ``relink`` is given both."""
        with self._writer.transaction() as inside:
            given = named_alike(inside.reader)
            relinked = relink(SlipIndex(inside.reader), given)
            write_relinked(inside, "entity", relinked, judged_of_all(inside.reader))

    def compare(self, comparing: Comparing) -> None:
        """Gather claims and compare them anew where something changed, a lot at a time; linking does the comparing."""
        going = True
        while going:
            with self._writer.transaction() as inside:
                going = compare_anew(inside, comparing)

    def comparing_outdated(self) -> bool:
        """Tell whether claims have to be compared anew, as after a judgement."""
        return not is_compared(self.reader)

    def list_anew(self) -> None:
        """List the statements and count the linked entities anew that changed, a lot at a time."""
        going = True
        while going:
            with self._writer.transaction() as inside:
                going = list_anew(inside)

    def relinked(self, layer: Layer, relinked: Relinked) -> None:
        """Put links in place of those of a layer that hang on something touched."""
        with self._writer.transaction() as inside:
            write_relinked(inside, layer, relinked, judged_of_all(inside.reader))

    def label(
        self, item: str, label: Label, *, reason: str, who: str, when: datetime, purpose: str | None = None
    ) -> bool:
        """Label a document or a linked entity by its id; return False where it bears that label.

        Raises:
            UnknownItemError: if the record holds neither.
        """
        with self._writer.transaction() as inside:
            return self._label(inside, item, Labelling(label, reason, purpose, who, when))

    def judge(self, judgements: Iterable[Judgement], *, who: str, when: datetime) -> tuple[Judgement, ...]:
        """Take in judgements, all or none, and return those that the record did not know; each enters the log.

        ``who`` takes them in, ``when``: both are those of the judgement itself where it is made here. Readings hold as
        judged at once; links are outdated until they are made anew.
        """
        with self._writer.transaction() as inside:
            fresh = write_judgements(inside, judgements)
            for judgement in fresh:
                self._log(inside, "judge", logged(judgement), who, when)
            while list_anew(inside):
                pass
        return fresh

    def register(self, entries: Iterable[Registered], *, who: str, when: datetime) -> int:
        """Put entries into the source register; return how many say something new. The latest of a name holds.

        Those that do not say by whom they are, or as of when, are by ``who``, as of ``when``.
        """
        new = 0
        with self._writer.transaction() as inside:
            for entry in entries:
                facts = write_entry(inside, entry, who, moment(when)[:10])
                if facts is not None:
                    self._log(inside, "register", facts, who, when)
                    new += 1
        return new

    def name_alike(self, aliases: Iterable[Alias], *, who: str, when: datetime) -> int:
        """Keep names as those of one; return how many entries say something new. The latest of a first name holds.

        Those that do not say by whom they are, or as of when, are by ``who``, as of ``when``. Links are outdated until
        they are made anew.
        """
        new = 0
        with self._writer.transaction() as inside:
            for alias in aliases:
                facts = write_alias(inside, alias, who, moment(when)[:10])
                if facts is not None:
                    self._log(inside, "alias", facts, who, when)
                    new += 1
        return new

    def log(self, action: str, facts: Details, *, who: str, when: datetime) -> None:
        """Enter into the custody log what was done with the record: an export, a report."""
        with self._writer.transaction() as inside:
            self._log(inside, action, facts, who, when)

    def erase(self, documents: Collection[str], relinks: Relinks, *, why: str, who: str, when: datetime) -> Erased:
        """Erase documents by their ids: as a whole or not at all; see ``erasing``. The file is swept afterwards.

        ``relinks`` are the functions of linking, by layer. The log keeps who, when and ``why``, and no name.

        Raises:
            UnknownItemError: if the record does not hold one of them.
        """
        with self._writer.transaction() as inside:
            for document in documents:
                number_of(inside.reader, document)
            erased = erase_documents(inside, documents, relinks)
            facts: Details = {
                "why": why,
                "documents": erased.documents,
                "originals": erased.originals,
                "judgements": erased.judgements,
                "labels": erased.labels,
                "positions": ";".join(map(str, erased.positions)),
            }
            self._log(inside, "erase", facts, who, when)
            while list_anew(inside):
                pass
            inside.connection.exec_driver_sql("INSERT INTO statement_words (statement_words) VALUES ('rebuild')")
        return replace(erased, unswept=self.sweep())

    def stamp(self, reply: bytes, *, who: str, when: datetime) -> Stamped:
        """Keep the reply to a request for a time stamp in the log; return which head it covers, and since when.

        Raises:
            StampError: if it is no reply, or not for a head of this log.
        """
        stamp = read_reply(reply)
        with self._writer.transaction() as inside:
            stamped = Stamped(head_of(inside.reader, stamp.imprint), stamp.at, reply)
            if stamped not in stamps(inside.reader):
                self._log(inside, "stamp", stamp_facts(stamped), who, when)
        return stamped

    def rekey(self, passphrase: Passphrase | None, *, who: str, when: datetime) -> None:
        """Write the file anew for another passphrase; it has to be opened again afterwards.

        Raises:
            RecordError: if the record is not encrypted, there is no passphrase, or another program writes.
        """
        if self.reader.key is None:
            raise NotEncryptedError(self.reader.path)
        if passphrase is None:
            raise PassphraseNeededError(self.reader.path)
        with self._writer.transaction() as inside:
            self._log(inside, "rekey", {}, who, when)
        self._writer.rekey(passphrase.key(self.reader.key.salt))

    def begin_rebuilding(self) -> None:
        """Make the full-text index anew from the texts, so that what is read anew can be put in its place."""
        with self._writer.transaction() as inside:
            inside.connection.exec_driver_sql("INSERT INTO stretch_words (stretch_words) VALUES ('rebuild')")

    def rebuild(self, document: Document, reading: Reading) -> None:
        """Put a document that is held and its reading in place of what was read of it; its slips are made anew.

        Raises:
            ValueError: if the text is not the one that is held.
        """
        if text_of(self.reader, document.id) != document.text:
            raise ValueError(f"The text of {document.path} is another one than before.")
        with self._writer.transaction() as inside:
            replace_reading(inside, document, reading)

    def end_rebuilding(self, facts: Details, *, who: str, when: datetime) -> None:
        """Throw slips and links away, to be made anew from the readings, and enter into the log what was rebuilt."""
        with self._writer.transaction() as inside:
            forget_all(inside)
            forget_all_links(inside)
            list_homeless(inside)
            self._log(inside, "rebuild", facts, who, when)

    def lying_in(self, original: str) -> tuple[str, ...]:
        """Return the ids of the documents that are an original or lie in it, in the order in which they were added."""
        return documents_in(self.reader, original)

    def note_way(self, encoding: str | None, columns: Iterable[tuple[str, str]]) -> None:
        """Remember a way in which files were taken in, so that it need not be said again to rebuild the record."""
        ways = dict.fromkeys(self.ways())
        way = (encoding, tuple(columns))
        if way not in ways:
            with self._writer.transaction() as inside:
                put_setting(inside.connection, "ways", written_ways((*ways, way)))

    def ways(self) -> tuple[Way, ...]:
        """Return the ways in which files were taken in: an encoding that was asked for, columns that were renamed."""
        return ways(self.reader)

    def document_ids(self) -> tuple[str, ...]:
        """Return the ids of all documents, in the order in which they were added."""
        return document_ids(self.reader)

    def original_ids(self) -> tuple[str, ...]:
        """Return the ids of all originals, in the order in which they were kept."""
        return original_ids(self.reader)

    def sweep(self) -> str:
        """Write the file anew, so that nothing erased is left in its bytes; return why not, empty where it is done."""
        try:
            if not self._writer.sweep():
                return f"{self.reader.path} is open in another program and could not be written anew. Close that first."
            with self._writer.transaction() as inside:
                inside.connection.exec_driver_sql("DELETE FROM settings WHERE name = ?", (SWEEP,))
        except RecordError as error:
            return str(error)
        return ""

    def original(self, original: str) -> Original:
        """Return an original by the SHA-256 of its bytes."""
        return read_original(self.reader, original)

    def document(self, document: str) -> Document:
        """Return a document as it was added, without its blocks."""
        return read_document(self.reader, document)

    def reading(self, document: str) -> Reading:
        """Return the reading of a document as it was added, without its syntax."""
        return read_reading(self.reader, document)

    def reader_version(self, document: str) -> str | None:
        """Return the version that read a document; None where the record does not hold it."""
        return reader_version(self.reader, document)

    def known(self, document: Document, version: str) -> Reading | None:
        """Return the reading that this version made of ``document``; None where it has to be read (anew)."""
        if is_current(self.reader, document, version):
            return read_reading(self.reader, document.id)
        return None

    def text(self, document: str) -> str:
        """Return the text of a document by its id."""
        return text_of(self.reader, document)

    def readings(self) -> Iterator[tuple[str, Reading]]:
        """Yield the documents' ids with their readings, in the order in which they were added."""
        return readings(self.reader)

    def head(self) -> Head:
        """Return the length of the custody log and the hash of its last entry."""
        return head(self.reader)

    def verify(self, known: Head | None = None) -> Verification:
        """Check originals, documents and log; see ``verification.verify``."""
        return verify(self.reader, known)

    def close(self) -> None:
        """Let go of the file."""
        self.reader.close()
        self._writer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _log(self, inside: Transaction, action: str, facts: Details, who: str, when: datetime) -> None:
        append(inside, self._salt, {**facts, "action": action, "who": who, "at": moment(when)})

    def _label(self, inside: Transaction, item: str, labelling: Labelling) -> bool:
        facts = write_label(inside, item, labelling)
        if facts is None:
            return False
        self._log(inside, "label", facts, labelling.who, labelling.when)
        return True


def open_store(  # noqa: PLR0913 - see ``open_record``
    path: Path,
    *,
    create: bool,
    clock: Clock | None,
    salt: Salt | None,
    patience: float,
    passphrase: Passphrase | None,
    encrypted: bool,
    redate: Redate = as_judged,
) -> Store:
    """Open a record for writing, make or migrate it where that is needed; see ``onrecord.record.open_record``."""
    exists = path.exists()
    if not exists and not create:
        raise MissingRecordError(path)
    key = key_of(path, passphrase) if exists else None
    schema = schema_of(path, patience=patience, key=key) if exists else 0
    if schema == 0 and not create:
        raise NotARecordError(path)
    if encrypted and key is None:
        key = _new_key(path, passphrase, schema)
    writer = Writer(path, patience=patience, key=key, redate=redate)
    if schema < SCHEMA:
        writer.migrate(_logged(clock or now, salt or fresh_salt))
    store = Store(writer, open_reader(path, patience=patience, passphrase=passphrase), salt or fresh_salt)
    if 0 < schema < SCHEMA:
        store.list_anew()
    return store


def _new_key(path: Path, passphrase: Passphrase | None, schema: int) -> Key:
    """Return the key of a record that is to be made.

    Raises:
        RecordError: if there is a record already, or no passphrase.
    """
    if schema:
        raise NotEncryptedError(path)
    if passphrase is None:
        raise PassphraseNeededError(path)
    return passphrase.new_key()


def _logged(clock: Clock, salt: Salt) -> Callable[[Transaction, int], None]:
    """Return what enters the making or migrating of a record into its log."""

    def enter(inside: Transaction, schema: int) -> None:
        action = "migrate" if schema else "create"
        append(inside, salt, {"action": action, "who": "onrecord", "at": moment(clock()), "schema": SCHEMA})

    return enter


def _facts(document: Document, purpose: str | None) -> Details:
    """Return what the log commits to when a document is captured: the bytes, the text, the place."""
    container = document.container
    return {
        "document": document.id,
        "text": text_hash(document.text),
        "path": document.path,
        "container": container.id if container else None,
        "member": container.member if container else None,
        "row": container.row if container else None,
        "purpose": purpose,
    }
