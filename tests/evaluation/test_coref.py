"""Scores of clusterings, against values worked out by hand."""

from itertools import permutations

import numpy as np
import pytest

from evaluation.coref import Score, assignment, score

GOLD = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 3}


def test_perfect_clusters() -> None:
    """What is equal scores 1, whatever the clusters are called."""
    found = score(GOLD, {mention: f"x{cluster}" for mention, cluster in GOLD.items()})
    assert found.conll == pytest.approx(1.0)


def test_by_hand() -> None:
    """Gold {a b c} {d e} {f}, ours {a b} {c d e} {f}."""
    found = score(GOLD, {"a": 1, "b": 1, "c": 2, "d": 2, "e": 2, "f": 3})
    # links: gold needs 3, ours has ab and de of them; ours needs 3, gold has ab and de
    assert found.muc.precision == pytest.approx(2 / 3)
    assert found.muc.recall == pytest.approx(2 / 3)
    # precision: a 2/2, b 2/2, c 1/3, d 2/3, e 2/3, f 1; recall: a 2/3, b 2/3, c 1/3, d 1, e 1, f 1
    assert found.b_cubed.precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3 + 1) / 6)
    assert found.b_cubed.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1 + 1) / 6)
    # {a b c} with {a b}: 2*2/5, {d e} with {c d e}: 2*2/5, {f} with {f}: 1
    assert found.ceaf_e.f1 == pytest.approx((0.8 + 0.8 + 1) / 3)
    assert found.conll == pytest.approx((found.muc.f1 + found.b_cubed.f1 + found.ceaf_e.f1) / 3)


def test_singletons_alone() -> None:
    """Without links MUC has nothing to find."""
    found = score({"a": 1, "b": 2}, {"a": 1, "b": 1})
    assert found.muc == Score(0.0, 0.0)
    assert found.b_cubed == Score(0.5, 1.0)


def test_other_mentions_are_refused() -> None:
    """Both clusterings are about the same mentions."""
    with pytest.raises(ValueError, match="same mentions"):
        score(GOLD, {"a": 1})


@pytest.mark.parametrize("seed", range(12))
def test_the_best_assignment(seed: int) -> None:
    """The greatest sum of all ways to pair rows with columns."""
    chance = np.random.default_rng(seed)
    rows, columns = (int(size) for size in chance.integers(1, 6, 2))
    worth = chance.random((rows, columns))
    found = assignment(worth)
    mine = sum(worth[row, column] for row, column in enumerate(found) if column >= 0)
    wide = worth if rows <= columns else worth.T
    best = max(
        sum(wide[row, column] for row, column in enumerate(chosen))
        for chosen in permutations(range(wide.shape[1]), wide.shape[0])
    )
    assert mine == pytest.approx(best)
    taken = [column for column in found if column >= 0]
    assert len(taken) == len(set(taken)) == min(rows, columns)
