"""Sums, shares and intervals."""

from hypothesis import given
from hypothesis import strategies as st

from evaluation.spans import jaccard, one_to_one
from evaluation.tally import Tally, f1_interval, total


def _tallies() -> st.SearchStrategy[list[Tally]]:
    numbers = st.integers(0, 20)
    made = st.builds(lambda a, b, c: Tally(min(a, b, c), b, c), numbers, numbers, numbers)
    return st.lists(made, min_size=1, max_size=6)


def test_shares() -> None:
    """3 of 4 predicted and of 6 expected: P 3/4, R 1/2, F1 3/5; nothing at all is 0, not an error."""
    tally = total([Tally(1, 2, 2), Tally(2, 2, 4)])
    assert (tally.precision, tally.recall, tally.f1) == (0.75, 0.5, 0.6)
    assert (Tally().precision, Tally().recall, Tally().f1) == (0, 0, 0)


def test_one_document_has_no_interval() -> None:
    """Drawing one document again and again always gives its own figure."""
    assert f1_interval([Tally(3, 4, 6)]) == (0.6, 0.6)


def test_draws_without_items_are_passed_over() -> None:
    """Documents that hold none of the items do not pull the interval down to 0."""
    assert f1_interval([Tally(3, 4, 6), Tally(), Tally()]) == (0.6, 0.6)
    assert f1_interval([Tally(), Tally()]) == (0.0, 0.0)


@given(_tallies())
def test_intervals_do_not_depend_on_order(tallies: list[Tally]) -> None:
    """The interval is ordered, within 0-1, and the same for any order of the documents."""
    low, high = f1_interval(tallies, rounds=50)
    assert 0 <= low <= high <= 1
    assert f1_interval(tallies[::-1], rounds=50) == (low, high)


@given(st.lists(st.frozensets(st.integers(0, 9)), max_size=6), st.lists(st.frozensets(st.integers(0, 9)), max_size=6))
def test_matching_is_one_to_one(ours: list[frozenset[int]], gold: list[frozenset[int]]) -> None:
    """No item is used twice, and no two free items are left that overlap enough."""
    pairs = one_to_one(ours, gold, jaccard, 0.5)
    assert len({at for at, _ in pairs}) == len({to for _, to in pairs}) == len(pairs)
    free = [item for at, item in enumerate(ours) if at not in {pair[0] for pair in pairs}]
    missed = [item for to, item in enumerate(gold) if to not in {pair[1] for pair in pairs}]
    assert not any(jaccard(a, b) >= 0.5 for a in free for b in missed)


def test_the_heaviest_overlap_comes_first() -> None:
    """The first item would take the second gold item, but the second fits it better."""
    ours = [frozenset({1, 2, 3}), frozenset({2, 3})]
    gold = [frozenset({1, 2, 3, 4}), frozenset({2, 3})]
    assert one_to_one(ours, gold, jaccard) == [(0, 0), (1, 1)]
