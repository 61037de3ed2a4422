"""What waits for a judgement, in order of weight: written where statements, entities or events are listed anew."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.record.judgements.links import judged_links
from onrecord.record.reader import Reader, Value
from onrecord.record.sql import one_of

if TYPE_CHECKING:
    from onrecord.record.writer import Transaction

DOUBTFUL = 0.5
"""Statements below this score are proposed to be looked at."""

_CLAIMS = " + ".join(
    f"(SELECT count(*) FROM {table} AS c WHERE c.document = s.document AND c.statement = s.local)"  # noqa: S608 - ours
    for table in ("events", "offices", "counts")
)
_GROUPS = {"same_entity": "entities", "same_event": "events"}
_WEIGHED = {
    "same_entity": "(SELECT coalesce(max(t.said + t.about), 0) FROM listed_entities AS t WHERE t.canonical = {end})",
    "same_event": "(SELECT coalesce(max(t.events), 0) FROM listed_events AS t WHERE t.canonical = {end})",
}
"""How many statements hang on a group: its rows all tell the same."""


def line_up_documents(inside: "Transaction", documents: Iterable[int]) -> None:
    """Line up the doubtful statements of some documents, by number, and the copies that they or others may be."""
    wanted = json.dumps(list(documents))
    run = inside.connection.exec_driver_sql
    run(
        "DELETE FROM listed_waiting WHERE kind = 'statement' AND document IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    for side in ("document", "other"):
        run(
            f"DELETE FROM listed_waiting WHERE kind = 'copy_of' AND {side} IN (SELECT value FROM json_each(?))",  # noqa: S608 - ours
            (wanted,),
        )
    run(
        f"INSERT INTO listed_waiting SELECT 'statement', s.id, '', 1 + {_CLAIMS}, 1 - s.score, NULL, s.document, NULL"  # noqa: S608 - ours
        " FROM json_each(?) AS w CROSS JOIN statements AS s ON s.document = w.value"
        " WHERE s.score < ? AND NOT EXISTS (SELECT 1 FROM judged AS j WHERE j.document = s.document"
        " AND j.kind = 'statement' AND j.local = s.local) ON CONFLICT DO NOTHING",
        (wanted, DOUBTFUL),
    )
    rows = [
        row
        for side in ("a", "b")
        for row in inside.reader.rows(
            "SELECT l.number, l.score, pa.id AS a, pb.id AS b, l.a_document, l.b_document,"  # noqa: S608 - ours
            " min((SELECT count(*) FROM statements AS s WHERE s.document = l.a_document),"
            " (SELECT count(*) FROM statements AS s WHERE s.document = l.b_document)) AS statements"
            f" FROM json_each(:wanted) AS w CROSS JOIN links AS l ON l.{side}_document = w.value"
            " CROSS JOIN parts AS pa ON pa.document = l.a_document AND pa.local = l.a_item"
            " CROSS JOIN parts AS pb ON pb.document = l.b_document AND pb.local = l.b_item"
            " WHERE l.kind = 'copy_of' AND l.relation = 'possible' AND pa.id <> pb.id",
            wanted=wanted,
        )
    ]
    _write(inside, "copy_of", rows)


def line_up_groups(inside: "Transaction", kind: str, groups: Iterable[str]) -> None:
    """Line up what some linked entities, or linked events, may be one with; what is counted of these is up to date."""
    table, weighed = _GROUPS[kind], _WEIGHED[kind]
    wanted = json.dumps(list(groups))
    for side in ("a", "b"):
        inside.connection.exec_driver_sql(
            f"DELETE FROM listed_waiting WHERE kind = ? AND {side} IN (SELECT value FROM json_each(?))",  # noqa: S608 - ours
            (kind, wanted),
        )
    rows = [
        row
        for mine, theirs in (("a", "b"), ("b", "a"))
        for row in inside.reader.rows(
            f"SELECT number, score, a, b, a_document, b_document, min({weighed.format(end='a')},"  # noqa: S608 - ours
            f" {weighed.format(end='b')}) AS statements FROM (SELECT l.number, l.score, e.canonical AS {mine},"
            f" o.canonical AS {theirs}, l.a_document, l.b_document FROM json_each(:wanted) AS w"
            f" CROSS JOIN {table} AS e ON e.canonical = w.value"
            f" CROSS JOIN links AS l ON l.{mine}_document = e.document AND l.{mine}_item = e.local"
            f" CROSS JOIN {table} AS o ON o.document = l.{theirs}_document AND o.local = l.{theirs}_item"
            " WHERE l.kind = :kind AND l.relation = 'possible' AND o.canonical <> e.canonical) AS found",
            wanted=wanted,
            kind=kind,
        )
    ]
    _write(inside, kind, rows)


def _judged(reader: Reader, kind: str) -> set[frozenset[str]]:
    """Return the pairs of parts, linked entities or linked events that people judged already."""
    table = "parts" if kind == "copy_of" else _GROUPS[kind]
    column = "id" if kind == "copy_of" else "canonical"
    found: set[frozenset[str]] = set()
    for link in judged_links(reader):
        if link.kind == kind:
            rows = [
                reader.row(
                    f"SELECT x.{column} FROM {table} AS x JOIN documents AS d ON d.number = x.document"  # noqa: S608 - ours
                    " WHERE d.id = :document AND x.local = :item",
                    document=end.document,
                    item=end.item,
                )
                for end in (link.a, link.b)
            ]
            found.add(frozenset(row[0] for row in rows if row is not None))
    return found


def _write(inside: "Transaction", kind: str, found: list[Any]) -> None:
    """Write pairs: of several links between two the best, and none that people judged."""
    judged = _judged(inside.reader, kind) if found else set()
    best: dict[tuple[str, str], tuple[object, ...]] = {}
    for row in sorted(found, key=lambda row: (-row["score"], row["number"])):
        if frozenset((row["a"], row["b"])) in judged:
            continue
        turned = row["a"] > row["b"]
        a, b = (row["b"], row["a"]) if turned else (row["a"], row["b"])
        one, other = row["a_document"], row["b_document"]
        documents = len({one, other})
        one, other = (other, one) if turned else (one, other)
        best.setdefault((a, b), (row["statements"] + documents, row["score"], row["number"], one, other))
    rows = [(kind, a, b, *told) for (a, b), told in sorted(best.items())]
    if rows:
        inside.connection.exec_driver_sql("INSERT INTO listed_waiting VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


@dataclass(frozen=True, slots=True)
class Waits:
    """Something that waits: ``kind`` is statement, or that of a link; ``a`` and ``b`` as in the table.

    ``link`` is the number of the best link of a pair.
    """

    kind: str
    a: str
    b: str
    weight: int
    link: int | None


def waiting_first(reader: Reader, kinds: Iterable[str] | None = None, skip: int = 0) -> Iterator[Waits]:
    """Yield what waits, of all kinds or some, the heaviest first; ``skip`` of these are left out."""
    values: dict[str, Value] = {"skip": skip}
    narrowed = ""
    if kinds is not None:
        narrowed, bound = one_of("kind", "kind", kinds)
        narrowed, values = f" WHERE {narrowed}", {**values, **bound}
    for row in reader.stream(
        f"SELECT * FROM listed_waiting{narrowed}"  # noqa: S608 - conditions are ours, values are bound
        " ORDER BY weight DESC, kind DESC, rank DESC, a DESC, b DESC LIMIT -1 OFFSET :skip",
        **values,
    ):
        yield Waits(row["kind"], row["a"], row["b"], row["weight"], row["link"])


def waiting_counted(reader: Reader) -> dict[str, int]:
    """Count what waits by kind."""
    return {row[0]: row[1] for row in reader.rows("SELECT kind, count(*) FROM listed_waiting GROUP BY kind")}
