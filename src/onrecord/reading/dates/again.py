"""The second round of anchoring: what the first could not count, or counted from the wrong day.

In the first round everything is counted from the stated date of the part. In the second, when statements and events are
known, words inside a quotation are counted from the day on which it was said, and words of an undated text from the
interval in which it must have been written. The names of the rules show it: ``said+ago``, ``inferred+ago``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.model import Date, Passage, Problem, Span
from onrecord.reading.dates.expressions import COUNTED_FROM_NOW, find_dates

_YEARLESS = frozenset({"month", "month-day", "day-month", "season", "festival", "quarter", "day"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of the text with the EDTF date or interval that its words are counted from, and where that is from."""

    span: Span
    edtf: str
    source: Literal["said", "inferred"]


def anchor_again(
    text: str,
    passages: Sequence[Passage],
    dates: Sequence[Date],
    problems: Sequence[Problem],
    anchors: Iterable[Anchor],
) -> tuple[tuple[Date, ...], tuple[Problem, ...]]:
    """Count the dates within each anchor's span from it; dates that state their own day stay as they are.

    An ``inferred`` anchor counts only what the first round left open. Returns all dates with their ids, and the
    problems that are left.
    """
    by_span = {date.span: date for date in dates}
    for anchor in anchors:
        found, _ = find_dates(text, list(_within(passages, anchor.span)), anchor.edtf)
        for date in found:
            known = by_span.get(date.span)
            if known is not None and date.edtf is not None and date.anchor == anchor.edtf and _is_open(known, anchor):
                by_span[date.span] = replace(date, id=known.id, rule=f"{anchor.source}+{date.rule}")
    solved = {date.span for date in by_span.values() if date.edtf is not None}
    left = [item for item in problems if item.kind != "unanchored-date" or item.span not in solved]
    return tuple(by_span[date.span] for date in dates), tuple(left)


def _within(passages: Sequence[Passage], span: Span) -> Iterator[Passage]:
    """Yield the passages that a span touches, cut to it."""
    for passage in passages:
        start, end = max(passage.span.start, span.start), min(passage.span.end, span.end)
        if start < end:
            yield replace(passage, span=Span(start, end))


def _is_open(known: Date, anchor: Anchor) -> bool:
    rule = known.rule.rpartition("+")[2]
    return rule == "unanchored" or (anchor.source == "said" and rule in (COUNTED_FROM_NOW | _YEARLESS))
