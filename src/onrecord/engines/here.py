"""The engine for few documents: this process, one after the other."""

from collections.abc import Iterable, Iterator

from onrecord.engines.stage import Read, Stage
from onrecord.engines.window import Other
from onrecord.model import Document


def run_here(stage: Stage[Read], items: Iterable[Document | Other]) -> Iterator[tuple[Document, Read] | Other]:
    """Yield each document with what is read of it, in order; all else as it is."""
    for item in items:
        yield (item, stage(item)) if isinstance(item, Document) else item
