"""Dates written in figures: 2010-04-19, 19.04.10, 04/19/2010, 22/4, 2010-04, August '99."""

import re
from collections.abc import Iterator, Sequence

from onrecord.reading.dates.moment import Moment, exists
from onrecord.reading.dates.tokens import Token
from onrecord.reading.dates.value import MONTHS, Context, Order, Value, point, worth
from onrecord.reading.dates.yearless import yearless

_MONTHS_A_YEAR = 12
_EARLIEST = 1500
_AHEAD = 20
"""A year of two figures may lie this far ahead of the text; else it is of the century before."""


def numeric(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read 2010-04-19, 19.04.2010, 04/19/10; where day and month could be swapped it stays open."""
    readings = dict(_readings(str(tokens[0].worth), context))
    days = {order: day for order, day in readings.items() if day[0] > 0 and exists(*day)}
    if not days:
        return None
    chosen = days.get(context.order or "day-first", next(iter(days.values())))
    if len(set(days.values())) > 1 and context.order is None:
        return Value(None, None, open="ambiguous-date", turns=False)
    return point(Moment(*chosen, "D"))


def order_of(written: str) -> Order | None:
    """Return how a date in figures orders day and month, where only one order gives a day."""
    days = {order: day for order, day in _readings(written, Context(None)) if exists(*day)}
    if len(set(days.values())) != 1 or "." in written or len(written.partition("-")[0]) == 4:
        return None
    return next(iter(days))


def _readings(written: str, context: Context) -> Iterator[tuple[Order, tuple[int, int, int]]]:
    first, second, third = re.split(r"[-/.]", written)
    if len(first) == 4 and len(third) <= 2:
        yield "day-first", (int(first), int(second), int(third))
        return
    if len(first) > 2 or len(third) not in (2, 4) or (len(third) == 2 and "." in written and len(written) < 8):
        return
    year = int(third) if len(third) == 4 else full_year(int(third), context)
    yield "day-first", (year, int(second), int(first))
    if "." not in written:
        yield "month-first", (year, int(first), int(second))


def full_year(short: int, context: Context) -> int:
    """Return the year that two figures stand for."""
    latest = context.now.year if context.now is not None else 2010
    century = latest // 100 * 100
    return century + short if century + short <= latest + _AHEAD else century - 100 + short


def short_year(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read a month with a year of two figures: August '99."""
    month, short = worth(tokens, *MONTHS), worth(tokens[1:], "small", "days", "digits")
    if month is None or short is None or not 0 <= short < 100:
        return None
    if not any(token.kind == "apostrophe" for token in tokens) and short < 32:
        return None
    return point(Moment(full_year(short, context), month, 1, "M"))


def year_month(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read 2010-04 and 4/2010; 2009-10 is taken for two years, so is anything that could be."""
    year, month = worth(tokens, "year"), worth(tokens, "small", "days")
    if year is None or month is None or not 1 <= month <= _MONTHS_A_YEAR or year < _EARLIEST:
        return None
    lead = context.lead.kind if context.lead is not None else None
    if tokens[0].kind == "year" and month > year % 100 and month >= 10:
        return None
    if lead in ("name", "docket", "slash", "hyphen") or (
        context.follow is not None and context.follow.kind in ("slash", "hyphen")
    ):
        return None
    return point(Moment(year, month, 1, "M"))


def day_by_month(tokens: Sequence[Token], context: Context) -> Value | None:
    """Read 22/4 or 4/22 as a day: after a word that leads to one, or with a nought before a figure."""
    first, last = (token.worth for token in tokens if token.kind in ("small", "days"))
    if not isinstance(first, int) or not isinstance(last, int):
        return None
    spans = [token.span for token in tokens if token.kind in ("small", "days")]
    led = context.lead is not None and context.lead.kind in (
        "on",
        "deadline",
        "for",
        "since",
        "from",
        "before",
        "after",
        "to",
    )
    padded = any(span.end - span.start == 2 and worth < 10 for span, worth in zip(spans, (first, last), strict=True))
    if not led and not padded:
        return None
    days = {
        order: day
        for order, day in (("day-first", (first, last)), ("month-first", (last, first)))
        if exists(2000, day[1], day[0])
    }
    if not days or (len(set(days.values())) > 1 and context.order is None):
        return None
    day, month = days.get(context.order or "day-first", next(iter(days.values())))
    return yearless(Moment(2000, month, day, "D"), context)
