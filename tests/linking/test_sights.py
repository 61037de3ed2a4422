"""What is seen of two events at once is what weighing them would say."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.cards import Sort
from onrecord.linking.happenings.facts import Happening, Party
from onrecord.linking.happenings.sights import are_apart, sight_of
from onrecord.linking.happenings.weigh import weigh
from onrecord.model import Occurrence, Span

DAYS = st.sampled_from([None, "-0043-03-15", "2024-03-05", "2024-03-06", "2024-03-07", "2024-06-05", "2024-06-10"])
NAMES = st.sampled_from([None, "Ada Moran", "Viktor Lindemann", "V. Lindemann", "Moran", "River Council"])


@st.composite
def _happenings(draw: st.DrawFn, document: str) -> Happening:
    names = draw(st.lists(NAMES, max_size=2))
    first, last = draw(DAYS), draw(DAYS)
    if first is not None and last is not None and last < first:
        first, last = last, first
    parties = tuple(
        Party("who", f"e{place}", name, _sort_of(name), (), (), None, None, many=False, back=False, span=None)
        for place, name in enumerate(names)
    )
    return Happening(
        at=Occurrence(document, "v1"),
        type=draw(st.sampled_from(["resignation", "defection", "meeting"])),
        about="who",
        trigger=(Span(0, 8),),
        stems=frozenset({"resig"}),
        parties=parties,
        place=None,
        beside=(),
        first=first,
        last=last,
        dated=draw(st.booleans()),
        when=None,
        home="Koldar",
        polarity="affirmed",
        modality="actual",
        around=frozenset(),
        gist=frozenset(),
    )


def _sort_of(name: str | None) -> Sort | None:
    return None if name is None else "body" if name.endswith("Council") else "person"


@given(_happenings("d1"), _happenings("d2"))
def test_those_apart_exclude_each_other(one: Happening, other: Happening) -> None:
    """What is seen at once holds in both directions; what happens once may be told three months apart."""
    apart = are_apart(sight_of(one), sight_of(other))
    assert apart == are_apart(sight_of(other), sight_of(one))
    if apart:
        found = weigh(one, other)
        assert (found.outcome, found.conflict) == ("different", True)


def test_most_are_seen_to_be_apart() -> None:
    """By their days, and by whom they are about."""
    seen = [
        sight_of(_told("Ada Moran", "2024-03-05")),
        sight_of(_told("Ada Moran", "2024-03-08")),
        sight_of(_told("Viktor Lindemann", "2024-03-05")),
        sight_of(_told("A. Moran", "2024-03-05")),
    ]
    assert [are_apart(seen[0], other) for other in seen] == [False, True, True, False]


def _told(name: str, day: str) -> Happening:
    party = Party("who", "e1", name, "person", (), (), None, None, many=False, back=False, span=None)
    nothing = frozenset[str]()
    return Happening(
        *(Occurrence("d1", "v1"), "meeting", "who", (Span(0, 3),), nothing, (party,), None, (), day, day),
        dated=True,
        when=None,
        home=None,
        polarity="affirmed",
        modality="actual",
        around=nothing,
        gist=nothing,
    )
