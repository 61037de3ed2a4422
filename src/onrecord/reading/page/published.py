"""When a page was published and updated: by what its masthead says and by what came with it."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Dated, Document, Given, Problem, Span
from onrecord.reading.page.bylines import is_update
from onrecord.reading.page.kinds import Sorted
from onrecord.reading.page.looks import Seen
from onrecord.reading.page.mastdates import Calendar, calendar_dates, settle, whole_date

_PLACE_LINE = re.compile(r"[^\W\d_][^.!?\n]{0,90}?(?:\s[-–—]{1,2}\s|\)\s?[-–—:])")
_POSTED = re.compile(r"\b(?:posted|published|written|first appeared)\b", re.IGNORECASE)
_AFTER = ("furniture", "byline", "dateline")
_BY_PAGE = ("meta:", "jsonld:", "mail:")
_WEAK = frozenset({"meta:date", "meta:dc.date", "meta:last-modified"})
"""Fields in which systems write the day of the visit or of the last change as often as that of publication."""


@dataclass(frozen=True, slots=True)
class Found:
    """A date of the masthead: its line, where it stands in the text, its readings, whether it is that of a change."""

    item: Seen
    span: Span
    readings: tuple[str, ...]
    update: bool


@dataclass(frozen=True, slots=True)
class Dating:
    """When something was published and updated, and what stayed open."""

    published: Dated
    updated: Dated
    problems: tuple[Problem, ...] = ()


def date_part(part: Sorted, document: Document, given: Sequence[Given]) -> Dating:
    """Date one part; ``given`` holds what came with the document and may be used for this part."""
    found = tuple(_found(part))
    others = tuple(date.readings[0] for date in found if len(date.readings) == 1) + tuple(_trusted_values(given))
    published, problems = _choose("published", found, document, given, others)
    updated, more = _choose("updated", found, document, given, others)
    header = _header(part)
    open_problems = [*problems, *more, *header]
    if published.edtf is None and not problems:
        open_problems.append(Problem("undated", "No date of publication was found.", None))
    return Dating(published, updated, tuple(open_problems))


def _found(part: Sorted) -> Iterator[Found]:
    """The dates of the masthead lines, the place line of the first paragraph, and the line that says ``posted on``."""
    for place, item in enumerate(part.seen):
        if place == part.header:
            continue
        if place < part.body + 3 and part.kinds[place] in ("byline", "dateline") and item.credit is not None:
            yield from _dates(item, item.credit.dates)
        elif place == part.body:
            head = _PLACE_LINE.match(item.line.text[:120])
            yield from _dates(item, calendar_dates(head[0]) if head is not None else ())
        elif place > part.body and part.kinds[place] in _AFTER and item.sign != "comment":
            posted = _POSTED.search(item.line.text) if item.line.words <= 60 else None
            yield from _dates(item, calendar_dates(item.line.text) if posted is not None else ())


def _dates(item: Seen, dates: Sequence[Calendar]) -> Iterator[Found]:
    start = item.line.span.start
    for date in dates:
        update = is_update(item.line.text, date.span)
        yield Found(item, Span(start + date.span.start, start + date.span.end), date.readings, update)


def _trusted_values(given: Sequence[Given]) -> Iterator[str]:
    for value in given:
        edtf = whole_date(value.value) if value.name in ("published", "updated") else None
        if edtf is not None and (value.by_person or (value.field.startswith(_BY_PAGE) and value.field not in _WEAK)):
            yield edtf


def _choose(
    name: str, found: Sequence[Found], document: Document, given: Sequence[Given], others: tuple[str, ...]
) -> tuple[Dated, list[Problem]]:
    """The date called ``name``: a person's entry, else the words of the text, else the page's own metadata."""
    stated = next((date for date in found if date.update == (name == "updated")), None)
    edtf = settle(stated.readings, stated.item.line.text, others) if stated is not None else None
    values = [value for value in given if value.name == name and whole_date(value.value) is not None]
    entered = next((value for value in values if value.by_person), None)
    told = entered or next((value for value in values if _is_trusted(value, document, others, found)), None)
    if stated is None or edtf is None:
        problems = [_ambiguous(stated)] if stated is not None and told is None else []
        return (_metadata(told) if told is not None else Dated()), problems
    dated = Dated(edtf, stated.span, None, "stated")
    value = whole_date(told.value) if told is not None else None
    if told is None or value is None or _agree(value, edtf, days=0 if told is entered else 1):
        return dated, []
    message = f"The text says {edtf}, {told.field} says {value}."
    return (_metadata(told) if told is entered else dated), [Problem("dates-disagree", message, stated.span)]


def _is_trusted(value: Given, document: Document, others: tuple[str, ...], found: Sequence[Found]) -> bool:
    """A guess by htmldate counts only if a date in the text or the metadata of the page says the same."""
    if value.by_person or (value.field.startswith(_BY_PAGE) and value.field not in _WEAK):
        return True
    edtf = whole_date(value.value)
    del document
    return edtf in others or any(edtf in date.readings for date in found)


def _agree(one: str, other: str, *, days: int) -> bool:
    if one.startswith(other) or other.startswith(one):
        return True
    if len(one) != 10 or len(other) != 10:
        return False
    return abs((dt.date.fromisoformat(one) - dt.date.fromisoformat(other)).days) <= days


def _metadata(given: Given) -> Dated:
    return Dated(whole_date(given.value), None, given.field, "metadata")


def _ambiguous(date: Found) -> Problem:
    message = f"The date can be {' or '.join(date.readings)}; nothing on the page decides."
    return Problem("ambiguous-date", message, date.span)


def _header(part: Sorted) -> list[Problem]:
    if part.header is None:
        return []
    message = "A date over the menus of the page was not taken for the date of publication."
    return [Problem("header-date-ignored", message, part.seen[part.header].line.span)]
