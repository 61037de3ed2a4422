"""Where offices are claimed."""

from collections.abc import Collection

from onrecord.record.reader import Reader


def documents_with_offices(reader: Reader, holders: Collection[str]) -> tuple[int, ...]:
    """Return the numbers of the documents that claim an office for one of these linked entities."""
    rows = reader.rows(
        "SELECT DISTINCT o.document, e.canonical FROM offices AS o"
        " JOIN entities AS e ON e.document = o.document AND e.local = o.holder ORDER BY o.document"
    )
    return tuple(dict.fromkeys(row["document"] for row in rows if row["canonical"] in holders))


def offices_between(reader: Reader, holder: str, body: str) -> tuple[tuple[int, str], ...]:
    """Return the offices that a linked entity is said to hold at another: document number and id within the reading."""
    rows = reader.rows(
        "SELECT o.document, o.local FROM entities AS h"
        " JOIN offices AS o ON o.document = h.document AND o.holder = h.local"
        " JOIN entities AS b ON b.document = o.document AND b.local = o.organisation"
        " WHERE h.canonical = :holder AND b.canonical = :body ORDER BY o.document, o.position",
        holder=holder,
        body=body,
    )
    return tuple((row["document"], row["local"]) for row in rows)
