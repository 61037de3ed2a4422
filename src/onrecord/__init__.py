"""onrecord turns a pile of documents into a sourced record: who said what, through whom, about whom.

It asserts nothing itself: the unit is "X said P". The verbs stand in ``onrecord.api``, those that need no record in
their rooms; they are imported when used.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.api import Outcome, Record, open, read, read_pile, reading_line, verify_bundle  # noqa: A004
    from onrecord.linking.matching import compare
    from onrecord.model import Bounds, OnrecordError, Options, Span
    from onrecord.reading.counts import numbers
    from onrecord.reading.dates import dates
    from onrecord.views.values import Wanted

__all__ = [
    "Bounds",
    "OnrecordError",
    "Options",
    "Outcome",
    "Record",
    "Span",
    "Wanted",
    "compare",
    "dates",
    "numbers",
    "open",
    "read",
    "read_pile",
    "reading_line",
    "verify_bundle",
]

_ROOMS = {
    "Bounds": "onrecord.model",
    "OnrecordError": "onrecord.model",
    "Options": "onrecord.model",
    "Span": "onrecord.model",
    "Wanted": "onrecord.views.values_said",
    "compare": "onrecord.linking.matching",
    "dates": "onrecord.reading.dates",
    "numbers": "onrecord.reading.counts",
}


def __getattr__(name: str) -> object:
    """Find a name of ``__all__`` in its room, so that importing one room does not import all."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module 'onrecord' has no attribute '{name}'")
    return getattr(import_module(_ROOMS.get(name, "onrecord.api")), name)
