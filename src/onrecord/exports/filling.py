"""The items of many documents as rows of cells, straight from the record's tables: whole columns at a time."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from sys import intern
from typing import Any, Final, NamedTuple

from onrecord.exports.cells import Names, Row, dumps, parsed
from onrecord.exports.columns import COLUMNS, KINDS
from onrecord.exports.lines import Line, document_line, part_line
from onrecord.exports.placing import where_cell
from onrecord.model import Part, Span
from onrecord.record import Reader, codec
from onrecord.record.judgements.items import HELD
from onrecord.record.places import Chart
from onrecord.record.query_lots import Lot, documents_in, judges_in, rows_in
from onrecord.record.query_placing import Lying, unpacked
from onrecord.record.reader import Row as Held
from onrecord.record.reading_items import document_in, json_in, masthead_in

READ: Final = ("parts", "passages", "turns", "mentions", "dates", "counts", "statements", "events", "offices")
"""The kinds of items that are read in a document, in the order in which they are written."""

_NAMED: Final = ("parts", "passages", "turns", "entities", "statements", "counts", "events", "offices")
"""Kinds of what other items, or links, name by its id."""

_ITEM_KINDS: Final = {name: kind for kind, name in HELD.items()}

Columns = Mapping[str, Sequence[Any]]


def _by_place(columns: Columns) -> list[Any]:
    return list(zip(columns["document"], columns["start"], columns["stop"], strict=True))


def _by_trigger(columns: Columns) -> list[Any]:
    return list(zip(columns["document"], parsed(columns["trigger"]), strict=True))


def _outermost_first(columns: Columns) -> list[Any]:
    return [
        (number, min(spans)[0], -max([end for _, end in spans]), local)
        for number, spans, local in zip(columns["document"], parsed(columns["content"]), columns["local"], strict=True)
    ]


_ORDERS: Final[Mapping[str, Callable[[Columns], list[Any]]]] = {
    **dict.fromkeys(("mentions", "dates", "counts", "offices"), _by_place),
    "statements": _outermost_first,
    "events": _by_trigger,
}
"""What stands in order of the text; all else is in the order of the reading."""


class Told(NamedTuple):
    """A document of a lot: its number, what is told of it as a whole, its text, where its words stand."""

    number: int
    line: Line
    text: str
    chart: Chart


class Filled:
    """The documents of a lot, and what was read in them."""

    def __init__(self, reader: Reader, lot: Lot, kinds: Sequence[str]) -> None:
        """Fetch the documents of a lot, and the items of these kinds."""
        self._reader, self._lot = reader, lot
        self._judges = judges_in(reader, lot)
        self.documents = tuple(self._told(row) for row in documents_in(reader, lot))
        self._ids = {told.number: told.line["id"] for told in self.documents}
        self._held = {kind: rows_in(reader, kind, lot, _wanted(kind)) for kind in kinds}
        self.names: Mapping[int, dict[str, str]] = {number: {} for number in self._ids}
        for kind in _NAMED if kinds else ():
            rows = self._held[kind] if kind in self._held else rows_in(reader, kind, lot, "document, local, id")
            for row in rows:
                self.names[row["document"]][intern(row["local"])] = f'"{row["id"]}"'

    def rows(self, kind: str) -> Iterator[tuple[int, Row]]:
        """Yield the items of a kind, each with the number of its document, in order of the text."""
        held = self._held[kind]
        if not held:
            return iter(())
        columns = _in_order(kind, held)
        numbers = columns["document"]
        columns |= self._beside(kind, columns)
        names: list[Names] = [self.names[number] for number in numbers]
        cells = [column.form.write(names, [columns[source] for source in column.sources]) for column in KINDS[kind]]
        return zip(numbers, zip(*cells, strict=True), strict=True)

    def _told(self, row: Held) -> Told:
        document = document_in(row)
        given = (*codec.given_in(json_in(row["given_by"]) or ()), *document.given)
        document = replace(document, given=given)
        masthead = masthead_in(row)
        line = document_line(document, masthead, row["reader"], analysed=bool(row["analysed"]))
        people = self._judges.get((row["number"], "document", ""))
        line |= {"pseudonymised": False, "judged_by": list(people) if people else None}
        lying = Lying(document.container, unpacked(row["blocks"]) if row["blocks"] else ())
        return Told(row["number"], line, document.text, Chart(document.text, lying))

    def _beside(self, kind: str, columns: Mapping[str, Sequence[Any]]) -> dict[str, Sequence[Any]]:
        """Return the columns that are not in the table of a kind."""
        numbers = columns["document"]
        found: dict[str, Sequence[Any]] = {
            "document": [self._ids[number] for number in numbers],
            "judged_by": [None] * len(numbers),
        }
        if self._judges:
            of = _ITEM_KINDS[kind]
            places = zip(numbers, columns["local"], strict=True)
            found["judged_by"] = [self._judges.get((number, of, local)) for number, local in places]
        if kind == "statements":
            found["place"] = self._places(numbers, columns["content"])
        if kind == "parts":
            found |= _of_parts(columns)
        return found

    def _places(self, numbers: Sequence[int], contents: Sequence[str]) -> list[str]:
        charts = {told.number: told.chart for told in self.documents}
        return [
            where_cell(charts[number].whereabouts([Span(start, end) for start, end in spans]))
            for number, spans in zip(numbers, parsed(contents), strict=True)
        ]


def _in_order(kind: str, held: Sequence[Held]) -> dict[str, Sequence[Any]]:
    """Return the columns of a table, with the rows in the order in which they are written."""
    columns: dict[str, Sequence[Any]] = dict(zip(held[0].keys(), zip(*held, strict=True), strict=True))
    if kind in _ORDERS:
        keys = _ORDERS[kind](columns)
        order = sorted(range(len(held)), key=keys.__getitem__)
        if order != list(range(len(held))):
            columns = {name: [column[place] for place in order] for name, column in columns.items()}
    return columns


def _wanted(kind: str) -> str:
    """Return the columns that a kind is made of, as a question asks for them."""
    beside = {"document", "local", "id", "judged_by"}
    if kind == "parts":
        return "document, local, id, start, stop, masthead"
    made = {"place"} if kind == "statements" else set()
    sources = dict.fromkeys(source for column in KINDS[kind] for source in column.sources)
    return ", ".join(("document", "local", "id", *(one for one in sources if one not in beside | made)))


def _of_parts(columns: Mapping[str, Sequence[Any]]) -> dict[str, Sequence[Any]]:
    lines = [
        part_line(Part(local, Span(start, stop), codec.masthead_in(json_in(masthead))))
        for local, start, stop, masthead in zip(
            columns["local"], columns["start"], columns["stop"], columns["masthead"], strict=True
        )
    ]
    return {name: [line[name] for line in lines] for name in ("title", "published", "outlet", "authors")}


def cells_of(kind: str, item: Line) -> Row:
    """Return an item as a row of cells."""
    return tuple([dumps(item.get(column)) for column in COLUMNS[kind]])


def items_of(kind: str, rows: Iterable[Row]) -> list[Line]:
    """Return rows of cells as the items that they tell of."""
    columns = COLUMNS[kind]
    written = "],[".join([",".join(row) for row in rows])
    return [dict(zip(columns, values, strict=True)) for values in json.loads(f"[[{written}]]" if written else "[]")]


def by_document(rows: Iterable[tuple[int, Row]]) -> Mapping[int, list[Row]]:
    """Return rows by the numbers of their documents."""
    return {number: [row for _, row in held] for number, held in groupby(rows, key=itemgetter(0))}
