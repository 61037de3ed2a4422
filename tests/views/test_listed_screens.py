"""Dates, linked events and what waits, a stretch at a time: no answer is stale, whatever changed before it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from onrecord import api
from onrecord.record import Reader
from onrecord.record.judgements.links import judged_links
from onrecord.record.listing.dates import Between, bounds_of
from onrecord.views import questions as views
from onrecord.views.accords import accords, differing_in
from onrecord.views.accounts import Accounts
from onrecord.views.shelf import Shelf
from onrecord.views.timeline import _between
from onrecord.views.values import Stretch, TimelineRow, Wanted


def turned(put: Callable[..., Stretch[Any]], limit: int, **asked: Any) -> list[Any]:  # noqa: ANN401 - rows of any kind
    """Return all rows, stretch by stretch."""
    rows: list[Any] = []
    after = None
    while True:
        stretch = put(limit=limit, after=after, **asked)
        rows += stretch.rows
        after = stretch.after
        if after is None:
            return rows


def in_time(row: TimelineRow) -> tuple[str, str, str]:
    return row.earliest, row.latest, row.lane


def check_dates(reader: Reader) -> None:
    """All dates, in each lane, between some days: as the timeline tells them that looks at every document."""
    whole = views.timeline(reader, Wanted())
    days = sorted({row.earliest for row in whole})
    asked = [(None, None), (days[len(days) // 3][:7], days[2 * len(days) // 3]), (days[-1], None), (None, days[0][:4])]
    for since, until in asked:
        wanted = Wanted(since=since, until=until)
        slow = views.timeline(reader, wanted)
        for limit in (1, 7, 1_000):
            rows = turned(lambda **more: views.timeline_listed(reader, wanted, **more), limit)  # noqa: B023 - called at once
            assert sorted(map(repr, rows)) == sorted(map(repr, slow))
            assert list(map(in_time, rows)) == list(map(in_time, slow))
        for lane in ("happened", "said", "published"):
            one = turned(lambda **more: views.timeline_listed(reader, wanted, **more), 5, lane=lane)  # noqa: B023 - as above
            assert {*one} == {row for row in slow if row.lane == lane}
        for limit in (1, 5):
            assert [in_time(row) for row in views.timeline(reader, Wanted(since=since, until=until, limit=limit))] == [
                in_time(row) for row in slow[:limit]
            ]


def check_events(reader: Reader) -> None:
    """Linked events in order of how many documents tell of them, counted in all documents."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for row in reader.rows("SELECT canonical, document, type FROM events"):
        groups.setdefault(row[0], []).append((row[1], row[2]))
    shelf = Shelf(reader)
    for least in (1, 2):
        for type_ in (None, *sorted({type_ for told_ in groups.values() for _, type_ in told_})[:3]):
            wanted = [
                (len({document for document, _ in held}), len(held), id_)
                for id_, held in groups.items()
                if type_ is None or any(type_ == one for _, one in held)
            ]
            wanted = [one for one in sorted(wanted, reverse=True) if one[0] >= least]
            types = () if type_ is None else (type_,)
            stretch = views.occasions_listed(reader, types=types, least=least, limit=3)
            assert stretch.total == len(wanted)
            rows = turned(
                lambda **more: views.occasions_listed(reader, types=types, least=least, **more),  # noqa: B023 - as above
                7,
            )
            assert [(len(row.documents), row.accounts, row.id) for row in rows] == wanted
    for id_ in [one[2] for one in wanted[:5]]:
        accounts = Accounts(shelf, id_)
        assert differing_in(shelf, accounts) == sum(row.relation == "differ" for row in accords(shelf, accounts))


