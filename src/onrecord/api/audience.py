"""For whom records are opened: for oneself, or as others may see them."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_audience: ContextVar[bool] = ContextVar("for_others", default=False)


@contextmanager
def seen_by_others() -> Iterator[None]:
    """Have records that are opened within answer as others may see them."""
    token = _audience.set(True)
    try:
        yield
    finally:
        _audience.reset(token)


def is_seen_by_others() -> bool:
    """Tell whether records that are opened here answer as others may see them."""
    return _audience.get()
