"""The origins of everything that a record tells: of each linked event and of each article that others repeat."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter

from onrecord.model import Occurrence
from onrecord.record import Reader
from onrecord.record.query_outline import outlines
from onrecord.record.query_reading import numbers_with_events
from onrecord.views.ends import Heard, ends_of, hear, may_be_one
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
    shelf.near().look_up_all()
    told = [(_documents(found), len(found), event, found) for event, found in _heard(reader).items()]
    told.sort(key=lambda one: (len(one[0]), *one[1:3]), reverse=True)
    for documents, _, event, found in told:
        ends = ends_of(shelf, [one for _, one in found])
        dependent = tuple((one.name, other.name, why) for one, other, why, _ in may_be_one(ends))
        yield Traced(event, documents, ends.roots, dependent)
    yield from _articles(shelf)


_Told = tuple[tuple[bool, str, bool, str, int], Heard]
"""How a document tells of an event, with what puts that in order of time."""


def _heard(reader: Reader) -> Mapping[str, list[_Told]]:
    """Return by linked event how documents tell of it, in order of time."""
    found = defaultdict[str, list[_Told]](list)
    shelf = Shelf(reader)
    for leaf in outlines(reader, numbers_with_events(reader)):
        for event, span, statement in leaf.events_told():
            one = Utterance(leaf, span, statement)
            found[event].append((by_time(one), hear(shelf, one)))
    for told in found.values():
        told.sort(key=itemgetter(0))
    return found


def _documents(told: Iterable[_Told]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([one.telling.at.document for _, one in told]))


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
    shelf.open(shelf.number(root.document) for root in members)
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
