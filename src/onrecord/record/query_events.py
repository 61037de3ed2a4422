"""Where events are reported."""

from onrecord.record.reader import Reader


def documents_with_events(reader: Reader, type_: str | None = None) -> tuple[int, ...]:
    """Return the numbers of the documents that report an event, or one of this type, by path."""
    condition = "1 = 1" if type_ is None else "e.type = :type"
    rows = reader.rows(
        "SELECT DISTINCT d.number, d.path, d.id FROM events AS e JOIN documents AS d ON d.number = e.document"  # noqa: S608 - the condition is ours
        f" WHERE {condition} ORDER BY d.path, d.id",
        **({} if type_ is None else {"type": type_}),
    )
    return tuple(row["number"] for row in rows)
