"""Quotation marks of all kinds, paired within paragraphs and carried over them."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from onrecord.model import Problem, Span
from onrecord.statements.paragraphs import Paragraph

_MARK = re.compile(r"``|''|[\"“”„‟«»]")
_OPENING = frozenset("“„‟«") | {"``"}
_CLOSING = frozenset("”»")
_SINGLE_OPEN = re.compile(r"(?<![\w’'.,!?])[‘'‹](?=[\w“\"\[(…])(?!(?:s|t|re|ve|ll|m|d|em|til|tis|twas|cause|n)\b|\d0s)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…%)\]”\"])[’'›](?!\w)")
_BEFORE_OPENING = frozenset("([{—–-/:‘'")
_SKIPPED_KINDS = frozenset({"furniture"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks within one paragraph: ``span`` with the marks, ``inner`` without.

    ``paragraph`` is the index of the paragraph. ``group`` is the index of the quotation that opened the row of
    paragraphs it belongs to (its own where it stands alone). ``nested`` tells that it lies inside another one.
    """

    span: Span
    inner: Span
    paragraph: int
    group: int
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Quotations:
    """All quotations in text order, and the marks that found no partner."""

    items: tuple[Quotation, ...]
    problems: tuple[Problem, ...]

    def at(self, offset: int) -> int:
        """Return the index of the innermost quotation that holds ``offset``, -1 if none does."""
        index = bisect_right(self.items, offset, key=lambda item: item.span.start) - 1
        while index >= 0:
            item = self.items[index]
            if item.span.start <= offset < item.span.end:
                return index
            if not item.nested and item.span.end <= offset:
                return -1
            index -= 1
        return -1


@dataclass(frozen=True, slots=True)
class _Pairing:
    """The pairs of one paragraph; ``open`` is a mark that was still open at its end."""

    pairs: tuple[tuple[Span, Span], ...]
    lone: tuple[Span, ...]
    open: Span | None


def quotations(text: str, parts: tuple[Paragraph, ...]) -> Quotations:
    """Pair the marks of every paragraph; a quotation left open goes on where the next paragraph opens one again."""
    items: list[Quotation] = []
    problems: list[Problem] = []
    carried: int | None = None
    for index, paragraph in enumerate(parts):
        if paragraph.passage.kind in _SKIPPED_KINDS:
            continue
        pairing = _pair(text, paragraph.span)
        found = _of_paragraph(text, paragraph, index, pairing)
        goes_on = pairing.open is not None and _opens_again(text, parts, index)
        if pairing.open is not None:
            end = paragraph.span.end
            if goes_on or _runs_on(text, paragraph.span, pairing.open):
                inner = Span(pairing.open.end, end)
                found.append(Quotation(Span(pairing.open.start, end), inner, index, -1))
        lone = pairing.lone if goes_on or pairing.open is None else (*pairing.lone, pairing.open)
        problems.extend(_unpaired(text, mark) for mark in lone)
        found.sort(key=lambda item: (item.span.start, -item.span.end))
        for item in found:
            first = carried is not None and item.span.start == paragraph.span.start
            items.append(replace(item, group=carried if first and carried is not None else len(items)))
        if goes_on:
            outer = [place for place, item in enumerate(items) if item.paragraph == index and not item.nested]
            carried = items[outer[-1]].group
        else:
            carried = None
    return Quotations(tuple(items), tuple(problems))


def _of_paragraph(text: str, paragraph: Paragraph, index: int, pairing: _Pairing) -> list[Quotation]:
    """Return the double quotations, and the single ones that do not cross them."""
    doubles = [_quotation(pair, index) for pair in pairing.pairs]
    found = [item for item in doubles if item.inner.of(text).strip()]
    for pair in _single_pairs(text, paragraph.span):
        span = Span(pair[0].start, pair[1].end)
        inside = any(span.within(item.inner) for item in doubles)
        if inside or not any(span.overlaps(item.span) and not item.span.within(span) for item in doubles):
            if not inside and pairing.open is not None and span.end > pairing.open.start:
                continue
            found.append(replace(_quotation(pair, index), nested=inside))
    spans = [item.span for item in found]
    return [replace(item, nested=any(item.span != span and item.span.within(span) for span in spans)) for item in found]


