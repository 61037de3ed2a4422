"""Quotations without a cue of their own: they go on with what the speaker before them said.

In the paragraph of a quotation with its cue, a sentence that holds another quotation goes on with it; so does the
quotation that fills the next paragraph.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.lexicon.cues import cue_verbs
from onrecord.model import Span
from onrecord.statements.direct import spans_of
from onrecord.statements.found import Found, Material

_ENDINGS = (".", "!", "?", "…")
_BEFORE = frozenset({"quotation-before", "quotation-around", "quotation-unlisted"})
"""Rules of quotations that stand before their cue: what follows goes on."""

_FEW, _SHORTEST = 4, 6
_CLOSERS = "\"'“”„‟«»‘’‹›)] \n"


def continued(m: Material, found: Sequence[Found]) -> list[Found]:
    """Join each quotation without a cue to the direct statement right before it."""
    claimed = claimed_quotes(m, found)
    items = list(found)
    speaking = _speaking(m, items)
    for index, quotation in enumerate(m.quotes):
        if index in claimed or m.tree_level(index) != -1 or quotation.group != index:
            continue
        before = _before(m, index, speaking, items)
        spoken = () if before is None else _going_on(m, index, items[before])
        if before is None or not spoken:
            continue
        item = items[before]
        spans = tuple(sorted({*item.content, *spoken}))
        items[before] = replace(item, content=spans)
        last = max(m.quotes[other].paragraph for other in m.quote_groups.get(index, (index,)))
        speaking.append((spans[-1].end, before, last))
        speaking.sort()
    return items


def _going_on(m: Material, index: int, item: Found) -> tuple[Span, ...]:
    """Return the words that go on: the quotation, with what stands before it in a sentence that is no writer's."""
    if _is_sentence(m, index):
        return spans_of(m, (index,))
    first, last = m.quote_tokens[index]
    opening = m.tree.limits(first)[0]
    same = m.quotes[index].paragraph == _paragraph(m, item)
    if (
        not same
        or item.rule not in _BEFORE
        or last - first < _SHORTEST
        or m.tree.sentence[item.anchor] == m.tree.sentence[first]
    ):
        return ()
    if first - opening > _FEW or any(m.tree.lemma[place] in cue_verbs() for place in range(opening, first)):
        return ()
    return (Span(m.tree.start[opening], m.quotes[index].span.end),)


def _paragraph(m: Material, item: Found) -> int:
    """Return the paragraph of the last quotation of a statement."""
    return max((m.quotes[quote].paragraph for span in item.content for quote in _quotes_in(m, span)), default=-1)


def claimed_quotes(m: Material, found: Iterable[Found]) -> set[int]:
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
    if paragraph == m.quotes[index].paragraph - 1 and items[before].rule in _BEFORE and fills(m, index):
        return before if end >= last_words(m, paragraph) else None
    if paragraph != m.quotes[index].paragraph:
        return None
    first = m.quote_tokens[index][0]
    tokens = m.reading.syntax.tokens(Span(end, start))
    anchor = items[before].anchor
    gap_sentences = {m.tree.sentence[token] for token in tokens if token < first}
    allowed = {m.tree.sentence[anchor]} | ({m.tree.sentence[tokens.start - 1]} if tokens.start else set())
    return before if gap_sentences <= {*allowed, m.tree.sentence[first]} else None


def fills(m: Material, index: int) -> bool:
    """Tell whether a quotation is a paragraph of its own."""
    span, around = m.quotes[index].span, m.paragraphs[m.quotes[index].paragraph].span
    return span.start == around.start and not m.text[span.end : around.end].strip(_CLOSERS)


def last_words(m: Material, paragraph: int) -> int:
    """Return where the last sentence of a paragraph begins."""
    tokens = m.reading.syntax.tokens(m.paragraphs[paragraph].span)
    return m.tree.start[m.tree.limits(tokens.stop - 1)[0]] if len(tokens) else 0


def _is_sentence(m: Material, index: int) -> bool:
    """Tell whether the quotation begins and ends like a sentence of its own."""
    first = m.quote_tokens[index][0]
    words = m.quotes[index].inner.of(m.text).rstrip(_CLOSERS)
    opens = first == m.tree.limits(first)[0] or m.tree.low[first - 1] in {".", "?", "!", ",", ":"}
    return opens and (
        words.endswith(_ENDINGS) or m.text[m.quotes[index].span.end : m.quotes[index].span.end + 1] in {".", "!"}
    )
