"""Where numbers are claimed."""

from collections.abc import Iterable

from onrecord.record.reader import Reader, Value


def counts_of(reader: Reader, nouns: Iterable[str]) -> tuple[tuple[int, str], ...]:
    """Return the counts whose unit or scope holds one of these nouns: document number and id within the reading."""
    values: dict[str, Value] = {
        f"noun{place}": f"%{noun.replace('%', '').replace('_', '')}%" for place, noun in enumerate(nouns)
    }
    if not values:
        return ()
    either = " OR ".join(f"unit LIKE :{name} OR scope LIKE :{name}" for name in values)
    rows = reader.rows(f"SELECT document, local FROM counts WHERE {either} ORDER BY document, position", **values)  # noqa: S608 - the condition is ours, values are bound
    return tuple((row["document"], row["local"]) for row in rows)
