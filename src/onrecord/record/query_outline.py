"""Documents in outline: as much of each as tells from whom something in it comes, many of them at a time."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from onrecord.model import Entity, Span, Statement
from onrecord.record.codec import said_in
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_opened import Opened
from onrecord.record.reader import Reader, Row
from onrecord.record.reading_items import Lazily, lazily

_LOT: Final = 200
"""Documents that are opened together."""

_COLUMNS: Final[Mapping[str, str]] = {
    "statements": "t.document, t.local, t.speakers, t.parent, t.manner, t.said, t.part",
    "entities": "t.document, t.local, t.kind, t.named, t.name, t.canonical",
    "events": "t.document, t.local, t.trigger, t.statement, t.canonical",
}
"""What is fetched of a table; of all others everything is."""


class _Together(Opened):
    def columns(self, table: str) -> str:
        return _COLUMNS.get(table, super().columns(table))


class Outline(Leaf):
    """A document opened in outline: its statements have speakers, manner and time, but no words, its entities no names.

    Events are not decoded: ``events_told`` tells of them.
    """

    def _items(self, table: str) -> Mapping[str, Any]:
        rows = self._lot.items(table, self.number)
        decode = _DECODE.get(table)
        return lazily(rows, table) if decode is None else Lazily(rows, decode)

    def events_told(self) -> Iterator[tuple[str, Span, Statement | None]]:
        """Yield the events: the linked event, the words that tell of it first, and the statement that they stand in."""
        statements = self.statements
        for row in self._lot.items("events", self.number):
            start, end = json.loads(row["trigger"])[0]
            yield row["canonical"], Span(start, end), statements.get(row["statement"])


def outlines(reader: Reader, numbers: Iterable[int]) -> Iterator[Outline]:
    """Yield documents by their numbers; what was opened is let go again."""
    waiting = iter(numbers)
    while held := tuple(islice(waiting, _LOT)):
        lot = _Together(reader, held)
        yield from (Outline(reader, number, lot) for number in held)


def _statement(row: Row) -> Statement:
    speakers, said = row["speakers"], row["said"]
    return Statement(
        id=row["local"],
        content=(),
        manner=row["manner"],
        part=row["part"],
        speakers=() if speakers == "[]" else tuple(json.loads(speakers)),
        parent=row["parent"],
        said=None if said is None else said_in(json.loads(said)),
    )


def _entity(row: Row) -> Entity:
    return Entity(row["local"], row["kind"], bool(row["named"]), row["name"], ())


_DECODE: Final[Mapping[str, Callable[[Row], Any]]] = {"statements": _statement, "entities": _entity}
