"""One document as questions need it: text, masthead and what was read, with the ids of the record."""

import json
from collections.abc import Callable, Hashable, Mapping
from functools import cached_property
from typing import Any, TypeVar, cast

from onrecord.model import (
    Count,
    Date,
    Entity,
    EntityKind,
    Event,
    ItemKind,
    Masthead,
    Mention,
    Office,
    Part,
    Passage,
    Statement,
    Turn,
)
from onrecord.record.codec import given_in, masthead_in
from onrecord.record.places import Chart
from onrecord.record.query_opened import Opened
from onrecord.record.reader import Reader, Row
from onrecord.record.reading_items import lazily

Worked = TypeVar("Worked")


class Leaf:
    """A document opened for a question; what a question does not ask for is not fetched.

    Mappings are by the id within the reading (``s1``, ``e1``).
    """

    def __init__(self, reader: Reader, number: int, lot: Opened | None = None) -> None:
        """Open the document of this number; ``lot`` holds the documents that are opened together with it."""
        self.number = number
        self.worked: dict[Hashable, object] = {}
        self._lot = lot or Opened(reader, (number,))

    def once(self, key: Hashable, work: Callable[[], Worked]) -> Worked:
        """Return what ``work`` works out of this document, worked out once for a key."""
        if key not in self.worked:
            self.worked[key] = work()
        return cast("Worked", self.worked[key])

    @cached_property
    def _row(self) -> Row:
        return self._lot.document(self.number)

    @cached_property
    def document(self) -> str:
        """The document's id."""
        return str(self._row["id"])

    @cached_property
    def text(self) -> str:
        """The extracted text."""
        return str(self._row["text"])

    @cached_property
    def url(self) -> str | None:
        """The address that was given for the document."""
        given = given_in(json.loads(self._row["given"]))
        return next((item.value for item in given if item.name == "url"), None)

    @cached_property
    def chart(self) -> Chart:
        """The way back from the text to the original."""
        return Chart(self.text, self._lot.lying(self.number))

    @cached_property
    def masthead(self) -> Masthead:
        """The masthead of the whole document."""
        return masthead_in(json.loads(self._row["masthead"]))

    def _items(self, table: str) -> Mapping[str, Any]:
        return lazily(self._lot.items(table, self.number), table)

    @cached_property
    def parts(self) -> Mapping[str, Part]:
        """The articles on the page."""
        return self._items("parts")

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, in order."""
        return tuple(self._items("passages").values())

    @cached_property
    def turns(self) -> Mapping[str, Turn]:
        """The turns of an interview."""
        return self._items("turns")

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """What mentions denote."""
        return self._items("entities")

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, in order."""
        return tuple(self._items("mentions").values())

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """All dates, in order."""
        return tuple(self._items("dates").values())

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """All counts, in order."""
        return tuple(self._items("counts").values())

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """All events, in order."""
        return self._items("events")

    @cached_property
    def offices(self) -> tuple[Office, ...]:
        """All offices, in order."""
        return tuple(self._items("offices").values())

    @cached_property
    def canonical(self) -> Mapping[str, str]:
        """The ids of the linked entities."""
        return self._by_local("entities", "canonical")

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """All statements, in order."""
        return self._items("statements")

    @cached_property
    def statement_ids(self) -> Mapping[str, str]:
        """The ids of the statements in the record."""
        return self._by_local("statements", "id")

    @cached_property
    def event_ids(self) -> Mapping[str, str]:
        """The ids of the events in the record."""
        return self._by_local("events", "id")

    @cached_property
    def linked_events(self) -> Mapping[str, str]:
        """The ids of the linked events."""
        return self._by_local("events", "canonical")

    @cached_property
    def count_ids(self) -> Mapping[str, str]:
        """The ids of the counts in the record."""
        return self._by_local("counts", "id")

    @cached_property
    def office_ids(self) -> Mapping[str, str]:
        """The ids of the offices in the record."""
        return self._by_local("offices", "id")

    @cached_property
    def _judged_by(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        return self._lot.judged_by(self.number)

    def judged_by(self, kind: ItemKind, local: str) -> tuple[str, ...]:
        """Return who accepted, changed or added an item."""
        return self._judged_by.get((kind, local), ())

    @property
    def in_order(self) -> tuple[Statement, ...]:
        """The statements in the order of the reading."""
        return tuple(self.statements.values())

    @cached_property
    def bearers(self) -> Mapping[str, tuple[tuple[EntityKind, str], ...]]:
        """Return by the key of a name the named entities that bear it: their kinds, the ids of the linked entities."""
        found: dict[str, dict[int, tuple[EntityKind, str]]] = {}
        for row in self._lot.bearers(self.number):
            found.setdefault(row["key"], {})[row["position"]] = (row["kind"], row["canonical"])
        return {key: tuple(held.values()) for key, held in found.items()}

    def at(self, position: int) -> Statement:
        """Return a statement by its place in the reading."""
        return self.statements[self._order[position]]

    @cached_property
    def _order(self) -> tuple[str, ...]:
        return tuple(self.statements)

    def _by_local(self, table: str, column: str) -> Mapping[str, str]:
        return {row["local"]: row[column] for row in self._lot.items(table, self.number)}
