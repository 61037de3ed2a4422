"""When an undated text was written, as far as it and the day of its capture tell: an interval with its reasons.

A text is no older than the latest day that it tells of as past, and no younger than the day on which it was captured.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Dated, Document, Masthead, Part, Problem, Reading, Span, edtf_bounds

_POINT = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?[~?%]?")
_CENTURY = re.compile(r"\d\d")


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of an interval: an EDTF point, never more exact than what it is from, and the reason for it."""

    edtf: str
    why: str


@dataclass(frozen=True, slots=True)
class Written:
    """The interval in which an undated text was written; at least one end is known."""

    first: Bound | None
    last: Bound | None

    @property
    def edtf(self) -> str:
        """Return the interval as EDTF; an end that is not known is open (``2011-02/..``)."""
        return f"{self.first.edtf if self.first else '..'}/{self.last.edtf if self.last else '..'}"

    @property
    def why(self) -> str:
        """Return the reasons: ``not before 2011-02-10 (d7), not after 2024-06-06 (accessed)``."""
        ends = (("not before", self.first), ("not after", self.last))
        return ", ".join(f"{words} {bound.edtf} ({bound.why})" for words, bound in ends if bound is not None)

    @property
    def anchor(self) -> str | None:
        """Return the interval from its first to its last day, to count dates from; None while an end is open."""
        first = edtf_bounds(self.first.edtf)[0] if self.first else None
        last = edtf_bounds(self.last.edtf)[1] if self.last else None
        return f"{first}/{last}" if first and last else None


def written_between(past: Sequence[Bound], captured: Bound | None) -> Written | None:
    """Return when a text was written that tells of ``past`` days and was ``captured``; None where nothing bounds it.

    What tells of a day after its capture was misread somewhere: nothing is inferred then.
    """
    latest = edtf_bounds(captured.edtf)[1] if captured is not None else None
    last = captured if latest is not None else None
    starts = [
        (start, Bound(_floor(bound.edtf, start), bound.why))
        for bound in past
        if _CENTURY.match(bound.edtf) and (start := edtf_bounds(bound.edtf)[0]) is not None
    ]
    if not starts:
        return Written(None, last) if last is not None else None
    start, first = max(starts, key=lambda pair: pair[0])
    return Written(first, last) if latest is None or start <= latest else None


def _floor(edtf: str, start: str) -> str:
    """Return where an EDTF value begins: its first point as it is, the year of a season or of what is less exact."""
    point = edtf.partition("/")[0]
    return point if _POINT.fullmatch(point) else start[:4]


def undated_parts(document: Document, reading: Reading) -> tuple[tuple[Part, Written], ...]:
    """Return each part that is published on no known day, with the interval in which its text was written.

    ``reading`` holds the dates of the first round alone: what was counted from such an interval proves nothing.
    """
    if reading.masthead.published.known is not None:
        return ()
    accessed = next((given.value[:10] for given in document.given if given.name == "accessed"), None)
    found = []
    for part in reading.parts:
        if part.masthead.published.known is None:
            last = _sooner(Bound(accessed or "", "accessed"), Bound(part.masthead.updated.known or "", "updated"))
            written = written_between(tuple(_past(reading, part.span)), last)
            found += [(part, written)] if written is not None else []
    return tuple(found)


def _sooner(*bounds: Bound) -> Bound | None:
    """Return the bound whose last day comes first, of those that have one."""
    ends = [(day, bound) for bound in bounds if (day := edtf_bounds(bound.edtf)[1]) is not None]
    return min(ends, key=lambda pair: pair[0])[1] if ends else None


def _past(reading: Reading, within: Span) -> Iterator[Bound]:
    """Yield the days that a stretch tells of as past: of what is told as having happened, of what people said."""
    ids = {date.span: date.id for date in reading.dates}
    for event in reading.events:
        when = event.date
        if when is None or event.modality != "actual" or event.polarity != "affirmed":
            continue
        if event.trigger[0].within(within) and when.span in ids:
            yield Bound(when.edtf, ids[when.span])
    for statement in reading.statements:
        said = statement.said
        if said is None or said.span not in ids or not said.span.within(within):
            continue
        if any(reading.syntax.tags[token] == "VBD" for span in statement.cue for token in reading.syntax.tokens(span)):
            yield Bound(said.edtf, ids[said.span])


def with_intervals(reading: Reading, undated: Sequence[tuple[Part, Written]]) -> Reading:
    """Return a reading whose undated parts say when they were published at the earliest and at the latest.

    The page says so too where it has one part only. A text that was changed later may tell of what happened after it
    was published: then only its end is bounded. The problem stays, for a person to look, and names the interval.
    """
    inferred = {part.id: _published(part.masthead, written) for part, written in undated}
    parts = tuple(
        replace(part, masthead=replace(part.masthead, published=inferred[part.id])) if part.id in inferred else part
        for part in reading.parts
    )
    masthead = reading.masthead
    if len(parts) == 1 and parts[0].id in inferred:
        masthead = replace(masthead, published=inferred[parts[0].id])
    problems = tuple(_explained(problem, parts, inferred) for problem in reading.problems)
    return replace(reading, masthead=masthead, parts=parts, problems=problems)


def _published(masthead: Masthead, written: Written) -> Dated:
    if masthead.updated.known is not None and written.last is not None:
        written = Written(None, written.last)
    return Dated(written.edtf, None, f"inferred: {written.why}", "inferred")


def _explained(problem: Problem, parts: Sequence[Part], inferred: dict[str, Dated]) -> Problem:
    """Return a problem with the interval of its part, if it is that the part is undated."""
    if problem.kind != "undated":
        return problem
    part = next((part for part in parts if problem.span in (None, part.span) and part.id in inferred), None)
    if part is None:
        return problem
    return replace(problem, message=f"{problem.message.rstrip('.')}; {inferred[part.id].field}.")
