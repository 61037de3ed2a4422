"""Time expressions of a text, each with its EDTF value (ISO 8601-2), its TIMEX3 value, its anchor and its rule.

The words and patterns stand in ``lexicon/data/dates.toml``. Usable on its own:

>>> [(date.span.of("He left in June 2009."), date.edtf) for date in dates("He left in June 2009.")]
[('June 2009', '2009-06')]
"""

import re
from collections.abc import Iterable, Sequence

from onrecord.model import Date, Passage, Problem, Span
from onrecord.reading.dates.find import Found, find_in
from onrecord.reading.dates.moment import Moment, exists
from onrecord.reading.dates.tokens import Tokens, tokens
from onrecord.reading.dates.value import Context

_ANCHOR = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|[T~?%])")
_HISTORY_DATES = 5
_HISTORY_YEARS = 2
_HISTORY_SHARE = 2
_COUNTED_FROM_NOW = frozenset({"today", "beside-today", "from-now", "this", "relative", "ago", "weekday"})
_MESSAGES = {
    "unanchored-date": "It is not known which date this expression is counted from; enter the date of the document.",
    "ambiguous-date": "Day and month could be swapped; enter the right date.",
}


def dates(text: str, anchor: str | None = None) -> tuple[Date, ...]:
    """Find the time expressions of a plain text; ``anchor`` is the EDTF date on which it was written."""
    return find_dates(text, [Passage("g1", Span(0, len(text)), "body", "p1")], anchor)[0]


def find_dates(
    text: str, passages: Sequence[Passage], anchor: str | None
) -> tuple[tuple[Date, ...], tuple[Problem, ...]]:
    """Find the time expressions of all passages but furniture, in order, and what could not be resolved.

    ``anchor`` is the EDTF date (year, month or day) that "last week" is counted from; None where it is not known.
    """
    seen = [tokens(text, passage.span) for passage in passages if passage.kind != "furniture"]
    now = _moment(anchor)
    first = _read(seen, Context(now))
    if _tells_history(first, now):
        first = _read(seen, Context(now, narrative=True))
    found = [(part, item) for part, items in zip(seen, first, strict=True) for item in items]
    return (
        tuple(_date(number, part, item) for number, (part, item) in enumerate(found, 1)),
        tuple(_problem(item.value.open, part.span(item.first, item.last)) for part, item in found if item.value.open),
    )


def _read(seen: Iterable[Tokens], context: Context) -> list[list[Found]]:
    """Read passage by passage. In a history the date told of last is kept; else it lasts until the next passage."""
    found: list[list[Found]] = []
    for part in seen:
        items = find_in(part, context)
        found.append(items)
        told = [item.value.moment for item in items if item.value.turns and item.value.moment is not None]
        reference = told[-1] if told else context.reference if context.narrative else None
        context = Context(context.now, reference, narrative=context.narrative)
    return found


def _tells_history(found: Sequence[Sequence[Found]], now: Moment | None) -> bool:
    """A history gives many dates with their years, most of them long before it was written.

    An undated text that counts from its own day ("last year", "now") is none, whatever dates it gives.
    """
    if now is None and any(item.rule in _COUNTED_FROM_NOW for passage in found for item in passage):
        return False
    items = [item for passage in found for item in passage if item.value.moment is not None or item.value.open]
    given = [item.value.moment for item in items if item.value.moment is not None and item.value.anchor is None]
    past = [moment for moment in given if now is None or now.year - moment.year >= _HISTORY_YEARS]
    rest = len(items) - len(past) if now is None else _HISTORY_SHARE * (len(given) - len(past))
    return len(past) >= _HISTORY_DATES and len(past) >= rest


def _moment(anchor: str | None) -> Moment | None:
    match = _ANCHOR.match(anchor or "")
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    unit = "D" if match[3] else "M" if match[2] else "Y"
    return Moment(year, month, day, unit) if year > 0 and exists(year, month, day) else None


def _date(number: int, part: Tokens, item: Found) -> Date:
    value = item.value
    rule = "unanchored" if value.open == "unanchored-date" else item.rule
    anchor = None if value.anchor is None else value.anchor.edtf()
    return Date(f"d{number}", part.span(item.first, item.last), value.edtf, value.timex, anchor, rule)


def _problem(kind: str | None, span: Span) -> Problem:
    return Problem(kind or "", _MESSAGES.get(kind or "", ""), span)
