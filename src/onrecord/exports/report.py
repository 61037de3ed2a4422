"""The cited report: what goes into it, gathered from a record, and drawn as one self-contained page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.views.values import (
    EventRow,
    Page,
    ProblemRow,
    Source,
    StatementRow,
    Summary,
    TimelineRow,
    Voice,
)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report shows.

    ``made`` is an ISO date, passed in; ``added_until`` is the day on which the last document came into the record.
    ``filters`` is a phrase (``report_words.filter_words``). ``statements`` holds own voice too (manner ``author``).
    ``sources`` may leave out documents that were searched and are not cited; ``summary`` counts the whole record.
    ``texts`` maps documents to their pages where whole texts are wanted. ``notice`` is what a reader must know about
    labels and purpose, None where there is nothing to say.
    """

    title: str
    made: str
    added_until: str
    filters: str
    sources: tuple[Source, ...]
    voices: tuple[Voice, ...]
    statements: tuple[StatementRow, ...]
    events: tuple[EventRow, ...]
    timeline: tuple[TimelineRow, ...]
    problems: tuple[ProblemRow, ...]
    summary: Summary
    texts: Mapping[str, Page] = field(default_factory=dict)
    notice: str | None = None


def render_report(report: Report) -> str:
    """Return the report as one html page that needs nothing else: no script, no request."""
    from onrecord.exports.report_page import draw_page

    return draw_page(report)
