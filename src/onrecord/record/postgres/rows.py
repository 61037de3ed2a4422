"""Rows that are read by name and by place, as those of ``sqlite3`` are, and values as it gives them."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, SupportsIndex, overload

import psycopg
from psycopg.abc import AdaptContext, Buffer
from psycopg.adapt import Loader


class Named(tuple[Any, ...]):
    """A row. Of several columns of one name the first is meant."""

    __slots__ = ()
    names: tuple[str, ...] = ()
    _places: dict[str, int] = {}  # noqa: RUF012 - one for each kind of row, never changed

    @overload
    def __getitem__(self, key: str) -> Any: ...  # noqa: ANN401 - whatever the column holds
    @overload
    def __getitem__(self, key: SupportsIndex) -> Any: ...  # noqa: ANN401 - as above
    @overload
    def __getitem__(self, key: slice) -> tuple[Any, ...]: ...
    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, str):
            try:
                key = self._places[key]
            except KeyError:
                raise IndexError(f"No item with that key: {key}") from None
        return super().__getitem__(key)

    def keys(self) -> list[str]:
        """Return the names of the columns."""
        return list(self.names)


@lru_cache(maxsize=1_024)
def _kind(names: tuple[str, ...]) -> type[Named]:
    places = {name: place for place, name in reversed(list(enumerate(names)))}
    return type("Row", (Named,), {"__slots__": (), "names": names, "_places": places})


def named(cursor: psycopg.Cursor[Any]) -> Callable[[Sequence[Any]], Named]:
    """Return what makes rows of a cursor."""
    return _kind(tuple(column.name for column in cursor.description or ()))


class _NumericLoader(Loader):
    """Sums of whole numbers are of a type without bounds there; here a number is a number."""

    def load(self, data: Buffer) -> int | float:
        """Return the number that is written so."""
        words = bytes(data)
        return int(words) if words.lstrip(b"-").isdigit() else float(words)


def adapt(context: AdaptContext) -> None:
    """Have a connection give values as ``sqlite3`` does."""
    context.adapters.register_loader("numeric", _NumericLoader)