def _quotation(pair: tuple[Span, Span], index: int) -> Quotation:
    opening, closing = pair
    return Quotation(Span(opening.start, closing.end), Span(opening.end, closing.start), index, -1)


def _pair(text: str, span: Span) -> _Pairing:
    """Pair double marks from left to right; the neighbours decide what a straight mark does."""
    pairs: list[tuple[Span, Span]] = []
    lone: list[Span] = []
    open_: Span | None = None
    for match in _MARK.finditer(text, span.start, span.end):
        mark = Span(match.start(), match.end())
        if _is_measure(text, mark, open_):
            continue
        if _opens(text, mark, span, is_open=open_ is not None):
            if open_ is not None:
                lone.append(open_)
            open_ = mark
        elif open_ is None:
            lone.append(mark)
        else:
            pairs.append((open_, mark))
            open_ = None
    return _Pairing(tuple(pairs), tuple(lone), open_)


def _opens(text: str, mark: Span, span: Span, *, is_open: bool) -> bool:
    """Tell whether ``mark`` opens a quotation rather than closing one."""
    words = mark.of(text)
    before = text[mark.start - 1] if mark.start > span.start else " "
    after = text[mark.end] if mark.end < span.end else " "
    free_before = before.isspace() or before in _BEFORE_OPENING
    if words in _OPENING:
        # "„...“" closes with the mark that opens in English
        return not (words == "“" and is_open and not free_before)
    if words in _CLOSING:
        return not is_open and free_before and not after.isspace()
    looks_open = free_before and not after.isspace()
    looks_closed = not before.isspace() and (after.isspace() or not after.isalnum())
    if is_open:
        return looks_open and not looks_closed and before.isspace()
    return looks_open or not looks_closed


def _is_measure(text: str, mark: Span, open_: Span | None) -> bool:
    """Tell whether a straight mark stands for inches (6'2", 10")."""
    before = text[mark.start - 1 : mark.start]
    return open_ is None and mark.of(text) in {'"', "''", "”"} and before.isdigit()


def _opens_again(text: str, parts: tuple[Paragraph, ...], index: int) -> bool:
    """Tell whether the next paragraph of the same kind begins with an opening mark."""
    if index + 1 >= len(parts):
        return False
    this, after = parts[index].passage, parts[index + 1]
    same = after.passage.kind == this.kind and after.passage.part == this.part and after.passage.turn == this.turn
    return same and after.span.of(text)[:2].startswith(("“", '"', "„", "«", "``", "‟"))


def _runs_on(text: str, span: Span, opening: Span) -> bool:
    """Tell whether a mark that is never closed may be taken to run to the end of its paragraph."""
    before = text[span.start : opening.start].rstrip()
    return not before or before[-1] in ":,"


def _unpaired(text: str, mark: Span) -> Problem:
    return Problem("unpaired-quotation-mark", f"The quotation mark {mark.of(text)} has no partner.", mark)


def _single_pairs(text: str, span: Span) -> list[tuple[Span, Span]]:
    """Pair single marks; an apostrophe is no mark, and of several closings the one after punctuation is taken."""
    pairs: list[tuple[Span, Span]] = []
    openings = [match.start() for match in _SINGLE_OPEN.finditer(text, span.start, span.end)]
    if not openings:
        return pairs
    closings = [match.start() for match in _SINGLE_CLOSE.finditer(text, span.start, span.end)]
    for place, start in enumerate(openings):
        if pairs and start < pairs[-1][1].end:
            continue
        limit = openings[place + 1] if place + 1 < len(openings) else span.end
        candidates = [close for close in closings if start + 2 <= close < limit and _fits(text[start], text[close])]
        if candidates:
            best = next((close for close in candidates if text[close - 1] in ".,!?"), None)
            if best is None:
                best = next((close for close in candidates if text[close - 1] != "s"), candidates[-1])
            pairs.append((Span(start, start + 1), Span(best, best + 1)))
    return pairs


def _fits(opening: str, closing: str) -> bool:
    return {"‘": "’", "'": "'", "‹": "›"}.get(opening) == closing
