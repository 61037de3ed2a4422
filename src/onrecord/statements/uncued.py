"""Quotations that are sentences of their own and have no cue: who speaks stands before them, under them, or nowhere.

"Ada Orlan said the dam was old. “Nobody has looked at it for years.”": the second one is hers by its place. A
quotation that fills a paragraph goes on with the speaker of the paragraph before; a name right after it signs it.
"""

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.model import Mention
from onrecord.statements.continued import claimed_quotes, fills, last_words
from onrecord.statements.direct import spans_of
from onrecord.statements.found import Found, Material, Source
from onrecord.statements.trees import FINITE_TAGS

_KINDS = frozenset({"body", "lead", "pull-quote", "caption"})
_SIGNING = frozenset({"person", "organisation", "publication"})
_PARTING = frozenset({"-", "–", "—", "--", "~", "―"})
_ENDINGS = (".", "!", "?", "…")
_CLOSERS = "\"'“”„‟«»‘’‹›)] \n"
_MIN_TOKENS = 6
_SIGNED_WITHIN = 3
_SCORE = 0.6


def uncued(m: Material, found: Sequence[Found]) -> list[Found]:
    """Return the quotations that no cue claims, with the speaker that their place gives them, in text order."""
    claimed = claimed_quotes(m, found)
    outside = sorted(
        (item for item in found if item.anchor >= 0 and m.tree.quoted[item.anchor] == -1), key=lambda item: item.anchor
    )
    anchors = [item.anchor for item in outside]
    return [
        Found(
            "quotation-uncued",
            -1,
            spans_of(m, (index,)),
            (),
            _signature(m, index) or _speaker(m, index, outside, anchors),
            "direct",
            "neutral",
            "speech",
            _SCORE,
        )
        for index, quotation in enumerate(m.quotes)
        if index not in claimed and quotation.group == index and _stands_alone(m, index)
    ]


def _stands_alone(m: Material, index: int) -> bool:
    """Tell whether a quotation is a whole sentence of running text, or several."""
    if m.tree_level(index) != -1 or m.paragraphs[m.quotes[index].paragraph].passage.kind not in _KINDS:
        return False
    first, last = m.quote_tokens[index]
    if last - first < _MIN_TOKENS or first != m.tree.limits(first)[0]:
        return False
    words = m.quotes[index].inner.of(m.text).rstrip(_CLOSERS)
    after = m.text[m.quotes[index].span.end : m.quotes[index].span.end + 1]
    ended = words.endswith(_ENDINGS) or after == "."
    return ended and words[:1].isupper() and any(tag in FINITE_TAGS for tag in m.tree.tag[first:last])


def _signature(m: Material, index: int) -> Source | None:
    """Return the name right after the quotation in its paragraph, past a dash."""
    quotation = m.quotes[index]
    end = m.paragraphs[quotation.paragraph].span.end
    last = m.quote_tokens[index][1]
    for mention in _mentions(m, quotation.span.end, end):
        tokens = m.reading.syntax.tokens(mention.span)
        gap = m.tree.low[last : tokens.start]
        if len(tokens) and len(gap) <= _SIGNED_WITHIN and all(word in _PARTING | {".", "”", '"'} for word in gap):
            loose = m.tree.finite(tokens.stop, m.reading.syntax.tokens(m.paragraphs[quotation.paragraph].span).stop)
            return None if loose and not gap else Source(tokens.stop - 1, tokens.start, tokens.stop)
        break
    return None


def _mentions(m: Material, start: int, end: int) -> list[Mention]:
    mentions = m.reading.mentions
    place = bisect_right(mentions, start - 1, key=lambda mention: mention.span.start)
    near = []
    while place < len(mentions) and mentions[place].span.start < end:
        if mentions[place].form == "name" and mentions[place].kind in _SIGNING:
            near.append(mentions[place])
        place += 1
    return near


def _speaker(m: Material, index: int, outside: Sequence[Found], anchors: Sequence[int]) -> Source | None:
    """Return who spoke in the sentence before, or in the last one of the paragraph before."""
    first = m.quote_tokens[index][0]
    place = bisect_right(anchors, first) - 1
    if place < 0:
        return None
    item, paragraph = outside[place], m.quotes[index].paragraph
    start = m.tree.start[item.anchor]
    inside = m.paragraphs[paragraph].span.start <= start
    if inside and m.tree.sentence[item.anchor] == m.tree.sentence[first] - 1:
        return item.source
    before = paragraph > 0 and m.paragraphs[paragraph - 1].span.start <= start < m.paragraphs[paragraph - 1].span.end
    goes_on = before and fills(m, index) and max(start, item.content[-1].end) >= last_words(m, paragraph - 1)
    return item.source if goes_on else None
