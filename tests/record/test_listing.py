"""Lists of statements: what is kept up change by change equals what is listed anew; every way of asking agrees."""

import random
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Anchor
from onrecord.record.listing import asking, columns, pages
from onrecord.record.listing import bits as bitmaps
from onrecord.record.listing.asking import Interval, Sifted, sift
from onrecord.record.listing.counting import tallies
from onrecord.record.listing.pages import Order, Spot, page
from onrecord.record.reader import Reader
from onrecord.record.store import Store
from tests.record.judging import DOCUMENT, judged, on, setting, words
from tests.record.pile import put_pile
from tests.record.test_judging import judge, link, put_article
from tests.record.test_linked import MORAN
from tests.views.pile import put_all

FACETS = (
    *("speaker", "origin", "outlet", "event", "office", "counted", "said", "happened", "manner", "tag"),
    *("reviewed", "about"),
)

DERIVED = (
    *("listed", "listed_values", "listed_bits", "listed_columns", "listed_entities", "listed_dates", "listed_events"),
    *("listed_waiting", "listed_parts", "listed_cases", "statement_words"),
)


def state(reader: Reader) -> Mapping[str, Any]:
    """Return what is listed, without the numbers that statements and values happen to have."""
    held: dict[tuple[int, int], set[tuple[str, str]]] = {}
    for row in reader.rows("SELECT * FROM listed_values"):
        bits = asking.bits_of(reader, row["number"])
        assert bitmaps.size(bits) == row["statements"] > 0
        for number in bitmaps.numbers(bits):
            at = reader.rows("SELECT document, position FROM listed WHERE number = :n", n=number)[0]
            held.setdefault((at[0], at[1]), set()).add((row["facet"], row["value"]))
        if row["facet"] in columns.IN_COLUMNS:
            assert columns.bearing_any(reader, row["facet"], (row["number"],)) == bits
    for facet in columns.IN_COLUMNS:
        borne = columns.numbers_borne(reader, facet, sift(reader, Sifted()))
        of_values = "SELECT number, statements FROM listed_values WHERE facet = :facet"
        assert borne == {row[0]: row[1] for row in reader.rows(of_values, facet=facet)}
    return {
        "held": held,
        "days": {tuple(row) for row in reader.rows("SELECT document, position, day FROM listed")},
        "entities": {tuple(row) for row in reader.rows("SELECT * FROM listed_entities")},
        "labels": {tuple(row) for row in reader.rows("SELECT facet, value, label FROM listed_values")},
        "dates": {tuple(row) for row in reader.rows("SELECT * FROM listed_dates")},
        "events": {tuple(row) for row in reader.rows("SELECT * FROM listed_events")},
        "waiting": {(*row[:5], *row[6:]) for row in reader.rows("SELECT * FROM listed_waiting")},
        "parts": {tuple(row) for row in reader.rows("SELECT * FROM listed_parts")},
        "cases": {tuple(row) for row in reader.rows("SELECT * FROM listed_cases")},
        "words": sorted(row[0] for row in reader.rows("SELECT words FROM statement_words")),
    }


def anew(store: Store) -> Mapping[str, Any]:
    """Return what is listed of the same record when everything is listed anew."""
    with store._writer.transaction() as inside:
        for table in DERIVED:
            inside.connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - ours
        inside.connection.exec_driver_sql("INSERT INTO stale_documents SELECT number, FALSE FROM documents")
        for of in ("entities", "events"):
            inside.connection.exec_driver_sql(f"INSERT INTO stale_{of} SELECT DISTINCT canonical FROM {of}")  # noqa: S608 - ours
    store.list_anew()
    return state(store.reader)


def test_what_is_kept_up_is_what_is_listed_anew(store: Store) -> None:
    """After documents, links, judgements of all kinds, and after taking these back."""
    put_article(store)
    store.list_anew()
    put_pile(store)
    put_all(store)
    store.list_anew()
    link(store, MORAN)
    store.list_anew()
    before = state(store.reader)
    assert before == anew(store)
    made = [
        judged("reject", on("statement", "s2")),
        judged("add", words("were arrested", "event"), settings=(setting("type", "killing"),), minute=1),
        judged("set", Anchor(DOCUMENT, "document"), settings=(setting("outlet", "Dam News"),), minute=2),
        judged("tag", on("statement", "s1"), settings=(setting("tag", "Ask  again"),), minute=3),
    ]
    judge(store, *made)
    changed = state(store.reader)
    assert changed != before
    assert {("outlet", "Dam News"), ("tag", "ask again"), ("event", "killing")} <= set().union(
        *changed["held"].values()
    )
    assert changed == anew(store)
    judge(store, *(judged("undo", undoes=item.id, minute=10 + place) for place, item in enumerate(made)))
    link(store, MORAN)
    store.list_anew()
    assert state(store.reader) == before == anew(store)


@pytest.fixture
def listed(store: Store) -> Reader:
    """Return the whole pile, listed."""
    put_article(store)
    put_pile(store)
    put_all(store)
    store.list_anew()
    return store.reader


