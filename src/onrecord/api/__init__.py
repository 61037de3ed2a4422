"""What ``import onrecord`` offers: the verbs of the command line for Python, with typed values and nothing printed.

>>> import onrecord
>>> record = onrecord.open("border.db", create=True)  # doctest: +SKIP
>>> record.add(["clippings/"])  # doctest: +SKIP
>>> for row in record.said(onrecord.Wanted(by="Foreign Ministry")):  # doctest: +SKIP
...     print(row.speakers, [quote.text for quote in row.content])
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.api.bundles import verify_bundle
    from onrecord.api.granting import roles
    from onrecord.api.held import AnyPath, AnyPlace
    from onrecord.api.outcome import Outcome
    from onrecord.api.reading import read, read_pile, size_of
    from onrecord.api.record import Record, open  # noqa: A004 - `onrecord.open` reads best
    from onrecord.api.reporting import ReportDraft
    from onrecord.exports.lines import reading_line
else:
    from onrecord.late import late

    __getattr__ = late(
        __name__,
        {
            ".bundles": "verify_bundle",
            ".granting": "roles",
            ".held": "AnyPath AnyPlace",
            ".outcome": "Outcome",
            ".reading": "read read_pile size_of",
            ".record": "Record open",
            ".reporting": "ReportDraft",
            "onrecord.exports.lines": "reading_line",
        },
    )

__all__ = [
    "AnyPath",
    "AnyPlace",
    "Outcome",
    "Record",
    "ReportDraft",
    "open",
    "read",
    "read_pile",
    "reading_line",
    "roles",
    "size_of",
    "verify_bundle",
]
