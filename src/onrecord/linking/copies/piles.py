"""Copies, versions and translations within one document, and within a whole pile."""

from collections.abc import Callable, Iterable

from onrecord.linking.copies.articles import UNKNOWN, Whence, article_slip
from onrecord.linking.copies.relinking import relink
from onrecord.linking.copies.translating import sheet_slip
from onrecord.linking.index import Slips
from onrecord.model import Link, Reading, Slip


def slips(document: str, reading: Reading, text: str, whence: Whence = UNKNOWN) -> tuple[Slip, ...]:
    """Return what linking keeps of each article of a document, for copies and for translations.

    None of those of a few words that nothing names. Where a page holds several articles, address and names tell nothing
    of each.
    """
    told = whence if len(reading.parts) == 1 else Whence(whence.language)
    made = (make(document, reading, part, text, told) for part in reading.parts for make in (article_slip, sheet_slip))
    return tuple(slip for slip in made if slip is not None)


def link_copies(readings: Iterable[tuple[str, Reading]], text_of: Callable[[str], str]) -> tuple[Link, ...]:
    """Propose what repeats what in a whole pile at once; the order of the readings does not matter."""
    held = [slip for document, reading in readings for slip in slips(document, reading, text_of(document))]
    return relink(Slips(held), held).links
