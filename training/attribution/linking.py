"""Train the linker on gold pieces: ``python -m training.attribution.linking``; half a minute on one core."""

import sys

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from onrecord.statements.tagger_decoding import Piece, pieces
from onrecord.statements.tagger_linking import BUCKETS, Scene, options
from training.attribution.corpora import WORK
from training.attribution.encode import Encoded

_EPOCHS, _BATCH, _RATE = 8, 256, 0.03

Choice = tuple[list[list[int]], list[bool]]


def choices(items: list[Encoded]) -> list[Choice]:
    """Return the choices of the gold pieces: features of each option, and which ones are right."""
    found = []
    for item in items:
        scene = Scene.of(item.look, pieces(item.labels))
        for piece in scene.pieces:
            owner = int(item.owner[piece.first])
            if owner < 0 or piece.role == "source":
                continue
            given = options(scene, piece, "cue" if piece.role == "content" else "source")
            right = [other is not None and _belongs(item, owner, other) for other, _ in given]
            right[-1] = not any(right)
            found.append(([features for _, features in given], right))
    return found


def _belongs(item: Encoded, owner: int, other: Piece) -> bool:
    """Tell whether a piece is part of an attribution, as its own or shared."""
    if item.owner[other.first] == owner:
        return True
    span = item.look.syntax.span(other.first, other.last)
    return any(start < span.end and span.start < end for start, end in item.article.gold[owner][other.role])


def train(items: list[Encoded], seed: int = 0) -> NDArray[np.float32]:
    """Return the weights: a conditional logit over the options of each choice."""
    features, right, there = _block(choices(items))
    torch.manual_seed(seed)
    weights = torch.zeros(BUCKETS + 1, requires_grad=True)
    optimizer = torch.optim.Adam([weights], lr=_RATE)
    order = np.random.default_rng(seed)
    for epoch in range(_EPOCHS):
        optimizer.param_groups[0]["lr"] = _RATE * (1 - epoch / _EPOCHS)
        mixed = torch.from_numpy(order.permutation(len(features)))
        for batch in mixed.split(_BATCH):
            scores = weights[features[batch]].sum(-1).masked_fill(~there[batch], -1e4)
            gold = scores.masked_fill(~right[batch], -1e4)
            loss = (torch.logsumexp(scores, 1) - torch.logsumexp(gold, 1)).mean()
            optimizer.zero_grad()
            (loss + 2e-5 * weights.square().sum()).backward()
            weights.grad[BUCKETS] = 0
            optimizer.step()
    found: NDArray[np.float32] = weights.detach().numpy()[:BUCKETS].copy()
    return found


def _block(given: list[Choice]) -> tuple[Tensor, Tensor, Tensor]:
    """Return features ``(n, options, features)``, which options are right, and which there are."""
    most = max(len(options_) for options_, _ in given)
    many = max(len(row) for options_, _ in given for row in options_)
    features = np.full((len(given), most, many), BUCKETS, dtype=np.int64)
    right, there = np.zeros((2, len(given), most), dtype=bool)
    for at, (options_, wanted) in enumerate(given):
        for option, row in enumerate(options_):
            features[at, option, : len(row)] = row
        right[at, : len(wanted)] = wanted
        there[at, : len(wanted)] = True
    return torch.from_numpy(features), torch.from_numpy(right), torch.from_numpy(there)


def right_share(weights: NDArray[np.float32], items: list[Encoded]) -> float:
    """Return how many choices among gold pieces are right."""
    given = choices(items)
    hits = [right[int(np.argmax([weights[option].sum() for option in options_]))] for options_, right in given]
    return sum(hits) / max(1, len(hits))


def main() -> None:
    """Train and keep the linker of one kind of data, PolNeAR where none is named."""
    from training.attribution.train import prepared

    torch.set_num_threads(1)
    kind = sys.argv[1] if len(sys.argv) > 1 else "polnear"
    _, _, items, tune = prepared(kind)
    weights = train(items)
    np.save(WORK / f"linker-{kind}.npy", weights)
    print("right among gold pieces", round(right_share(weights, items), 4), round(right_share(weights, tune), 4))


if __name__ == "__main__":
    main()
