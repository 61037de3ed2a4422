"""What linking needs to know of one entity of one document: its name, and what supports that it is the same elsewhere.

A card depends on its document alone, so it can be kept; links are made from cards.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from onrecord.lexicon.countries import countries
from onrecord.lexicon.words import fold
from onrecord.linking.matching.bodies import BodyName, body_name
from onrecord.linking.matching.places import PlaceName, place_name
from onrecord.linking.matching.words import person_name
from onrecord.model import Entity, EntityKind, Occurrence, Reading, Span

Sort = Literal["person", "body", "place"]
"""How names are compared: bodies are organisations, outlets, groups, campaigns and named events."""
SORTS: Mapping[EntityKind, Sort] = {
    "person": "person",
    "organisation": "body",
    "publication": "body",
    "group": "body",
    "campaign": "body",
    "event": "body",
    "place": "place",
}
"""Kinds that a name can tell apart; an office ("the minister") is another one in every country."""

APART = "\x1f"
"""What sets the node of a twin off from that of its name."""

_PASSING = frozenset(
    ("acting", "current", "deputy", "ex", "first", "former", "high", "last", "late", "new", "next", "previous")
) | frozenset(("ranking", "senior", "then", "top", "vice"))
"""Words of a post that come and go, or that say too little."""


@dataclass(frozen=True, slots=True)
class Card:
    """A named entity of one document.

    ``name`` is its fullest name, ``key`` the same for names that differ in case, marks, titles and articles alone.
    ``short`` are the keys of its declared short forms; ``span`` is where it is first named. ``support`` maps what else
    is told of it to where: posts with their country ("foreign minister@Norway"), bodies it belongs to. ``home`` is the
    country that the document names most. ``twin``: its document has another entity of that name, so that neither is
    linked by it.
    """

    at: Occurrence
    sort: Sort
    name: str
    key: str
    short: frozenset[str]
    span: Span | None
    support: tuple[tuple[str, Span], ...]
    home: str | None
    twin: bool = False

    @property
    def node(self) -> str:
        """Return what the card is linked by: its sort and the key of its name; a twin is alone."""
        name = node_of(self.sort, self.key)
        return f"{name}{APART}{self.at.document} {self.at.item}" if self.twin else name

    @property
    def bare(self) -> bool:
        """Tell whether it is a person known by one word: it could be anybody's."""
        return self.sort == "person" and " " not in self.key

    @property
    def posts(self) -> frozenset[str]:
        """Return the posts with their countries that are told of it."""
        return frozenset(feature for feature, _ in self.support if "@" in feature)

    @property
    def compared(self) -> str:
        """Return the name that the card is compared by: what several countries have gets that of its document."""
        if not self.home or self.sort == "person":
            return self.name
        return _compared(self.sort, self.name, self.home)


def cards(document: str, reading: Reading, text: str | None = None) -> tuple[Card, ...]:
    """Return a card for each named entity that may be linked; without ``text`` posts tell nothing."""
    first = {mention.entity: mention.span for mention in reversed(reading.mentions) if mention.form == "name"}
    home = _home(reading)
    told = _support(reading, text, home) if text is not None else {}
    shortened = defaultdict[str, set[int]](set)
    for mention in reading.mentions:
        if mention.rule == "acronym":
            shortened[mention.entity].add(len(mention.span))
    found: list[Card] = []
    for entity in reading.entities:
        sort = SORTS.get(entity.kind)
        key = name_key_of(entity.name, sort, home) if entity.named and entity.name and sort else ""
        if entity.name and sort and key:
            short = frozenset(_short(entity, shortened[entity.id], sort, home)) - {key}
            support = tuple(sorted(set(told.get(entity.id, ())), key=lambda pair: (pair[0], pair[1].start)))
            at = Occurrence(document, entity.id)
            found.append(Card(at, sort, entity.name, key, short, first.get(entity.id), support, home))
    times = Counter((card.sort, card.key) for card in found)
    return tuple(replace(card, twin=True) if times[card.sort, card.key] > 1 else card for card in found)


