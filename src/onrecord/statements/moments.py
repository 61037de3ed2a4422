"""When something was said: the date phrase that belongs to the cue."""

from bisect import bisect_left

from onrecord.model import Date, Said, Span
from onrecord.statements.found import Found, Material

_NEAR = 4


def said_when(m: Material, found: Found) -> Said | None:
    """Return the date beside the cue: outside what was said, in the cue's own clause."""
    if found.anchor < 0 or not m.reading.dates:
        return None
    first, last = m.tree.limits(found.anchor)
    span = m.tree.span(first, last)
    dates = m.reading.dates
    place = bisect_left(dates, span.start, key=lambda date: date.span.start)
    best: tuple[int, Date] | None = None
    while place < len(dates) and dates[place].span.end <= span.end:
        date = dates[place]
        place += 1
        if date.edtf is None or any(date.span.overlaps(piece) for piece in found.content):
            continue
        distance = _distance(m, found, date.span)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, date)
    return Said(best[1].edtf, best[1].span) if best is not None and best[1].edtf is not None else None


def _distance(m: Material, found: Found, span: Span) -> int | None:
    """Return how far a date stands from the cue, None where another verb governs it."""
    tokens = m.reading.syntax.tokens(span)
    if not len(tokens):
        return None
    near = min(abs(token - found.anchor) for token in tokens)
    if found.source is not None and found.source.first <= tokens.start < found.source.last:
        return None
    for token in tokens:
        for head in m.tree.above(token):
            if head == found.anchor:
                return near
            if m.tree.tag[head].startswith("V"):
                return None
    return near if near <= _NEAR else None
