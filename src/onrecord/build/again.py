"""Documents taken out of their originals once more, in every way in which files of the record were taken in."""

from collections.abc import Iterable, Mapping

from onrecord.ingest import Apart
from onrecord.model import Document, Options, Original


def found_in(kept: Original, ways: Iterable[Options], apart: Apart) -> Mapping[str, list[Document]]:
    """Return the documents of an original by their ids, one for each way of taking it in that gives it."""
    found: dict[str, list[Document]] = {}
    for way in ways:
        mine: dict[str, Document] = {}
        for document in apart.documents_of(kept, way):
            mine.setdefault(document.id, document)
        for document in mine.values():
            found.setdefault(document.id, []).append(document)
    return found


def most_alike(held: Document, again: Iterable[Document]) -> Document | None:
    """Return of several ways of reading a document the one whose text, and given values, are those that are held.

    None where none has its text.
    """
    same = [one for one in again if one.text == held.text]
    return next((one for one in same if one.given == held.given), same[0] if same else None)