@lru_cache(maxsize=1 << 17)
def _compared(sort: Sort, name: str, home: str) -> str:
    if sort == "place" and is_in_several(place_name(name), home):
        return f"{name}, {home}"
    if sort == "body" and is_everywhere(body_name(name)):
        return f"{name} of {home}"
    return name


def node_of(sort: Sort, key: str) -> str:
    """Return the node of a name."""
    return f"{sort} {key}"


def key_in(node: str) -> str:
    """Return the key of the name that a node, or a twin's, is of."""
    return node.partition(" ")[2].partition(APART)[0]


def name_key_of(name: str, sort: Sort, home: str | None = None) -> str:
    """Return what names are equal by; empty where there is nothing to compare.

    A body that every country has ("Foreign Ministry") is taken for that of ``home``, and is nobody's without one; a
    town's name that several countries have is taken for the one in ``home``, if there is one.
    """
    if sort == "person":
        return " ".join(fold(word.text) for word in person_name(name).words)
    if sort == "place":
        place = place_name(name)
        if place.country:
            return place.country
        own = " ".join(word.text for word in place.words) + "".join(sorted(place.forms))
        around = place.context_country or " ".join(word.text for word in place.context)
        if home and is_in_several(place, home):
            around = home
        return f"{own} in {around}" if around else own
    body = body_name(name)
    words = " ".join(part.text for part in body.parts) or body.acronym or ""
    lands = "+".join(sorted(body.countries))
    if is_everywhere(body):
        return f"{words} of {home}" if home else ""
    return f"{words} of {lands}" if lands else words


def is_in_several(place: PlaceName, home: str) -> bool:
    """Tell whether towns of that name lie in several countries, ``home`` among them, and it does not say in which."""
    return not place.context and home in place.lands and len(set(place.lands)) > 1


def is_everywhere(body: BodyName) -> bool:
    """Tell whether a name without a country is that of a body which every country has."""
    return not body.countries and bool(body.parts) and all(part.generic and not part.acronym for part in body.parts)


def _short(entity: Entity, lengths: set[int], sort: Sort, home: str | None) -> Iterable[str]:
    """Return the keys of those names that the reading took for the entity's acronym."""
    return (name_key_of(name, sort, home) for name in entity.names if len(name) in lengths and len(name.split()) == 1)


def _home(reading: Reading) -> str | None:
    """Return the country that the document names most, alone or in names of bodies; None where two are level."""
    names = {entity.id: entity.name for entity in reading.entities if entity.named and entity.name}
    lands = {entity: _lands(name) for entity, name in names.items()}
    counted = Counter[str]()
    for mention in reading.mentions:
        if mention.form == "name":
            counted.update(lands.get(mention.entity, ()))
    ranked = counted.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _lands(name: str) -> frozenset[str]:
    country = place_name(name).country
    return frozenset({country}) if country else body_name(name).countries


def _support(reading: Reading, text: str, home: str | None) -> Mapping[str, list[tuple[str, Span]]]:
    """Return for each holder of an office the post with its country, and the body, with where the post is told."""
    names = {entity.id: entity.name for entity in reading.entities if entity.named and entity.name}
    told = defaultdict[str, list[tuple[str, Span]]](list)
    for office in reading.offices:
        body, place = names.get(office.organisation or ""), names.get(office.place or "")
        for feature in _features(office.post.of(text), body, place, home):
            told[office.holder].append((feature, office.post))
    return told


def _features(post: str, body: str | None, place: str | None, home: str | None) -> Iterator[str]:
    named = body_name(post)
    words = sorted({part.text for part in named.parts if part.text not in _PASSING and part.capital is None})
    land = place_name(place).country or place_name(place).capital_of if place else None
    lands = named.countries | named.capitals or (frozenset({land}) if land else frozenset())
    where = sorted(lands) or ([home] if home else [])
    if words and where:
        yield f"{' '.join(words)}@{'+'.join(where)}"
    if body:
        key = name_key_of(body, "body", home)
        if key and key not in countries().names.values():
            yield f"of {key}"
