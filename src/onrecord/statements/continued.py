"""Quotations without a cue of their own: they go on with what the speaker before them said."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.model import Span
from onrecord.statements.direct import spans_of
from onrecord.statements.found import Found, Material

_ENDINGS = (".", "!", "?", "…")
_CLOSERS = "\"'“”„‟«»‘’‹›)] \n"


def continued(m: Material, found: Sequence[Found]) -> list[Found]:
    """Join each full-sentence quotation without a cue to the direct statement right before it."""
    claimed = _claimed(m, found)
    items = list(found)
    speaking = _speaking(m, items)
    for index, quotation in enumerate(m.quotes):
        if index in claimed or m.tree_level(index) != -1 or quotation.group != index:
            continue
        before = _before(m, index, speaking, items)
        if before is None or not _is_sentence(m, index):
            continue
        item = items[before]
        spans = tuple(sorted({*item.content, *spans_of(m, (index,))}))
        items[before] = replace(item, content=spans)
        last = max(m.quotes[other].paragraph for other in m.quote_groups.get(index, (index,)))
        speaking.append((spans[-1].end, before, last))
        speaking.sort()
    return items


def _claimed(m: Material, found: Iterable[Found]) -> set[int]:
    """Return the quotations that are already (part of) the content of a cue outside them."""
    claimed: set[int] = set()
    for item in found:
        for span in item.content:
            for token in m.reading.syntax.tokens(span):
                quote = m.tree.quoted[token]
                if (
                    quote >= 0
                    and quote not in claimed
                    and not any(cue.within(m.quotes[quote].span) for cue in item.cue)
                ):
                    claimed.add(quote)
    return claimed | {index for index, item in enumerate(m.quotes) if item.group in claimed}


def _speaking(m: Material, items: Sequence[Found]) -> list[tuple[int, int, int]]:
    """Return (end, index, paragraph) of the statements outside quotations that quote somebody, by their end."""
    found = []
    for index, item in enumerate(items):
        if item.anchor < 0 or m.tree.quoted[item.anchor] != -1:
            continue
        quotes = [quote for span in item.content for quote in _quotes_in(m, span)]
        if quotes:
            end = max(*(span.end for span in item.content), *(span.end for span in item.cue))
            found.append((end, index, max(m.quotes[quote].paragraph for quote in quotes)))
    return sorted(found)


def _quotes_in(m: Material, span: Span) -> list[int]:
    tokens = m.reading.syntax.tokens(span)
    return sorted({m.tree.quoted[token] for token in tokens} - {-1})


def _before(m: Material, index: int, speaking: list[tuple[int, int, int]], items: Sequence[Found]) -> int | None:
    """Return the statement before the quotation in its paragraph, at most the rest of its sentence between."""
    start = m.quotes[index].span.start
    place = bisect_right(speaking, start, key=lambda entry: entry[0]) - 1
    if place < 0:
        return None
    end, before, paragraph = speaking[place]
    if paragraph != m.quotes[index].paragraph:
        return None
    first = m.quote_tokens[index][0]
    tokens = m.reading.syntax.tokens(Span(end, start))
    anchor = items[before].anchor
    gap_sentences = {m.tree.sentence[token] for token in tokens if token < first}
    allowed = {m.tree.sentence[anchor]} | ({m.tree.sentence[tokens.start - 1]} if tokens.start else set())
    return before if gap_sentences <= allowed else None


def _is_sentence(m: Material, index: int) -> bool:
    """Tell whether the quotation begins and ends like a sentence of its own."""
    first = m.quote_tokens[index][0]
    words = m.quotes[index].inner.of(m.text).rstrip(_CLOSERS)
    opens = first == m.tree.limits(first)[0] or m.tree.low[first - 1] in {".", "?", "!", ",", ":"}
    return opens and (
        words.endswith(_ENDINGS) or m.text[m.quotes[index].span.end : m.quotes[index].span.end + 1] in {".", "!"}
    )
