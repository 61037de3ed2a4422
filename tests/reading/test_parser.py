"""The shipped parser: its tokens, its recurrence, its trees. Everybody in these texts is invented."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.syntax.arcs import LONGEST, sentences, tree
from onrecord.reading.syntax.forms import BUCKETS, GRAMS, affixes, grams, norm
from onrecord.reading.syntax.frame import Frame
from onrecord.reading.syntax.parser import Parser, load_parser
from onrecord.reading.syntax.pipeline import weights


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser(weights() / "syntax")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She didn't go.", "She did n't go ."),
        ("“We can’t,” said Moran’s aide.", "“ We ca n’t , ” said Moran ’s aide ."),
        ("The council (NCV) met.", "The council ( NCV ) met ."),
        ("a well-known al-Varek", "a well - known al - Varek"),
        ("Dr. Moran of the U.S. paid $5.", "Dr. Moran of the U.S. paid $ 5 ."),
        ("see https://news.example/a-b?c=d, please", "see https://news.example/a-b?c=d , please"),
        ("at 5 p.m. on Friday...", "at 5 p.m. on Friday ..."),
    ],
)
def test_words(parser: Parser, text: str, words: str) -> None:
    assert parser.tokens([text]).words == words.split()


@settings(deadline=None)
@given(st.lists(st.text(alphabet="aB.'’“”-,($5/:n t", max_size=14), min_size=1, max_size=4))
def test_words_are_the_text_without_its_spaces(parser: Parser, chunks: list[str]) -> None:
    text = " ".join(chunks).strip()
    words, starts, spaced = parser.tokenizer.tokens(text)
    assert "".join(words) == text.replace(" ", "")
    assert all(text.startswith(word, start) for word, start in zip(words, starts, strict=True))
    assert all(text[start - 1] == " " for start, apart in zip(starts[1:], spaced[1:], strict=True) if apart)


def test_forms_know_endings_shapes_and_letters() -> None:
    assert norm("Moran’s") == "moran's"
    assert norm("1997") == norm("2024") == "0000"
    assert affixes("Denied", norm("Denied")) != affixes("denied", norm("denied"))
    assert affixes("denied", "denied")[:3] == affixes("nied", "nied")[:3]
    rows = affixes("Varenia", "varenia")
    assert all(0 <= row < size for row, size in zip(rows, BUCKETS.values(), strict=True))
    assert set(grams("deny")) & set(grams("denying"))
    assert all(0 <= row < GRAMS for row in grams("a" * 300))


@settings(deadline=None)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(0, 99))
def test_texts_side_by_side_are_carried_like_each_alone(sizes: list[int], seed: int) -> None:
    draw = np.random.default_rng(seed)
    keep, new = draw.random((2, sum(sizes), 3)).astype(np.float32)
    frame = Frame.of(sizes)
    for forwards in (True, False):
        turn = slice(None) if forwards else frame.mirror
        states = new[frame.place][turn]
        frame.carry(keep[frame.place][turn], states)
        np.testing.assert_allclose(states[turn][frame.order], _carried(keep, new, sizes, forwards=forwards), rtol=1e-5)


def _carried(keep: np.ndarray, new: np.ndarray, sizes: Sequence[int], *, forwards: bool) -> np.ndarray:
    out, first = new.copy(), 0
    for size in sizes:
        places = range(first, first + size)
        for before, place in pairwise(places if forwards else reversed(places)):
            out[place] += keep[place] * out[before]
        first += size
    return out


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 12), st.integers(0, 10_000))
def test_every_sentence_is_one_tree(size: int, seed: int) -> None:
    draw = np.random.default_rng(seed)
    scores = draw.normal(size=(size, size)).astype(np.float32)
    np.fill_diagonal(scores, -1e4)
    heads = tree(scores, draw.normal(size=size).astype(np.float32))
    assert sum(head == place for place, head in enumerate(heads)) == 1
    for start in range(size):
        place = start
        for _ in range(size):
            place = int(heads[place])
        assert heads[place] == place


def test_a_circle_is_broken_where_it_costs_least() -> None:
    """The second and third word want each other; only the third would as well hang from the root."""
    scores = np.array([[-1e4, 0, 0], [1, -1e4, 5], [4, 5, -1e4]], dtype=np.float32)
    assert tree(scores, np.array([9, 0, 0], dtype=np.float32)).tolist() == [0, 2, 0]


def test_each_text_begins_a_sentence() -> None:
    starts = [False, False, True, False, False]
    assert list(sentences(starts, [3, 2])) == [(0, 2), (2, 3), (3, 5)]


def test_what_does_not_end_is_cut() -> None:
    found = list(sentences([False] * (2 * LONGEST + 1), [2 * LONGEST + 1]))
    assert found == [(0, LONGEST), (LONGEST, 2 * LONGEST), (2 * LONGEST, 2 * LONGEST + 1)]


TEXTS = ("Ada Moran resigned in May.", "“No,” she told Radio Meridian. The council denied it.", "Why?")


def test_texts_read_together_or_alone_say_the_same(parser: Parser) -> None:
    together = parser.read(TEXTS)
    first = 0
    for text, size in zip(TEXTS, together.sizes, strict=True):
        alone = parser.read([text])
        places = slice(first, first + size)
        assert (list(alone.words), list(alone.tags)) == (list(together.words[places]), list(together.tags[places]))
        assert list(alone.heads + first) == list(together.heads[places])
        assert list(alone.relations) == list(together.relations[places])
        first += size


def test_what_is_remembered_changes_nothing(parser: Parser) -> None:
    before = parser.read(TEXTS)
    for number in range(4):
        parser.read([" ".join(f"word{number}x{place}" for place in range(3000))])
    after = parser.read(TEXTS)
    assert (before.tags, before.relations, before.heads.tolist()) == (after.tags, after.relations, after.heads.tolist())


def test_a_verb_has_one_subject(parser: Parser) -> None:
    """Of two words under one head, that with the better second choice goes there."""
    read = parser.read(["My colleagues and I talked about the embassy."])
    subjects = [word for word, name in zip(read.words, read.relations, strict=True) if name == "nsubj"]
    assert subjects == ["colleagues"]


def test_given_words_are_tagged(parser: Parser) -> None:
    assert parser.tagged(["She", "resigned", "."]) == ["PRP", "VBD", "."]
