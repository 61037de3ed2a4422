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
    from onrecord.views.values_said import Wanted
else:
    from onrecord.late import late

    __getattr__ = late(
        __name__,
        {
            ".api": "Outcome Record open read read_pile reading_line verify_bundle",
            ".linking.matching": "compare",
            ".model": "Bounds OnrecordError Options Span",
            ".reading.counts": "numbers",
            ".reading.dates": "dates",
            ".views.values_said": "Wanted",
        },
    )

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
