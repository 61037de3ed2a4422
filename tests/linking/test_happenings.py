"""The same event: what joins, what stays open, what is a part, and that the order of adding does not matter."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.happenings import join, relink
from onrecord.linking.index import Slips
from onrecord.model import Link, Slip
from tests.linking.told import Told


def linked(*held: Sequence[Slip], propose_unnamed: bool = False) -> list[Link]:
    """Link slips all at once."""
    every = [slip for some in held for slip in some]
    return list(relink(Slips(every), every, propose_unnamed=propose_unnamed).links)


def test_spellings_of_one_name_and_neighbouring_types_are_one_event() -> None:
    """What one voice calls a resignation is a defection to another."""
    a = Told("P[Ada Sadeghi] resigned in L[Oslo].").slips("a")
    b = Told("P[Ada Sadeqi] defected in L[Oslo].", "defection", "defected").slips("b")
    (link,) = linked(a, b)
    assert link.relation == "same"
    assert "Ada Sadeghi and Ada Sadeqi" in link.rule
    assert {item.document for item in link.evidence} == {"a", "b"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Told("P[Ada Moran] resigned."), Told("P[Ben Falk] resigned.")),
        (Told("P[Ada Moran] resigned.", date="2001-03"), Told("P[Ada Moran] resigned.", date="2009-03")),
        (Told("P[Ada Moran] resigned in L[Oslo]."), Told("P[Ada Moran] resigned in L[Lima].")),
        (Told("P[Ada Moran] resigned.", date="2009-03"), Told("P[Ada Moran] resigned.", published="2001-03-02")),
    ],
    ids=["person", "day", "place", "published"],
)
def test_another_person_day_or_place_is_another_event(one: Told, other: Told) -> None:
    """Conflicts are never joined."""
    assert linked(one.slips("a"), other.slips("b")) == []


def test_dates_of_one_departure_may_differ_a_little() -> None:
    """Accounts of what happens once differ about the day: that is left for accord to show."""
    text = "P[Ada Moran] resigned in L[Oslo]."
    (link,) = linked(Told(text, date="2009-12-27").slips("a"), Told(text, date="2010-01").slips("b"))
    assert link.relation == "same"
    assert "the dates lie 5 days apart" in link.rule


def test_meetings_of_two_days_are_two() -> None:
    """What may happen again is told apart by its date."""
    held = [Told("P[Ada Moran] met P[Ben Falk].", "meeting", "met", f"2009-12-2{day}") for day in (7, 9)]
    assert linked(held[0].slips("a"), held[1].slips("b")) == []


def test_what_is_planned_is_no_more_than_possible() -> None:
    """A plan is not the deed."""
    plan = Told("P[Ada Moran] will resign.", trigger="resign", modality="planned")
    links = linked(Told("P[Ada Moran] resigned.").slips("a"), plan.slips("b"))
    assert [link.relation for link in links] == ["possible"]


def test_one_of_several_is_a_part() -> None:
    """An aggregate contains single events, it does not equal them."""
    several = Told("N[Several Peruvian diplomats] resigned.").slips("b")
    (link,) = linked(several, Told("N[The Peruvian diplomat] resigned.").slips("a"))
    assert (link.relation, link.a.document, link.b.document) == ("part", "a", "b")


def test_a_nameless_one_is_proposed_only_when_asked_for() -> None:
    """Nobody is named by linking alone."""
    a = Told("N[The Peruvian envoy] resigned in L[Oslo].").slips("a")
    b = Told("P[Ada Moran] resigned in L[Oslo].").slips("b")
    assert linked(a, b) == []
    assert [link.relation for link in linked(a, b, propose_unnamed=True)] == ["possible"]


def test_told_with_the_same_names_day_and_place() -> None:
    """Such events are one at once, however many documents tell them."""
    told = Told("P[Ada Moran] met P[Ben Falk] in L[Oslo].", "meeting", "met", "2009-12-27")
    links = linked(*(told.slips(name) for name in "abc"))
    assert [(link.a.document, link.b.document) for link in links] == [("a", "b"), ("a", "c")]
    assert {link.relation for link in links} == {"same"}


_TEXTS = [
    "P[Ada Moran] resigned in L[Oslo].",
    "P[Ada Moran] resigned.",
    "P[Moran] resigned in L[Oslo].",
    "P[Ada Morran] resigned in L[Lima].",
    "P[Ben Falk] resigned in L[Oslo].",
    "N[Several Peruvian diplomats] resigned in L[Oslo].",
    "N[The Peruvian diplomat] resigned.",
    "N[The diplomats of Peru] resigned in L[Lima].",
]
_DATES = [None, "2009-12", "2010-01-03", "2010-05"]


@given(
    st.lists(st.tuples(st.sampled_from(_TEXTS), st.sampled_from(_DATES)), min_size=2, max_size=7),
    st.sampled_from([1, 2, 3, join.COMMON]),
    st.randoms(use_true_random=False),
)
def test_the_order_of_changes_does_not_matter(told: list[tuple[str, str | None]], common: int, chance: Random) -> None:
    """Links kept after adding and removing documents in lots of any size are those of linking all at once.

    Also where keys become too common on the way, and common no more.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(join, "COMMON", common)
        _change_in_lots(told, chance)


def _change_in_lots(told: list[tuple[str, str | None]], chance: Random) -> None:
    held = {f"d{at}": Told(text, date=date).slips(f"d{at}") for at, (text, date) in enumerate(told)}
    index, links = Slips(), dict[str, Link]()
    order = sorted(held)
    chance.shuffle(order)
    lots: list[tuple[list[str], bool]] = []
    while order:
        lot = chance.randint(1, len(order))
        lots.append((order[:lot], True))
        order = order[lot:]
    for names, put in [*lots, (lots[0][0], False), (lots[0][0], True)]:
        changed = [slip for name in names for slip in held[name]]
        if put:
            index.add(changed)
        else:
            for name in names:
                index.remove(name)
        found = relink(index, changed)
        links = {key: link for key, link in links.items() if found.touched.isdisjoint(link.hangs_on)}
        links |= {repr(link): link for link in found.links}
    assert set(links) == {repr(link) for link in linked(*held.values())}


def test_linking_twice_is_linking_once() -> None:
    """What is linked already stays as it is."""
    held = [slip for at, text in enumerate(_TEXTS) for slip in Told(text).slips(f"d{at}")]
    index = Slips(held)
    assert relink(index, held) == relink(index, held)
