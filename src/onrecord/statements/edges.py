"""Edges of contents: no mark that opens a clause, no quotation mark without the other one."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.model import Span
from onrecord.statements.found import Material
from onrecord.statements.quotes import Quotation

_OPENING = " \t\n,;:–—"
_BEFORE_MARK = ".,!?… "
_FURTHEST = 20_000
_STOPS = ".,;:"


def edged(m: Material, content: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans of a content with whole quotations at their edges, without commas and lone marks there."""
    found = (_edged(m, span) for span in content)
    return tuple(span for span in found if span is not None)


def _edged(m: Material, span: Span) -> Span | None:
    start, end = span.start, span.end
    near = _near(m, span)
    for quote in near:
        holds_close = quote.inner.end < end
        if quote.span.start < start <= quote.inner.start and holds_close and quote.span.end <= end:
            start = quote.span.start
        if start <= quote.span.start < end < quote.span.end and not m.text[end : quote.inner.end].strip(_BEFORE_MARK):
            end = quote.span.end
    for quote in near:
        if quote.span.start < start and quote.inner.end < end <= quote.span.end:
            end = start + len(m.text[start : quote.inner.end].rstrip().rstrip(_STOPS))
        if start == quote.span.start and end < quote.span.end:
            start = quote.inner.start
        if quote.span.start < end <= quote.inner.start:
            end = quote.span.start
    if not any(quote.span.start == start for quote in near):
        start += len(m.text[start:end]) - len(m.text[start:end].lstrip(_OPENING))
    return m.tree.content(start, end)


def _near(m: Material, span: Span) -> list[Quotation]:
    """Return the quotations that touch the span, in text order."""
    place = bisect_left(m.quotes, span.start - _FURTHEST, key=lambda quote: quote.span.start)
    last = bisect_right(m.quotes, span.end, key=lambda quote: quote.span.start)
    return [quote for quote in m.quotes[place:last] if quote.span.end >= span.start]
