"""Generated readings of news, the exponents of what is measured, and the pictures of both."""

from itertools import islice, pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from benchmarks.news_pile import news
from benchmarks.scaling import exponents, measured
from benchmarks.whole import held_together
from docs.scaling import drawn, points_of, table
from onrecord.linking import link


def test_names_stand_where_their_mentions_say() -> None:
    """Each mention reads back as a name of its entity; each event has its words."""
    for document, reading in news(30):
        names = {entity.id: entity.names for entity in reading.entities}
        assert all(mention.span.of(document.text) in names[mention.entity] for mention in reading.mentions)
        assert all(one.span.start <= other.span.start for one, other in pairwise(reading.mentions))
        assert all(span.of(document.text).strip() for event in reading.events for span in event.trigger)
        assert all(office.post.of(document.text).strip() for office in reading.offices)


def test_a_small_pile_is_the_beginning_of_a_large_one() -> None:
    assert list(news(20)) == list(news(40))[:20]
    assert next(news(1, seed=1)) != next(news(1, seed=2))


def test_stories_are_told_again_and_copied() -> None:
    """Linking has something to do in each layer."""
    found = {link.kind for link in link(list(news(150)))}
    assert found >= {"same_entity", "same_event", "copy_of"}


def test_exponents() -> None:
    """What takes ten times as long for ten times as many grows as they do; layers are also taken together."""
    rows = [
        {"documents": documents, "stage": stage, "seconds": each * documents**power}
        for documents in (100, 1_000, 10_000)
        for stage, each, power in (("entity", 2.0, 1.0), ("event", 1.0, 1.0), ("listed", 0.1, 1.5))
    ]
    assert exponents(rows) == pytest.approx({"entity": 1.0, "event": 1.0, "link": 1.0, "listed": 1.5})
    assert exponents(rows[:1]) == {}


def test_a_small_pile_is_measured_and_drawn() -> None:
    """Every stage has its row; pictures are SVG with a line for each stage that took anything."""
    rows = list(measured(40, everything=True))
    assert [row["stage"] for row in rows] == [
        *("slips", "written", "entity", "part", "event", "aliases", "listed", "accords", "counted")
    ]
    assert rows[-1]["links"] > 0
    assert all(row["memory"] > 0 for row in rows[:-1])
    assert len(table(rows)) == 2 + 7
    picture = ET.fromstring(drawn("Work & <more>", points_of(rows, "memory")))  # noqa: S314 - our own
    lines = picture.findall("{http://www.w3.org/2000/svg}polyline")
    assert len(lines) == len(points_of(rows, "memory")) == 7


def test_a_run_that_was_cut_off_goes_on_where_it_was(tmp_path: Path) -> None:
    """What was written and linked before is not done again, and counts."""
    before = list(islice(measured(30, everything=False, folder=tmp_path), 3))
    rows = list(measured(30, everything=False, folder=tmp_path))
    assert [row["stage"] for row in rows] == ["slips", "written", "entity", "part", "event", "aliases", "counted"]
    assert [row["seconds"] for row in rows[:3]] == [row["seconds"] for row in before]
    assert rows[-1] == list(measured(30, everything=False))[-1]


def test_what_a_process_that_is_gone_holds() -> None:
    assert held_together(2**22 + 1) == 0
