"""The engine for few documents: this process, one after the other."""

from collections.abc import Iterable, Iterator

from onrecord.engines.stage import Read, Stage
from onrecord.model import Document


def run_here(stage: Stage[Read], documents: Iterable[Document]) -> Iterator[tuple[Document, Read]]:
    """Yield each document with what is read of it, in order."""
    for document in documents:
        yield document, stage(document)
