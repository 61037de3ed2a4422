"""What whoever writes has to know first."""

from collections.abc import Iterator

from onrecord.model import (
    Document,
    Original,
    Reading,
)
from onrecord.record.adding import (
    is_current,
)
from onrecord.record.query_originals import documents_in, original_ids, read_original
from onrecord.record.query_pile import text_of
from onrecord.record.query_reading import (
    document_ids,
    read_document,
    read_reading,
    reader_version,
    readings,
)
from onrecord.record.store.held import Held


class Asking(Held):
    """Gives out what is held."""

    def lying_in(self, original: str) -> tuple[str, ...]:
        """Return the ids of the documents that are an original or lie in it, in the order in which they were added."""
        return documents_in(self.reader, original)

    def document_ids(self) -> tuple[str, ...]:
        """Return the ids of all documents, in the order in which they were added."""
        return document_ids(self.reader)

    def original_ids(self) -> tuple[str, ...]:
        """Return the ids of all originals, in the order in which they were kept."""
        return original_ids(self.reader)

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
