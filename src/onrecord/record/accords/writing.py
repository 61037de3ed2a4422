"""Comparing anew what changed: first the claims of documents are gathered, then cell by cell they are compared.

A **cell** is what claims have in common: one linked event, one document, a unit that is counted in one country, like
deeds in one country. Triggers mark what is stale; how claims stand is for linking to tell (``Comparing``).
"""

import zlib
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Protocol

from onrecord.model import CellKind, Document, Link, Occurrence, Reading, Stand, Token
from onrecord.record.accords.asking import body_of
from onrecord.record.query_happenings import kin_of
from onrecord.record.query_reading import read_document, read_reading
from onrecord.record.reader import Reader
from onrecord.record.writer import Transaction

_DOCUMENTS, _CELLS = 100, 500
"""So many are gathered, or compared, in one go."""

_NOTHING = "\n"
"""Parts of the name of a cell."""


class Comparing(Protocol):
    """How claims are gathered and compared: pure functions of linking. Claims are whatever ``claims_in`` returns."""

    def claims_out(self, document: str, reading: Reading, text: str, /) -> tuple[str, frozenset[Token]]:
        """Return the claims of a document as JSON, and under what they meet those of others."""

    def claims_in(self, document: str, body: str, /) -> tuple[Any, ...]:
        """Return the claims of that JSON; each has an ``at``, the item that claims."""

    def stands_of_event(self, held: Iterable[Any], links: Iterable[Link], /) -> Iterator[Stand]:
        """Yield how the claims on one linked event stand, and on what is possibly it or part of it."""

    def stands_of_document(self, held: Iterable[Any], /) -> Iterator[Stand]:
        """Yield how the claims of one document stand."""

    def stands_of_counts(self, held: Iterable[Any], home: str, unit: str, deeds: Collection[str], /) -> Iterator[Stand]:
        """Yield how the counts of one unit stand."""

    def stands_of_deeds(self, held: Iterable[Any], home: str, topic: str, /) -> Iterator[Stand]:
        """Yield how what is told of like deeds stands."""


MOST = 40
"""Documents beyond which being of one unit, or of like deeds, tells nothing."""


def compare_anew(inside: Transaction, comparing: Comparing) -> bool:
    """Gather the claims of a lot of stale documents anew, or else compare a lot of stale cells; tell whether any."""
    rows = inside.reader.rows("SELECT document FROM stale_claims ORDER BY document LIMIT :most", most=_DOCUMENTS)
    if rows:
        for row in rows:
            _gather(inside, comparing, row[0])
        _done(inside, "stale_claims WHERE document = ?", [(row[0],) for row in rows])
        return True
    cells = inside.reader.rows("SELECT kind, name FROM stale_cells ORDER BY kind, name LIMIT :most", most=_CELLS)
    compared = _Compared(inside, comparing)
    for kind, name in cells:
        compared.write(kind, name)
    _done(inside, "stale_cells WHERE kind = ? AND name = ?", [tuple(row) for row in cells])
    return bool(cells)


def forget_accords(inside: Transaction) -> None:
    """Have all claims gathered and compared anew, as another version of linking does."""
    for table in ("claims", "claim_tokens", "accords", "stale_cells"):
        inside.connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - the tables are ours
    inside.connection.exec_driver_sql("INSERT OR IGNORE INTO stale_claims SELECT document FROM readings")
    inside.connection.exec_driver_sql("INSERT INTO stale_cells SELECT DISTINCT 'event', canonical FROM events")


def _done(inside: Transaction, what: str, keys: list[tuple[object, ...]]) -> None:
    if keys:
        inside.connection.exec_driver_sql(f"DELETE FROM {what}", keys)  # noqa: S608 - the words are ours


def _gather(inside: Transaction, comparing: Comparing, number: int) -> None:
    """Write the claims of a document; what they meet now, or met before, is to be compared anew."""
    connection, reader = inside.connection, inside.reader
    before = {
        Token(row["kind"], row["home"], row["topic"], row["what"])
        for row in reader.rows("SELECT * FROM claim_tokens WHERE document = :number", number=number)
    }
    now = frozenset[Token]()
    connection.exec_driver_sql("DELETE FROM claims WHERE document = ?", (number,))
    if (held := _document(reader, number)) is not None:
        body, now = comparing.claims_out(held.id, read_reading(reader, held.id), held.text)
        connection.exec_driver_sql("INSERT INTO claims VALUES (?, ?)", (number, zlib.compress(body.encode(), 3)))
    connection.exec_driver_sql("DELETE FROM claim_tokens WHERE document = ?", (number,))
    rows = [(token.kind, token.home, token.topic, token.what, number) for token in sorted(now, key=_order)]
    if rows:
        connection.exec_driver_sql("INSERT INTO claim_tokens VALUES (?, ?, ?, ?, ?)", rows)
    cells = {("document", str(number)), *_cells(reader, before | now)}
    cells |= {
        ("event", row[0]) for row in reader.rows("SELECT canonical FROM events WHERE document = :number", number=number)
    }
    connection.exec_driver_sql("INSERT OR IGNORE INTO stale_cells VALUES (?, ?)", sorted(cells))


def _document(reader: Reader, number: int) -> Document | None:
    row = reader.row(
        "SELECT d.id FROM documents AS d JOIN readings AS r ON r.document = d.number WHERE d.number = :number",
        number=number,
    )
    return None if row is None else read_document(reader, row["id"])


def _order(token: Token) -> tuple[str, str, str, str]:
    return token.kind, token.home, token.topic, token.what


