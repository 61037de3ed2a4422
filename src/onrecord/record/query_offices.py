"""Where offices are claimed."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.record.reader import Reader
from onrecord.record.sql import one_of


def documents_with_offices(reader: Reader, holders: Collection[str]) -> tuple[int, ...]:
    """Return the numbers of the documents that claim an office for one of these linked entities."""
    rows = reader.rows(
        "SELECT DISTINCT o.document FROM json_each(:holders) AS w CROSS JOIN entities AS e ON e.canonical = w.value"
        " CROSS JOIN offices AS o ON o.document = e.document AND o.holder = e.local ORDER BY o.document",
        holders=json.dumps(list(holders)),
    )
    return tuple(row["document"] for row in rows)


@dataclass(frozen=True, slots=True)
class Membership:
    """That a text says that a linked entity holds a post at another one."""

    holder: str
    body: str
    document: str
    post: Span


def memberships(reader: Reader, wanted: Iterable[str]) -> tuple[Membership, ...]:
    """Return the posts that texts give to one of these linked entities, or at one of them."""
    condition, values = one_of("m.canonical", "wanted", wanted)
    found = {
        (row["id"], row["position"]): row
        for side in ("holder", "organisation")
        for row in reader.rows(
            "SELECT h.canonical AS holder, b.canonical AS body, d.id, o.position, o.start, o.stop FROM entities AS m"  # noqa: S608 - the words are ours, values are bound
            f" JOIN offices AS o ON o.document = m.document AND o.{side} = m.local"
            " JOIN documents AS d ON d.number = o.document"
            " JOIN entities AS h ON h.document = o.document AND h.local = o.holder"
            " JOIN entities AS b ON b.document = o.document AND b.local = o.organisation"
            f" WHERE {condition} AND h.named AND b.named",
            **values,
        )
    }
    return tuple(
        Membership(row["holder"], row["body"], row["id"], Span(row["start"], row["stop"]))
        for _, row in sorted(found.items())
    )
