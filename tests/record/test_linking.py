"""Linking in the record: whatever the order and the lots, the links are those of linking all at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.build import link_record, linking_version
from onrecord.linking import LAYERS, link, slips_of
from onrecord.model import (
    Dated,
    Document,
    Event,
    Link,
    Masthead,
    Original,
    Part,
    Passage,
    Reading,
    Role,
    Span,
    Statement,
    When,
    content_id,
)
from onrecord.record import Reader
from onrecord.record.query_links import read_links
from onrecord.record.store import Store
from tests.linking.test_entities import ENTITIES, POSTS, Named, reading
from tests.record.conftest import WHEN, make_record

BODIES = (
    """The bridge over the slow river was closed on Monday after two boats had struck its middle pillar in the fog, and
nobody at the harbour knows yet how long the repair of the old stones is going to take this winter.""",
    """A late frost has spoilt most of the apple harvest in the northern valleys, and the price of a crate at the
morning market rose by half within a week, which nobody there remembers from earlier years.""",
)


@dataclass(frozen=True)
class Page:
    """A made document: names, a post of the first of them, a body that others may share, a day on which it happened."""

    named: tuple[Named, ...]
    post: str | None
    body: int
    day: str

    def made(self, number: int) -> tuple[Document, Reading]:
        """Return the document and its reading."""
        posts = [(self.named[0][1], self.post)] if self.post and self.named else ()
        _, found, names = reading("x", *self.named, posts=posts)
        text = f"{names}\n{BODIES[self.body]}\n{number}"
        id_ = content_id(text.encode())
        spans = Span(0, len(names) + 1), Span(len(names) + 1, len(text))
        named = [mention for mention in found.mentions if mention.kind == "person"]
        event = Event(
            "v1",
            "killing",
            (Span(len(names) + 5, len(names) + 11),),
            "s1",
            tuple(Role("who", mention.entity, mention.span) for mention in named[:1]),
            date=When(self.day),
        )
        told = replace(
            found,
            document=id_,
            masthead=Masthead(published=Dated(self.day, how="metadata")),
            parts=(Part("p1", Span(0, len(text))),),
            passages=(Passage("g1", spans[0], "lead", "p1"), Passage("g2", spans[1], "body", "p1")),
            statements=(Statement("s1", (spans[1],), "author", "p1"),),
            events=(event,),
        )
        return Document(id_, f"{number}", f"{number}.txt", "text/plain", text, "en"), told


PAGES = st.builds(
    Page,
    st.lists(ENTITIES.map(tuple), min_size=1, max_size=1).map(lambda lists: lists[0]),
    POSTS,
    st.integers(0, 1),
    st.sampled_from(["2024-02-01", "2024-02-02"]),
)
PILES = st.lists(PAGES, min_size=1, max_size=5).map(
    lambda pages: [page.made(number) for number, page in enumerate(pages)]
)
SLOWLY = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
Made = tuple[Document, Reading]
READ_THROUGH = frozenset(
    (
        "SCAN s USING INDEX ix_slips_gone",
        "SCAN slips USING COVERING INDEX ix_slips_document",
        "SCAN w VIRTUAL TABLE INDEX 1:",
        *("SCAN t", "SCAN p", "SCAN nodes", "SCAN held", "SCAN few"),
    )
)
"""What may be read through: what went, what is touched, judgements, what was just found or handed over; a count that
stops early.
"""


def put(store: Store, pile: Iterable[Made], *, slipped: bool = True) -> None:
    """Add documents as the corridor does, or as it stood before linking kept anything of them."""
    store.begin_linking(linking_version())
    for document, told in pile:
        store.keep(Original(document.id, document.path, document.text.encode()), who="me", when=WHEN)
        slips = slips_of(document, told) if slipped else None
        store.add(document, told, who="me", when=WHEN, slips=slips)


def state(reader: Reader) -> Mapping[str, Any]:
    """Return the links and the groups, which do not depend on the order of adding."""
    return {
        "links": read_links(reader),
        **{
            table: sorted(tuple(row) for row in reader.rows(f"SELECT id, canonical FROM {table}"))  # noqa: S608 - ours
            for table in ("entities", "events")
        },
    }


def at_once(pile: list[Made]) -> Mapping[str, Any]:
    """Return the state of a record into which documents are put, and then linked all at once."""
    with TemporaryDirectory() as folder, make_record(Path(folder) / "x.db") as store:
        put(store, pile)
        link_record(store)
        return state(store.reader)


def plain(links: Iterable[Link]) -> set[Link]:
    return {replace(one, hangs_on=()) for one in links}


@SLOWLY
@given(PILES, st.data())
def test_one_by_one_is_all_at_once(pile: list[Made], data: st.DataObject) -> None:
    """In any order and any lots; and the record holds what linking in memory proposes."""
    whole = at_once(pile)
    assert set(whole["links"]) == plain(link(pile))
    with TemporaryDirectory() as folder, make_record(Path(folder) / "x.db") as store:
        order = data.draw(st.permutations(pile))
        while order:
            lot = data.draw(st.integers(1, len(order)))
            put(store, order[:lot])
            link_record(store)
            order = order[lot:]
        assert state(store.reader) == whole
        assert not store.links_outdated()


@SLOWLY
@given(PILES)
def test_linking_twice_is_linking_once(pile: list[Made]) -> None:
    """Also where all slips are made again, from the stored readings."""
    with TemporaryDirectory() as folder, make_record(Path(folder) / "x.db") as store:
        put(store, pile, slipped=False)
        assert store.links_outdated()
        link_record(store)
        whole = state(store.reader)
        link_record(store)
        assert state(store.reader) == whole == at_once(pile)
        for document, told in store.readings():
            store.put_slips({document: slips_of(store.document(document), told)})
        assert store.links_outdated()
        link_record(store)
        assert state(store.reader) == whole
        assert not store.links_outdated()


@SLOWLY
@given(PILES, st.data())
def test_a_document_that_went_was_never_there(pile: list[Made], data: st.DataObject) -> None:
    """A reading that finds nothing leaves the others as they are without it; and the reading may come back."""
    whole = at_once(pile)
    gone = data.draw(st.sets(st.sampled_from([document.id for document, _ in pile])))
    emptied = [(document, Reading(document.id, "v0") if document.id in gone else told) for document, told in pile]
    with TemporaryDirectory() as folder, make_record(Path(folder) / "x.db") as store:
        put(store, pile)
        link_record(store)
        put(store, emptied)
        if data.draw(st.booleans()):
            link_record(store)
            assert state(store.reader) == at_once([made for made in pile if made[0].id not in gone])
        put(store, pile)
        link_record(store)
        assert state(store.reader) == whole


@SLOWLY
@given(PILES)
def test_another_version_of_linking_begins_anew(pile: list[Made]) -> None:
    """Whatever was linked, and whatever waits, is made anew from the readings."""
    with TemporaryDirectory() as folder, make_record(Path(folder) / "x.db") as store:
        put(store, pile[:1])
        link_record(store)
        put(store, pile[1:])
        store.begin_linking("another version")
        assert read_links(store.reader) == ()
        link_record(store)
        assert state(store.reader) == at_once(pile)


def test_linking_reads_no_table_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One document more costs what it touches: all that is asked in between goes by an index."""
    named: tuple[Named, ...] = (("person", "Ada Oru", ()), ("place", "Elmhaven", ()))
    pile = [Page(named, "president", 0, "2024-02-01").made(number) for number in range(2)]
    plans: set[str] = set()
    rows = Reader.rows

    def explained(self: Reader, sql: str, **values: Any) -> list[Any]:  # noqa: ANN401 - what SQL takes
        plans.update(str(row["detail"]) for row in rows(self, f"EXPLAIN QUERY PLAN {sql}", **values))
        return rows(self, sql, **values)

    with make_record(tmp_path / "x.db") as store:
        put(store, pile[:1])
        link_record(store)
        put(store, pile[1:])
        monkeypatch.setattr(Reader, "rows", explained)
        for name, layer in LAYERS.items():
            while store.relink(name, layer.relink):
                pass
    assert any(plan.startswith("SEARCH l USING COVERING INDEX") for plan in plans), "links were looked up"
    assert {plan for plan in plans if plan.startswith("SCAN")} <= READ_THROUGH
