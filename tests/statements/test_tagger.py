"""The tagger finds cue, source and content by the wording alone, the same each time, and never outside the text."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Reading, Span, Turn
from onrecord.statements import tagger as tagging
from onrecord.statements.tagger import Tagged, Tagger, load_tagger, tag
from onrecord.statements.tagger_decoding import Chain, pieces
from onrecord.statements.tagger_network import FORBIDDEN, Entries, Floats
from onrecord.statements.tagger_tokens import LONGEST, NEWS, OWN, look_at
from onrecord.statements.tagger_vocabulary import bucket, shape
from tests.statements.parsed import reading_of
from tests.statements.test_article import ARTICLE, NAMES
from tests.statements.test_laws import documents

SHIPPED = [name for name in tagging.WEIGHTS if load_tagger((name,)) is not None]
LABELS = 7


def named(name: str) -> Tagger:
    """Return the tagger with the weights of one name."""
    found = load_tagger((name,))
    assert found is not None
    return found


def read_back(text: str, found: Sequence[Tagged]) -> list[tuple[str, str, str]]:
    """Return the words of source, cue and content of each attribution."""

    def words(spans: tuple[Span, ...]) -> str:
        return " … ".join(span.of(text) for span in spans)

    return [(words(item.source), words(item.cue), words(item.content)) for item in found]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_open_wording_of_an_article_is_found(name: str) -> None:
    """Each of the shipped weights finds direct and indirect speech with its speaker."""
    found = read_back(ARTICLE, tag(ARTICLE, reading_of(ARTICLE, NAMES), named(name)))
    quoted = next(item for item in found if "signed the order" in item[2])
    assert (quoted[0], quoted[1].split()[0]) == ("Rennick", "told")
    said = next(item for item in found if "would not return" in item[2])
    assert said[0].startswith("Tam Rennick")
    assert said[1].startswith("said")


@settings(max_examples=100, deadline=None)
@given(documents())
def test_every_span_reads_back(document: tuple[str, Reading]) -> None:
    """Whatever the text and its parse: spans lie in the text, in order, without white space at their edges."""
    text, reading = document
    for item in tag(text, reading):
        assert item.content
        assert item.score == round(item.score, 3)
        assert 0 <= item.score <= 1
        for spans in (item.source, item.cue, item.content):
            assert list(spans) == sorted(spans)
            assert all(one.end <= two.start for one, two in pairwise(spans))
            for span in spans:
                assert 0 <= span.start < span.end <= len(text)
                assert span.of(text) == span.of(text).strip()


@settings(max_examples=50, deadline=None)
@given(documents())
def test_the_same_words_give_the_same_attributions(document: tuple[str, Reading]) -> None:
    assert tag(*document) == tag(*document)


@settings(max_examples=100, deadline=None)
@given(documents())
def test_windows_cover_all_tokens_once(document: tuple[str, Reading]) -> None:
    """Windows adjoin, none is longer than allowed, and quotation states and edges are codes of their tables."""
    look = look_at(*document, frozenset({"say"}))
    windows = look.windows()
    assert [token for first, last in windows for token in range(first, last)] == list(range(len(look.syntax)))
    assert all(0 < last - first <= LONGEST for first, last in windows)


@settings(max_examples=100, deadline=None)
@given(documents())
def test_quotations_are_content_as_a_whole_or_not_at_all(document: tuple[str, Reading]) -> None:
    """Between the marks of a double quotation no content begins or ends, unless a paragraph or a window does."""
    chosen = named(SHIPPED[0])
    look = look_at(*document, chosen.vocabulary.verbs)
    labels, _ = chosen.labelled(look)
    starts = {first for first, _ in look.windows()}
    for token in range(1, len(labels)):
        inside = look.quote[token - 1] == look.quote[token] == 2
        together = look.paragraph[token - 1] == look.paragraph[token] and token not in starts
        if inside and together:
            assert (labels[token - 1] >= 5) == (labels[token] >= 5)
        if look.edge[token] == 3:
            assert labels[token] % 2 == 1 or labels[token] == 0


def test_a_very_long_paragraph_is_cut() -> None:
    """A paragraph of thousands of tokens is cut at the ends of sentences where there are any."""
    text = "Orlan said so. " * 400
    reading = reading_of_repeated(text)
    windows = look_at(text, reading, frozenset()).windows()
    assert len(windows) > 1
    assert all(last % 4 == 0 for _, last in windows)
    assert isinstance(tag(text, reading), tuple)


def reading_of_repeated(text: str) -> Reading:
    """Return a reading of one sentence said again and again."""
    from onrecord.model import Part, Passage
    from tests.statements.parsed import Row, build

    whole = Span(0, len(text))
    passages = (Passage("g1", whole, "body", "p1"),)
    sentence: list[Row] = [
        ("Orlan", "orlan", "NNP", "PROPN", "nsubj", 1),
        ("said", "say", "VBD", "VERB", "root", 1),
        ("so", "so", "RB", "ADV", "advmod", 1),
        (".", ".", ".", "PUNCT", "punct", 1),
    ]
    syntax = build(text, [sentence] * text.count("Orlan"), passages)
    return Reading("invented", "test", parts=(Part("p1", whole),), passages=passages, syntax=syntax)


def test_what_is_spoken_in_turns_follows_our_own_guidelines() -> None:
    """The kind of document decides, unless the tagger is told; only the entry of the network hears of it."""
    reading = reading_of(ARTICLE, NAMES)
    spoken = replace(reading, turns=(Turn("t1", "p1", "question"),))
    plain = named(SHIPPED[0])
    rows = plain.network.guides.copy()
    rows[OWN] = -100
    deaf = replace(plain, network=replace(plain.network, guides=rows))
    assert tag(ARTICLE, spoken, deaf) != tag(ARTICLE, reading, deaf) == tag(ARTICLE, reading, plain)
    assert tag(ARTICLE, spoken, replace(deaf, guide=NEWS)) == tag(ARTICLE, reading, deaf)
    assert tag(ARTICLE, reading, replace(deaf, guide=OWN)) == tag(ARTICLE, spoken, deaf)


def test_without_weights_nothing_is_found(tmp_path: Path) -> None:
    assert load_tagger(root=tmp_path) is None


def test_the_other_weights_step_in(tmp_path: Path) -> None:
    """Where the preferred weights were deleted, those of open data are loaded."""
    name = SHIPPED[-1]
    source = Path(tagging.__file__).parents[1] / "weights" / name / tagging.FILE
    (tmp_path / "attribution-open").mkdir()
    (tmp_path / "attribution-open" / tagging.FILE).write_bytes(source.read_bytes())
    found = load_tagger(root=tmp_path)
    assert found is not None
    assert found.name == "attribution-open"
    assert tag("", Reading("empty", "test"), found) == ()


def test_windows_do_not_disturb_each_other() -> None:
    """The emissions of a window are the same whatever is read beside it."""
    chosen = named(SHIPPED[0])
    look = look_at(ARTICLE, reading_of(ARTICLE, NAMES), chosen.vocabulary.verbs)
    size = len(look.syntax)
    cut, middle = size // 3, size // 2
    two = chosen.network.emissions(look, chosen.vocabulary, [(0, cut), (cut, size)])
    three = chosen.network.emissions(look, chosen.vocabulary, [(0, cut), (cut, middle), (middle, size)])
    assert np.allclose(two[:cut], three[:cut], atol=1e-3)
    assert not np.allclose(two[cut:], three[cut:], atol=1e-3)


def test_what_was_read_before_changes_nothing() -> None:
    """What is kept of a word is the same to the last bit whichever words it was met with."""
    chosen = named(SHIPPED[0])
    look = look_at(ARTICLE, reading_of(ARTICLE, NAMES), chosen.vocabulary.verbs)
    alone = replace(chosen.network, entries=Entries.of(len(chosen.network.context_entry[1])))
    keys = look.keys()
    later = replace(chosen.network, entries=Entries.of(len(chosen.network.context_entry[1])))
    for part in (keys[-1:], keys[3:8], keys[len(keys) // 2 :]):
        known = later.entries.places
        later.learn([key for key in dict.fromkeys(part) if key not in known], chosen.vocabulary)
    windows = look.windows()
    first = alone.emissions(look, chosen.vocabulary, windows)
    assert np.array_equal(first, later.emissions(look, chosen.vocabulary, windows))


@st.composite
def chains(draw: st.DrawFn) -> tuple[Floats, Floats, list[int]]:
    """Return emissions, one table of moves with forbidden ones, and the sizes of windows."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    chance = np.random.default_rng(draw(st.integers(0, 10_000)))
    moves = chance.normal(size=(2, LABELS, LABELS)).astype(np.float32)
    for before, after in product(range(LABELS), (2, 4, 6)):
        if (before + 1) // 2 != after // 2:
            moves[:, before, after] = FORBIDDEN
    return chance.normal(scale=2, size=(sum(sizes), LABELS)).astype(np.float32), moves, sizes


