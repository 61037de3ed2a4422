"""A document more, or one less, is linked by what it touches; the links are those of linking all anew."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.linking import changes, link_entities, shelf
from onrecord.linking.entities import relink, slips
from onrecord.linking.filed import card_of
from onrecord.linking.index import Slips
from onrecord.linking.proposals import card_hook
from onrecord.model import Link, Reading, Relinked, Slip
from tests.linking.test_entities import ENTITIES, POSTS, Named, reading

PILES = st.lists(st.tuples(ENTITIES, POSTS), min_size=1, max_size=6)
Made = tuple[str, Reading, str]


def made(pile: list[tuple[list[Named], str | None]]) -> list[Made]:
    return [
        reading(f"d{number}", *entities, posts=[(entities[0][1], post)] if post and entities else ())
        for number, (entities, post) in enumerate(pile)
    ]


class Kept:
    """What a record would keep: slips, and the links that hang on what is not touched."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.index = Slips()
        self.links: set[Link] = set()

    def add(self, documents: Iterable[Made]) -> Relinked:
        """Put slips in and link them."""
        found = [slip for document in documents for slip in slips(*document)]
        self.index.add(found)
        return self.change(found)

    def remove(self, document: str) -> None:
        """Take a document away."""
        self.change(self.index.remove(document))

    def change(self, changed: Iterable[Slip]) -> Relinked:
        """Put the links of what is touched in place of those before."""
        relinked = relink(self.index, changed)
        self.links = {link for link in self.links if relinked.touched.isdisjoint(link.hangs_on)}
        self.links |= set(relinked.links)
        return relinked


def whole(documents: list[Made]) -> set[Link]:
    texts = {document: text for document, _, text in documents}
    return set(link_entities([(document, found) for document, found, _ in documents], texts.__getitem__))


@settings(max_examples=300)
@given(PILES, st.sampled_from([1, 2, shelf.LOOKED_AT]), st.data())
def test_one_by_one_is_all_at_once(
    pile: list[tuple[list[Named], str | None]], looked_at: int, data: st.DataObject
) -> None:
    """In any order and lots, and after taking some away again; also where few cards of a name are looked at."""
    with pytest.MonkeyPatch.context() as patched:
        for module in (shelf, changes):
            patched.setattr(module, "LOOKED_AT", looked_at)
        check_one_by_one(made(pile), data)


def check_one_by_one(documents: list[Made], data: st.DataObject) -> None:
    kept = Kept()
    order = data.draw(st.permutations(documents))
    while order:
        lot = data.draw(st.integers(1, len(order)))
        kept.add(order[:lot])
        order = order[lot:]
    assert kept.links == whole(documents)
    gone = data.draw(st.sets(st.sampled_from(documents).map(lambda document: document[0])))
    for document in sorted(gone):
        kept.remove(document)
    assert kept.links == whole([document for document in documents if document[0] not in gone])


FOREIGNERS = ("Reza Heidari", "Ada Moran", "Tove Lind", "Viktor Malenko")


def test_a_document_touches_only_names_that_its_own_meet() -> None:
    kept = Kept()
    kept.add(reading(f"d{number}", ("person", name, ())) for number, name in enumerate(FOREIGNERS))
    more = kept.add([reading("x", ("person", "Reza Heydari", ()))])
    (card,) = map(card_of, kept.index.slips("entity", "person reza heydari"))
    names = {"person reza heydari", "person reza heidari"}
    assert more.touched == {*names, "first person reza heydari", card_hook(card)}
    assert [(link.a.document, link.b.document) for link in more.links] == [("d0", "x")]


def test_a_name_of_all_documents_is_not_linked_anew_in_all() -> None:
    """One document more touches its own card alone, unless it comes first."""
    kept = Kept()
    kept.add(reading(f"d{number:02}", ("place", "Norway", ())) for number in range(30))
    more = kept.add([reading("d77", ("place", "Norway", ()))])
    assert [(link.a.document, link.b.document) for link in more.links] == [("d00", "d77")]
    assert len(more.touched) == 1
    assert len(kept.add([reading("c", ("place", "Norway", ()))]).links) == 31


def test_what_went_leaves_its_neighbours_free() -> None:
    """A name between two that differ is in doubt; when one of them goes, it is the other."""
    kept = Kept()
    names = ("Gabriel Moran", "Gabriel Moran Ibarra", "Gabriel Moran Lind")
    kept.add(reading(f"d{number}", ("person", name, ())) for number, name in enumerate(names))
    assert not kept.links
    kept.remove("d2")
    assert [(link.a.document, link.b.document) for link in kept.links] == [("d0", "d1")]
