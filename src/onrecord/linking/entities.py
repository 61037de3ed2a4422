"""The same person, organisation or place in several documents: proposals, each with a rule, a score and evidence.

Cards of one name are linked to the first of them; names to other spellings of them; bare surnames, and names that are
no more than possible, only where offices, people and countries support it. What stays possible is proposed as such and
never joins anything.

Each link depends on what shares a key with its ends alone. So a document more is linked by looking at the names that
it touches (``relink``), and the links are those that linking all anew would give.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.linking.bare import BY_POST, link_bare
from onrecord.linking.cards import Card, Sort, cards
from onrecord.linking.clusters import Edge, settle
from onrecord.linking.matching import Comparison, compare
from onrecord.linking.matching.script import script_of
from onrecord.linking.proposals import proposal, shared_posts, spread
from onrecord.linking.shelf import Node, Shelf, Shelved, blocks_of, is_bare, node_of, posts_of
from onrecord.model import Link, Occurrence, Reading

SORTS: tuple[Sort, ...] = ("person", "body", "place")
_EXACT, _SHORT_FORM = 0.95, 0.9
"""Scores of equal names, and of a short form that a document declares."""
_SURE_PLACE = 0.99
"""Score from which two spellings in one script are one place: places lie near others of like names."""
_LOOKED_AT = 20
"""Cards of a name that are looked at for support."""


def link_entities(
    readings: Iterable[tuple[str, Reading]], text_of: Callable[[str], str] | None = None
) -> tuple[Link, ...]:
    """Propose which entities of different documents are the same; the order of the readings does not matter.

    Unnamed entities are never linked, nor is a name that two entities of one document bear. ``text_of`` gives the text
    of a document by its id; without it offices tell nothing, so that bare surnames stay apart.
    """
    shelf = Shelved(
        card
        for document, reading in readings
        for card in cards(document, reading, text_of(document) if text_of else None)
    )
    return links_of(shelf, Focus(shelf.nodes(), shelf.bare()))


@dataclass(frozen=True, slots=True)
class Focus:
    """What is linked anew: the full names ``nodes``, and the cards ``bare`` of people known by one word.

    Links by ``surname-and-post`` belong to the bare card at one of their ends, all others to the names of both ends.
    """

    nodes: frozenset[Node]
    bare: frozenset[Card]

    def holds(self, rule: str, nodes: Iterable[Node], ends: Iterable[Occurrence]) -> bool:
        """Tell whether a link of a rule, between two names and two cards, is among those that are linked anew."""
        if rule == BY_POST:
            return not {card.at for card in self.bare}.isdisjoint(ends)
        return not self.nodes.isdisjoint(nodes)


def relink(shelf: Shelf, changed: Iterable[Card]) -> tuple[Focus, tuple[Link, ...]]:
    """Link anew what cards touch that were put on the shelf or taken from it.

    Returns what is touched, and its links: they take the place of all links that it holds.
    """
    focus = touched(shelf, tuple(changed))
    return focus, links_of(shelf, focus)


def touched(shelf: Shelf, changed: Iterable[Card]) -> Focus:
    """Return what may be linked otherwise after cards were put on the shelf or taken from it."""
    found: set[Node] = set()
    bare: set[Card] = set()
    for card in changed:
        found |= {node_of(card), *(Node(card.sort, short) for short in card.short)}
        bare |= {other for post in posts_of(card) for other in shelf.holders(post) if is_bare(other)}
        bare |= {card} if is_bare(card) else set()
    waiting = sorted(found)
    while waiting:
        node = waiting.pop()
        for other, judged in _beside(shelf, node):
            if judged.outcome == "same" and other not in found:
                found.add(other)
                waiting.append(other)
    return Focus(frozenset(found), frozenset(bare))


def links_of(shelf: Shelf, focus: Focus) -> tuple[Link, ...]:
    """Propose all links that ``focus`` holds; it is closed as ``touched`` leaves it."""
    nodes = {node: group for node in sorted(focus.nodes) if (group := shelf.group(node))}
    links: list[Link] = []
    edges: list[tuple[Sort, Edge]] = []
    for node, group in nodes.items():
        if not is_bare(group[0]):
            links += spread(group, "exact-name", _EXACT)
        links += _declared(shelf, node)
        for other, judged in _beside(shelf, node):
            if judged.outcome == "possible":
                links.append(_possible(shelf, min(node, other), max(node, other), judged.score))
            elif node < other:
                edges.append((node.sort, Edge(node.key, other.key, judged.score)))
    for sort in SORTS:
        for edge in settle((edge for kind, edge in edges if kind == sort), _differing(shelf, sort)):
            a, b = shelf.group(Node(sort, edge.a))[0], shelf.group(Node(sort, edge.b))[0]
            links.append(proposal(a, b, "same", "spelling", edge.score))
    links += _by_post(shelf, focus.bare)
    return tuple(sorted(set(links), key=_order))


def _by_post(shelf: Shelf, bare: frozenset[Card]) -> Iterator[Link]:
    """Link bare surnames by the posts of their bearers."""
    ends = {card.at for card in bare}
    for post in sorted({post for card in bare for post in posts_of(card)}):
        for link in link_bare(post, shelf.holders(post)):
            if link.a in ends or link.b in ends:
                yield link


def _order(link: Link) -> tuple[str, ...]:
    return (link.a.document, link.a.item, link.b.document, link.b.item, link.rule, link.relation)


def _beside(shelf: Shelf, node: Node) -> Iterator[tuple[Node, Comparison]]:
    """Yield the names that meet a name and are the same or possible, unless a document holds both apart."""
    group = shelf.group(node)
    if not group:
        return
    keys = {key for block in sorted(blocks_of(group[0])) for key in shelf.meeting(node.sort, block)}
    for key in sorted(keys - {node.key}):
        other = Node(node.sort, key)
        judged = _judged_nodes(shelf, node, other)
        if judged is None or judged.outcome == "different" or _held_apart(group, shelf.group(other)):
            continue
        if judged.outcome == "possible" or _sure(node.sort, judged):
            yield other, judged


def _judged_nodes(shelf: Shelf, one: Node, other: Node) -> Comparison | None:
    """Compare two names, as their first cards write them; None where a name has no cards left."""
    first, second = shelf.group(min(one, other)), shelf.group(max(one, other))
    if not first or not second:
        return None
    return _judged(one.sort, first[0].compared, second[0].compared)


@lru_cache(maxsize=1 << 18)
def _judged(sort: Sort, one: str, other: str) -> Comparison:
    return compare(one, other, "organisation" if sort == "body" else sort)


def _differing(shelf: Shelf, sort: Sort) -> Callable[[str, str], bool]:
    def differ(one: str, other: str) -> bool:
        judged = _judged_nodes(shelf, Node(sort, one), Node(sort, other))
        apart = _held_apart(shelf.group(Node(sort, one)), shelf.group(Node(sort, other)))
        return apart or judged is None or judged.outcome == "different"

    return differ


def _held_apart(some: Iterable[Card], others: Iterable[Card]) -> bool:
    """Tell whether one document has an entity among both: its reader took them for two."""
    return not {card.at.document for card in some}.isdisjoint(card.at.document for card in others)


def _sure(sort: Sort, found: Comparison) -> bool:
    return sort != "place" or found.score >= _SURE_PLACE or script_of(found.a) != script_of(found.b)


def _declared(shelf: Shelf, node: Node) -> Iterator[Link]:
    """Link a name and the short forms that its documents declare, where no other name declares the same one."""
    shorts = {short for card in shelf.group(node) for short in card.short}
    for short in sorted({node.key, *shorts}):
        declaring = shelf.declaring(Node(node.sort, short))
        known = shelf.group(Node(node.sort, short))
        full = shelf.group(Node(node.sort, min(declaring))) if len(declaring) == 1 else ()
        if known and full and not _held_apart(known, full):
            yield from (proposal(full[0], card, "same", "declared-short-form", _SHORT_FORM) for card in known)


def _possible(shelf: Shelf, one: Node, other: Node, score: float) -> Link:
    """Propose two names that leave it open, whatever supports it: father and son may hold one post."""
    some, others = shelf.group(one)[:_LOOKED_AT], shelf.group(other)[:_LOOKED_AT]
    a, b, shared = _best_supported(some, others)
    return proposal(a, b, "possible", "possible-name-and-post" if shared else "possible-name", score, shared)


def _best_supported(some: Sequence[Card], others: Sequence[Card]) -> tuple[Card, Card, frozenset[str]]:
    """Return two cards of two names that share a post, the first of both where none do."""
    for a in some:
        for b in others:
            shared = shared_posts(a, b)
            if shared and a.at.document != b.at.document:
                return a, b, shared
    return some[0], others[0], frozenset()
