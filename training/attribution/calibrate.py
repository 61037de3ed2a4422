"""How sure the tagger is, and from which score on it speaks: fitted on the articles kept for tuning."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from evaluation.polnear import ROLES, Words
from evaluation.spans import jaccard, one_to_one
from onrecord.statements.tagger import Tagged, Tagger, signs, tag, told
from onrecord.statements.tagger_tokens import look_at
from training.attribution.corpora import Article
from training.attribution.evaluate import gold_of, spans
from training.attribution.reliability import Bin, bins

_ROUNDS, _RATE, _DECAY = 3000, 0.05, 1e-3


def right(article: Article, found: Sequence[Tagged]) -> list[bool]:
    """Tell which attributions are matched in who and what."""
    words = Words(article.text)
    ours = [{role: words.at(spans(getattr(item, role))) for role in ROLES} for item in found]
    gold = [{role: words.at(item[role]) for role in ROLES} for item in gold_of(article)["attributions"]]

    def alike(one: dict[str, frozenset[int]], other: dict[str, frozenset[int]]) -> float:
        who = bool(one["source"] & other["source"]) or not (one["source"] or other["source"])
        what = jaccard(one["content"], other["content"])
        return what + sum(jaccard(one[role], other[role]) for role in ("source", "cue")) if who and what >= 0.5 else 0

    matched = {at for at, _ in one_to_one(ours, gold, alike)}
    return [at in matched for at in range(len(found))]


def fitted(tagger: Tagger, seen: Sequence[tuple[Tagger, Article]]) -> Tagger:
    """Return the tagger with its scores and the threshold that gives the best F1, fitted on articles.

    ``seen`` holds for each article the tagger that is to look at it: itself, or one that did not learn from it.
    """
    rows, hits = [], []
    for reader, article in seen:
        look = look_at(article.text, article.reading, reader.vocabulary.verbs)
        found = [item for item, _ in reader.attributions(look)]
        hits += right(article, [told(article.text, look, item, 0.0) for item in found])
        rows += [signs(look, item) for item in found]
    surety = _logit(np.array(rows), np.array(hits, dtype=np.float32))
    scores = _scores(np.array(rows), surety)
    gold = sum(len(article.gold) for _, article in seen)
    least = max(
        (round(step / 100, 2) for step in range(5, 70)), key=lambda step: _f1(scores, np.array(hits), gold, step)
    )
    return replace(tagger, surety=surety, least=least)


def reliability(tagger: Tagger, articles: Sequence[Article]) -> list[Bin]:
    """Return how often attributions are right by their score."""
    scores, hits = [], []
    for article in articles:
        found = tag(article.text, article.reading, tagger)
        scores += [item.score for item in found]
        hits += right(article, found)
    return bins(scores, hits)


def _logit(rows: NDArray[np.float32], hits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return weights and bias by gradient descent with momentum."""
    full = np.hstack([rows, np.ones((len(rows), 1), dtype=np.float32)])
    weights, speed = np.zeros(full.shape[1]), np.zeros(full.shape[1])
    for _ in range(_ROUNDS):
        gradient = full.T @ (1 / (1 + np.exp(-full @ weights)) - hits) / len(full) + _DECAY * weights
        speed = 0.9 * speed - _RATE * gradient
        weights = weights + speed
    return weights.astype(np.float32)


def _scores(rows: NDArray[np.float32], surety: NDArray[np.float32]) -> NDArray[np.float64]:
    found: NDArray[np.float64] = np.round(1 / (1 + np.exp(-(rows @ surety[:-1] + surety[-1]))), 3)
    return found


def _f1(scores: NDArray[np.float64], hits: NDArray[np.bool_], gold: int, least: float) -> float:
    kept = scores >= least
    return 2 * float(hits[kept].sum()) / (float(kept.sum()) + gold)
