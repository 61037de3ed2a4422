"""How claims stand, as it is kept."""

import json
import zlib
from collections.abc import Iterable, Iterator

from onrecord.model import Occurrence, Stand
from onrecord.record.reader import Reader, Row

_STANDS = (
    'SELECT c.key, c."order", c.relation, da.id AS one, c.a_item, c.a_statement, db.id AS other, c.b_item,'
    " c.b_statement, c.body FROM accords AS c JOIN documents AS da ON da.number = c.a_document"
    " JOIN documents AS db ON db.number = c.b_document"
)


_EVENTS = tuple(
    f"(SELECT v.canonical FROM events AS v WHERE v.document = c.{side}_document AND v.local = c.{side}_item)"  # noqa: S608 - ours
    for side in ("a", "b")
)
_APART = f"(c.kind IN ('event', 'document') OR {_EVENTS[0]} IS NULL OR {_EVENTS[0]} IS NOT {_EVENTS[1]})"
"""Claims on one event are compared as such, and nowhere else."""


def is_compared(reader: Reader) -> bool:
    """Tell whether everything that is kept was compared as it is now."""
    stale = reader.row("SELECT 1 FROM stale_claims UNION ALL SELECT 1 FROM stale_cells LIMIT 1")
    return stale is None


def body_of(reader: Reader, number: int) -> tuple[str, str] | None:
    """Return the id of a document (by its number) and its claims as JSON; None where they were not gathered."""
    row = reader.row(
        "SELECT d.id, c.body FROM claims AS c JOIN documents AS d ON d.number = c.document WHERE c.document = :number",
        number=number,
    )
    if row is None:
        return None
    return row["id"], reader.unpacked(zlib.decompress(row["body"]).decode(), number)


def all_stands(reader: Reader) -> Iterator[Stand]:
    """Yield all that is kept and is not "agree"; of one key the one of least order counts."""
    return map(_stand, reader.stream(f"{_STANDS} WHERE {_APART}"))


def stands_by_key(reader: Reader) -> Iterator[Stand]:
    """Yield all that is kept and is not "agree", in order of its keys."""
    return map(_stand, reader.stream(f"{_STANDS} WHERE {_APART} ORDER BY c.key, c.number"))


def stands_of(reader: Reader, happening: str) -> tuple[Stand, ...]:
    """Return what is kept of a linked event, and of what is possibly it or a part of it."""
    sql = f"{_STANDS} WHERE c.kind = 'event' AND c.name = :name"
    return tuple(map(_stand, reader.rows(sql, name=happening)))


def stands_within(reader: Reader, happening: str, documents: Iterable[int]) -> tuple[Stand, ...]:
    """Return what is kept of a linked event, and of some documents (by number) each by itself."""
    documents_ = json.dumps([str(number) for number in documents])
    within = "c.kind = 'document' AND c.name IN (SELECT value FROM json_each(:documents))"
    sql = f"{_STANDS} WHERE (c.kind = 'event' AND c.name = :name) OR ({within})"
    return tuple(map(_stand, reader.rows(sql, name=happening, documents=documents_)))


def _stand(row: Row) -> Stand:
    return Stand(
        key=row["key"],
        order=row["order"],
        relation=row["relation"],
        a=Occurrence(row["one"], row["a_item"]),
        b=Occurrence(row["other"], row["b_item"]),
        a_statement=row["a_statement"],
        b_statement=row["b_statement"],
        body=row["body"],
    )


def differing(reader: Reader, statements: Iterable[tuple[int, str]]) -> dict[tuple[int, str], int]:
    """Count by how many other accounts differ from what statements claim: by document and id within the reading."""
    best: dict[str, Row] = {}
    wanted = frozenset(statements)
    documents = json.dumps(sorted({document for document, _ in wanted}))
    places = json.dumps([f"{document} {local}" for document, local in sorted(wanted)])
    keys: set[str] = set()
    for side in ("a", "b"):
        keys |= {
            row["key"]
            for row in reader.rows(
                f"SELECT c.key FROM json_each(:documents) AS w CROSS JOIN accords AS c ON c.{side}_document = w.value"  # noqa: S608 - ours
                f" WHERE c.{side}_document || ' ' || coalesce(c.{side}_statement, c.{side}_item) IN"
                " (SELECT value FROM json_each(:places))",
                documents=documents,
                places=places,
            )
        }
    for side in ("a", "b") if keys else ():
        for row in reader.rows(
            'SELECT c.key, c."order", c.relation, c.a_document, c.a_item, c.a_statement, c.b_document, c.b_item,'  # noqa: S608 - ours
            f" c.b_statement FROM json_each(:documents) AS w CROSS JOIN accords AS c ON c.{side}_document = w.value"
            f" WHERE c.key IN (SELECT value FROM json_each(:keys)) AND {_APART}",
            documents=documents,
            keys=json.dumps(sorted(keys)),
        ):
            held = best.get(row["key"])
            if held is None or json.loads(row["order"]) < json.loads(held["order"]):
                best[row["key"]] = row
    found: dict[tuple[int, str], set[tuple[int, str]]] = {}
    for row in best.values():
        if row["relation"] == "differ":
            a, b = ((row[f"{side}_document"], row[f"{side}_statement"] or row[f"{side}_item"]) for side in ("a", "b"))
            for one, other in ((a, b), (b, a)):
                if one in wanted:
                    found.setdefault(one, set()).add(other)
    return {place: len(others) for place, others in found.items()}
