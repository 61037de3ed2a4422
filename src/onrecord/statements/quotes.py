"""Quotation marks of all kinds, paired within paragraphs and carried over them."""

import re
from bisect import bisect_right
from dataclasses import dataclass

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
    ends_here = False
    for index, paragraph in enumerate(parts):
        if paragraph.passage.kind in _SKIPPED_KINDS:
            continue
        pairing = _pair(text, paragraph.span)
        if ends_here:
            pairing = _closed_from_before(paragraph.span, pairing)
        pairs = _with_singles(text, paragraph.span, pairing)
        ends_here = pairing.open is not None and _closes_next(text, parts, index)
        goes_on = ends_here or (pairing.open is not None and _opens_again(text, parts, index))
        if pairing.open is not None and (goes_on or _runs_on(text, paragraph.span, pairing.open)):
            end = paragraph.span.end
            pairs.append((pairing.open, Span(end, end)))
        lone = pairing.lone if goes_on or pairing.open is None else (*pairing.lone, pairing.open)
        problems.extend(_unpaired(text, mark) for mark in lone)
        last = _place(items, pairs, index, carried if _starts(pairs, paragraph) else None)
        carried = items[last].group if goes_on and last is not None else None
    return Quotations(tuple(items), tuple(problems))


def _starts(pairs: list[tuple[Span, Span]], paragraph: Paragraph) -> bool:
    """Tell whether a quotation begins with the paragraph."""
    return any(opening.start == paragraph.span.start for opening, _ in pairs)


def _place(items: list[Quotation], pairs: list[tuple[Span, Span]], paragraph: int, carried: int | None) -> int | None:
    """Append the quotations of one paragraph, the first as part of ``carried``; return the last outer one."""
    reach = -1
    last: int | None = None
    for opening, closing in sorted(pairs, key=lambda pair: (pair[0].start, -pair[1].end)):
        nested = closing.end <= reach
        group = len(items) if carried is None else carried
        carried = None
        if not nested:
            last = len(items)
        items.append(
            Quotation(Span(opening.start, closing.end), Span(opening.end, closing.start), paragraph, group, nested)
        )
        reach = max(reach, closing.end)
    return last


def _with_singles(text: str, span: Span, pairing: _Pairing) -> list[tuple[Span, Span]]:
    """Return the double pairs with words between them, and the single ones that cross none of them."""
    doubles = [pair for pair in pairing.pairs if text[pair[0].end : pair[1].start].strip()]
    starts = [opening.start for opening, _ in doubles]
    found = list(doubles)
    for opening, closing in _single_pairs(text, span):
        before = bisect_right(starts, opening.start) - 1
        inside = before >= 0 and doubles[before][1].start >= closing.end
        overlaps = before >= 0 and doubles[before][1].end > opening.start
        after = before + 1
        crosses_next = after < len(doubles) and doubles[after][0].start < closing.end < doubles[after][1].end
        in_open = pairing.open is not None and closing.end > pairing.open.start
        if inside or not (overlaps or crosses_next or in_open):
            found.append((opening, closing))
    return found


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


def _closed_from_before(span: Span, pairing: _Pairing) -> _Pairing:
    """Return the pairs of a paragraph whose first mark closes a quotation of the paragraph before."""
    start = Span(span.start, span.start)
    return _Pairing(((start, pairing.lone[0]), *pairing.pairs), pairing.lone[1:], pairing.open)


def _closes_next(text: str, parts: tuple[Paragraph, ...], index: int) -> bool:
    """Tell whether the next paragraph of the same kind closes, by its first mark, what this one left open."""
    if not _goes_together(parts, index):
        return False
    pairing = _pair(text, parts[index + 1].span)
    first = [*(pair[0] for pair in pairing.pairs[:1]), *([pairing.open] if pairing.open else [])]
    return bool(pairing.lone) and all(pairing.lone[0].start < mark.start for mark in first)


def _goes_together(parts: tuple[Paragraph, ...], index: int) -> bool:
    """Tell whether the next paragraph is one of the same kind, part and turn."""
    if index + 1 >= len(parts):
        return False
    this, after = parts[index].passage, parts[index + 1].passage
    return after.kind == this.kind and after.part == this.part and after.turn == this.turn


def _opens_again(text: str, parts: tuple[Paragraph, ...], index: int) -> bool:
    """Tell whether the next paragraph of the same kind begins with an opening mark."""
    opening = ("“", '"', "„", "«", "``", "‟")
    return _goes_together(parts, index) and parts[index + 1].span.of(text)[:2].startswith(opening)


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
