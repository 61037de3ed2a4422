"""Who does something to a record, and what for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from onrecord.model import Label


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Custody:
    """Who adds, what for, who may see it and why; ``clock`` tells the time of each entry of the custody log."""

    who: str
    purpose: str | None = None
    label: Label | None = None
    why: str | None = None
    clock: Callable[[], datetime] = _now
