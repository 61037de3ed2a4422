"""Train the linker: ``python -m training.attribution.linking KIND RUN [--without PART]``; a minute on one core.

It learns from the pieces that people marked in some articles, and in others from those that a network
finds while units are dropped: there it learns which pieces to leave alone.
"""

import argparse
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.statements.tagger_decoding import Piece, pieces
from onrecord.statements.tagger_linking import BUCKETS, Choices, options
from onrecord.statements.tagger_scene import Scene
from training.attribution.corpora import WORK
from training.attribution.encode import Encoded
from training.attribution.kept import PARTS
from training.attribution.sets import KINDS, prepared
from training.attribution.train import found_pieces

_EPOCHS, _BATCH, _RATE = 8, 256, 0.03
_CONTENT = 5
_FOUND = 400
"""So many articles are seen with the pieces that the network found."""

Case = tuple[Encoded, Scene]


def gold(items: Sequence[Encoded]) -> Iterator[Case]:
    """Yield the articles with the pieces that people marked."""
    for item in items:
        yield item, Scene.of(item.look, pieces(item.labels))


def found(run: str, kind: str, items: Sequence[Encoded], *, dropping: bool) -> Iterator[Case]:
    """Yield the articles with the pieces that the network of a run finds, with units dropped or not."""
    for item, there in found_pieces(run, kind, items, dropping=dropping):
        yield item, Scene.of(item.look, there)


def decisions(cases: Sequence[Case]) -> tuple[NDArray[np.int64], NDArray[np.bool_], NDArray[np.bool_]]:
    """Return features ``(n, options, features)`` of all choices, which options are right, and which there are."""
    rows = [
        _judged(item, scene, choices)
        for item, scene in cases
        for choices in (options(scene, "content", "cue"), options(scene, "cue", "source"))
    ]
    features, right, there = (np.concatenate(parts) for parts in zip(*rows, strict=True))
    known = right.any(1)
    return features[known], right[known], there[known]


def _judged(
    item: Encoded, scene: Scene, choices: Choices
) -> tuple[NDArray[np.int64], NDArray[np.bool_], NDArray[np.bool_]]:
    """Tell which options are right; none is where a cue is nobody's, for its source is of no interest."""
    there = np.hstack([choices.others >= 0, np.ones((len(choices.choosers), 1), dtype=bool)])
    right = np.zeros(there.shape, dtype=bool)
    for at, (chooser, others) in enumerate(zip(choices.choosers.tolist(), choices.others.tolist(), strict=True)):
        piece = scene.pieces[chooser]
        owner = _owner(item, piece)
        if owner < 0 and piece.role == "cue":
            continue
        if owner >= 0:
            right[at, :-1] = [other >= 0 and _belongs(item, owner, scene.pieces[other]) for other in others]
        right[at, -1] = not right[at].any()
    return choices.features, right, there


def _owner(item: Encoded, piece: Piece) -> int:
    """Return the attribution that most tokens of a piece belong to in the same role, -1 where none does."""
    code = {"source": 1, "cue": 3, "content": _CONTENT}[piece.role]
    part = slice(piece.first, piece.last)
    owners = item.owner[part][(item.labels[part] == code) | (item.labels[part] == code + 1)]
    return int(np.bincount(owners[owners >= 0]).argmax()) if (owners >= 0).any() else -1


def _belongs(item: Encoded, owner: int, other: Piece) -> bool:
    """Tell whether a piece is part of an attribution, as its own or shared."""
    span = item.look.syntax.span(other.first, other.last)
    return any(start < span.end and span.start < end for start, end in item.article.gold[owner][other.role])


def train(cases: Sequence[Case], seed: int = 0) -> NDArray[np.float32]:
    """Return the weights: a conditional logit over the options of each choice."""
    features, right, there = (torch.from_numpy(array) for array in decisions(cases))
    torch.manual_seed(seed)
    weights = torch.zeros(BUCKETS + 1, requires_grad=True)
    optimizer = torch.optim.Adam([weights], lr=_RATE)
    order = np.random.default_rng(seed)
    for epoch in range(_EPOCHS):
        optimizer.param_groups[0]["lr"] = _RATE * (1 - epoch / _EPOCHS)
        mixed = torch.from_numpy(order.permutation(len(features)))
        for batch in mixed.split(_BATCH):
            scores = weights[features[batch]].sum(-1).masked_fill(~there[batch], -1e4)
            wanted = scores.masked_fill(~right[batch], -1e4)
            loss = (torch.logsumexp(scores, 1) - torch.logsumexp(wanted, 1)).mean()
            optimizer.zero_grad()
            (loss + 2e-5 * weights.square().sum()).backward()
            if weights.grad is not None:
                weights.grad[BUCKETS] = 0
            optimizer.step()
    found: NDArray[np.float32] = weights.detach().numpy()[:BUCKETS].copy()
    return found


def right_share(weights: NDArray[np.float32], cases: Sequence[Case]) -> float:
    """Return how many choices are right."""
    features, right, there = decisions(cases)
    scores = np.append(weights, np.float32(0))[features].sum(-1)
    scores[~there] = -np.inf
    return float(right[np.arange(len(right)), scores.argmax(1)].mean())


def main() -> None:
    """Train and keep the linker of one kind of data."""
    torch.set_num_threads(1)
    parser = argparse.ArgumentParser(prog="python -m training.attribution.linking", description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("run")
    parser.add_argument("--without", type=int, choices=range(PARTS), help="the part of our own that is left out")
    asked = parser.parse_args()
    made = prepared(asked.kind)
    items, tune = made.lesson(asked.without), made.tune or made.own
    weights = train([*found(asked.run, asked.kind, items[:_FOUND], dropping=True), *gold(items[_FOUND:])])
    np.save(WORK / f"linker-{asked.run}.npy", weights)
    print("right among gold pieces", round(right_share(weights, list(gold(tune))), 4))
    noisy = list(found(asked.run, asked.kind, tune, dropping=False))
    print("right among pieces found", round(right_share(weights, noisy), 4))


if __name__ == "__main__":
    main()