def check_waiting(reader: Reader) -> None:
    """The heaviest first; nothing that people judged, nothing that is one already, each pair once."""
    queue = views.queue(reader, 100_000)
    first = views.turn_of(reader, 0)
    assert first.total == len(queue)
    if queue:
        assert [views.turn_of(reader, place).row for place in range(0, len(queue), 7)]
        assert views.turn_of(reader, len(queue) + 5).at == len(queue) - 1
        assert first.row is not None
        assert first.row.weight == queue[0].weight
    for concern, number in first.counts:
        assert views.turn_of(reader, 0, concern).total == number == sum(row.concern == concern for row in queue)
    doubtful = {row.items[0] for row in queue if row.concern == "low-score"}
    assert doubtful == {
        row[0]
        for row in reader.rows(
            "SELECT s.id FROM statements AS s WHERE s.score < 0.5 AND NOT EXISTS (SELECT 1 FROM judged AS j WHERE"
            " j.document = s.document AND j.kind = 'statement' AND j.local = s.local)"
        )
    }
    for kind, table in (("same_entity", "entities"), ("same_event", "events")):
        groups: set[frozenset[str]] = set()
        apart: set[frozenset[str]] = set()
        for row in reader.rows(
            f"SELECT da.id AS one, l.a_item, db.id AS other, l.b_item, a.canonical AS a, b.canonical AS b, l.relation"  # noqa: S608 - ours
            f" FROM links AS l JOIN {table} AS a ON a.document = l.a_document AND a.local = l.a_item"
            f" JOIN {table} AS b ON b.document = l.b_document AND b.local = l.b_item"
            " JOIN documents AS da ON da.number = l.a_document JOIN documents AS db ON db.number = l.b_document"
            " WHERE l.kind = :kind AND l.relation = 'possible' AND a.canonical <> b.canonical",
            kind=kind,
        ):
            groups.add(frozenset((row["a"], row["b"])))
        for link in judged_links(reader):
            if link.kind == kind:
                ends = [
                    reader.rows(
                        f"SELECT x.canonical FROM {table} AS x JOIN documents AS d ON d.number = x.document"  # noqa: S608 - ours
                        " WHERE d.id = :document AND x.local = :item",
                        document=end.document,
                        item=end.item,
                    )[0][0]
                    for end in (link.a, link.b)
                ]
                apart.add(frozenset(ends))
        held = {
            frozenset((row["a"], row["b"]))
            for row in reader.rows("SELECT a, b FROM listed_waiting WHERE kind = :kind", kind=kind)
        }
        assert held == groups - apart


def check(path: Path) -> None:
    """Check all of it on the record as it is now."""
    with api.open(path) as record:
        reader = record._asking()
        check_dates(reader)
        check_events(reader)
        check_waiting(reader)


def test_no_answer_is_stale(sample_record: Path, tmp_path: Path) -> None:
    """After adding, after judgements of several kinds, after taking them back, after erasing."""
    copied = tmp_path / "samples.db"
    shutil.copy(sample_record, copied)
    check(copied)
    with api.open(copied) as record:
        doubtful = [row for row in record.queue(50) if row.concern == "low-score"]
        possible = [
            row for row in record.queue(200) if row.concern == "possible-link" and " judge same " in row.command
        ]
        made = [record.judge("accept", row.items[0], why="it is", who="R. Lind") for row in doubtful[:2]]
        made += [record.judge("different", *row.items, why="two", who="R. Lind") for row in possible[:1]]
        made += [record.judge("same", *row.items, why="one", who="R. Lind") for row in possible[1:2]]
    assert made
    check(copied)
    with api.open(copied) as record:
        for judgement in (row for row in record.judgements() if row.state == "holds"):
            record.undo(judgement.id, why="no", who="R. Lind")
    check(copied)
    with api.open(copied) as record:
        record.erase(record.sources()[0].document, why="asked for", who="R. Lind")
    check(copied)


def test_bounds() -> None:
    """What cannot be placed in time has no bounds; an interval is asked for by its outer days."""
    assert bounds_of("") is None
    assert bounds_of("2021-03") == ("2021-03-01", "2021-03-31")
    assert _between(Wanted(since="2021", until="2022-02")) == Between("2021-01-01", "2022-02-28")
