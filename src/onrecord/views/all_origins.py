"""The origins of everything that a record tells: of each linked event and of each article that others repeat."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.model import Occurrence
from onrecord.record import Reader
from onrecord.record.query_happenings import happenings
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_reading import numbers_with_events
from onrecord.views.roots import Heard, ends_of, hear, may_be_one
from onrecord.views.shelf import Shelf
from onrecord.views.utterances import Utterance, by_time
from onrecord.views.values import RootRow


@dataclass(frozen=True, slots=True)
class Traced:
    """The origins of a linked event (by its id) or of an article that others repeat (by its part).

    ``dependent`` are pairs of origins, by their names, that may be one, with the reasons.
    """

    claim: str | Occurrence
    documents: tuple[str, ...]
    roots: tuple[RootRow, ...]
    dependent: tuple[tuple[str, str, str], ...]


def all_origins(reader: Reader) -> Iterator[Traced]:
    """Yield the origins of every linked event, then of every article that another one repeats.

    Each document is opened once and let go again; what it tells of events is held in short.
    """
    shelf = Shelf(reader)
    told = _heard(reader)
    for item in happenings(reader):
        heard = [one for _, one in sorted(told.pop(item.id), key=lambda pair: pair[0])]
        ends = ends_of(shelf, heard)
        documents = tuple(dict.fromkeys(one.telling.at.document for one in heard))
        dependent = tuple((one.name, other.name, why) for one, other, why, _ in may_be_one(ends))
        yield Traced(item.id, documents, ends.roots, dependent)
    yield from _articles(shelf)


def _heard(reader: Reader) -> dict[str, list[tuple[tuple[bool, str, bool, str, int], Heard]]]:
    """Return by linked event how each document tells of it, with what puts that in order of time."""
    found = defaultdict[str, list[tuple[tuple[bool, str, bool, str, int], Heard]]](list)
    for number in numbers_with_events(reader):
        leaf = Leaf(reader, number)
        shelf = Shelf(reader)
        for event in leaf.events.values():
            one = Utterance(leaf, event.trigger[0], leaf.statements.get(event.statement))
            found[leaf.linked_events[event.id]].append((by_time(one), hear(shelf, one)))
    return found


def _articles(shelf: Shelf) -> Iterator[Traced]:
    """Yield each article that others repeat, with these: one origin."""
    above = {
        link.a: link.b
        for links in shelf.copies().values()
        for link in reversed(links)
        if link.relation != "possible" and link.a.document != link.b.document
    }
    members = defaultdict[Occurrence, list[Occurrence]](list)
    for one in sorted(above, key=lambda at: (at.document, at.item)):
        members[_end(one, above)].append(one)
    for root, others in sorted(members.items(), key=lambda item: (item[0].document, item[0].item)):
        leaf = shelf.leaf_of(root.document)
        part = leaf.parts.get(root.item)
        stated = (part.masthead.outlet if part else None) or leaf.masthead.outlet
        documents = tuple(dict.fromkeys((root.document, *(one.document for one in others))))
        name = stated.value if stated else shelf.called(leaf.number)
        yield Traced(root, documents, (RootRow("A", name, documents),), ())


def _end(one: Occurrence, above: Mapping[Occurrence, Occurrence]) -> Occurrence:
    """Return the article that copies of copies lead to; a circle ends at its smallest article."""
    met = [one]
    while (at := above.get(met[-1])) is not None:
        if at in met:
            return min(met[met.index(at) :], key=lambda other: (other.document, other.item))
        met.append(at)
    return met[-1]
