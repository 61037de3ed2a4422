"""Documents that a question opens together: what it asks of one is fetched for all of them at once."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar, cast

from onrecord.record.query_judgements import judged_in
from onrecord.record.query_placing import Lying, lying_in
from onrecord.record.reader import Reader, Row

Worked = TypeVar("Worked")


class Opened:
    """The rows of some documents, by table and document; a table is asked once, when a row of it is first needed."""

    def __init__(self, reader: Reader, numbers: Iterable[int]) -> None:
        """Hold the numbers of the documents."""
        self._reader = reader
        self._numbers = frozenset(numbers)
        self._wanted = json.dumps(sorted(self._numbers))
        self._held: dict[str, object] = {}

    def items(self, table: str, number: int) -> list[Row]:
        """Return the rows of a table of the reading that belong to a document, in order."""
        held = self._once(table, lambda: self._items(table))
        return held.get(number, [])

    def document(self, number: int) -> Row:
        """Return the row of a document with its text and masthead."""
        return self._once("documents", self._documents)[number]

    def bearers(self, number: int) -> list[Row]:
        """Return who is named in a document: the keys of names with the entities that bear them."""
        return self._once("bearers", self._bearers).get(number, [])

    def judged_by(self, number: int) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Return who accepted, set or added what in a document."""
        return self._once("judged", lambda: judged_in(self._reader, self._numbers)).get(number, {})

    def lying(self, number: int) -> Lying:
        """Return where a document lies."""
        return self._once("lying", lambda: lying_in(self._reader, self._numbers))[number]

    def _once(self, name: str, fetch: Callable[[], Worked]) -> Worked:
        if name not in self._held:
            self._held[name] = fetch()
        return cast("Worked", self._held[name])

    def columns(self, table: str) -> str:  # noqa: ARG002 - who needs less of a table says so
        """Return the columns that are fetched of a table ``t`` of the reading."""
        return "t.*"

    def _items(self, table: str) -> dict[int, list[Row]]:
        return self._grouped(
            f"SELECT {self.columns(table)} FROM json_each(:wanted) AS w CROSS JOIN {table} AS t ON t.document = w.value"  # noqa: S608 - the tables are ours
            " ORDER BY t.document, t.position"
        )

    def _bearers(self) -> dict[int, list[Row]]:
        return self._grouped(
            "SELECT n.document, n.key, e.position, e.kind, e.canonical FROM json_each(:wanted) AS w"
            " CROSS JOIN entity_names AS n ON n.document = w.value CROSS JOIN entities AS e"
            " ON e.document = n.document AND e.position = n.entity WHERE e.named"
        )

    def _documents(self) -> dict[int, Row]:
        rows = self._reader.rows(
            "SELECT d.number, d.id, d.given, r.masthead, d.text FROM json_each(:wanted) AS w"
            " CROSS JOIN documents AS d ON d.number = w.value LEFT JOIN readings AS r ON r.document = d.number",
            wanted=self._wanted,
        )
        return {row["number"]: row for row in rows}

    def _grouped(self, sql: str) -> dict[int, list[Row]]:
        found: dict[int, list[Row]] = {}
        for row in self._reader.rows(sql, wanted=self._wanted):
            found.setdefault(row["document"], []).append(row)
        return found
