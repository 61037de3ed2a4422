"""Numbers before their hedges are read: single ones, ranges ("between five and ten million"), words that give none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.lexicon.countwords import count_words
from onrecord.model import Span
from onrecord.reading.counts.interval import Interval, at_least, ratio, vague
from onrecord.reading.counts.numerals import Numeral, numerals

FigureKind = Literal["cardinal", "fraction", "share", "ordinal", "range", "vague"]

_LINK = re.compile(r"\s+(?:to|through|or)\s+(?:the\s+)?|\s?[-–—]\s?|\s?~\s?", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|to|or)\s+(?:the\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<![\w-])(?:between|from|anywhere\s+from)\s+(?:the\s+)?$", re.IGNORECASE)
_REACH = 24


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at ``span``: its ``worth`` if it is a single one, else ``bounds``; ``end`` is behind its "per cent"."""

    span: Span
    kind: FigureKind
    worth: float | None
    bounds: Interval | None
    end: int
    per_cent: bool = False


def figures(text: str, span: Span) -> list[Figure]:
    """Find the figures of the text at ``span``, in order."""
    vague_ones = list(_vague(text, span))
    taken = [figure.span for figure in vague_ones]
    single = [item for item in numerals(text, span) if not any(item.span.overlaps(other) for other in taken)]
    found = sorted([*vague_ones, *_ranged(text, span, single)], key=lambda figure: figure.span)
    return [_with_per_cent(text, figure) for figure in found]


def _vague(text: str, span: Span) -> Iterator[Figure]:
    for match in count_words().vague.finditer(text, span.start, span.end):
        if match["plural"] is not None:
            bounds = Interval(None, at_least(match["plural"]), None)
        else:
            bounds = vague(match["vague"], match["size"])
        yield Figure(Span(*match.span()), "vague", None, bounds, match.end())


def _ranged(text: str, span: Span, found: Sequence[Numeral]) -> Iterator[Figure]:
    place = 0
    while place < len(found):
        item = found[place]
        both = _range(text, span, item, found[place + 1]) if place + 1 < len(found) else None
        if both is not None:
            yield both
            place += 2
            continue
        bounds = ratio(item.worth) if item.kind == "share" else None
        yield Figure(item.span, item.kind, item.worth, bounds, item.span.end)
        place += 1


def _range(text: str, span: Span, low: Numeral, high: Numeral) -> Figure | None:
    """Join two numbers that are the ends of a range; "five to ten million" means five million to ten."""
    if low.kind == "share" or high.kind == "share" or (low.kind == "ordinal") != (high.kind == "ordinal"):
        return None
    percent = count_words().percent.match(text, low.span.end)
    gap = text[low.span.end if percent is None else percent.end() : high.span.start]
    between = _BETWEEN.search(text, max(span.start, low.span.start - _REACH), low.span.start)
    if between is not None and _AND.fullmatch(gap):
        start = between.start()
    elif _LINK.fullmatch(gap) and low.kind != "ordinal" and _may_link(text, gap, low, high):
        start = low.span.start
    else:
        return None
    first = low.worth
    if low.power == 1 and high.power > 1 and 0 < first < high.worth / high.power:
        first *= high.power
    if first >= high.worth:
        return None
    kind: FigureKind = "ordinal" if low.kind == "ordinal" else "range"
    return Figure(Span(start, high.span.end), kind, None, Interval(None, first, high.worth), high.span.end)


def _may_link(text: str, gap: str, low: Numeral, high: Numeral) -> bool:
    """A dash links digits only; a tilde and a word link all numbers."""
    if not gap.strip(" ") or gap.strip()[0] not in "-–—":
        return True
    return text[low.span.start].isdigit() and text[high.span.start].isdigit()


def _with_per_cent(text: str, figure: Figure) -> Figure:
    match = count_words().percent.match(text, figure.span.end)
    return figure if match is None else replace(figure, end=match.end(), per_cent=True)
