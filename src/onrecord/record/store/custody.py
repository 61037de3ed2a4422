"""The log and what touches the whole file: erasing, time stamps, another passphrase."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from onrecord.record.custody import Details, Head
from onrecord.record.erasing import SWEEP, Erased, Relinks, erase_documents
from onrecord.record.errors import (
    NotEncryptedError,
    PassphraseNeededError,
    RecordError,
)
from onrecord.record.keys import Passphrase
from onrecord.record.listing.writing import list_anew
from onrecord.record.query_reading import (
    number_of,
)
from onrecord.record.stamping import Stamped, head_of, read_reply, stamp_facts, stamps
from onrecord.record.store.held import Held
from onrecord.record.verification import Verification, verify


class Custody(Held):
    """Logs, erases, stamps, locks anew, verifies."""

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
            inside.dialect.index_anew(inside, "statement_words")
        return replace(erased, unswept=self.sweep())

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
        path = self.reader.require_file("A passphrase", "Have the disk of the server encrypted.")
        if self.reader.key is None:
            raise NotEncryptedError(path)
        if passphrase is None:
            raise PassphraseNeededError(path)
        with self._writer.transaction() as inside:
            self._log(inside, "rekey", {}, who, when)
        self._writer.rekey(passphrase.key(self.reader.key.salt))

    def verify(self, known: Head | None = None) -> Verification:
        """Check originals, documents and log; see ``verification.verify``."""
        return verify(self.reader, known)
