"""One document as questions need it: text, masthead and what was read, with the ids of the record."""

import json
from collections.abc import Mapping
from functools import cached_property

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
from onrecord.record.query_judgements import judged_by
from onrecord.record.query_placing import read_lying
from onrecord.record.query_reading import (
    lazy_entities,
    lazy_statements,
    read_counts,
    read_dates,
    read_events,
    read_mentions,
    read_offices,
    read_parts,
    read_passages,
    read_turns,
)
from onrecord.record.reader import Reader, Row


class Leaf:
    """A document opened for a question; what a question does not ask for is not fetched.

    Mappings are by the id within the reading (``s1``, ``e1``).
    """

    def __init__(self, reader: Reader, number: int) -> None:
        """Open the document of this number."""
        self.number = number
        self._reader = reader

    @cached_property
    def _row(self) -> Row:
        return self._reader.rows(
            "SELECT d.id, d.given, r.masthead, d.text FROM documents AS d LEFT JOIN readings AS r"
            " ON r.document = d.number WHERE d.number = :number",
            number=self.number,
        )[0]

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
        return Chart(self.text, read_lying(self._reader, self.number))

    @cached_property
    def masthead(self) -> Masthead:
        """The masthead of the whole document."""
        return masthead_in(json.loads(self._row["masthead"]))

    @cached_property
    def parts(self) -> Mapping[str, Part]:
        """The articles on the page."""
        return {part.id: part for part in read_parts(self._reader, self.number)}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, in order."""
        return read_passages(self._reader, self.number)

    @cached_property
    def turns(self) -> Mapping[str, Turn]:
        """The turns of an interview."""
        return {turn.id: turn for turn in read_turns(self._reader, self.number)}

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """What mentions denote."""
        return lazy_entities(self._reader, self.number)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, in order."""
        return read_mentions(self._reader, self.number)

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """All dates, in order."""
        return read_dates(self._reader, self.number)

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """All counts, in order."""
        return read_counts(self._reader, self.number)

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """All events, in order."""
        return {event.id: event for event in read_events(self._reader, self.number)}

    @cached_property
    def offices(self) -> tuple[Office, ...]:
        """All offices, in order."""
        return read_offices(self._reader, self.number)

    @cached_property
    def canonical(self) -> Mapping[str, str]:
        """The ids of the linked entities."""
        return self._by_local("entities", "canonical")

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """All statements, in order."""
        return lazy_statements(self._reader, self.number)

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
        return judged_by(self._reader, self.number)

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
        for row in self._reader.rows(
            "SELECT n.key, e.position, e.kind, e.canonical FROM entity_names AS n CROSS JOIN entities AS e"
            " ON e.document = n.document AND e.position = n.entity WHERE n.document = :number AND e.named",
            number=self.number,
        ):
            found.setdefault(row["key"], {})[row["position"]] = (row["kind"], row["canonical"])
        return {key: tuple(held.values()) for key, held in found.items()}

    def at(self, position: int) -> Statement:
        """Return a statement by its place in the reading."""
        return self.statements[self._order[position]]

    @cached_property
    def _order(self) -> tuple[str, ...]:
        return tuple(self.statements)

    def _by_local(self, table: str, column: str) -> Mapping[str, str]:
        sql = f"SELECT local, {column} FROM {table} WHERE document = :number"  # noqa: S608 - the words are ours
        return {row[0]: row[1] for row in self._reader.rows(sql, number=self.number)}
