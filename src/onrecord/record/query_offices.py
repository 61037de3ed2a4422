"""Where offices are claimed."""

import json
from collections.abc import Collection
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.record.reader import Reader


def documents_with_offices(reader: Reader, holders: Collection[str]) -> tuple[int, ...]:
    """Return the numbers of the documents that claim an office for one of these linked entities."""
    rows = reader.rows(
        "SELECT DISTINCT o.document FROM json_each(:holders) AS w CROSS JOIN entities AS e ON e.canonical = w.value"
        " CROSS JOIN offices AS o ON o.document = e.document AND o.holder = e.local ORDER BY o.document",
        holders=json.dumps(list(holders)),
    )
    return tuple(row["document"] for row in rows)


def office_at(reader: Reader, holder: str) -> tuple[int, str] | None:
    """Return where the first office stands that a linked entity is claimed to hold: the document, the id within it."""
    row = reader.row(
        "SELECT o.document, o.local FROM entities AS e CROSS JOIN offices AS o"
        " ON o.document = e.document AND o.holder = e.local WHERE e.canonical = :holder"
        " ORDER BY e.document, e.position, o.position LIMIT 1",
        holder=holder,
    )
    return None if row is None else (row["document"], row["local"])


@dataclass(frozen=True, slots=True)
class Membership:
    """That a text says that a linked entity holds a post at another one."""

    holder: str
    body: str
    document: str
    post: Span


def memberships(reader: Reader) -> tuple[Membership, ...]:
    """Return the posts that texts give to a named entity at another one, by document and place."""
    rows = reader.rows(
        "SELECT h.canonical AS holder, b.canonical AS body, d.id, o.start, o.stop FROM offices AS o"
        " CROSS JOIN documents AS d ON d.number = o.document"
        " CROSS JOIN entities AS h ON h.document = o.document AND h.local = o.holder"
        " CROSS JOIN entities AS b ON b.document = o.document AND b.local = o.organisation"
        " WHERE o.organisation IS NOT NULL AND h.named AND b.named ORDER BY d.id, o.position"
    )
    return tuple(Membership(row["holder"], row["body"], row["id"], Span(row["start"], row["stop"])) for row in rows)
