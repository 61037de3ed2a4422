"""The same person, organisation or place in several documents: proposals, each with a rule, a score and evidence.

Cards of one name are linked to the first of them; names to other spellings of them; bare surnames, and names that are
no more than possible, only where offices, bodies and countries support it. What stays possible is proposed as such and
never joins anything.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from onrecord.linking.bare import link_bare
from onrecord.linking.cards import Card, Sort, cards, is_everywhere
from onrecord.linking.clusters import Edge, settle
from onrecord.linking.matching import Comparison, compare
from onrecord.linking.matching.blocks import body_keys, place_keys
from onrecord.linking.matching.bodies import body_name
from onrecord.linking.matching.keys import person_keys
from onrecord.linking.matching.script import script_of
from onrecord.linking.matching.words import person_name
from onrecord.linking.proposals import proposal, shared_posts, spread
from onrecord.model import Link, Reading

_EXACT, _SHORT_FORM = 0.95, 0.9
"""Scores of equal names, and of a short form that a document declares."""
_SURE_PLACE = 0.99
"""Score from which two spellings in one script are one place: places lie near others of like names."""

_NEARLY, _LOOKED_AT = 0.8, 20
"""Score from which only what a body is sets two names apart; cards of a name that are looked at for support."""

Node = tuple[Sort, str]
"""All cards of one name."""


def link_entities(
    readings: Iterable[tuple[str, Reading]], text_of: Callable[[str], str] | None = None
) -> tuple[Link, ...]:
    """Propose which entities of different documents are the same; the order of the readings does not matter.

    Unnamed entities are never linked, nor is a name that two entities of one document bear. ``text_of`` gives the text
    of a document by its id; without it offices tell nothing, so that bare surnames stay apart.
    """
    return link_cards(
        card
        for document, reading in readings
        for card in cards(document, reading, text_of(document) if text_of else None)
    )


def link_cards(found: Iterable[Card]) -> tuple[Link, ...]:
    """Propose links between cards; each link depends only on names that share a key, one after the other, with both."""
    nodes = _nodes(found)
    links: list[Link] = []
    for group in nodes.values():
        if not _is_bare(group[0]):
            links += spread(group, "exact-name", _EXACT)
    links += [
        proposal(nodes[full][0], card, "same", "declared-short-form", _SHORT_FORM)
        for short, full in _short_forms(nodes).items()
        for card in nodes[short]
    ]
    same, possible = _compared(nodes)
    links += [proposal(nodes[one][0], nodes[other][0], "same", "spelling", score) for one, other, score in same]
    persons = _persons(nodes, same)
    links += _possible(nodes, possible, persons)
    links += link_bare((card for group in nodes.values() for card in group), persons)
    return tuple(sorted(set(links), key=lambda link: (link.a.document, link.a.item, link.b.document, link.b.item)))


def _nodes(found: Iterable[Card]) -> Mapping[Node, Sequence[Card]]:
    """Group the cards by name, in order of document; those of a document that holds two of one name apart stay out."""
    groups = defaultdict[Node, list[Card]](list)
    for card in found:
        groups[card.sort, card.key].append(card)
    nodes: dict[Node, Sequence[Card]] = {}
    for node in sorted(groups):
        times = defaultdict[str, int](int)
        for card in groups[node]:
            times[card.at.document] += 1
        kept = [card for card in groups[node] if times[card.at.document] == 1]
        if kept:
            nodes[node] = sorted(kept, key=lambda card: (card.at.document, card.at.item))
    return nodes


def _is_bare(card: Card) -> bool:
    """Tell whether a person is known by one word: it could be anybody's."""
    return card.sort == "person" and len(card.key.split()) < 2


def _short_forms(nodes: Mapping[Node, Sequence[Card]]) -> Mapping[Node, Node]:
    """Return the names that are short forms of exactly one full name, with that name."""
    full = defaultdict[Node, set[Node]](set)
    for node, group in nodes.items():
        for card in group:
            for short in card.short:
                full[card.sort, short].add(node)
    single = {short: min(names) for short, names in sorted(full.items()) if len(names) == 1 and short in nodes}
    return {short: name for short, name in single.items() if not _held_apart(nodes[short], nodes[name])}


def _held_apart(some: Iterable[Card], others: Iterable[Card]) -> bool:
    """Tell whether one document has an entity among both: its reader took them for two."""
    return not {card.at.document for card in some}.isdisjoint(card.at.document for card in others)


