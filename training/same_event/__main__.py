"""Fit the weights of ``evaluation.ecb`` on ECB+: ``python -m training.same_event ../shared/data``.

On the training topics; logistic regression by Newton's method. Where clusters join is chosen on topics that the
weights were not fitted on.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from evaluation.ecb.__main__ import scored
from evaluation.ecb.corpus import TRAIN, stories
from evaluation.ecb.features import FEATURES, Corpus, Floats
from evaluation.ecb.pairs import Weights, average_link

JOINS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
_RIDGE, _ROUNDS = 1.0, 25
_FOLDS = 3


def main(arguments: Sequence[str]) -> int:
    """Fit, print and write."""
    parser = argparse.ArgumentParser(prog="python -m training.same_event", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds ecbplus/")
    chosen = parser.parse_args(arguments)
    folds = [Corpus.of(list(stories(chosen.data, TRAIN[at::_FOLDS]))) for at in range(_FOLDS)]
    pairs = [_pairs(fold) for fold in folds]
    sums = dict.fromkeys(JOINS, 0.0)
    for at, fold in enumerate(folds):
        others = [pair for other, pair in enumerate(pairs) if other != at]
        weights = fit(np.concatenate([x for x, _ in others]), np.concatenate([y for _, y in others]))
        likely = np.where(fold.compared(), weights.likely(fold.features()), 0.0)
        for join in JOINS:
            sums[join] += scored(fold, average_link(likely + likely.T, join)).conll / _FOLDS
    print({join: round(100 * value, 2) for join, value in sums.items()}, flush=True)
    fitted = fit(np.concatenate([x for x, _ in pairs]), np.concatenate([y for _, y in pairs]))
    best = max(JOINS, key=lambda join: sums[join])
    Weights(fitted.features, fitted.start, best).save()
    print(best, fitted)
    return 0


def _pairs(corpus: Corpus) -> tuple[Floats, Floats]:
    rows, columns = np.nonzero(corpus.compared())
    chains = np.array([mention.chain for mention in corpus.mentions])
    return corpus.features()[rows, columns], (chains[rows] == chains[columns]).astype(float)


def fit(features: Floats, same: Floats) -> Weights:
    """Fit ``(pairs, features)`` to 0 and 1, with a small ridge on scaled features."""
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    scaled = np.column_stack(((features - mean) / spread, np.ones(len(features))))
    weights = np.zeros(scaled.shape[1])
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (same - likely) - _RIDGE * weights
        curve = (scaled * (likely * (1 - likely))[:, None]).T @ scaled + _RIDGE * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    own = weights[:-1] / spread
    named = {name: round(float(value), 4) for name, value in zip(FEATURES, own, strict=True)}
    return Weights(named, round(float(weights[-1] - own @ mean), 4), JOINS[0])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
