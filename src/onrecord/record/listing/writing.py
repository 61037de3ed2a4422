"""Listing statements anew where something they are sorted by changed: documents first, then linked entities."""

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable

from onrecord.record.listing import bits as bitmaps
from onrecord.record.listing.facts import Fact, Held, facts
from onrecord.record.listing.origins import Origins, repeating
from onrecord.record.writer import Transaction

_DOCUMENTS, _ENTITIES = 500, 5_000
"""So many are listed anew in one go."""


def list_anew(inside: Transaction) -> bool:
    """List the statements of a lot of stale documents anew, or else count a lot of stale entities; tell whether any."""
    _spread(inside)
    rows = inside.reader.rows("SELECT document FROM stale_documents ORDER BY document LIMIT :most", most=_DOCUMENTS)
    if rows:
        documents = [row[0] for row in rows]
        _list_documents(inside, documents)
        _forget(inside, "stale_documents", "document", documents)
        return True
    rows = inside.reader.rows("SELECT canonical FROM stale_entities ORDER BY canonical LIMIT :most", most=_ENTITIES)
    if rows:
        entities = [row[0] for row in rows]
        _Values(inside).count_entities(entities)
        _forget(inside, "stale_entities", "canonical", entities)
    return bool(rows)


def _forget(inside: Transaction, table: str, column: str, done: Iterable[object]) -> None:
    sql = f"DELETE FROM {table} WHERE {column} = ?"  # noqa: S608 - the tables are ours
    inside.connection.exec_driver_sql(sql, [(item,) for item in done])


def _spread(inside: Transaction) -> None:
    """Mark as stale what repeats a document that may repeat something else now: its origin is another one too."""
    copied = {row[0] for row in inside.reader.rows("SELECT document FROM stale_documents WHERE copied")}
    if copied:
        inside.connection.exec_driver_sql(
            "INSERT OR IGNORE INTO stale_documents VALUES (?, 0)",
            [(number,) for number in sorted(repeating(inside.reader, copied))],
        )
        inside.connection.exec_driver_sql("UPDATE stale_documents SET copied = 0 WHERE copied")


def _list_documents(inside: Transaction, documents: list[int]) -> None:
    wanted = json.dumps(documents)
    held = defaultdict[int, list[tuple[int, frozenset[int]]]](list)
    for row in inside.reader.rows(
        "SELECT l.number, l.document, l.held FROM json_each(:wanted) AS w CROSS JOIN listed AS l"
        " ON l.document = w.value ORDER BY l.number",
        wanted=wanted,
    ):
        held[row["document"]].append((row["number"], frozenset(array("I", row["held"]))))
    values = _Values(inside)
    new = facts(inside.reader, documents, Origins(inside.reader))
    last = inside.reader.number("SELECT coalesce(max(number), -1) FROM listed")
    gone: list[int] = []
    rows: list[tuple[object, ...]] = []
    words: list[tuple[int, str]] = []
    for document in documents:
        free = held.get(document, [])
        for place, fact in enumerate(new.get(document, ())):
            if place < len(free):
                number, before = free[place]
            else:
                last += 1
                number, before = last, frozenset()
            now = values.numbers(fact)
            values.change(number, before, now)
            rows.append((number, document, fact.position, fact.day, array("I", sorted(now)).tobytes()))
            words.append((number, fact.words))
        for number, before in free[len(new.get(document, ())) :]:
            values.change(number, before, frozenset())
            gone.append(number)
    before_now = [(number,) for number in gone] + [(row[0],) for row in rows]
    for table, key in (("listed", "number"), ("statement_words", "rowid")):
        if before_now:
            inside.connection.exec_driver_sql(f"DELETE FROM {table} WHERE {key} = ?", before_now)  # noqa: S608 - ours
    if rows:
        inside.connection.exec_driver_sql("INSERT INTO listed VALUES (?, ?, ?, ?, ?)", rows)
        inside.connection.exec_driver_sql("INSERT INTO statement_words (rowid, words) VALUES (?, ?)", words)
    values.write()
    inside.connection.exec_driver_sql(
        "INSERT OR IGNORE INTO stale_entities SELECT DISTINCT e.canonical FROM json_each(?) AS w"
        " CROSS JOIN entities AS e ON e.document = w.value",
        (wanted,),
    )


