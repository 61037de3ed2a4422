"""The dates of a document, part by part; and those of a reading that people judged, counted anew."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from onrecord.model import Date, Problem, Reading, Said, Span, When
from onrecord.reading.dates import Anchor, anchor_again, find_dates

Moment = TypeVar("Moment", Said, When)


def find_all_dates(text: str, page: Reading) -> tuple[tuple[Date, ...], tuple[Problem, ...]]:
    """Find the dates of each part, anchored on the part's own date, else on the page's."""
    dates: list[Date] = []
    problems: list[Problem] = []
    for part in page.parts:
        anchor = part.masthead.published.known or page.masthead.published.known
        found, unanchored = find_dates(text, [item for item in page.passages if item.part == part.id], anchor)
        dates += found
        problems += unanchored
    return tuple(replace(date, id=f"d{number}") for number, date in enumerate(dates, 1)), tuple(problems)


def of_quoted_words(reading: Reading) -> Iterator[Anchor]:
    """Yield from what day the words of quoted speech are counted."""
    for statement in reading.statements:
        if statement.said is not None and statement.manner in ("direct", "mixed"):
            for span in statement.content:
                yield Anchor(span, statement.said.edtf, "said")


def redated(text: str, machine: Reading, judged: Reading) -> Reading:
    """Return a judged reading with its dates counted anew from when people said that it was published.

    Dates of phrases, of events and of statements change that are as the machine read them; what people dated stays. An
    event that had no date gets none before the document is read again.
    """
    dates, open_ = find_all_dates(text, judged)
    counted, _ = anchor_again(text, judged.passages, dates, open_, of_quoted_words(judged))
    by_span = {date.span: date for date in counted}
    read = {date.id: date for date in machine.dates}
    anew = tuple(
        replace(by_span[date.span], id=date.id) if date == read.get(date.id) and date.span in by_span else date
        for date in judged.dates
    )
    moved: dict[tuple[Span | None, str | None], str | None] = {
        (old.span, old.edtf): new.edtf for old, new in zip(judged.dates, anew, strict=True) if old.edtf != new.edtf
    }
    told = {item.id: item.date for item in machine.events} | {item.id: item.said for item in machine.statements}

    def again(id_: str, when: Moment | None) -> Moment | None:
        """Return when something was, counted anew where it is as the machine read it."""
        if when is None or when != told.get(id_) or (when.span, when.edtf) not in moved:
            return when
        edtf = moved[when.span, when.edtf]
        return None if edtf is None else replace(when, edtf=edtf)

    return replace(
        judged,
        dates=anew,
        events=tuple(replace(event, date=again(event.id, event.date)) for event in judged.events),
        statements=tuple(replace(item, said=again(item.id, item.said)) for item in judged.statements),
    )
