"""Who watches a run: told of what is done, in the order of the pile."""

from typing import Protocol

from onrecord.model import Document, Original


class Watch(Protocol):
    """Is told how a run over a pile goes on."""

    def took_in(self, original: Original) -> None:
        """Hear that a file is next; all documents of the files before it are done."""

    def was_read(self, document: Document) -> None:
        """Hear that a document is done; it lies in the file that was taken in last."""

    def links(self) -> None:
        """Hear that all is read and linking begins."""

    def linked(self, documents: int, total: int) -> None:
        """Hear that so many documents are linked of ``total``; one counts in full once all layers have linked it."""


class Nobody:
    """Watches nothing."""

    def took_in(self, original: Original) -> None:
        """Do nothing."""

    def was_read(self, document: Document) -> None:
        """Do nothing."""

    def links(self) -> None:
        """Do nothing."""

    def linked(self, documents: int, total: int) -> None:
        """Do nothing."""
