"""How likely two mentions are of one event, and the clusters that follow."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.ecb.features import FEATURES, Corpus, Floats

WEIGHTS = Path(__file__).parent / "weights.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: log-odds of each feature, their sum's start, and the likelihood from which clusters join."""

    features: Mapping[str, float]
    start: float
    join: float

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> "Weights":
        """Read them; ValueError where they are for other features."""
        held = cls(**json.loads(path.read_text(encoding="utf-8")))
        if tuple(held.features) != FEATURES:
            raise ValueError(f"{path}: made for other features")
        return held

    def save(self, path: Path = WEIGHTS) -> None:
        """Write them."""
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    def likely(self, features: Floats) -> Floats:
        """Return the likelihood of each pair."""
        found: Floats = 1 / (1 + np.exp(-(features @ np.array([*self.features.values()]) + self.start)))
        return found


def clustered(corpus: Corpus, weights: Weights) -> list[int]:
    """Return the number of the cluster of each mention."""
    likely = np.where(corpus.compared(), weights.likely(corpus.features()), 0.0)
    return average_link(likely + likely.T, weights.join)


def average_link(likely: Floats, join: float) -> list[int]:
    """Join the two clusters whose pairs are most likely on average, as long as that is at least ``join``."""
    number = len(likely)
    worth = likely.copy()
    np.fill_diagonal(worth, -1.0)
    sizes, label = np.ones(number), np.arange(number)
    best, partner = worth.max(axis=1), worth.argmax(axis=1)
    while number and best.max() >= join:
        one = int(best.argmax())
        other = int(partner[one])
        mean = (worth[one] * sizes[one] + worth[other] * sizes[other]) / (sizes[one] + sizes[other])
        mean[(sizes == 0) | (np.arange(number) == one) | (np.arange(number) == other)] = -1.0
        worth[one], worth[:, one] = mean, mean
        worth[other], worth[:, other] = -1.0, -1.0
        sizes[one], sizes[other] = sizes[one] + sizes[other], 0
        label[label == other] = one
        _renew(worth, best, partner, (one, other), sizes)
    return [int(value) for value in label]


def _renew(
    worth: Floats,
    best: Floats,
    partner: NDArray[np.int64],
    joined: tuple[int, int],
    sizes: Floats,
) -> None:
    """Find the nearest cluster anew for those whose nearest one was joined, or is now nearer."""
    one, other = joined
    best[other] = -1.0
    nearer = (worth[one] > best) & (sizes > 0)
    best[nearer], partner[nearer] = worth[one][nearer], one
    lost = np.isin(partner, joined) & ~nearer & (sizes > 0)
    lost[one] = True
    rows = np.flatnonzero(lost)
    best[rows], partner[rows] = worth[rows].max(axis=1), worth[rows].argmax(axis=1)


def same_lemma(corpus: Corpus) -> list[str]:
    """Return the clusters of the simplest way: mentions with one lemma are one event."""
    return [sight.lemma for sight in corpus.sights]


def like_documents(corpus: Corpus, join: float) -> Sequence[tuple[str, int]]:
    """Return the clusters of one lemma in documents that are alike: two ways that use no weights."""
    documents = list(dict.fromkeys(mention.document for mention in corpus.mentions))
    first = {mention.document: at for at, mention in reversed(list(enumerate(corpus.mentions)))}
    rows = [first[document] for document in documents]
    groups = dict(zip(documents, average_link(corpus.likeness[np.ix_(rows, rows)], join), strict=True))
    return [
        (sight.lemma, groups[mention.document]) for sight, mention in zip(corpus.sights, corpus.mentions, strict=True)
    ]