def _cells(reader: Reader, tokens: Iterable[Token]) -> Iterator[tuple[CellKind, str]]:
    """Yield where claims meet others; a count without unit meets all units that are told of like deeds."""
    for token in tokens:
        if token.kind == "deeds" or token.topic:
            yield token.kind, f"{token.home}{_NOTHING}{token.topic}"
        if token.kind == "counted" and token.what:
            rows = reader.rows(
                "SELECT DISTINCT topic FROM claim_tokens WHERE kind = 'counted' AND home = :home AND what = :what"
                " AND topic <> ''",
                home=token.home,
                what=token.what,
            )
            yield from (("counted", f"{token.home}{_NOTHING}{row[0]}") for row in rows)


class _Compared:
    """Writes the accords of cells; the claims of a document are unfolded once."""

    def __init__(self, inside: Transaction, comparing: Comparing) -> None:
        self._inside, self._reader, self._comparing = inside, inside.reader, comparing
        self._claims: dict[int, tuple[Any, ...]] = {}
        self._numbers: dict[str, int] = {}

    def write(self, kind: CellKind, name: str) -> None:
        """Compare the claims of a cell, and write what comes of it in place of what was written of it."""
        connection = self._inside.connection
        connection.exec_driver_sql("DELETE FROM accords WHERE kind = ? AND name = ?", (kind, name))
        rows = [
            (
                *(kind, name, one.key, one.order, one.relation),
                *(self._numbers[one.a.document], one.a.item, one.a_statement),
                *(self._numbers[one.b.document], one.b.item, one.b_statement),
                one.body,
            )
            for one in self._stands(kind, name)
        ]
        if rows:
            connection.exec_driver_sql(
                'INSERT INTO accords (kind, name, key, "order", relation, a_document, a_item, a_statement,'
                " b_document, b_item, b_statement, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
            )

    def _stands(self, kind: CellKind, name: str) -> Iterable[Stand]:
        if kind == "event":
            return self._of_event(name)
        if kind == "document":
            return self._comparing.stands_of_document(self._of([int(name)]))
        home, topic = name.split(_NOTHING)
        return self._of_counts(home, topic) if kind == "counted" else self._of_deeds(home, topic)

    def _of(self, numbers: Iterable[int]) -> list[Any]:
        """Return the claims of some documents."""
        found: list[Any] = []
        for number in numbers:
            if number not in self._claims:
                held = body_of(self._reader, number)
                self._claims[number] = () if held is None else self._comparing.claims_in(*held)
                if held is not None:
                    self._numbers[held[0]] = number
            found += self._claims[number]
        return found

    def _of_event(self, canonical: str) -> Iterable[Stand]:
        rows = self._reader.rows(
            "SELECT v.document, d.id, v.local FROM events AS v JOIN documents AS d ON d.number = v.document"
            " WHERE v.canonical = :canonical ORDER BY d.id, v.position",
            canonical=canonical,
        )
        if not rows:
            return ()
        at = [Occurrence(row["id"], row["local"]) for row in rows]
        numbers = dict.fromkeys(row["document"] for row in rows)
        links = [Link("same_event", at[0], other, "same", 1.0, (), "") for other in at[1:]]
        mine = set(at)
        for kin in kin_of(self._reader, (canonical,)):
            if kin.link.a in mine:  # each such link is told with the event of its first end
                links.append(kin.link)
                numbers[self._number(kin.link.b.document)] = None
                at.append(kin.link.b)
        if len(at) == 1:
            return ()
        wanted = set(at)
        return self._comparing.stands_of_event([one for one in self._of(numbers) if one.at in wanted], links)

    def _number(self, document: str) -> int:
        return self._reader.number("SELECT number FROM documents WHERE id = :id", id=document)

    def _of_counts(self, home: str, unit: str) -> Iterable[Stand]:
        told = self._reader.rows(
            "SELECT DISTINCT what FROM claim_tokens WHERE kind = 'counted' AND home = :home AND topic = :unit"
            " AND what <> ''",
            home=home,
            unit=unit,
        )
        deeds = [row[0] for row in told]
        numbers = self._documents("counted", home, unit, None, MOST + 1)
        for deed in deeds:
            numbers |= self._documents("counted", home, "", deed, MOST + 1)
        if len(numbers) > MOST:
            return ()
        return self._comparing.stands_of_counts(self._of(sorted(numbers)), home, unit, frozenset(deeds))

    def _of_deeds(self, home: str, topic: str) -> Iterable[Stand]:
        """Compare what is told of like deeds; of what many documents tell, the first of them are enough."""
        found: set[int] = set()
        for one, other in (("rank", "before"), ("rejects", "words")):
            some = self._documents("deeds", home, topic, one, MOST)
            if some:
                found |= some | self._documents("deeds", home, topic, other, MOST)
        reasons = self._documents("deeds", home, topic, "motive", MOST + 1)
        found |= reasons
        if not found:
            return ()
        held = self._of(sorted(found))
        if len(reasons) > MOST:
            held = [one for one in held if one.facet != "motive"]
        else:
            held = [one for one in held if one.facet != "motive" or self._numbers[one.at.document] in reasons]
        return self._comparing.stands_of_deeds(held, home, topic)

    def _documents(self, kind: CellKind, home: str, topic: str, what: str | None, most: int) -> set[int]:
        """Return the first documents with a token, in order of their ids."""
        rows = self._reader.rows(
            "SELECT DISTINCT t.document, d.id FROM claim_tokens AS t JOIN documents AS d ON d.number = t.document"
            " WHERE t.kind = :kind AND t.home = :home AND t.topic = :topic AND (:what IS NULL OR t.what = :what)"
            " ORDER BY d.id LIMIT :most",
            kind=kind,
            home=home,
            topic=topic,
            what=what,
            most=most,
        )
        return {row[0] for row in rows}
