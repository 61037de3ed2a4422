"""Listing anew where something changed: statements and dates of documents, linked entities, linked events."""

import json
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from onrecord.record.listing.cases import list_cases, list_parts
from onrecord.record.listing.dates import list_dates
from onrecord.record.listing.facts import facts
from onrecord.record.listing.origins import Origins, repeating
from onrecord.record.listing.values import Values
from onrecord.record.listing.waiting import line_up_documents, line_up_groups
from onrecord.record.writer import Transaction


def list_anew(inside: Transaction) -> bool:
    """List a lot of stale documents anew, or else of stale entities, or else of stale events; tell whether any."""
    _spread(inside)
    for table, column, most, listing in _STALE:
        rows = inside.reader.rows(f"SELECT {column} FROM {table} ORDER BY {column} LIMIT :most", most=most)  # noqa: S608 - ours
        if rows:
            stale = [row[0] for row in rows]
            listing(inside, stale)
            _forget(inside, table, column, stale)
            return True
    return False


def _list_documents(inside: Transaction, documents: list[int]) -> None:
    _list_statements(inside, documents)
    list_dates(inside, documents)
    list_parts(inside, documents)
    line_up_documents(inside, documents)


def _list_entities(inside: Transaction, entities: list[str]) -> None:
    Values(inside).count_entities(entities)
    list_cases(inside, entities)
    line_up_groups(inside, "same_entity", entities)


def _list_events(inside: Transaction, events: list[str]) -> None:
    wanted = json.dumps(events)
    run = inside.connection.exec_driver_sql
    run("DELETE FROM listed_events WHERE canonical IN (SELECT value FROM json_each(?))", (wanted,))
    run(
        "INSERT INTO listed_events SELECT v.canonical, '', count(DISTINCT v.document), count(*) FROM json_each(?) AS w"
        " CROSS JOIN events AS v ON v.canonical = w.value GROUP BY v.canonical",
        (wanted,),
    )
    run(
        "INSERT INTO listed_events SELECT DISTINCT v.canonical, v.type, l.documents, l.events FROM json_each(?) AS w"
        " CROSS JOIN events AS v ON v.canonical = w.value CROSS JOIN listed_events AS l"
        " ON l.canonical = v.canonical AND l.type = ''",
        (wanted,),
    )
    line_up_groups(inside, "same_event", events)


_STALE: tuple[tuple[str, str, int, Callable[[Transaction, list[Any]], None]], ...] = (
    ("stale_documents", "document", 500, _list_documents),
    ("stale_entities", "canonical", 5_000, _list_entities),
    ("stale_events", "canonical", 5_000, _list_events),
)
"""What is listed anew, in this order, and how many in one go: what entities say is known when statements are listed."""


def _forget(inside: Transaction, table: str, column: str, done: Iterable[object]) -> None:
    sql = f"DELETE FROM {table} WHERE {column} = ?"  # noqa: S608 - the tables are ours
    inside.connection.exec_driver_sql(sql, [(item,) for item in done])


def _spread(inside: Transaction) -> None:
    """Mark as stale what repeats a document that may repeat something else now: its origin is another one too."""
    copied = {row[0] for row in inside.reader.rows("SELECT document FROM stale_documents WHERE copied")}
    if copied:
        inside.connection.exec_driver_sql(
            "INSERT OR IGNORE INTO stale_documents VALUES (?, FALSE)",
            [(number,) for number in sorted(repeating(inside.reader, copied))],
        )
        inside.connection.exec_driver_sql("UPDATE stale_documents SET copied = FALSE WHERE copied")


def _list_statements(inside: Transaction, documents: list[int]) -> None:
    wanted = json.dumps(documents)
    held = defaultdict[int, list[tuple[int, frozenset[int]]]](list)
    for row in inside.reader.rows(
        "SELECT l.number, l.document, l.held FROM json_each(:wanted) AS w CROSS JOIN listed AS l"
        " ON l.document = w.value ORDER BY l.number",
        wanted=wanted,
    ):
        held[row["document"]].append((row["number"], frozenset(array("I", row["held"]))))
    values = Values(inside)
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
    before_now = gone + [number for number, _ in words]
    if before_now:
        inside.connection.exec_driver_sql("DELETE FROM listed WHERE number = ?", [(number,) for number in before_now])
        inside.dialect.forget_words(inside, "statement_words", [(number, "") for number in before_now])
    if rows:
        inside.connection.exec_driver_sql("INSERT INTO listed VALUES (?, ?, ?, ?, ?)", rows)
        inside.dialect.put_words(inside, "statement_words", words)
    values.write()
    inside.connection.exec_driver_sql(
        "INSERT OR IGNORE INTO stale_entities SELECT DISTINCT e.canonical FROM json_each(?) AS w"
        " CROSS JOIN entities AS e ON e.document = w.value",
        (wanted,),
    )
    inside.connection.exec_driver_sql(
        "INSERT OR IGNORE INTO stale_events SELECT DISTINCT v.canonical FROM json_each(?) AS w"
        " CROSS JOIN events AS v ON v.document = w.value",
        (wanted,),
    )