class _Values:
    """The values that are changed during one listing."""

    def __init__(self, inside: Transaction) -> None:
        self._inside = inside
        self._numbers: dict[tuple[str, str], int] = {}
        self._put = defaultdict[int, list[int]](list)
        self._taken = defaultdict[int, list[int]](list)

    def numbers(self, fact: Fact) -> frozenset[int]:
        """Return the numbers of the values that a statement bears."""
        return frozenset(self._number(held) for held in fact.held)

    def _number(self, held: Held) -> int:
        facet, value, label = held
        if (facet, value) not in self._numbers:
            row = self._inside.reader.row(
                "SELECT number FROM listed_values WHERE facet = :facet AND value = :value", facet=facet, value=value
            )
            if row is None:
                done = self._inside.connection.exec_driver_sql(
                    "INSERT INTO listed_values (facet, value, label, statements) VALUES (?, ?, ?, 0) RETURNING number",
                    (facet, value, label),
                )
                self._numbers[facet, value] = int(done.scalar_one())
            else:
                self._numbers[facet, value] = int(row[0])
        return self._numbers[facet, value]

    def change(self, number: int, before: frozenset[int], now: frozenset[int]) -> None:
        """Note that a statement bears other values now."""
        for value in now - before:
            self._put[value].append(number)
        for value in before - now:
            self._taken[value].append(number)

    def write(self) -> None:
        """Write what was noted."""
        for value in sorted({*self._put, *self._taken}):
            put = bitmaps.of_numbers(self._put.get(value, ()))
            taken = bitmaps.of_numbers(self._taken.get(value, ()))
            more = 0
            for chunk in {*put, *taken}:
                before = self._kept(value, chunk)
                now = (before & ~taken.get(chunk, 0)) | put.get(chunk, 0)
                more += now.bit_count() - before.bit_count()
                self._keep(value, chunk, now)
            self._count(value, more)

    def _kept(self, value: int, chunk: int) -> int:
        row = self._inside.reader.row(
            "SELECT bits FROM listed_bits WHERE value = :value AND chunk = :chunk", value=value, chunk=chunk
        )
        return 0 if row is None else bitmaps.unpacked(row[0])

    def _keep(self, value: int, chunk: int, bits: int) -> None:
        connection = self._inside.connection
        if bits:
            connection.exec_driver_sql(
                "INSERT OR REPLACE INTO listed_bits VALUES (?, ?, ?)", (value, chunk, bitmaps.packed(bits))
            )
        else:
            connection.exec_driver_sql("DELETE FROM listed_bits WHERE value = ? AND chunk = ?", (value, chunk))

    def _count(self, value: int, more: int) -> None:
        connection = self._inside.connection
        connection.exec_driver_sql(
            "UPDATE listed_values SET statements = statements + ? WHERE number = ?", (more, value)
        )
        connection.exec_driver_sql("DELETE FROM listed_values WHERE number = ? AND statements = 0", (value,))

    def count_entities(self, entities: Iterable[str]) -> None:
        """Count linked entities anew, and mark what each says."""
        for canonical in entities:
            members = self._inside.reader.rows(
                "SELECT kind, named, name, document FROM entities WHERE canonical = :canonical"
                " ORDER BY document, position",
                canonical=canonical,
            )
            told = self._inside.reader.rows(
                "SELECT DISTINCT x.role, l.number FROM entities AS e CROSS JOIN statement_entities AS x"
                " ON x.document = e.document AND x.entity = e.position"
                " CROSS JOIN listed AS l ON l.document = x.document AND l.position = x.statement"
                " WHERE e.canonical = :canonical",
                canonical=canonical,
            )
            said = [row["number"] for row in told if row["role"] == "speaker"]
            name = _most_used(row["name"] for row in members)
            connection = self._inside.connection
            connection.exec_driver_sql("DELETE FROM listed_entities WHERE canonical = ?", (canonical,))
            if members:
                documents = len({row["document"] for row in members})
                first = members[0]
                row = (canonical, first["kind"], first["named"], name, documents, len(said), len(told) - len(said))
                connection.exec_driver_sql("INSERT INTO listed_entities VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            self._speak(canonical, name or "", said)

    def _speak(self, canonical: str, name: str, said: list[int]) -> None:
        connection = self._inside.connection
        held = self._inside.reader.row(
            "SELECT number FROM listed_values WHERE facet = 'speaker' AND value = :value", value=canonical
        )
        if held is None and not said:
            return
        number = self._number(("speaker", canonical, name)) if held is None else held["number"]
        bits = bitmaps.of_numbers(said)
        rows = self._inside.reader.rows("SELECT chunk FROM listed_bits WHERE value = :value", value=number)
        for chunk in {*bits, *(row[0] for row in rows)}:
            self._keep(number, chunk, bits.get(chunk, 0))
        if said:
            connection.exec_driver_sql(
                "UPDATE listed_values SET statements = ?, label = ? WHERE number = ?", (len(said), name, number)
            )
        else:
            connection.exec_driver_sql("DELETE FROM listed_values WHERE number = ?", (number,))


def _most_used(names: Iterable[str | None]) -> str | None:
    """Return the name that comes most often; of several the longest, then the first in order."""
    met = Counter(name for name in names if name is not None)
    return max(sorted(met), key=lambda name: (met[name], len(name)), default=None)