def _windows(sizes: Sequence[int]) -> list[tuple[int, int]]:
    ends = np.cumsum(sizes).tolist()
    return list(zip([0, *ends[:-1]], ends, strict=True))


def _score(path: Sequence[int], emissions: Floats, moves: Floats) -> float:
    start = FORBIDDEN if path[0] in (2, 4, 6) else 0.0
    steps = sum(float(moves[before, after]) for before, after in pairwise(path))
    return start + steps + sum(float(row[label]) for row, label in zip(emissions, path, strict=True))


@settings(max_examples=30, deadline=None)
@given(chains())
def test_the_best_path_is_found_and_allowed(chain: tuple[Floats, Floats, list[int]]) -> None:
    """No other labels score higher, and no piece goes on that has not begun."""
    emissions, moves, sizes = chain
    codes = np.zeros(len(emissions), dtype=np.int32)
    laid = Chain.of(emissions, codes, moves, _windows(sizes))
    labels, likely = laid.best(), laid.likelihoods()
    assert np.allclose(likely.sum(1), 1, atol=1e-4)
    for first, last in _windows(sizes):
        path = labels[first:last].tolist()
        paths = list(product(range(LABELS), repeat=last - first))
        scores = np.array([_score(item, emissions[first:last], moves[0]) for item in paths])
        assert _score(path, emissions[first:last], moves[0]) >= scores.max() - 1e-3
        assert all(after not in (2, 4, 6) or (before + 1) // 2 == after // 2 for before, after in pairwise([0, *path]))
        weights = np.exp(scores - scores.max())
        share = sum(weight for item, weight in zip(paths, weights, strict=True) if item[0] == path[0]) / weights.sum()
        assert likely[first, path[0]] == pytest.approx(share, abs=1e-3)


def test_pieces_follow_their_labels() -> None:
    """A beginning ends the piece before it; the score is the mean of its labels' probabilities."""
    labels = np.array([1, 2, 0, 3, 5, 6, 5], dtype=np.int8)
    found = [(item.role, item.first, item.last) for item in pieces(labels)]
    assert found == [("source", 0, 2), ("cue", 3, 4), ("content", 4, 6), ("content", 6, 7)]
    assert not pieces(np.zeros(0, dtype=np.int8))


def test_words_have_shapes_and_buckets() -> None:
    assert [shape(word) for word in ("Orlan", "U.N.", "1916", "’s")] == ["Xxx", "X.X.", "dd", "’x"]
    assert bucket("orlan", 256) == bucket("orlan", 256) < 256
