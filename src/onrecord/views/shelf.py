"""The documents that a question has to open, each opened once."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from onrecord.model import Dated, Entity, Link, LinkKind, Masthead, Registered, Span
from onrecord.record import Reader
from onrecord.record.judgements.links import effective_links
from onrecord.record.query_copies import Copies
from onrecord.record.query_entities import linked_entities
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_opened import Opened
from onrecord.record.query_reading import number_of
from onrecord.record.query_sources import source_register
from onrecord.views.values import Quote

Worked = TypeVar("Worked")

AT_ONCE = 200
"""So many documents are opened together."""

COPY_KINDS: tuple[LinkKind, ...] = ("copy_of", "version_of", "translation_of")
"""Kinds of links between articles of which one comes from the other."""


@dataclass(slots=True)
class Shelf:
    """The open documents of one question."""

    reader: Reader
    _leaves: dict[int, Leaf] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)
    _copies: dict[str, list[Link]] | None = None
    _near: Copies | None = None
    _register: tuple[Registered, ...] | None = None
    _worked: dict[Hashable, object] = field(default_factory=dict)

    def leaf(self, number: int) -> Leaf:
        """Return a document by its number."""
        if number not in self._leaves:
            self._leaves[number] = Leaf(self.reader, number)
        return self._leaves[number]

    def open(self, numbers: Iterable[int]) -> None:
        """Open documents together by their numbers: what is asked of one is fetched for all of them at once."""
        new = [number for number in dict.fromkeys(numbers) if number not in self._leaves]
        for place in range(0, len(new), AT_ONCE):
            lot = Opened(self.reader, new[place : place + AT_ONCE])
            for number in new[place : place + AT_ONCE]:
                self._leaves[number] = Leaf(self.reader, number, lot)

    def once(self, key: Hashable, work: Callable[[], Worked]) -> Worked:
        """Return what ``work`` gives, worked out once for a key."""
        if key not in self._worked:
            self._worked[key] = work()
        return cast("Worked", self._worked[key])

    def leaf_of(self, document: str) -> Leaf:
        """Return a document by its id.

        Raises:
            UnknownItemError: if the record does not hold it.
        """
        return self.leaf(self.number(document))

    def number(self, document: str) -> int:
        """Return the number of a document by its id.

        Raises:
            UnknownItemError: if the record does not hold it.
        """
        if document not in self._numbers:
            self._numbers[document] = number_of(self.reader, document)
        return self._numbers[document]

    def copies_of(self, document: str) -> tuple[Link, ...]:
        """Return the links to what a document repeats, is a version or a translation of; the closest first."""
        return self.near().of(document)

    def near(self) -> Copies:
        """Return what looks copies up."""
        if self._near is None:
            self._near = Copies(self.reader)
        return self._near

    def copies(self) -> Mapping[str, Sequence[Link]]:
        """Return by document the links to what it repeats, is a version or a translation of; the closest first."""
        if self._copies is None:
            self._copies = {}
            links = [link for kind in COPY_KINDS for link, _ in effective_links(self.reader, kind)]
            for link in sorted(links, key=lambda one: (-one.score, one.b.document, one.b.item)):
                self._copies.setdefault(link.a.document, []).append(link)
        return self._copies

    def register(self) -> tuple[Registered, ...]:
        """Return the source register."""
        if self._register is None:
            self._register = source_register(self.reader)
        return self._register

    def called(self, number: int) -> str:
        """Return how a document is called: its file name, or the id given by a person."""
        row = self.reader.rows("SELECT source_id FROM documents WHERE number = :number", number=number)[0]
        return str(row["source_id"])

    def name_of(self, entity: str) -> str:
        """Return the name of a linked entity that most documents use; empty where it has none."""
        return next((one.name or "" for one in linked_entities(self.reader, (entity,))), "")


def quote(leaf: Leaf, span: Span) -> Quote:
    """Return the words at ``span``."""
    return Quote(span.of(leaf.text), span)


def quotes(leaf: Leaf, spans: tuple[Span, ...]) -> tuple[Quote, ...]:
    """Return the words at each of ``spans``."""
    return tuple(quote(leaf, span) for span in spans)


def name_of(leaf: Leaf, entity: str | None) -> str | None:
    """Return the fullest name of an entity, or the words that describe it; None where there are none."""
    held = entity_of(leaf, entity)
    return held.name if held else None


def entity_of(leaf: Leaf, entity: str | None) -> Entity | None:
    """Return an entity by its id within the reading; None where the reading has none of this id."""
    return leaf.entities.get(entity) if entity is not None else None


def published(leaf: Leaf, part: str) -> Dated:
    """Return when a part was published: its own date, else that of the document, else what is inferred of either."""
    return leaf.once(("published", part), lambda: _published(leaf, part))


def _published(leaf: Leaf, part: str) -> Dated:
    held = leaf.parts.get(part)
    return published_of(held.masthead if held else leaf.masthead, leaf.masthead)


def published_of(masthead: Masthead, whole: Masthead) -> Dated:
    """Return when what has this masthead was published, on a page with the masthead ``whole``."""
    own, page = masthead.published, whole.published
    return own if own.known or (own.edtf and not page.known) else page
