"""How claims stand, as it is kept, is what comparing all at once gives: in any order, after judgements, undone."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from onrecord.build import link_record
from onrecord.linking import accord
from onrecord.linking.accord import Accord, accords, claims, settled
from onrecord.model import Document, Link, Occurrence, Reading
from onrecord.record import Reader
from onrecord.record.accords.asking import all_stands, differing, is_compared
from onrecord.record.judgements.making import Draft, make
from onrecord.record.query_happenings import kin_of, told_by_several
from onrecord.record.query_reading import read_reading
from onrecord.record.store import Store
from onrecord.views.all_accords import all_accords
from onrecord.views.disputes import disputes
from onrecord.views.occasions import occasions
from tests.record.conftest import WHEN, make_record
from tests.record.test_linking import PILES, SLOWLY, put
from tests.views.accounts_pile import link_accounts, put_accounts

Made = tuple[Document, Reading]


def computed(reader: Reader) -> tuple[Accord, ...]:
    """Return the accords of all claims, compared at once, but for those that agree."""
    ids = [(row["number"], row["id"], row["text"]) for row in reader.rows("SELECT number, id, text FROM documents")]
    names = {number: id_ for number, id_, _ in ids}
    held = [claim for _, id_, text in ids for claim in claims(id_, read_reading(reader, id_), text)]
    groups: dict[str, list[Occurrence]] = {}
    for told in told_by_several(reader):
        groups.setdefault(told.happening, []).append(Occurrence(names[told.document], told.event))
    joined = [
        Link("same_event", first, other, "same", 1.0, (), "") for first, *others in groups.values() for other in others
    ]
    found = accords(held, [*joined, *(kin.link for kin in kin_of(reader))])
    return tuple(one for one in found if one.relation != "agree")


def check(store: Store) -> tuple[Accord, ...]:
    """Compare what is kept with what is computed, and return it."""
    store.compare(accord)
    assert is_compared(store.reader)
    kept = settled(all_stands(store.reader))
    assert kept == computed(store.reader)
    return kept


def add(store: Store, pile: Iterable[Made]) -> None:
    put(store, pile)
    link_record(store)


@given(PILES, st.data())
@SLOWLY
def test_kept_is_computed_in_any_order(pile: list[Made], data: st.DataObject) -> None:
    order = data.draw(st.permutations(pile))
    with TemporaryDirectory() as folder, make_record(Path(folder) / "x.db") as store:
        found = []
        for made in order:
            add(store, [made])
            found.append(check(store))
    with TemporaryDirectory() as folder, make_record(Path(folder) / "y.db") as store:
        add(store, pile)
        assert check(store) == found[-1]


def test_accounts_that_differ_are_kept(store: Store) -> None:
    """Two sides, a copy, a page without date: judged apart, and taken back."""
    ids = put_accounts(store)
    link_accounts(store, ids)
    before = check(store)
    assert "differ" in {one.relation for one in before}
    one, other = (
        store.reader.rows(
            "SELECT v.id FROM events AS v JOIN documents AS d ON d.number = v.document WHERE d.id = :id", id=ids[name]
        )[0][0]
        for name in ("post", "courier")
    )
    judge = partial(make, store.reader, who="R. Lind", why="two nights")
    apart = judge(Draft("different", (one, other)), now=WHEN)
    store.judge([apart], who="R. Lind", when=WHEN)
    assert not is_compared(store.reader)
    assert check(store) != before
    undone = judge(Draft("undo", (apart.id,)), now=WHEN + timedelta(minutes=1))
    store.judge([undone], who="R. Lind", when=WHEN)
    assert check(store) == before
    forgotten = ids["board"]
    store.erase([forgotten], {}, why="asked for", who="R. Lind", when=WHEN)
    assert forgotten not in {end.document for stand in check(store) for end in (stand.a.at, stand.b.at)}


def test_what_is_not_up_to_date_is_computed(store: Store) -> None:
    """A question after an interrupted run is answered as if everything had been compared."""
    link_accounts(store, put_accounts(store))
    assert not is_compared(store.reader)

    def answers() -> tuple[object, ...]:
        reader = store.reader
        links = frozenset(one if isinstance(one, Link) else one.link() for one in all_accords(reader))
        return occasions(reader), disputes(reader), disputes(reader, incomparable=True), links

    computed_now = answers()
    check(store)
    assert answers() == computed_now
    assert all(computed_now)


def test_accounts_that_differ_are_counted(store: Store) -> None:
    ids = put_accounts(store)
    link_accounts(store, ids)
    check(store)
    numbers = {row["id"]: row["number"] for row in store.reader.rows("SELECT id, number FROM documents")}
    every = [(row["document"], row["local"]) for row in store.reader.rows("SELECT document, local FROM statements")]
    found = differing(store.reader, every)
    for place in every:
        assert differing(store.reader, [place]).get(place, 0) == found.get(place, 0), "asked alone it is the same"
    differ = [one for one in check(store) if one.relation == "differ"]
    for name in ("post", "courier", "board"):
        others = {
            (there.at.document, there.statement or there.at.item)
            for one in differ
            for here, there in ((one.a, one.b), (one.b, one.a))
            if (here.at.document, here.statement) == (ids[name], "s1")
        }
        assert found.get((numbers[ids[name]], "s1"), 0) == len(others)
    assert sum(found.values())
