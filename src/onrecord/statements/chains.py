"""Chains: which statement encloses which, and edges that agree with it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.model import Manner, Span
from onrecord.statements.edges import before_equation, edged
from onrecord.statements.found import Found, Link, Material

_SAME = 0.85


def chained(m: Material, found: Iterable[Found]) -> list[Link]:
    """Drop doubles, find for each statement the innermost one around it, and cut it to the words of that one."""
    tidy = ((item, edged(m, _tidy(before_equation(m, item)))) for item in found if item.content)
    kept = _without_doubles([replace(item, content=content) for item, content in tidy if content])
    order = sorted(kept, key=lambda item: (-_size(item.content), item.under is not None, item.anchor))
    links: list[Link] = []
    by_sentence: dict[int, list[int]] = defaultdict(list)
    anchors: dict[int, int] = {}
    for item in order:
        place = len(links)
        parent = _parent(m, item, links, by_sentence, anchors)
        content = item.content if parent is None else _cut(m, item.content, links[parent].found.content)
        item_ = replace(item, content=content, manner=manner_of(m, content))
        links.append(Link(item_, parent))
        if item.anchor >= 0:
            anchors.setdefault(item.anchor, place)
        for sentence in _sentences(m, content):
            by_sentence[sentence].append(place)
    return links


def manner_of(m: Material, content: Sequence[Span]) -> Manner:
    """Tell from the quotation marks around the words whether speech is direct, indirect or mixed."""
    inside = outside = 0
    for span in content:
        tokens = m.reading.syntax.tokens(span)
        for token in tokens:
            if m.tree.text[m.tree.start[token]].isalnum():
                quote = m.tree.quoted[token]
                held = quote >= 0 and any(m.quotes[quote].span.within(piece) for piece in content)
                while not held and quote >= 0:
                    quote = m.tree_level(quote)
                    held = quote >= 0 and any(m.quotes[quote].span.within(piece) for piece in content)
                inside, outside = inside + held, outside + (not held)
    if inside == 0:
        return "indirect"
    return "direct" if outside == 0 else "mixed"


def _tidy(content: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order, those that overlap joined."""
    tidy: list[Span] = []
    for span in sorted(content):
        if tidy and span.start < tidy[-1].end:
            tidy[-1] = Span(tidy[-1].start, max(tidy[-1].end, span.end))
        else:
            tidy.append(span)
    return tuple(tidy)


def _size(content: Iterable[Span]) -> int:
    return sum(len(span) for span in content)


def _shared(one: Iterable[Span], two: Sequence[Span]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in two)


def _without_doubles(found: list[Found]) -> list[Found]:
    """Of two cues for the same words, neither inside the other, keep the surer; drop parts of another cue."""
    kept: list[Found] = []
    by_start: dict[int, list[Found]] = defaultdict(list)
    for item in sorted(found, key=lambda item: (-item.score, item.anchor)):
        near = (
            by_start[item.content[0].start // 400]
            + by_start[item.content[0].start // 400 - 1]
            + by_start[item.content[0].start // 400 + 1]
        )
        if any(_double(item, other) for other in near):
            continue
        kept.append(item)
        by_start[item.content[0].start // 400].append(item)
    return kept


def _double(item: Found, other: Found) -> bool:
    if item.under == other.anchor or other.under == item.anchor:
        return False
    if item.cue and any(item.cue[0].within(span) for span in other.cue) and item.anchor != -1:
        return True
    shared = _shared(item.content, other.content)
    same = shared >= _SAME * max(_size(item.content), _size(other.content))
    return same and not _inside(item.cue, other.content) and not _inside(other.cue, item.content)


def _inside(spans: Sequence[Span], content: Sequence[Span]) -> bool:
    return bool(spans) and all(any(span.within(piece) for piece in content) for span in spans)


def _parent(
    m: Material, item: Found, links: list[Link], by_sentence: dict[int, list[int]], anchors: dict[int, int]
) -> int | None:
    if item.under is not None and item.under in anchors:
        place = anchors[item.under]
        return place if _cut(m, item.content, links[place].found.content) else None
    if not item.cue:
        return None
    best: int | None = None
    for place in by_sentence.get(_sentence_at(m, item.cue[0]), ()):
        outer = links[place].found
        nearer = best is None or _size(outer.content) <= _size(links[best].found.content)
        if nearer and _inside(item.cue, outer.content) and _cut(m, item.content, outer.content):
            best = place
    return best


def _cut(m: Material, content: Sequence[Span], outer: Sequence[Span]) -> tuple[Span, ...]:
    """Return the parts of ``content`` that lie in ``outer``, trimmed."""
    pieces = []
    for span in content:
        for piece in outer:
            start, end = max(span.start, piece.start), min(span.end, piece.end)
            if start < end:
                trimmed = m.tree.content(start, end)
                if trimmed is not None:
                    pieces.append(trimmed)
    return tuple(pieces)


def _sentence_at(m: Material, span: Span) -> int:
    tokens = m.reading.syntax.tokens(span)
    return m.tree.sentence[tokens.start] if tokens.start < len(m.tree) else -1


def _sentences(m: Material, content: Sequence[Span]) -> set[int]:
    return {m.tree.sentence[token] for span in content for token in m.reading.syntax.tokens(span)}
