"""Readings to links: proposals with evidence, never a merge."""

from collections.abc import Callable, Iterable

from onrecord.linking.copies import link_copies
from onrecord.linking.entities import link_entities
from onrecord.model import Link, Reading

__all__ = ["link", "link_copies", "link_entities"]


def link(readings: Iterable[tuple[str, Reading]], text_of: Callable[[str], str] | None = None) -> tuple[Link, ...]:
    """Propose all links between the documents of a record; the order of the readings does not matter.

    ``text_of`` gives the text of a document by its id; without it copies are not looked for.
    """
    held = sorted(readings, key=lambda pair: pair[0])
    return (*link_entities(held, text_of), *(link_copies(held, text_of) if text_of else ()))