@pytest.mark.parametrize("values", [(), (("manner", ("indirect", "author")),)])
def test_values_are_counted_as_bitmaps_tell(listed: Reader, values: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    sought = sift(listed, Sifted(values=values))
    if not values:
        assert bitmaps.size(sought) == listed.number("SELECT count(*) FROM statements")
    named = bitmaps.met(sought, asking.bearing(listed, "voice", "named"))
    for facet in FACETS:
        told = []
        for row in listed.rows("SELECT * FROM listed_values"):
            among = named if (facet, row["facet"]) == ("origin", "speaker") else sought
            size = bitmaps.size_of_both(among, asking.bits_of(listed, row["number"]))
            if size and (row["facet"] == facet or among is named):
                told.append((-size, -row["statements"], row["value"]))
        told.sort(key=lambda one: one[2] if facet in {"said", "happened"} else one)
        every = [(-one.statements, one.value) for one in tallies(listed, sought, (facet,), 1_000)[facet]]
        assert every == [(size, value) for size, _, value in told]
        if facet not in {"said", "happened"}:
            for most in (1, 3):
                first = tallies(listed, sought, (facet,), most)[facet]
                assert [(-one.statements, one.value) for one in first] == every[: most + 1]


def test_pages_hold_every_statement_once_in_order(
    store: Store, listed: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In each order, looked through by themselves, walked through, and month by month."""
    judge(store, judged("set", Anchor(DOCUMENT, "document"), settings=(setting("outlet", "Dam News"),)))
    rows = listed.rows("SELECT document, position, coalesce(earliest, '~') AS day FROM statements")
    outlets = {
        number: row["value"]
        for row in listed.rows("SELECT number, value FROM listed_values WHERE facet = 'outlet'")
        for number in bitmaps.numbers(asking.bits_of(listed, row["number"]))
    }
    at = {
        (row["document"], row["position"]): outlets.get(row["number"], "~")
        for row in listed.rows("SELECT * FROM listed")
    }
    every = [(row["day"], row["document"], row["position"]) for row in rows]
    keys: Mapping[Order, Any] = {
        "date": lambda one: one,
        "newest": lambda one: (one[0] == "~", *(-int(part) for part in one[0].split("-") if part != "~"), *one[1:]),
        "outlet": lambda one: (at[one[1:]], *one),
        "place": lambda one: one[1:],
    }
    assert len(set(at.values())) > 2
    for few in (4_000, 3, -1):
        monkeypatch.setattr(pages, "FEW", few)
        for order, key in keys.items():
            for limit in (1, 2, 5, 100):
                turned_in_order = [(spot.day, spot.document, spot.position) for spot in turned(listed, limit, order)]
                assert turned_in_order == sorted(every, key=key)


def turned(reader: Reader, limit: int, order: Order = "date") -> Iterable[Spot]:
    """Yield all statements page by page."""
    sought, after = sift(reader, Sifted()), None
    while True:
        spots = page(reader, sought, after, limit, order)
        yield from spots[:limit]
        if len(spots) <= limit:
            return
        after = spots[limit - 1]


def test_dates_touch_an_interval(listed: Reader) -> None:
    """Whole months and their edges, open intervals; as every statement by itself would be judged."""
    rows = listed.rows(
        "SELECT l.number, s.earliest, s.latest FROM statements AS s JOIN listed AS l"
        " ON l.document = s.document AND l.position = s.position"
    )
    days = (None, "2023-01-01", "2024-01-31", "2024-02-29", "2024-03-01", "2024-03-05", "2024-03-31")
    for since in days:
        for until in days:
            interval = Interval(since, until)
            found = set(bitmaps.numbers(sift(listed, Sifted(said=interval))))
            assert found == {row[0] for row in rows if interval.touches(row[1], row[2])}
    in_march = sift(listed, Sifted(happened=Interval("2024-03-02", "2024-03-20")))
    types = {one.value for one in tallies(listed, in_march, ("event",), 9)["event"]}
    assert types == {"closure", "killing"}  # of the one the third, of the other one March


def test_words_people_and_documents_narrow(listed: Reader) -> None:
    moran = tuple(row[0] for row in listed.rows("SELECT canonical FROM entities WHERE name = 'Ada Moran'"))
    assert bitmaps.size(sift(listed, Sifted(words='"killed two men"'))) == 1
    assert bitmaps.size(sift(listed, Sifted(words="***"))) == 0
    said = sift(listed, Sifted(values=(("speaker", moran),)))
    origin = sift(listed, Sifted(values=(("origin", moran),)))
    assert bitmaps.size(said) >= bitmaps.size(origin) > 0
    assert bitmaps.size(sift(listed, Sifted(about=moran))) > 0
    one = sift(listed, Sifted(documents=(1,)))
    assert bitmaps.size(one) == listed.number("SELECT count(*) FROM statements WHERE document = 1")
    assert sift(listed, Sifted(values=(("speaker", ("nobody",)),))) == {}


@given(st.sets(st.integers(0, 200_000)), st.sets(st.integers(0, 200_000)))
def test_bitmaps_are_sets(one: set[int], other: set[int]) -> None:
    a, b = bitmaps.of_numbers(one), bitmaps.of_numbers(other)
    assert list(bitmaps.numbers(a)) == sorted(one)
    assert set(bitmaps.numbers(bitmaps.met(a, b))) == one & other
    assert set(bitmaps.numbers(bitmaps.joined((a, b)))) == one | other
    assert set(bitmaps.numbers(bitmaps.without(a, b))) == one - other
    assert bitmaps.size_of_both(a, b) == len(one & other)
    members = bitmaps.Members(a)
    assert [number in members for number in sorted(one | other)] == [number in one for number in sorted(one | other)]


def test_bits_are_kept_small_where_they_are_thin() -> None:
    draw = random.Random(5)  # noqa: S311 - nothing secret
    thin = bitmaps.of_numbers([7, 9_000, 65_535])[0]
    thick = bitmaps.of_numbers(draw.sample(range(65_536), 30_000))[0]
    assert len(bitmaps.packed(thin)) < 100
    assert [bitmaps.unpacked(bitmaps.packed(bits)) for bits in (thin, thick)] == [thin, thick]
