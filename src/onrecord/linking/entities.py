"""The same person, organisation or place in several documents, by exact full names and declared short forms."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.linking.names import linking_key
from onrecord.model import Entity, EntityKind, Evidence, Link, Occurrence, Reading, Span

LINKED_KINDS: frozenset[EntityKind] = frozenset(
    {"person", "organisation", "place", "publication", "group", "campaign", "event"}
)
"""Kinds that a name can tell apart; an office ("the minister") is another one in every country."""

_EXACT, _SHORT = 0.95, 0.9
"""Scores until linking is measured (part 3): equal full names, and a short form that a document declares."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A named entity of one document, with where it is first named."""

    at: Occurrence
    kind: EntityKind
    key: str
    short: frozenset[str]
    span: Span | None


def link_entities(readings: Iterable[tuple[str, Reading]]) -> tuple[Link, ...]:
    """Propose which entities of different documents are the same; the order of the readings does not matter.

    Same kind and same full name, case, diacritics, titles and articles aside. Unnamed entities and bare surnames are
    never linked, nor is a name that two entities of one document bear. An organisation known elsewhere by its short
    form alone is linked where exactly one full name of the record declares that form ("River Authority (RA)") and no
    document holds the two apart.
    """
    named = sorted(
        (item for document, reading in readings for item in _named(document, reading)),
        key=lambda item: (item.at.document, item.at.item),
    )
    by_name = defaultdict[tuple[str, str], list[_Named]](list)
    for item in named:
        by_name[item.kind, item.key].append(item)
    groups = {name: _unambiguous(items) for name, items in by_name.items()}
    links = [_link(items[0], other, "exact-name", _EXACT) for items in groups.values() for other in items[1:]]
    links += [
        _link(groups[full][0], item, "declared-short-form", _SHORT)
        for short, full in _short_forms(groups).items()
        for item in groups[short]
    ]
    return tuple(sorted(links, key=lambda link: (link.a.document, link.a.item, link.b.document, link.b.item)))


def _named(document: str, reading: Reading) -> Iterable[_Named]:
    first = {mention.entity: mention.span for mention in reversed(reading.mentions) if mention.form == "name"}
    shortened = defaultdict[str, set[int]](set)
    for mention in reading.mentions:
        if mention.rule == "acronym":
            shortened[mention.entity].add(len(mention.span))
    for entity in reading.entities:
        if entity.named and entity.name and entity.kind in LINKED_KINDS:
            key = linking_key(entity.name, entity.kind)
            if key:
                short = frozenset(_short(entity, shortened[entity.id])) - {key}
                yield _Named(Occurrence(document, entity.id), entity.kind, key, short, first.get(entity.id))


def _short(entity: Entity, lengths: set[int]) -> Iterable[str]:
    """Return the keys of those names that the reading took for the entity's acronym."""
    return (linking_key(name, entity.kind) for name in entity.names if len(name) in lengths and len(name.split()) == 1)


def _unambiguous(items: list[_Named]) -> list[_Named]:
    """Leave out documents that hold two entities of this name apart."""
    documents = [item.at.document for item in items]
    return [item for item in items if documents.count(item.at.document) == 1]


def _short_forms(groups: Mapping[tuple[str, str], list[_Named]]) -> Mapping[tuple[str, str], tuple[str, str]]:
    """Return the names that are short forms of exactly one full name, with that name."""
    full = defaultdict[tuple[str, str], set[tuple[str, str]]](set)
    for name, items in groups.items():
        for item in items:
            for short in item.short:
                full[item.kind, short].add(name)
    single = {short: min(names) for short, names in sorted(full.items()) if len(names) == 1 and groups.get(short)}
    return {short: name for short, name in single.items() if not _held_apart(groups[short], groups[name])}


def _held_apart(some: list[_Named], others: list[_Named]) -> bool:
    """Tell whether one document has an entity among both: its reader took them for two."""
    return not {item.at.document for item in some}.isdisjoint(item.at.document for item in others)


def _link(one: _Named, other: _Named, rule: str, score: float) -> Link:
    a, b = sorted((one, other), key=lambda item: (item.at.document, item.at.item))
    evidence = tuple(Evidence(item.at.document, item.span) for item in (a, b) if item.span is not None)
    return Link("same_entity", a.at, b.at, "same", score, evidence, rule)
