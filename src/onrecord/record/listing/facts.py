"""What statements are sorted by: read off the tables for some documents at once."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.model import flat
from onrecord.model.edtf import edtf_bounds
from onrecord.model.judgement import CHANGING
from onrecord.record.codec import masthead_in, spans_in, when_in
from onrecord.record.listing.origins import Origins
from onrecord.record.query_marks import tags_of
from onrecord.record.reader import Reader, Row
from onrecord.record.searched import searched

UNDATED, WIDE = "", "wide"
"""Values of a date instead of a month: there is none; it is open, or longer than is cut into months."""

LAST = "~"
"""Stands for the day of an undated statement, so that it comes last."""

_MONTHS = 24
_LONGEST = 80
_DAY = re.compile(r"(\d{4})-(\d\d)-\d\d")

Held = tuple[str, str, str]
"""A value that a statement bears: facet, value, and what is shown for it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement as it is listed: its place in the reading, its day, its values, the words of what is said."""

    position: int
    day: str
    held: frozenset[Held]
    words: str


def facts(reader: Reader, documents: Iterable[int], origins: Origins) -> Mapping[int, list[Fact]]:
    """Return the statements of some documents (by number) as they are listed, in the order of the reading."""
    lot = _Lot(reader, documents)
    return {number: list(lot.facts(number, origins)) for number in lot.statements}


class _Lot:
    """The rows of some documents, by document and where they belong to one by statement."""

    def __init__(self, reader: Reader, documents: Iterable[int]) -> None:
        self._reader = reader
        self._wanted = json.dumps(list(documents))
        self.statements = self._rows(
            "SELECT t.document, t.position, t.local, t.content, t.parent, t.manner, t.stance, t.tier, t.part,"
            " t.earliest, t.latest FROM json_each(:wanted) AS w CROSS JOIN statements AS t ON t.document = w.value"
            " ORDER BY t.document, t.position"
        )
        self._texts = {
            row["number"]: row["text"]
            for row in reader.stream(
                "SELECT t.number, t.text FROM json_each(:wanted) AS w CROSS JOIN documents AS t ON t.number = w.value",
                wanted=self._wanted,
            )
        }
        self._outlets = self._outlets_of()
        self._events = self._by_statement("events", "type, t.date")
        self._counts = self._by_statement("counts", "unit")
        self._offices = self._by_statement("offices", "start, t.stop")
        self._speakers = defaultdict[tuple[int, int], list[bool]](list)
        for row in self._stream(
            "SELECT x.document, x.statement, e.named FROM json_each(:wanted) AS w"
            " CROSS JOIN statement_entities AS x ON x.document = w.value AND x.role = 'speaker'"
            " CROSS JOIN entities AS e ON e.document = x.document AND e.position = x.entity"
        ):
            self._speakers[row["document"], row["statement"]].append(bool(row["named"]))
        self._tags = tags_of(reader, json.loads(self._wanted))
        self._reviewed = {
            (row["document"], row["local"])
            for row in self._stream(
                "SELECT t.document, t.local, j.action FROM json_each(:wanted) AS w"
                " CROSS JOIN judged AS t ON t.document = w.value CROSS JOIN judgements AS j ON j.number = t.judgement"
                " WHERE t.held AND t.kind = 'statement'"
            )
            if row["action"] in CHANGING
        }

    def facts(self, number: int, origins: Origins) -> Iterator[Fact]:
        """Yield the statements of a document."""
        rows, text = self.statements[number], self._texts[number]
        parents = {row["local"]: row["parent"] for row in rows}
        for row in rows:
            held = set(self._held(number, row, text, origins))
            held.add(("depth", str(_depth(row, parents)), str(_depth(row, parents))))
            content = spans_in(json.loads(row["content"]))
            words = " … ".join(searched(span.of(text)) for span in content)
            day = row["earliest"] or LAST
            held.add(("listed", day[:7], day[:7]))
            yield Fact(row["position"], day, frozenset(held), words)

    def _held(self, number: int, row: Row, text: str, origins: Origins) -> Iterator[Held]:
        key = (number, row["local"])
        for facet in ("manner", "stance", "tier"):
            yield facet, row[facet], row[facet]
        if outlet := self._outlets.get((number, row["part"])) or self._outlets.get((number, "")):
            yield "outlet", outlet, outlet
        named = self._speakers.get((number, row["position"]), [])
        if row["manner"] != "author" and named and all(named):
            yield "voice", "named", "named"
        elif (origin := origins.of(number, row["part"])) is not None:
            yield "origin", *origin
        for month in _months(row["earliest"], row["latest"]):
            yield "said", month, month
        yield from self._claimed(key, text)
        for tag in (*self._tags.get(key, ()), *self._tags.get((number, ""), ())):
            yield _worded("tag", tag)
        reviewed = "yes" if key in self._reviewed else "no"
        yield "reviewed", reviewed, reviewed

    def _claimed(self, key: tuple[int, str], text: str) -> Iterator[Held]:
        """Yield what is claimed in a statement: events with their months, numbers, posts."""
        for event in self._events.get(key, ()):
            yield "event", event["type"], event["type"]
            when = when_in(json.loads(event["date"])) if event["date"] else None
            if when is not None:
                yield from (("happened", month, month) for month in _months(*edtf_bounds(when.edtf)))
        for count in self._counts.get(key, ()):
            if count["unit"]:
                yield _worded("counted", count["unit"])
        for office in self._offices.get(key, ()):
            yield _worded("office", text[office["start"] : office["stop"]])

    def _outlets_of(self) -> Mapping[tuple[int, str], str]:
        """Return the outlet of each part, and under an empty name that of the document."""
        found: dict[tuple[int, str], str] = {}
        for row in self._stream(
            "SELECT t.document, '' AS local, t.masthead FROM json_each(:wanted) AS w"
            " CROSS JOIN readings AS t ON t.document = w.value UNION ALL"
            " SELECT t.document, t.local, t.masthead FROM json_each(:wanted) AS w"
            " CROSS JOIN parts AS t ON t.document = w.value"
        ):
            outlet = masthead_in(json.loads(row["masthead"])).outlet
            if outlet is not None:
                found[row["document"], row["local"]] = outlet.value
        return found

    def _by_statement(self, table: str, columns: str) -> Mapping[tuple[int, str], list[Row]]:
        found = defaultdict[tuple[int, str], list[Row]](list)
        for row in self._stream(
            f"SELECT t.document, t.statement, t.{columns} FROM json_each(:wanted) AS w"  # noqa: S608 - tables and columns are ours
            f" CROSS JOIN {table} AS t ON t.document = w.value ORDER BY t.document, t.position"
        ):
            found[row["document"], row["statement"]].append(row)
        return found

    def _rows(self, sql: str) -> Mapping[int, list[Row]]:
        found = defaultdict[int, list[Row]](list)
        for row in self._stream(sql):
            found[row["document"]].append(row)
        return found

    def _stream(self, sql: str) -> Iterator[Row]:
        return self._reader.stream(sql, wanted=self._wanted)


def _worded(facet: str, words: str) -> Held:
    label = flat(words)[:_LONGEST]
    return facet, label.casefold(), label


def _depth(row: Row, parents: Mapping[str, str | None]) -> int:
    """Return through how many hands the words came: 0 for the writer's own voice; a circle is left where it closes."""
    met = {row["local"]}
    above = row["parent"]
    while above in parents and above not in met:
        met.add(above)
        above = parents[above]
    return len(met) - 1 if row["manner"] == "author" else len(met)


def _months(earliest: str | None, latest: str | None) -> Iterator[str]:
    """Yield the months that an interval of days touches."""
    if earliest is None and latest is None:
        yield UNDATED
        return
    first, last = (_month(day) for day in (earliest, latest))
    if first is None or last is None or not 0 <= last - first < _MONTHS:
        yield WIDE
        return
    yield from (f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1))


def _month(day: str | None) -> int | None:
    found = _DAY.fullmatch(day) if day else None
    return None if found is None else int(found[1]) * 12 + int(found[2]) - 1
