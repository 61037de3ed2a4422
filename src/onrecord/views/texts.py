"""Full text: where words stand, and in whose mouth."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice

from onrecord.lexicon.spelling import name_key
from onrecord.model import Passage, Span, Statement
from onrecord.record import Reader
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_text import Found, alternatives, find_text, text_at
from onrecord.views.chains import chain, last_name
from onrecord.views.context import around_in
from onrecord.views.shelf import Shelf
from onrecord.views.values import Hit

LONGEST = 500
"""Sentences of more characters are cut to a window."""
_BEFORE, _LENGTH = 90, 280
"""Characters of a window before its first mark, and as a whole."""


def search(reader: Reader, words: str, limit: int | None = 50) -> tuple[Hit, ...]:
    """Return the places that hold all of ``words``, best first: plain words, "phrases", beginnings*, OR.

    Words that stand far apart in a long passage are places of their own.
    """
    shelf = Shelf(reader)
    found = places(reader, words, limit)
    return tuple(_hit(shelf.leaf(place.document), place) for place in islice(found, limit))


def places(reader: Reader, words: str, limit: int | None = None) -> Iterator[Found]:
    """Yield the places that hold all of ``words``, of at most so many stretches, best first."""
    return (place for stretch in find_text(reader, words, limit) for place in _places(stretch))


def _places(found: Found) -> Iterator[Found]:
    """Cut a stretch so that the marks of each place fit into one snippet."""
    marks: list[Span] = []
    for mark in found.marks:
        if marks and mark.end > marks[0].start + _LENGTH - _BEFORE:
            yield replace(found, marks=tuple(marks))
            marks = []
        marks.append(mark)
    yield replace(found, marks=tuple(marks))


def whole(reader: Reader, words: str, limit: int | None = None) -> Iterator[Found]:
    """Yield the places that hold all of ``words`` near each other, as a claim or a formulation does."""
    wanted = [tuple(_looked_for(terms)) for terms in alternatives(words)]
    for place in places(reader, words, limit):
        text = text_at(reader, place.document, place.span)
        marked = [name_key(Span(m.start - place.span.start, m.end - place.span.start).of(text)) for m in place.marks]
        if any(all(any(fits(mark) for mark in marked) for fits in terms) for terms in wanted):
            yield place


def _looked_for(terms: Iterable[str]) -> Iterator[Callable[[str], bool]]:
    """Yield for each word of some terms what tells that a marked stretch is it."""
    for term in terms:
        beginning = term.endswith("*")
        for word in name_key(term.rstrip("*").strip('"')).split():
            yield partial(_is, word, beginning=beginning)


def _is(word: str, mark: str, *, beginning: bool) -> bool:
    """Tell whether a word, or one that begins so, stands in a marked stretch."""
    return any(one.startswith(word) if beginning else one == word for one in mark.replace("-", " ").split())


def _hit(leaf: Leaf, found: Found) -> Hit:
    span = _snippet(leaf, found)
    marks = tuple(Span(mark.start - span.start, mark.end - span.start) for mark in found.marks if mark.within(span))
    passage = _passage(leaf, found.marks[0])
    part = leaf.parts.get(passage.part) if passage else None
    masthead = part.masthead if part else leaf.masthead
    title, outlet = masthead.title or leaf.masthead.title, masthead.outlet or leaf.masthead.outlet
    statement = innermost(leaf.in_order, found.marks[0])
    hands = chain(leaf, statement) if statement else ()
    return Hit(
        document=leaf.document,
        title=title.value if title else None,
        outlet=outlet.value if outlet else None,
        span=span,
        snippet=span.of(leaf.text),
        marks=marks,
        passage=passage.kind if passage else None,
        statement=leaf.statement_ids[statement.id] if statement else None,
        speaker=(last_name(hands) or None) if statement else None,
        chain=hands,
    )


def _passage(leaf: Leaf, mark: Span) -> Passage | None:
    return next((passage for passage in leaf.passages if mark.within(passage.span)), None)


def _snippet(leaf: Leaf, found: Found) -> Span:
    """Return the sentences that hold the marks; where they are long, a stretch around the first mark."""
    _, held, _ = around_in(leaf, found.marks)
    return held if len(held) <= LONGEST else _window(leaf.text, found)


def _window(text: str, found: Found) -> Span:
    """Return the stretch around the first mark, from word to word."""
    first = found.marks[0]
    start = max(found.span.start, first.start - _BEFORE)
    stop = min(found.span.end, max(first.end, start + _LENGTH))
    while found.span.start < start < first.start and not text[start - 1].isspace():
        start += 1
    while first.end < stop < found.span.end and not text[stop].isspace():
        stop -= 1
    words = Span(start, stop).of(text)
    return Span(start + len(words) - len(words.lstrip()), stop - len(words) + len(words.rstrip()))


def innermost(statements: Iterable[Statement], mark: Span) -> Statement | None:
    """Return the shortest statement that holds ``mark``; a writer's own voice only where no other does."""
    holding = [item for item in statements if any(mark.within(span) for span in item.content)]
    return min(holding, key=lambda item: (item.manner == "author", sum(map(len, item.content))), default=None)
