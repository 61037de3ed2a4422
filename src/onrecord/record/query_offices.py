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
