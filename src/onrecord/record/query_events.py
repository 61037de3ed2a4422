"""Where events are reported."""

from onrecord.record.reader import Reader
from onrecord.record.sql import one_of


def documents_with_events(reader: Reader, types: tuple[str, ...] = ()) -> tuple[int, ...]:
    """Return the numbers of the documents that report an event, or one of these types, by path."""
    condition, values = one_of("e.type", "type", types) if types else ("1 = 1", {})
    rows = reader.rows(
        "SELECT DISTINCT d.number, d.path, d.id FROM events AS e JOIN documents AS d ON d.number = e.document"  # noqa: S608 - the condition is ours, values are bound
        f" WHERE {condition} ORDER BY d.path, d.id",
        **values,
    )
    return tuple(row["number"] for row in rows)
