"""Chains of pages that say little: who is not stated stays so, nobody is told twice, circles end."""

from typing import cast

import pytest

from onrecord.model import Entity, Masthead, Part, Span, Stated, Statement
from onrecord.record import Reader
from onrecord.record.query_leaf import Leaf
from onrecord.views.chains import chain, last_name

OUTLET, AUTHORS = Stated("The River Post"), (Stated("Lena Ost"), Stated("T. Aru"))

HELD = dict[str, object](
    document="d",
    text="Somebody said that somebody said so.",
    parts={"p1": Part("p1", Span(0, 36))},
    passages=(),
    turns={},
    entities={
        "e1": Entity("e1", "person", named=True, name="Lena Ost", names=("Lena Ost",)),
        "e2": Entity("e2", "person", named=False, name=None),
        "e3": Entity("e3", "publication", named=True, name="River Post", names=("River Post", "The River Post")),
        "e4": Entity("e4", "person", named=True, name="Ada Moran", names=("Ada Moran",)),
        "e5": Entity("e5", "person", named=False, name="two officers", names=("two officers",)),
    },
    canonical={f"e{number}": f"n{number}" for number in range(1, 6)},
    bearers={
        "lena ost": (("person", "n1"),),
        "river post": (("publication", "n3"),),
        "the river post": (("publication", "n3"),),
        "ada moran": (("person", "n4"),),
    },
    statement_ids={},
)


def leaf_of(masthead: Masthead, *statements: Statement) -> Leaf:
    """Return a document as if all of it had been fetched."""
    leaf = Leaf(cast("Reader", None), 1)
    vars(leaf).update(HELD, masthead=masthead, statements={item.id: item for item in statements})
    return leaf


def told(masthead: Masthead, *statements: Statement) -> str:
    """Return the chain of the last of the statements in words."""
    hands = chain(leaf_of(masthead, *statements), statements[-1])
    return " < ".join(
        f"{hand.role} {hand.name or '?'}{'' if hand.named else '*'} {hand.entity or '-'}" for hand in hands
    )


def own(*speakers: str) -> Statement:
    return Statement("s1", (Span(0, 3),), "author", "p1", speakers=speakers)


def says(id_: str, parent: str | None, *speakers: str) -> Statement:
    return Statement(id_, (Span(0, 3),), "indirect", "p9", speakers=speakers, parent=parent)


CHAINS = [
    (Masthead(), (own(),), "author ?* -"),
    (Masthead(), (own("e2"),), "author ?* n2"),
    (Masthead(), (own("e1"),), "author Lena Ost n1"),
    (Masthead(outlet=OUTLET), (own("e2"),), "outlet The River Post n3"),
    (Masthead(outlet=OUTLET), (own("e3"),), "outlet The River Post n3"),
    (Masthead(outlet=OUTLET), (own("e4"),), "outlet The River Post n3 < author Ada Moran n4"),
    (Masthead(authors=AUTHORS), (own("e1"),), "author Lena Ost, T. Aru n1"),
    (Masthead(outlet=Stated("Radio Meridian")), (own(),), "outlet Radio Meridian -"),
    (Masthead(), (says("s1", None),), "outlet ?* - < source ?* -"),
    (Masthead(), (says("s1", None, "e4", "e5"),), "outlet ?* - < source Ada Moran, two officers* n4"),
    (Masthead(), (says("s1", None, "e9"),), "outlet ?* - < source ?* -"),
    (
        Masthead(OUTLET, OUTLET, AUTHORS),
        (says("s1", None, "e4"), says("s2", "s1"), says("s3", "s2", "e2")),
        "outlet The River Post n3 < author Lena Ost, T. Aru n1 < source Ada Moran n4 < source ?* - < source ?* n2",
    ),
    (
        Masthead(),
        (says("s1", "s2", "e4"), says("s2", "s1", "e5")),
        "outlet ?* - < source Ada Moran n4 < source two officers* n5",
    ),
    (Masthead(), (says("s1", "s1", "e4"),), "outlet ?* - < source Ada Moran n4"),
    (Masthead(), (says("s1", "s7", "e4"),), "outlet ?* - < source Ada Moran n4"),
]


@pytest.mark.parametrize(("masthead", "statements", "expected"), CHAINS)
def test_chains(masthead: Masthead, statements: tuple[Statement, ...], expected: str) -> None:
    assert told(masthead, *statements) == expected


def test_the_last_hand_may_have_no_name() -> None:
    assert last_name(()) == ""
    assert last_name(chain(leaf_of(Masthead()), own())) == ""
    assert last_name(chain(leaf_of(Masthead()), own("e1"))) == "Lena Ost"
