"""The same person, organisation or place in several documents: proposals, each with a rule, a score and evidence.

Cards of one name are linked to the first of them; names to other spellings of them; bare surnames, and names that are
no more than possible, only where offices, people and countries support it. What stays possible is proposed as such and
never joins anything.

Each link depends on what shares a key with its ends alone. So a document more is linked by looking at what it touches
(``relink``), and the links are those that linking all anew would give. A name that stands in all documents is not
looked at in all of them: links hang on single cards, and only where the first card changes all of them change.
"""

from collections.abc import Callable, Iterable

from onrecord.linking.bare import relink_bare
from onrecord.linking.changes import Changes
from onrecord.linking.declared import relink_declared
from onrecord.linking.filed import slips
from onrecord.linking.index import Index, Slips
from onrecord.linking.names import relink_equal, relink_spelled
from onrecord.linking.proposals import card_hook
from onrecord.linking.shelf import Shelf
from onrecord.model import Link, Reading, Relinked, Slip

__all__ = ["link_entities", "relink", "slips"]

_RULES = (relink_equal, relink_spelled, relink_declared, relink_bare)


def link_entities(
    readings: Iterable[tuple[str, Reading]], text_of: Callable[[str], str] | None = None
) -> tuple[Link, ...]:
    """Propose which entities of different documents are the same; the order of the readings does not matter.

    Unnamed entities are never linked, nor is a name that two entities of one document bear. ``text_of`` gives the text
    of a document by its id; without it offices tell nothing, so that bare surnames stay apart.
    """
    made = [
        slip
        for document, reading in readings
        for slip in slips(document, reading, text_of(document) if text_of else None)
    ]
    return relink(Slips(made), made).links


def relink(index: Index, changed: Iterable[Slip]) -> Relinked:
    """Link anew what slips touch that were put into the index or taken from it."""
    shelf = Shelf(index)
    changes = Changes(shelf, changed)
    found = [rule(shelf, changes) for rule in _RULES]
    cards = (card_hook(card) for card in changes.cards)
    touched = frozenset(cards).union(*(part.touched for part in found))
    links = {link for part in found for link in part.links}
    return Relinked(touched, tuple(sorted(links, key=_order)))


def _order(link: Link) -> tuple[str, ...]:
    return (link.a.document, link.a.item, link.b.document, link.b.item, link.rule, link.relation, *link.hangs_on)
