"""A document more, or one less, changes the links of what shares words with it; they are those of linking all anew."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.linking.copies import Whence, desk, relink, relinking, slips
from onrecord.linking.copies.templates import TEMPLATE
from onrecord.linking.index import Slips
from onrecord.model import Dated, Link, Masthead, Part, Passage, Reading, Slip, Span, Stated

SENTENCES = tuple(
    f"{who} told the {what} council of Koldar on Monday that {number} {things} had been {done} near the {where} gate."
    for number, (who, what, things, done, where) in enumerate(
        (
            ("Ada Moran", "harbour", "boats", "burnt", "northern"),
            ("The clerk", "water", "wells", "closed by guards", "old"),
            ("Tove Lind", "market", "stalls", "carried away", "southern"),
            ("A driver", "road", "lorries", "searched by the patrol", "mill"),
            ("The mayor", "school", "books", "locked away for good", "chapel"),
        ),
        3,
    )
)
NOTICE = "Write to the editors of this page if you know more about it."
ARTICLES = st.tuples(
    st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=4),
    st.sampled_from(["", "River Post", "Ledger"]),
    st.sampled_from([None, "2024-03-05", "2024-03-06"]),
    st.booleans(),
    st.sampled_from([None, "https://gazette.example/road", "http://gazette.example/mill"]),
    st.sampled_from([None, "d00", "d01", "gazette.example/mill"]),
)
Drawn = tuple[list[int], str, str | None, bool, str | None, str | None]


def kept(document: str, drawn: Drawn) -> tuple[Slip, ...]:
    sentences, outlet, published, noticed, url, translates = drawn
    text = "\n".join([*(SENTENCES[one] for one in sentences), *([NOTICE] if noticed else [])])
    head = Masthead(
        title=Stated(f"Koldar {sentences[0]}"),
        outlet=Stated(outlet) if outlet else None,
        published=Dated(published),
    )
    span = Span(0, len(text))
    reading = Reading(
        document, "v", masthead=head, parts=(Part("p1", span),), passages=(Passage("g1", span, "body", "p1"),)
    )
    return slips(document, reading, text, Whence(url=url, names=(document,), translates=translates))


class Kept:
    """What a record would keep: slips and links."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.index = Slips()
        self.links: set[Link] = set()

    def change(self, changed: tuple[Slip, ...]) -> None:
        """Put the links of what is touched in place of those before."""
        made = relink(self.index, changed)
        self.links = {link for link in self.links if not made.touched & set(link.hangs_on)} | set(made.links)

    def add(self, found: tuple[Slip, ...]) -> None:
        """Put slips in and link them."""
        self.index.add(found)
        self.change(found)

    def remove(self, document: str) -> None:
        """Take the slips of a document away."""
        self.change(self.index.remove(document))


def whole(pile: dict[str, tuple[Slip, ...]]) -> set[Link]:
    held = [slip for found in pile.values() for slip in found]
    return set(relink(Slips(held), held).links)


@settings(max_examples=200, deadline=None)
@given(st.lists(ARTICLES, min_size=1, max_size=TEMPLATE + 5), st.data())
def test_one_by_one_is_all_at_once(drawn: list[Drawn], data: st.DataObject) -> None:
    """In any order of adding, and after taking some away again; linking twice is linking once."""
    _see_that_order_does_not_matter(drawn, data)


@settings(max_examples=100, deadline=None)
@given(st.lists(ARTICLES, min_size=1, max_size=TEMPLATE + 5), st.data(), st.integers(1, 3), st.integers(2, 5))
def test_so_it_is_where_numbers_become_common(drawn: list[Drawn], data: st.DataObject, few: int, common: int) -> None:
    """What few bear tells more than what many do, and what more still bear tells nothing: bounds are crossed."""
    with pytest.MonkeyPatch.context() as patched:
        for module in (desk, relinking):
            patched.setattr(module, "FEW", few)
            patched.setattr(module, "COMMON", common)
        patched.setattr(desk, "_CANDIDATES", 2)
        _see_that_order_does_not_matter(drawn, data)


def _see_that_order_does_not_matter(drawn: list[Drawn], data: st.DataObject) -> None:
    pile = {f"d{number:02}": kept(f"d{number:02}", one) for number, one in enumerate(drawn)}
    held = Kept()
    for document in data.draw(st.permutations(sorted(pile))):
        held.add(pile[document])
    assert held.links == whole(pile)
    held.change(tuple(slip for found in pile.values() for slip in found))
    assert held.links == whole(pile)
    gone = data.draw(st.sets(st.sampled_from(sorted(pile))))
    for document in sorted(gone):
        held.remove(document)
    assert held.links == whole({document: found for document, found in pile.items() if document not in gone})
