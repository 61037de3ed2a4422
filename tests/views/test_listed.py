"""Statements page by page: what is wanted, once and in order, with exact counts of every value."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Evidence, Link, Occurrence, Relinked, Span
from onrecord.record import Reader, open_reader
from onrecord.views.listed import listed, tallied
from onrecord.views.sifting import in_every_spelling, only_listed
from onrecord.views.statements import said
from onrecord.views.values import ListedRow, Wanted
from tests.record.conftest import WHEN, make_record
from tests.record.pile import original
from tests.views.pile import ARTICLE, article, at, put_all

WANTED = (
    Wanted(),
    Wanted(own_voice=True),
    Wanted(by="Moran"),
    Wanted(about="Moran", own_voice=True),
    Wanted(words="harbour", own_voice=True),
    Wanted(since="2024-03-04", until="2024-03"),
    Wanted(manner=("direct", "turn")),
    Wanted(document="talk.txt"),
    Wanted(stance=("deny", "ask")),
    Wanted(outlet=("River Post",), depth=(2,)),
    Wanted(event=("killing",)),
    Wanted(office=("the  Mayor",)),
    Wanted(counted=("men",)),
    Wanted(happened_since="2024-03-03", own_voice=True),
    Wanted(reviewed=True),
    Wanted(tier=("speech",), until="2023"),
)


def turned(reader: Reader, wanted: Wanted, limit: int) -> list[ListedRow]:
    """Return all rows, page by page."""
    rows: list[ListedRow] = []
    after = None
    while True:
        stretch = listed(reader, wanted, limit=limit, after=after)
        assert stretch.before == len(rows)
        rows += stretch.rows
        after = stretch.after
        if after is None:
            assert stretch.total == len(rows)
            return rows


@pytest.mark.parametrize("wanted", WANTED)
def test_pages_tell_what_said_tells(reader: Reader, wanted: Wanted) -> None:
    rows = said(reader, wanted)
    for limit in (1, 2, 50):
        assert {row.statement.id: row.statement for row in turned(reader, wanted, limit)} == {
            row.id: row for row in rows
        }
    days = [row.statement.said or row.statement.published.edtf or "~" for row in turned(reader, wanted, 2)]
    assert days == sorted(days)


@pytest.mark.parametrize("wanted", WANTED)
def test_counts_are_those_of_the_rows(reader: Reader, wanted: Wanted) -> None:
    rows = turned(reader, wanted, 50)
    found = {held.filter: {one.value: one.statements for one in held.tallies} for held in tallied(reader, wanted)}
    assert found["manner"] == Counter(row.statement.manner for row in rows)
    assert found["stance"] == Counter(row.statement.stance for row in rows)
    assert found["outlet"] == Counter(row.outlet for row in rows if row.outlet)
    assert found["speaker"] == Counter(one for row in rows for one in set(row.statement.speaker_ids))
    assert sum(found["reviewed"].values()) == len(rows)
    for name in ("speaker", "origin", "event", "office", "counted", "outlet"):
        for value, count in found[name].items():
            chosen: Any = {name: (value,)}
            narrowed = replace(wanted, **chosen)
            if not getattr(wanted, name):
                assert listed(reader, narrowed).total == count


def test_few_values_are_told_and_that_there_are_more(reader: Reader) -> None:
    first, *_ = tallied(reader, Wanted(stance=("deny",)), most=1, filters=("stance", "manner"))
    assert [(one.value, one.chosen) for one in first.tallies] == [("deny", True)]
    assert not first.more
    manners = tallied(reader, Wanted(own_voice=True), most=2, filters=("manner",))[0]
    assert len(manners.tallies) == 2
    assert manners.more


def test_chosen_filters_count_what_the_others_leave(reader: Reader) -> None:
    wanted = Wanted(stance=("deny",), outlet=("River Post",), since="2024", own_voice=True)
    stance, outlet, said_in = tallied(reader, wanted, filters=("stance", "outlet", "said"), others=True)
    for name, held in (("stance", stance), ("outlet", outlet)):
        nothing: Any = {name: ()}
        assert held.tallies == tuple(
            replace(one, chosen=one.value in getattr(wanted, name))
            for one in tallied(reader, replace(wanted, **nothing), filters=(held.filter,))[0].tallies
        )
    assert said_in == tallied(reader, replace(wanted, since=None), filters=("said",))[0]


def test_a_name_is_sought_in_every_spelling(reader: Reader) -> None:
    assert in_every_spelling(reader, "ada moran") == 'ada moran OR "Ada Moran" OR "Moran"'
    assert in_every_spelling(reader, '"ada moran"') == '"ada moran"'
    assert in_every_spelling(reader, "harbour") == "harbour"
    assert in_every_spelling(reader, "…") == "…"


def test_what_lists_alone_know_is_told_apart() -> None:
    assert only_listed(Wanted(by="Moran", own_voice=True, limit=3)) is None
    assert only_listed(Wanted(by="Moran", tag=("ask",))) == Wanted(tag=("ask",), own_voice=True)


def test_copies_and_tags_are_marked(tmp_path: Path) -> None:
    """A copy of the words is counted at both ends and beside other copies; a possible one is not."""
    path = tmp_path / "border.db"
    first = article()[0].id
    with make_record(path) as store:
        put_all(store)
        document, reading = article()
        others = []
        for name in ("two.txt", "three.txt", "four.txt"):
            kept = original(f"{ARTICLE}{name}\n", name)
            store.keep(kept, who="R. Lind", when=WHEN)
            text = kept.content.decode()
            store.add(
                replace(document, id=kept.id, path=name, source_id=name, text=text),
                replace(reading, document=kept.id),
                who="R. Lind",
                when=WHEN,
            )
            others.append(kept.id)
        whole = Span(0, at(ARTICLE, "An officer").start)
        links = tuple(
            Link(
                "copy_of",
                Occurrence(other, "p1"),
                Occurrence(first, "p1"),
                relation,
                0.9,
                (Evidence(other, whole), Evidence(first, whole)),
                "shared",
                (other,),
            )
            for other, relation in zip(others, ("verbatim", "verbatim", "possible"), strict=True)
        )
        store.relinked("part", Relinked(frozenset(), links))
        store.list_anew()
    with open_reader(path) as reader:
        marks = {
            (row.statement.document, row.statement.content[0].text): row.copies for row in turned(reader, Wanted(), 9)
        }
        told = "that guards had killed two men"
        assert [marks[one, told] for one in (first, *others)] == [2, 2, 2, 0]
        assert [marks[one, '"nobody was hurt"'] for one in (first, *others)] == [0, 0, 0, 0]
        origins = tallied(reader, Wanted(own_voice=True, manner=("author",)), filters=("origin",))[0].tallies
        assert [(one.label, one.statements) for one in origins] == [
            ("River Post: Harbour closed", 3),
            ("River Post: Harbour closed", 1),
        ]
