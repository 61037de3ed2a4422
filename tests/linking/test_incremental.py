"""A document more, or one less, is linked by what it touches; the links are those of linking all anew."""

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.linking.cards import Card, cards
from onrecord.linking.entities import Focus, link_entities, links_of, relink
from onrecord.linking.shelf import Node, Shelved
from onrecord.model import Link, Occurrence, Reading
from tests.linking.test_entities import ENTITIES, POSTS, Named, reading

PILES = st.lists(st.tuples(ENTITIES, POSTS), min_size=1, max_size=6)
Made = tuple[str, Reading, str]


def made(pile: list[tuple[list[Named], str | None]]) -> list[Made]:
    return [
        reading(f"d{number}", *entities, posts=[(entities[0][1], post)] if post and entities else ())
        for number, (entities, post) in enumerate(pile)
    ]


class Kept:
    """What a record would keep: cards on a shelf, links, and the node of each end."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.shelf = Shelved()
        self.links: set[Link] = set()
        self.nodes: dict[Occurrence, Node] = {}

    def add(self, document: Made) -> None:
        """Put a document's cards on the shelf and link them."""
        found = cards(*document)
        self.shelf.add(found)
        self.change(found)

    def remove(self, document: str) -> None:
        """Take a document away with its links."""
        gone = self.shelf.remove(document)
        self.links = {link for link in self.links if document not in (link.a.document, link.b.document)}
        self.change(gone)

    def change(self, changed: Iterable[Card]) -> None:
        """Put the links of what is touched in place of those before."""
        changed = tuple(changed)
        self.nodes |= {card.at: Node(card.sort, card.key) for card in changed}
        focus, links = relink(self.shelf, changed)
        for link in tuple(self.links):
            ends = (link.a, link.b)
            if focus.holds(link.rule, [self.nodes[end] for end in ends], ends):
                self.links.discard(link)
        self.links |= set(links)


def whole(documents: list[Made]) -> set[Link]:
    texts = {document: text for document, _, text in documents}
    return set(link_entities([(document, found) for document, found, _ in documents], texts.__getitem__))


@settings(max_examples=300)
@given(PILES, st.data())
def test_one_by_one_is_all_at_once(pile: list[tuple[list[Named], str | None]], data: st.DataObject) -> None:
    """In any order of adding, and after taking some away again."""
    documents = made(pile)
    kept = Kept()
    for place in data.draw(st.permutations(range(len(documents)))):
        kept.add(documents[place])
    assert kept.links == whole(documents)
    gone = data.draw(st.sets(st.sampled_from(documents).map(lambda document: document[0])))
    for document in sorted(gone):
        kept.remove(document)
    assert kept.links == whole([document for document in documents if document[0] not in gone])


def test_a_document_touches_only_names_that_its_own_meet() -> None:
    documents = [reading(f"d{number}", ("person", name, ())) for number, name in enumerate(FOREIGNERS)]
    shelf = Shelved(card for document in documents for card in cards(*document))
    more = cards(*reading("x", ("person", "Reza Heydari", ())))
    shelf.add(more)
    focus, links = relink(shelf, more)
    assert focus.nodes == {Node("person", "reza heydari"), Node("person", "reza heidari")}
    assert [(link.a.document, link.b.document) for link in links] == [("d0", "x")]
    assert set(links) <= set(links_of(shelf, Focus(shelf.nodes(), shelf.bare())))


FOREIGNERS = ("Reza Heidari", "Ada Moran", "Tove Lind", "Viktor Malenko")
