"""Small pieces of portable SQL text."""

from collections.abc import Iterable, Mapping

from onrecord.record.reader import Value

Values = Mapping[str, Value]


def one_of(column: str, name: str, wanted: Iterable[Value]) -> tuple[str, Values]:
    """Return the condition that ``column`` is one of ``wanted``, and its parameters ``name0``, ``name1`` ..."""
    values = {f"{name}{place}": value for place, value in enumerate(wanted)}
    if not values:
        return "1 = 0", {}
    return f"{column} IN ({', '.join(f':{key}' for key in values)})", values
