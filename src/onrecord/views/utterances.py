"""What a question about a claim means: the statements that make it, wherever they stand.

A claim is asked for by the id of a statement, an event or a count, else by words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from onrecord.model import Span, Statement, edtf_bounds, flat, hull
from onrecord.record import UnknownItemError
from onrecord.record.query_happenings import Told, happening_of, told
from onrecord.record.query_items import count_at, statement_at
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_text import Found
from onrecord.views.shelf import Shelf, published
from onrecord.views.texts import innermost, whole

_PHRASE = 8
"""So many words in a row, of the longest sentence of a statement, are looked for elsewhere."""

_MOST = 2000
"""Stretches of text that are looked at for a claim."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A claim as one document makes it: where the words stand, and in which statement (None outside of any)."""

    leaf: Leaf
    span: Span
    statement: Statement | None

    @property
    def part(self) -> str:
        """Return the part it stands in, empty where it stands in none."""
        if self.statement is not None:
            return self.statement.part
        return next((part.id for part in self.leaf.parts.values() if self.span.overlaps(part.span)), "")


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as it was asked for, with every utterance of it: ``words`` are those of the first one, or those asked.

    ``looked_at`` is of how many stretches of text they are where there are more, else None.
    """

    asked: str
    words: str
    utterances: tuple[Utterance, ...]
    looked_at: int | None = None


def find_claim(shelf: Shelf, asked: str, most: int = _MOST) -> Claim:
    """Return the utterances of a claim; of an event all that is linked, of a statement or count the same words too.

    Of words that are asked for the ``most`` stretches of text that fit best are looked at.
    """
    reader = shelf.reader
    counted = count_at(reader, asked)
    if counted is not None:
        leaf = shelf.leaf(counted[0])
        count = next(item for item in leaf.counts if item.id == counted[1])
        events = [event.id for event in leaf.events.values() if event.statement == count.statement]
        linked = [told(reader, (happening_of(reader, leaf.event_ids[event]),)) for event in events[:1]]
        words = count.span.of(leaf.text)
        more = [one for one in _of_events(shelf, linked[0] if linked else ()) if _holds(one, words)]
        return _claim(asked, words, [Utterance(leaf, count.span, leaf.statements.get(count.statement or "")), *more])
    found = statement_at(reader, asked)
    if found is not None:
        leaf = shelf.leaf(found[0])
        statement = leaf.statements[found[1]]
        words = " ".join(flat(span.of(leaf.text)) for span in statement.content)
        same = _saying(shelf, _phrase(words))
        return _claim(asked, words, [Utterance(leaf, hull(statement.content), statement), *same])
    try:
        happening = happening_of(reader, asked) if " " not in asked else None
    except UnknownItemError:
        happening = None
    if happening is not None:
        tellings = tuple(_of_events(shelf, told(reader, (happening,))))
        return _claim(asked, tellings[0].span.of(tellings[0].leaf.text), tellings)
    places = tuple(islice(whole(shelf.reader, asked, _MOST), most + 1))
    claim = _claim(asked, asked, _at(shelf, places[:most]))
    return replace(claim, looked_at=most) if len(places) > most else claim


def _claim(asked: str, words: str, found: Iterable[Utterance]) -> Claim:
    """Return the claim, each statement of a document once, in order of time, undated ones last."""
    met: dict[tuple[int, str], Utterance] = {}
    for one in found:
        key = one.statement.id if one.statement else str(one.span.start)
        met.setdefault((one.leaf.number, key), one)
    return Claim(asked, flat(words), tuple(sorted(met.values(), key=by_time)))


def by_time(one: Utterance) -> tuple[bool, str, bool, str, int]:
    """Return what orders utterances: when said, else published; undated ones come last.

    Of what is only inferred the first possible day orders, after what is dated that day.
    """
    said = one.statement.said if one.statement else None
    leaf, part = one.leaf, one.part
    when = _day(said.edtf, inferred=False) if said else leaf.once(("day", part), lambda: _day_of(leaf, part))
    return *when, leaf.document, one.span.start


def _day_of(leaf: Leaf, part: str) -> tuple[bool, str, bool]:
    dated = published(leaf, part)
    return _day(dated.edtf, inferred=dated.known is None)


def _day(edtf: str | None, *, inferred: bool) -> tuple[bool, str, bool]:
    """Return whether no day is known, the day, and whether it is only inferred."""
    first, last = edtf_bounds(edtf) if edtf else (None, None)
    day = first or (None if inferred else last)
    return day is None, day or "", inferred


def _of_events(shelf: Shelf, events: Iterable[Told]) -> Iterator[Utterance]:
    events = tuple(events)
    shelf.open(item.document for item in events)
    for item in events:
        leaf = shelf.leaf(item.document)
        event = leaf.events[item.event]
        yield Utterance(leaf, event.trigger[0], leaf.statements.get(event.statement))


def _saying(shelf: Shelf, words: str) -> Iterator[Utterance]:
    """Yield where full text finds words, one utterance for each statement."""
    return _at(shelf, tuple(whole(shelf.reader, words, _MOST)))


def _at(shelf: Shelf, places: Sequence[Found]) -> Iterator[Utterance]:
    shelf.open(place.document for place in places)
    for place in places:
        leaf = shelf.leaf(place.document)
        yield Utterance(leaf, hull(place.marks), innermost(leaf.in_order, place.marks[0]))


def _holds(utterance: Utterance, words: str) -> bool:
    spans = utterance.statement.content if utterance.statement else (utterance.span,)
    return any(words in span.of(utterance.leaf.text) for span in spans)


def _phrase(words: str) -> str:
    """Return the beginning of the words as a phrase for full text."""
    return f'"{" ".join(words.replace(chr(34), " ").split()[:_PHRASE])}"'


def outlet(utterance: Utterance) -> str | None:
    """Return the outlet of an utterance: that of its part, else of its document."""
    leaf, part = utterance.leaf, utterance.part
    return leaf.once(("outlet", part), lambda: _outlet(leaf, part))


def _outlet(leaf: Leaf, part: str) -> str | None:
    held = leaf.parts.get(part)
    stated = (held.masthead.outlet if held else None) or leaf.masthead.outlet
    return stated.value if stated else None
