"""The order of what full text finds is that of a file, on a server too."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.model import Part, Passage, Reading, Span, content_id
from onrecord.record import Address, open_record
from onrecord.record.postgres.ranking import ranked
from onrecord.record.query_text import expression, find_text
from onrecord.record.store import Store
from tests.record.conftest import make_record
from tests.record.pile import put
from tests.servers import Server

VOCABULARY = (
    *("dam", "dams", "damage", "river", "bridge", "fell", "the", "the", "the", "of", "clerk", "Morán", "no-body"),
)
"""Invented texts are drawn of these: common words and rare ones, words that begin alike, one with a hyphen."""

ASKED = (
    "dam",
    "the",
    "dam river",
    "dam*",
    '"the dam"',
    '"the the"',
    "clerk OR bridge",
    "moran dam* OR nobody",
    '"no-body" fell',
    "river river",
    "xyzzy",
)


def texts() -> Sequence[str]:
    draw = random.Random(4)  # noqa: S311 - nothing secret
    return ["".join(f"{' '.join(draw.choices(VOCABULARY, k=draw.randint(1, 40)))} {number}.") for number in range(80)]


def fill(store: Store) -> None:
    for number, text in enumerate(texts()):
        whole = Span(0, len(text))
        parts, passages = (Part("p1", whole),), (Passage("g1", whole, "body", "p1"),)
        reading = Reading(content_id(text.encode()), "v1", parts=parts, passages=passages)
        put(store, text, f"{number}.txt", reading)


@pytest.fixture(scope="module")
def both(server: Server, empty_database: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Address]:
    """Return a file and a database that hold the same texts."""
    path, address = tmp_path_factory.mktemp("ranking") / "file.db", server.database(template=empty_database)
    with make_record(path) as file, open_record(address) as other:
        fill(file)
        fill(other)
    return path, address


@pytest.mark.parametrize("words", ASKED)
def test_the_same_stretches_come_first(both: tuple[Path, Address], words: str) -> None:
    """By the rarity of words, how often they stand there, and how long the stretch is; equal ones by their number."""
    with open_record(both[0]) as file, open_record(both[1]) as other:
        there = find_text(file.reader, words, None)
        assert find_text(other.reader, words, None) == there
        assert find_text(other.reader, words, 5) == there[:5]
        assert (len(there) > 5) == (words != "xyzzy")


def test_of_very_many_some_are_put_in_order(both: tuple[Path, Address]) -> None:
    with open_record(both[1]) as other:
        rows = ranked(other.reader, expression("the"), 3, most=10)
        assert len(rows) == 3
        assert len(ranked(other.reader, expression("the"), 20, most=10)) == 20
