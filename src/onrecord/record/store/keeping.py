"""Putting in: originals, documents, labels, how they were read."""

import secrets
from collections.abc import Iterable
from datetime import datetime

from onrecord.model import (
    OCR,
    Document,
    Label,
    Original,
    Problem,
    Reading,
    Slip,
)
from onrecord.record.adding import (
    Added,
    Capture,
    write_document,
    write_pile_problems,
)
from onrecord.record.custody import Details, moment
from onrecord.record.document_rows import text_hash
from onrecord.record.errors import (
    OriginalNotKeptError,
)
from onrecord.record.keeping import write_original
from onrecord.record.labelling import Labelling, label_subject
from onrecord.record.query_labels import Subject, is_stricter, label_of
from onrecord.record.query_originals import holds_original
from onrecord.record.settings import GUARD_KEY, Way, guard_key, put_setting, ways, written_ways
from onrecord.record.store.held import Held


class Keeping(Held):
    """Keeps what is captured, and what is said of it."""

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

    def label(
        self, item: str, label: Label, *, reason: str, who: str, when: datetime, purpose: str | None = None
    ) -> bool:
        """Label a document or a linked entity by its id; return False where it bears that label.

        Raises:
            UnknownItemError: if the record holds neither.
        """
        with self._writer.transaction() as inside:
            return self._label(inside, item, Labelling(label, reason, purpose, who, when))

    def label_as_there(self, found: Subject, labelling: Labelling) -> bool:
        """Label something as another record did, before it is here or after; never more laxly than it is labelled.

        Returns whether its label changed.
        """
        if not is_stricter(labelling.label, label_of(self.reader, found)):
            return False
        with self._writer.transaction() as inside:
            facts = label_subject(inside, found, labelling)
            if facts is not None:
                self._log(inside, "label", facts, labelling.who, labelling.when)
        return facts is not None

    def guard_key(self) -> bytes:
        """Return the key by which ids are made that tell others nothing; made when it is first asked for."""
        held = guard_key(self.reader)
        if held is not None:
            return held
        fresh = secrets.token_bytes(32)
        with self._writer.transaction() as inside:
            put_setting(inside.connection, GUARD_KEY, fresh.hex())
        return fresh

    def note_way(self, encoding: str | None, columns: Iterable[tuple[str, str]], ocr: str = OCR) -> None:
        """Remember a way in which files were taken in, so that it need not be said again to rebuild the record.

        ``ocr`` are the languages in which text was recognised.
        """
        ways = dict.fromkeys(self.ways())
        way = (encoding, tuple(columns), ocr)
        if way not in ways:
            with self._writer.transaction() as inside:
                put_setting(inside.connection, "ways", written_ways((*ways, way)))

    def ways(self) -> tuple[Way, ...]:
        """Return the ways in which files were taken in: with which encoding, columns, and languages of pictures."""
        return ways(self.reader)


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
