"""Edges of contents: no mark that opens a clause, no quotation mark without the other one, no verb of the writer's.

Nor the mark of an item of a list, half a date, or the sentence that follows a quotation.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.model import Span
from onrecord.statements.found import Found, Material
from onrecord.statements.quotes import Quotation
from onrecord.statements.trees import FINITE_TAGS

_OPENING = " \t\n,;:–—"
_BEFORE_MARK = ".,!?… "
_ITEM = re.compile(r"(?:[-*•·‣▪]\s+)+")
_ENDED, _GOES_ON = (".", "!", "?", "…"), re.compile(r"\s+[^\W\d_a-z]\w")
_FURTHEST = 20_000
_STOPS = ".,;:"
_EMBEDDED = frozenset({"acl", "acl:relcl", "csubj", "csubj:pass"})
_OPENERS = frozenset({"that", "because", "to", "how", "why", "whether"})
_CLAUSAL = frozenset({"that", "which", "who", "whose", "what", "how", "why", "whether", "if", ",", ":"})


def edged(m: Material, content: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans of a content with whole quotations at their edges, without commas and lone marks there."""
    found = (_edged(m, span) for span in content)
    return tuple(span for span in found if span is not None)


def before_equation(m: Material, item: Found) -> tuple[Span, ...]:
    """Return the content without what the sentence says of it: "the reason she fears [the board] is that it is new".

    The cue stands in a clause that is the subject of the sentence, or hangs from it; "is that" is the writer's.
    """
    tree = m.tree
    if item.anchor < 0 or tree.dep[item.anchor] not in _EMBEDDED or not item.content:
        return item.content
    tokens = m.reading.syntax.tokens(item.content[0])
    if not tokens or tokens.start <= item.anchor:
        return item.content
    for token in tokens:
        if tree.low[token] in _CLAUSAL or (tree.tag[token] in FINITE_TAGS and tree.lemma[token] != "be"):
            break
        equates = tree.tag[token] in FINITE_TAGS and token + 1 < tokens.stop and tree.low[token + 1] in _OPENERS
        if equates and token > tokens.start and tree.quoted[token] == tree.quoted[item.anchor]:
            return (tree.span(tokens.start, token),)
    return item.content


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
    end = min(end, _sentence_end(m, near, start, end))
    item = _ITEM.match(m.text, start, end)
    start = start if item is None else item.end()
    end = _with_date(m, start, end)
    if not any(quote.span.start == start for quote in near):
        start += len(m.text[start:end]) - len(m.text[start:end].lstrip(_OPENING))
    return m.tree.content(start, end)


def _sentence_end(m: Material, near: Sequence[Quotation], start: int, end: int) -> int:
    """Return where a quotation ends the sentence, and the writer's next one was taken for part of it."""
    for quote in near:
        begun = start < quote.span.start and quote.span.end < end and quote.inner.of(m.text).rstrip().endswith(_ENDED)
        if not begun or _GOES_ON.match(m.text, quote.span.end, end) is None:
            continue
        around = any(one.span.start <= start and quote.span.end <= one.inner.end for one in near if one is not quote)
        tokens = m.reading.syntax.tokens(Span(start, end))
        if not around and tokens and tokens.stop <= m.tree.limits(tokens.start)[1]:
            return quote.span.end
    return end


def _with_date(m: Material, start: int, end: int) -> int:
    """Return the end, behind the date where it falls into one: "between 5 [June and 30 November]"."""
    place = bisect_left(m.reading.dates, end, key=lambda date: date.span.start) - 1
    date = m.reading.dates[place] if place >= 0 else None
    return date.span.end if date is not None and start <= date.span.start < end < date.span.end else end


def _near(m: Material, span: Span) -> list[Quotation]:
    """Return the quotations that touch the span, in text order."""
    place = bisect_left(m.quotes, span.start - _FURTHEST, key=lambda quote: quote.span.start)
    last = bisect_right(m.quotes, span.end, key=lambda quote: quote.span.start)
    return [quote for quote in m.quotes[place:last] if quote.span.end >= span.start]
