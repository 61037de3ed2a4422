"""Who repeats whom as a drawing: every document once, time from left to right, legible with five and with a hundred."""

from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from starlette.testclient import TestClient

from onrecord import api
from onrecord.desk.trees import FIRST, LEFT, RIGHT, WIDTH, Told, Tree, lay_out, tree_of_claim, tree_of_copies
from onrecord.model import Span
from onrecord.views.values import CopyRow, Hand, OriginsRow, Placed, Quote, Repeat, RootRow


def hung(edges: list[tuple[str, str, str, float]]) -> Tree | None:
    """Return the tree of copies: who, of whom, how, how much."""
    rows = [CopyRow(a, "p1", Span(0, 5), b, "p1", Span(0, 5), how, share, "same-words") for a, b, how, share in edges]
    return tree_of_copies(rows, {})


def told(tree: Tree | None) -> list[str]:
    """Return a tree as a person reads it: indented, with what stands on the lines."""
    assert tree is not None
    depths: dict[tuple[float, float], int] = {}
    lines = []
    for node in tree.nodes:
        depth = depths[node.above] + 1 if node.above else 0
        depths[node.x, node.y] = depth
        lines.append(f"{'  ' * depth}{node.told.label} {node.told.words}".rstrip())
    return lines


def test_a_document_hangs_on_the_closest_of_those_that_it_repeats() -> None:
    edges = [
        ("b", "a", "verbatim", 0.99), ("c", "a", "possible", 0.9), ("c", "b", "abridged", 0.6),
        ("d", "c", "credited", 0.2), ("z", "y", "possible", 0.16),
    ]  # fmt: skip
    assert told(hung(edges)) == [
        "a", "  b 99 % word for word", "    c 60 % shortened", "      d names it as its source",
        "y", "  z 16 % perhaps",
    ]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"), st.floats(0, 1)), max_size=20))
def test_every_document_stands_there_once_whatever_circles_they_make(edges: list[tuple[str, str, float]]) -> None:
    tree = hung([(a, b, "quoted", share) for a, b, share in edges])
    repeating = {a for a, b, _ in edges if a != b}
    drawn = [node.told.label for node in tree.nodes] if tree else []
    assert len(drawn) == len(set(drawn))
    assert repeating <= set(drawn) <= repeating | {b for a, b, _ in edges if a != b}


@pytest.mark.parametrize("number", [5, 100])
def test_rows_are_legible_however_many_there_are(number: int) -> None:
    """Each in a row of its own, later ones further right, undated ones beside what they hang on, room for the words."""
    rows = [Told("River Post", "2021-01-01", "/document/a")]
    rows += [
        Told(f"Outlet {place} of a rather long name", f"2021-{place % 12 + 1:02}-03", "/d", "", "copy", "9 %", 0)
        for place in range(1, number - 1)
    ]  # fmt: skip
    rows.append(Told("Undated", None, "/d", "", "copy", "", 3))
    tree = lay_out(rows)
    assert len(tree.nodes) == number
    assert all(other.y - one.y >= 20 for one, other in pairwise(tree.nodes))
    assert tree.nodes[-1].y < tree.height
    by_day = sorted((node.told.edtf, node.x) for node in tree.nodes if node.told.edtf)
    assert all(one[1] <= other[1] for one, other in pairwise(by_day))
    assert all(LEFT <= node.x <= WIDTH - RIGHT + 16 for node in tree.nodes)
    assert all(len(node.told.label) <= 34 for node in tree.nodes)
    assert tree.nodes[0].x == FIRST
    assert tree.nodes[-1].above == (tree.nodes[3].x, tree.nodes[3].y)
    assert len(tree.ticks) > 1


def test_a_claim_hangs_on_its_origins_by_the_words_that_cite_them(client: TestClient, sample_record: Path) -> None:
    """Origins with their letters, the documents that cite them with cue words, copies with their share."""
    with api.open(sample_record) as record:
        event = record.occasions(least=2, limit=1)[0].id
        row = record.origins(event)[0]
        sources = {source.document: source for source in record.sources()}
    tree = tree_of_claim(row, sources)
    assert tree is not None
    assert [node.told.mark for node in tree.nodes if not node.above] == [root.mark for root in row.roots]
    assert "    The Wyck Observer 99 % word for word" in told(tree)
    assert any(node.told.tie == "cited" and node.told.words == "said" for node in tree.nodes)
    page: Any = lxml_html.fromstring(client.get(f"/origins/{event}").text)
    drawn = page.xpath("//*[contains(@class, 'tie cited')]/text()")
    assert drawn == [node.told.words for node in tree.nodes if node.told.tie == "cited"]


def test_all_copies_are_drawn_in_one(client: TestClient, sample_record: Path) -> None:
    with api.open(sample_record) as record:
        copies = {row.document for row in record.copies()} | {row.of_document for row in record.copies()}
    page: Any = lxml_html.fromstring(client.get("/origins").text)
    drawing = page.xpath("//section[@aria-labelledby='o-copies']//*[contains(@class, 'tree')]")[0]
    assert {href.split("?")[0] for href in drawing.xpath(".//a/@href")} == {f"/document/{one}" for one in copies}


def hand(role: Literal["outlet", "turn", "source"], cue: str = "") -> Hand:
    return Hand(role, None, "Ada", named=True, cue=cue)


POST = hand("outlet")


@pytest.mark.parametrize(
    ("chain", "tie", "words"),
    [
        ((), "", "in its own voice"),
        ((POST,), "", "in its own voice"),
        ((POST, hand("turn")), "", "in an interview"),
        ((POST, hand("source")), "", "source not stated"),
        ((POST, hand("source", "told\nus")), "cited", "told us"),
    ],
)
def test_a_line_says_how_a_document_tells_it(chain: tuple[Hand, ...], tie: str, words: str) -> None:
    """Whoever is cited stands above with the words that cite; where nobody is, the document is the origin itself."""
    quote = Quote("left", Span(0, 4))
    tops = tuple(Repeat(mark, "Post", "2021", "", None, Placed(mark, quote, quote), chain, mark, ()) for mark in "AB")
    roots = tuple(RootRow(mark, "Ada", (mark,)) for mark in "AB")
    tree = tree_of_claim(OriginsRow("h1", "left", "", ("A", "B"), (), roots, (), None, tops), {})
    assert tree is not None
    assert [(node.told.tie, node.told.words) for node in tree.nodes if node.told.is_document] == [(tie, words)] * 2
    assert sum(not node.told.is_document for node in tree.nodes) == (2 if tie else 0)
