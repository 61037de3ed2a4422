"""The documents that the design names: body text and furniture as the careful annotation has them."""

import json
from pathlib import Path

import pytest

from onrecord.model import Document
from onrecord.reading.page import Layout, lay_out

NAMES = ("000_ca012761446f6b73", "001_b2fb3959476f197c", "003_2923aa40f9768eb6")


def laid(seeds: Path, name: str) -> tuple[str, Layout]:
    """The text of a seed and its layout."""
    text = (seeds / f"{name}.txt").read_text(encoding="utf-8")
    return text, lay_out(Document(name, name, name, "text/plain", text, "en"))


@pytest.mark.parametrize("name", NAMES)
def test_body_text_and_furniture(shared: Path, seeds: Path, name: str) -> None:
    """At least 97 of 100 characters, white space aside, are on the right side."""
    text, layout = laid(seeds, name)
    gold = json.loads((shared / "gold" / f"{name[:3]}.json").read_text(encoding="utf-8"))["body_ranges"]
    is_body = {at: kind != "boilerplate" for start, end, kind, *_ in gold for at in range(start, end)}
    places = [
        (at, passage.kind != "furniture")
        for passage in layout.passages
        for at in range(passage.span.start, passage.span.end)
        if not text[at].isspace()
    ]
    right = sum(is_body.get(at) == body for at, body in places)
    assert right >= 0.97 * len(places)


def test_what_each_document_must_teach(seeds: Path) -> None:
    """A date line with an update; two interviews; a page header date; a pull-quote; nothing undated is dated."""
    (_, first), (text, second), (_, fourth) = (laid(seeds, name) for name in NAMES)
    assert (first.masthead.published.edtf, first.masthead.updated.edtf) == ("2010-04-19", "2011-05-25")
    assert [passage.kind for passage in first.passages][-1] == "bio"
    assert len(second.parts) == 2
    assert [sum(turn.part == part.id for turn in second.turns) for part in second.parts] == [14, 14]
    named = {turn.name.of(text) for turn in second.turns if turn.role == "answer" and turn.name is not None}
    assert len(named) == 1
    assert all(layout.masthead.published.how == "unknown" for layout in (second, fourth))
    _, third = laid(seeds, "002_9f844eb0547b6f9d")
    assert "header-date-ignored" in {problem.kind for problem in third.problems}
    assert third.masthead.published.edtf is None
    _, fifth = laid(seeds, "004_1f1f9ece3faad676")
    assert (fifth.masthead.published.edtf, len(fifth.masthead.authors)) == ("2018-01-22", 1)
    quotes = [passage.repeats is None for passage in fifth.passages if passage.kind == "pull-quote"]
    assert quotes == [False, True]
