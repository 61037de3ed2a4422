"""Links between names that a user says are one's: the alias file, and the aliases of the source register.

They are proposals like others, with a rule that names the entry; what a person judged to be different stays so.
"""

from collections.abc import Iterable, Iterator, Mapping

from onrecord.linking.cards import Sort, name_key_of, node_of
from onrecord.linking.index import Index
from onrecord.linking.proposals import proposal
from onrecord.linking.shelf import Shelf
from onrecord.model import AliasKind, Link, NamedAlike, Relinked

HOOK = "aliases"
"""What all these links hang on: they are few, and made anew together."""

_SCORE = 0.99
_SORTS: Mapping[AliasKind, Sort] = {"person": "person", "organisation": "body", "place": "place"}
_BARE = 1_000
"""Cards of a person known by one word that are linked at most; those of other names are linked to their first one."""


def relink_aliases(index: Index, given: Iterable[NamedAlike]) -> Relinked:
    """Return the links of all aliases; the order in which they are given does not matter."""
    shelf = Shelf(index)
    found: dict[tuple[str, str, str, str], Link] = {}
    for one in sorted(given, key=lambda one: (one.rule, one.names)):
        for link in _links(shelf, one):
            found.setdefault((link.a.document, link.a.item, link.b.document, link.b.item), link)
    return Relinked(frozenset({HOOK}), tuple(found[ends] for ends in sorted(found)))


def _links(shelf: Shelf, one: NamedAlike) -> Iterator[Link]:
    """Yield links of the cards of the names to the first card of the first name that the record holds."""
    sort = _SORTS[one.kind]
    nodes = dict.fromkeys(node_of(sort, key) for name in one.names if (key := name_key_of(name, sort)))
    held = [(node, card) for node in nodes if (card := shelf.first(node)) is not None]
    if not held:
        return
    head = held[0][1]
    for node, first in held:
        cards = shelf.group(node, _BARE) if first.bare else (first,)
        yield from (proposal(head, card, "same", one.rule, _SCORE, (HOOK,)) for card in cards if card.at != head.at)