def _compared(
    nodes: Mapping[Node, Sequence[Card]],
) -> tuple[list[tuple[Node, Node, float]], list[tuple[Node, Node, Comparison]]]:
    """Compare the names that meet under a key; return those that are the same, and those that are possible."""
    same: list[tuple[Node, Node, float]] = []
    possible: list[tuple[Node, Node, Comparison]] = []
    for sort in ("person", "body", "place"):
        names = {key: _compared_by(group[0]) for (kind, key), group in nodes.items() if kind == sort}
        edges: list[Edge] = []
        for one, other in _meeting(sort, names):
            found = _judged(sort, names[one], names[other])
            apart = _held_apart(nodes[sort, one], nodes[sort, other])
            if found.outcome == "same" and not apart and _sure(sort, found):
                edges.append(Edge(one, other, found.score))
            elif found.outcome == "possible" and not apart:
                possible.append(((sort, one), (sort, other), found))

        def differ(one: str, other: str, sort: Sort = sort, names: Mapping[str, str] = names) -> bool:
            return _judged(sort, names[one], names[other]).outcome == "different" or _held_apart(
                nodes[sort, one], nodes[sort, other]
            )

        same += [((sort, edge.a), (sort, edge.b), edge.score) for edge in settle(edges, differ)]
    return same, possible


def _sure(sort: Sort, found: Comparison) -> bool:
    return sort != "place" or found.score >= _SURE_PLACE or script_of(found.a) != script_of(found.b)


def _compared_by(card: Card) -> str:
    """Return the name that a card is compared by: a body that every country has gets that of its document."""
    if card.sort == "body" and card.home and is_everywhere(body_name(card.name)):
        return f"{card.name} of {card.home}"
    return card.name


@lru_cache(maxsize=1 << 18)
def _judged(sort: Sort, one: str, other: str) -> Comparison:
    return compare(one, other, "organisation" if sort == "body" else sort)


def _meeting(sort: Sort, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the keys of names that share a key, each pair once, in order; short forms and bare surnames meet nobody."""
    blocks = defaultdict[str, list[str]](list)
    for key, name in names.items():
        for block in _blocks(sort, name):
            blocks[block].append(key)
    yield from sorted({pair for block in blocks.values() for pair in combinations(sorted(block), 2)})


def _blocks(sort: Sort, name: str) -> frozenset[str]:
    if sort == "person":
        person = person_name(name)
        return person_keys(person) if len(person.words) > 1 else frozenset()
    return body_keys(name) if sort == "body" else place_keys(name)


def _persons(nodes: Iterable[Node], same: Iterable[tuple[Node, Node, float]]) -> Mapping[str, str]:
    """Return for each name of a person the first of the names that are the same."""
    groups = {key: frozenset({key}) for sort, key in nodes if sort == "person"}
    for (sort, one), (_, other), _ in same:
        if sort == "person":
            together = groups[one] | groups[other]
            groups |= dict.fromkeys(together, together)
    return {key: min(group) for key, group in groups.items()}


def _possible(
    nodes: Mapping[Node, Sequence[Card]], pairs: Iterable[tuple[Node, Node, Comparison]], persons: Mapping[str, str]
) -> Iterator[Link]:
    """Propose pairs that the names leave open.

    People stay possible, whatever supports it: father and son hold one post. A body that is named once with and once
    without what it is (Green Embassy, Green Embassy Campaign) is one where both documents name one of its people.
    """
    people = defaultdict[str, set[str]](set)
    for (sort, key), group in nodes.items():
        if sort == "person" and " " in key:
            for card in group:
                people[card.at.document].add(persons[key])
    for one, other, found in pairs:
        a, b, shared = _best_supported(nodes[one], nodes[other])
        if one[0] == "body" and found.score >= _NEARLY:
            both = next(_with_people(nodes[one], nodes[other], people), None)
            if both is not None:
                yield proposal(*both, "same", "possible-name-and-people", found.score)
                continue
        yield proposal(a, b, "possible", "possible-name-and-post" if shared else "possible-name", found.score, shared)


def _best_supported(some: Sequence[Card], others: Sequence[Card]) -> tuple[Card, Card, frozenset[str]]:
    """Return two cards of two names that share a post, the first of both where none do."""
    for a in some[:_LOOKED_AT]:
        for b in others[:_LOOKED_AT]:
            shared = shared_posts(a, b)
            if shared and a.at.document != b.at.document:
                return a, b, shared
    return some[0], others[0], frozenset()


def _with_people(
    some: Sequence[Card], others: Sequence[Card], people: Mapping[str, set[str]]
) -> Iterator[tuple[Card, Card]]:
    """Yield cards of two names whose documents name one person in full, under one home country."""
    for a in some[:_LOOKED_AT]:
        for b in others[:_LOOKED_AT]:
            named = people.get(a.at.document, set()) & people.get(b.at.document, set())
            if a.at.document != b.at.document and named and a.home == b.home:
                yield a, b
