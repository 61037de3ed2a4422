"""The engine for few documents: this process, one after the other."""

from collections.abc import Iterable, Iterator

from onrecord.engines.stage import Stage
from onrecord.model import Document, Reading


def run_here(stage: Stage, documents: Iterable[Document]) -> Iterator[tuple[Document, Reading]]:
    """Yield each document with its reading, in order."""
    for document in documents:
        yield document, stage(document)
