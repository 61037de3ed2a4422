"""Time expressions of a text, each with its EDTF value (ISO 8601-2), its TIMEX3 value, its anchor and its rule.

The words and patterns stand in ``lexicon/data/dates.toml``. Usable on its own:

>>> [(date.span.of("He left in June 2009."), date.edtf) for date in dates("He left in June 2009.")]
[('June 2009', '2009-06')]
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.lexicon.datewords import date_words
from onrecord.model import Date, Passage, Problem, Span
from onrecord.reading.dates.find import Found, find_in, latest_of
from onrecord.reading.dates.moment import Moment, exists
from onrecord.reading.dates.tokens import Tokens, tokens
from onrecord.reading.dates.value import UNANCHORED, Context, Order, Value
from onrecord.reading.dates.written import order_of

_ANCHOR = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|[T~?%])")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?![^\S\n]*\n))*")
_HISTORY_DATES = 5
_HISTORY_YEARS = 2
_HISTORY_SHARE = 2
_LONG_HISTORY = 20
_SELDOM = 6
_FAR = 3
"""How many passages without a day a full date is remembered for "that day"."""
COUNTED_FROM_NOW = frozenset(
    {"today", "beside-today", "from-now", "this", "relative", "ago", "weekday", "stretch", "weekend", "weekday-of-week"}
)
"""Rules that count from the day of writing or speaking."""
_MESSAGES = {
    "unanchored-date": "It is not known which date this expression is counted from; enter the date of the document.",
    "ambiguous-date": "Day and month could be swapped; enter the right date.",
}


def dates(text: str, anchor: str | None = None, *, order: Order | None = None) -> tuple[Date, ...]:
    """Find the time expressions of a plain text; ``anchor`` is the EDTF date on which it was written.

    ``order`` tells how the text writes days in figures; None: by those of its days that can be read in one way only.
    """
    paragraphs = [
        Passage(f"g{number}", Span(*match.span()), "body", "p1")
        for number, match in enumerate(_PARAGRAPH.finditer(text), 1)
    ]
    return find_dates(text, paragraphs, anchor, order=order, plain=True)[0]


def find_dates(
    text: str,
    passages: Sequence[Passage],
    anchor: str | None,
    *,
    order: Order | None = None,
    plain: bool = False,
) -> tuple[tuple[Date, ...], tuple[Problem, ...]]:
    """Find the time expressions of all passages but furniture, in order, and what could not be resolved.

    ``anchor`` is the EDTF date (year, month or day) that "last week" is counted from, or an interval in which it lies;
    None where it is not known. ``plain``: also words that name no date by themselves ("current", 5:30).
    """
    seen = [tokens(text, passage.span) for passage in passages if passage.kind != "furniture"]
    orders = {order} if order is not None else _orders(seen)
    ends = [_moment(end) for end in (anchor or "").split("/")]
    reading = Context(ends[0], order=next(iter(orders)) if len(orders) == 1 else None)
    found = _found(seen, reading, plain=plain)
    if len(ends) > 1:
        found = _between(found, _found(seen, replace(reading, now=ends[-1]), plain=plain), anchor or "")
    return (
        tuple(_date(number, *item) for number, item in enumerate(found, 1)),
        tuple(
            _problem(item.value.open, part.span(item.first, item.last)) for part, item, _ in found if item.value.open
        ),
    )


_Placed = tuple[Tokens, Found, str | None]
"""An expression in its passage, with its anchor (EDTF)."""


def _found(seen: Sequence[Tokens], context: Context, *, plain: bool) -> list[_Placed]:
    """Read all passages, twice where the first reading shows that they tell a history."""
    first = _read(seen, context, plain=plain)
    if _tells_history(first, context.now):
        first = _read(seen, replace(context, narrative=True), plain=plain, asides=_asides(first))
    return [
        (part, item, None if item.value.anchor is None else item.value.anchor.edtf())
        for part, items in zip(seen, first, strict=True)
        for item in items
    ]


def _between(early: Sequence[_Placed], late: Sequence[_Placed], anchor: str) -> list[_Placed]:
    """Join readings from both ends of an interval: what was counted from it lies between the two."""
    others = {(id(part), item.first, item.last): item for part, item, _ in late}
    wider: list[_Placed] = []
    for part, item, counted in early:
        other = others.get((id(part), item.first, item.last))
        told = other is not None and other.value.anchor == item.value.anchor
        wider.append((part, item if told else _wider(item, other), counted if told else anchor))
    return wider


def _wider(early: Found, late: Found | None) -> Found:
    if late is None:
        return replace(early, value=UNANCHORED)
    first, last = early.value, late.value
    if first.edtf == last.edtf:
        return early
    if first.edtf is None or last.edtf is None:
        return replace(early, value=UNANCHORED)
    edtf = f"{first.edtf.partition('/')[0]}/{last.edtf.rpartition('/')[2]}"
    return Found(early.first, early.last, Value(edtf, None, None, first.anchor, turns=False), early.rule)


def _orders(seen: Sequence[Tokens]) -> set[Order]:
    numeric = date_words().marks["numeric"]
    written = [
        part.text[slice(*part.spans[place])]
        for part in seen
        for place, mark in enumerate(part.marks)
        if mark == numeric
    ]
    return {order for order in map(order_of, written) if order is not None}


def _read(
    seen: Iterable[Tokens], context: Context, *, plain: bool, asides: frozenset[tuple[int, int]] = frozenset()
) -> list[list[Found]]:
    """Read passage by passage. In a history the date told of last is kept; else it lasts until the next passage."""
    found: list[list[Found]] = []
    since = 0
    for number, part in enumerate(seen):
        items = find_in(
            part, context, plain=plain, asides=frozenset(first for place, first in asides if place == number)
        )
        found.append(items)
        told = [item.value.moment for item in items if item.value.turns and item.value.moment is not None]
        reference = told[-1] if told else context.reference if context.narrative else None
        days = [moment for moment in told if moment.unit == "D"]
        full, since = (days[-1], 0) if days else (context.full, since + 1)
        context = replace(
            context,
            reference=reference,
            fresh=False,
            latest=latest_of(items, context.latest),
            full=full if since <= _FAR else None,
        )
    return found


def _asides(found: Sequence[Sequence[Found]]) -> frozenset[tuple[int, int]]:
    """Return the dates that a history only glances at: the dates before and after are of one time, these are not."""
    given = [
        (passage, item.first, item.value.moment.year)
        for passage, items in enumerate(found)
        for item in items
        if item.value.moment is not None and item.value.anchor is None and item.value.turns
    ]
    asides: set[tuple[int, int]] = set()
    before: int | None = None
    for place, (passage, first, year) in enumerate(given):
        after = next((other for *_, other in given[place + 1 :] if abs(other - year) > 1), None)
        if before is not None and abs(year - before) > 1 and after is not None and abs(after - before) <= 1:
            asides.add((passage, first))
        else:
            before = year
    return frozenset(asides)


def _tells_history(found: Sequence[Sequence[Found]], now: Moment | None) -> bool:
    """A history gives many dates with their years, most of them long before it was written, and seldom speaks of today.

    An undated text that counts from its own day ("last year", "now") is none, whatever dates it gives.
    """
    if now is None and any(item.rule in COUNTED_FROM_NOW for passage in found for item in passage):
        return False
    items = [item for passage in found for item in passage if item.value.moment is not None or item.value.open]
    given = [item.value.moment for item in items if item.value.moment is not None and item.value.anchor is None]
    past = [moment for moment in given if now is None or now.year - moment.year >= _HISTORY_YEARS]
    counted = sum(item.rule.rpartition("+")[2] in COUNTED_FROM_NOW for item in items)
    if len(past) < _HISTORY_DATES or _SELDOM * counted > len(items):
        return False
    if now is None:
        return 2 * len(past) >= len(items)
    return len(past) >= _HISTORY_SHARE * (len(given) - len(past)) or (
        len(past) >= _LONG_HISTORY and 2 * len(past) >= len(given)
    )


def _moment(anchor: str | None) -> Moment | None:
    match = _ANCHOR.match(anchor or "")
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    unit = "D" if match[3] else "M" if match[2] else "Y"
    return Moment(year, month, day, unit) if year > 0 and exists(year, month, day) else None


def _date(number: int, part: Tokens, item: Found, anchor: str | None) -> Date:
    value = item.value
    rule = "unanchored" if value.open == "unanchored-date" else item.rule
    return Date(f"d{number}", part.span(item.first, item.last), value.edtf, value.timex, anchor, rule)


def _problem(kind: str | None, span: Span) -> Problem:
    return Problem(kind or "", _MESSAGES.get(kind or "", ""), span)
