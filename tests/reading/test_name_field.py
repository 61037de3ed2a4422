"""The conditional random field of the name tagger, against sums over all labellings, and what it looks at."""

from itertools import pairwise, product

import numpy as np
import pytest

from onrecord.reading.names.features import MARKS, WordTable, describe
from onrecord.reading.names.field import LABELS, Field, Scores, best_labels, make_field
from onrecord.reading.names.line import Line, line_of

SIZE = len(LABELS)


@pytest.fixture
def field() -> Field:
    draw = np.random.default_rng(5)
    keys = np.sort(draw.choice(1 << 32, 40, replace=False).astype(np.uint32))
    weights, marks, moves, starts = (
        draw.normal(size=shape).astype(np.float32) for shape in ((40, SIZE), (MARKS, SIZE), (SIZE, SIZE), (SIZE,))
    )
    return make_field(keys, weights, marks, moves, starts)


def _line(text: str) -> Line:
    words = text.split()
    return line_of(words, ["NNP" if word[:1].isupper() else "NN" for word in words])


def test_labels_and_shares_agree_with_all_labellings(field: Field) -> None:
    """Sentences of different length, decoded together, come out as if each labelling had been tried."""
    lengths = [3, 1, 4]
    emissions = np.random.default_rng(6).normal(size=(sum(lengths), SIZE)).astype(np.float32)
    labels, shares = best_labels(field, emissions, lengths)
    start = 0
    for length in lengths:
        block = emissions[start : start + length]
        scores = {way: _score(field, block, way) for way in product(range(SIZE), repeat=length)}
        assert tuple(labels[start : start + length].tolist()) == max(scores, key=lambda way: scores[way])
        total = sum(np.exp(score) for score in scores.values())
        first = [sum(np.exp(score) for way, score in scores.items() if way[0] == label) for label in range(SIZE)]
        assert shares[start] == pytest.approx(np.array(first) / total, abs=1e-4)
        start += length


def _score(field: Field, block: Scores, way: tuple[int, ...]) -> float:
    moves = sum(field.moves[one, other] for one, other in pairwise(way))
    return float(field.starts[way[0]] + moves + sum(block[place, label] for place, label in enumerate(way)))


def test_unknown_features_weigh_nothing(field: Field) -> None:
    marks = np.zeros((2, MARKS), dtype=np.float32)
    known = field.keys[[3, 39]]
    unknown = np.array([field.keys[3] + 1, 0], dtype=np.uint32)
    scores = field.emissions(np.stack([known, unknown]), marks)
    assert scores[0] == pytest.approx(field.weights[4] + field.weights[40])
    assert not scores[1].any()


def test_a_sentence_is_described_alike_alone_and_among_others() -> None:
    lines = [_line("He met Ada Moran in Arvik ."), _line("Norway"), _line("The Harbour Ministry of Norway spoke")]
    together = describe(lines, WordTable({"he": "7"}))
    start = 0
    for line in lines:
        alone, end = describe([line], WordTable({"he": "7"})), start + len(line.words)
        assert (alone.keys() == together.keys()[start:end]).all()
        assert (alone.marks() == together.marks()[start:end]).all()
        start = end
    assert together.marks().shape == (start, MARKS)


def test_the_word_table_forgets_without_changing_what_it_says() -> None:
    table = WordTable({})
    before = table.look_up(["Moran", "the"]).copy()
    for number in range(60_000):
        table.look_up([f"w{number}"]) if number % 20_000 == 0 else None
    table.look_up([f"x{number}" for number in range(60_000)])
    assert (table.look_up(["Moran", "the"]) == before).all()
