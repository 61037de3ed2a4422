"""Generated report files."""

from typing import Literal

from hypothesis import strategies as st

from onrecord.exports.builder.values import Asked, Cited, Item, Plan, Question, Words
from onrecord.model import Anchor, ItemKind, Place, Span

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    ["a\nb\n\nc", "**b**", "> x\n- y", '"\\', "نامه", "[@s:00ff]", "\u2028", "<script>"]
)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
DATES = st.sampled_from(["2021", "2021-03", "2021-03-05", "2021~", "2021-01/2021-06"])


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Return any stretch."""
    start = draw(st.integers(0, 10_000))
    return Span(start, start + draw(st.integers(1, 500)))


@st.composite
def cited(draw: st.DrawFn) -> Cited:
    """Return anything that can be cited."""
    kinds: list[Literal["statement", "dossier", "counts"]] = ["statement", "dossier", "counts"]
    kind = draw(st.sampled_from(kinds))
    places = draw(st.lists(st.builds(Place, spans(), WORDS), min_size=1, max_size=3))
    details = draw(st.dictionaries(NAMES, WORDS, max_size=3))
    anchored: ItemKind = "statement" if kind == "statement" else "event"
    anchor = Anchor(draw(NAMES), anchored, tuple(places), tuple(details.items()), draw(st.integers(1, 4)))
    return Cited(kind, draw(NAMES), anchor)


def asked() -> st.SearchStrategy[Asked]:
    """Return any question that can be put."""
    one = st.none() | NAMES
    manners = st.lists(st.sampled_from(["direct", "indirect", "author"]), unique=True, max_size=2).map(tuple)
    some = st.lists(NAMES, max_size=2).map(tuple)
    limit = st.none() | st.integers(1, 99)
    searches = st.builds(
        Asked,
        st.sampled_from(["search", "timeline"]),
        by=one,
        about=one,
        words=one,
        since=st.none() | DATES,
        until=st.none() | DATES,
        manner=manners,
        limit=limit,
    )
    return searches | st.builds(Asked, st.just("cases"), events=some, role=one, names=some, limit=limit)


ITEMS: st.SearchStrategy[Item] = st.builds(Words, WORDS) | cited() | asked()
CHAPTERS = st.builds(Question, WORDS, st.lists(ITEMS, max_size=4).map(tuple))
PLANS = st.builds(Plan, WORDS, WORDS, st.lists(CHAPTERS, max_size=4).map(tuple))
