"""Values that statements are sorted by, while they are changed: which statements bear each, and how many."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable

from onrecord.record.listing import bits as bitmaps
from onrecord.record.listing.columns import Columns
from onrecord.record.listing.facts import Fact, Held
from onrecord.record.listing.spoken import SPOKEN_OF
from onrecord.record.writer import Transaction

SPELLINGS = 6
"""So many spellings of a linked entity are kept with its numbers."""


_KEEP_BITS = (
    "INSERT INTO listed_bits (value, chunk, bits) VALUES (?, ?, ?)"
    " ON CONFLICT (value, chunk) DO UPDATE SET bits = excluded.bits"
)


class Values:
    """The values that are changed during one listing."""

    def __init__(self, inside: Transaction) -> None:
        """Write within a transaction."""
        self._inside = inside
        self._numbers: dict[tuple[str, str], int] = {}
        self._put = defaultdict[int, list[int]](list)
        self._taken = defaultdict[int, list[int]](list)
        self._columns = Columns(inside)

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
        touched = sorted({*self._put, *self._taken})
        facets = {
            row["number"]: row["facet"]
            for row in self._inside.reader.rows(
                "SELECT v.number, v.facet FROM json_each(:touched) AS w CROSS JOIN listed_values AS v"
                " ON v.number = w.value",
                touched=json.dumps(touched),
            )
        }
        for value in touched:
            put = bitmaps.of_numbers(self._put.get(value, ()))
            taken = bitmaps.of_numbers(self._taken.get(value, ()))
            more = 0
            for chunk in {*put, *taken}:
                before = self._kept(value, chunk)
                now = (before & ~taken.get(chunk, 0)) | put.get(chunk, 0)
                more += now.bit_count() - before.bit_count()
                self._keep(value, chunk, now)
                self._columns.note(facets[value], value, chunk, before, now)
            self._count(value, more)
        self._columns.write()

    def _kept(self, value: int, chunk: int) -> int:
        row = self._inside.reader.row(
            "SELECT bits FROM listed_bits WHERE value = :value AND chunk = :chunk", value=value, chunk=chunk
        )
        return 0 if row is None else bitmaps.unpacked(row[0])

    def _keep(self, value: int, chunk: int, bits: int) -> None:
        connection = self._inside.connection
        if bits:
            connection.exec_driver_sql(_KEEP_BITS, (value, chunk, bitmaps.packed(bits)))
        else:
            connection.exec_driver_sql("DELETE FROM listed_bits WHERE value = ? AND chunk = ?", (value, chunk))

    def _count(self, value: int, more: int) -> None:
        connection = self._inside.connection
        connection.exec_driver_sql(
            "UPDATE listed_values SET statements = statements + ? WHERE number = ?", (more, value)
        )
        connection.exec_driver_sql("DELETE FROM listed_values WHERE number = ? AND statements = 0", (value,))

    def count_entities(self, entities: Iterable[str]) -> None:
        """Count linked entities anew, and mark what each says and what is said of it."""
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
            said, about = ([row["number"] for row in told if row["role"] == role] for role in ("speaker", "about"))
            name = _most_used(row["name"] for row in members)
            connection = self._inside.connection
            connection.exec_driver_sql("DELETE FROM listed_entities WHERE canonical = ?", (canonical,))
            if members:
                documents = len({row["document"] for row in members})
                first = members[0]
                row = (canonical, first["kind"], first["named"], name, documents, len(said), len(about))
                spellings = json.dumps(self._spellings(canonical), ensure_ascii=False)
                connection.exec_driver_sql(
                    "INSERT INTO listed_entities VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, spellings)
                )
            spoken_of = bool(members) and bool(members[0]["named"]) and members[0]["kind"] in SPOKEN_OF
            self._bear("speaker", canonical, name or "", said)
            self._bear("about", canonical, name or "", about if spoken_of else [])
        self._columns.write()

    def _spellings(self, canonical: str) -> list[str]:
        rows = self._inside.reader.rows(
            "SELECT n.name, count(DISTINCT n.document) AS documents FROM entities AS e CROSS JOIN entity_names AS n"
            " ON n.document = e.document AND n.entity = e.position WHERE e.canonical = :canonical GROUP BY n.name"
            " ORDER BY documents DESC, n.name LIMIT :most",
            canonical=canonical,
            most=SPELLINGS,
        )
        return [row["name"] for row in rows]

    def _bear(self, facet: str, canonical: str, name: str, numbers: list[int]) -> None:
        """Have exactly these statements bear a linked entity."""
        connection = self._inside.connection
        held = self._inside.reader.row(
            "SELECT number FROM listed_values WHERE facet = :facet AND value = :value", facet=facet, value=canonical
        )
        if held is None and not numbers:
            return
        number = self._number((facet, canonical, name)) if held is None else held["number"]
        bits = bitmaps.of_numbers(numbers)
        rows = self._inside.reader.rows("SELECT chunk, bits FROM listed_bits WHERE value = :value", value=number)
        before = {row["chunk"]: bitmaps.unpacked(row["bits"]) for row in rows}
        for chunk in sorted({*bits, *before}):
            now, then = bits.get(chunk, 0), before.get(chunk, 0)
            if now != then:
                self._keep(number, chunk, now)
                self._columns.note(facet, number, chunk, then, now)
        if numbers:
            connection.exec_driver_sql(
                "UPDATE listed_values SET statements = ?, label = ? WHERE number = ?", (len(numbers), name, number)
            )
        else:
            connection.exec_driver_sql("DELETE FROM listed_values WHERE number = ?", (number,))


def _most_used(names: Iterable[str | None]) -> str | None:
    """Return the name that comes most often; of several the longest, then the first in order."""
    met = Counter(name for name in names if name is not None)
    return max(sorted(met), key=lambda name: (met[name], len(name)), default=None)
