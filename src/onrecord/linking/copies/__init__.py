"""Copies, versions and translations: what repeats another text, passage by passage.

The layer ``part`` of linking: ``slips`` keeps what is needed of each article of one document, ``relink`` proposes the
links of what changed. Links are proposals with the overlapping stretches of both texts as evidence.
"""

from collections.abc import Callable, Iterable

from onrecord.linking.copies.articles import Whence, slips
from onrecord.linking.copies.relinking import relink
from onrecord.linking.index import Slips
from onrecord.model import Link, Reading

__all__ = ["Whence", "link_copies", "relink", "slips"]


def link_copies(readings: Iterable[tuple[str, Reading]], text_of: Callable[[str], str]) -> tuple[Link, ...]:
    """Propose what repeats what in a whole pile at once; the order of the readings does not matter."""
    held = [slip for document, reading in readings for slip in slips(document, reading, text_of(document))]
    return relink(Slips(held), held).links
