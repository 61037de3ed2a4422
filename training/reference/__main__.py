"""Fit the weights of pronouns and write them: ``python -m training.reference [--out FILE]``.

For each pronoun of GUM's train split the model chooses between the candidates that the reader would see and nobody: a
conditional logit, fitted by maximum likelihood with a penalty on squared weights. Before each pronoun those that gold
resolves stand as mentions. Takes about a minute on one core.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.chains.annotation import GUM
from evaluation.reference.gold import GoldDocument, load
from training.reference.examples import Example, examples

PROSE = ("news", "interview", "bio", "speech", "academic", "court", "textbook", "voyage")
"""The open genres that are prose."""
OUT = Path(__file__).resolve().parents[2] / "src" / "onrecord" / "weights" / "reference" / "weights.tsv"
PENALTY = 1.0
ROUNDS = 600
RATE = 0.05


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights by feature, and how surely the gold choice was made in training (mean log likelihood)."""

    weights: Mapping[str, float]
    likelihood: float


def fit(found: Sequence[Example], penalty: float = PENALTY) -> Fitted:
    """Maximise the likelihood of the right choices; full batches, Adam, zeros at the start."""
    names = sorted({name for example in found for option in example.options for name in option})
    ids = {name: at for at, name in enumerate(names)}
    rows = [(at, ids[name]) for at, option in enumerate(_options(found)) for name in option]
    owner: NDArray[np.intp] = np.array([number for number, example in enumerate(found) for _ in example.options])
    right = np.array([flag for example in found for flag in example.right], dtype=float)
    at, name = (np.array(side) for side in zip(*rows, strict=True))
    weights = np.zeros(len(names))
    first, second, value = np.zeros_like(weights), np.zeros_like(weights), 0.0
    for step in range(1, ROUNDS + 1):
        scores = np.bincount(at, weights[name], minlength=len(owner)).astype(np.float64)
        chances = _softmax(scores, owner, len(found))
        good = np.bincount(owner, chances * right, minlength=len(found))
        value = float(np.log(good + 1e-12).mean())
        pull = chances * right / (good[owner] + 1e-12) - chances
        slope = np.bincount(name, pull[at], minlength=len(names)) - penalty * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights += RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return Fitted({known: round(float(weight), 3) for known, weight in zip(names, weights, strict=True)}, value)


def _options(found: Sequence[Example]) -> Iterator[tuple[str, ...]]:
    return (option for example in found for option in example.options)


def _softmax(scores: NDArray[np.float64], owner: NDArray[np.intp], count: int) -> NDArray[np.float64]:
    top = np.full(count, -np.inf)
    np.maximum.at(top, owner, scores)
    parts = np.exp(scores - top[owner])
    shares: NDArray[np.float64] = parts / np.bincount(owner, parts, minlength=count)[owner]
    return shares


def main(arguments: Sequence[str]) -> int:
    """Fit each family and write the table."""
    parser = argparse.ArgumentParser(prog="python -m training.reference", description=__doc__)
    parser.add_argument("--gum", type=Path, default=GUM, help="the folder with the CoNLL-U files")
    parser.add_argument("--out", type=Path, default=OUT)
    chosen = parser.parse_args(arguments)
    documents = load(chosen.gum, "train", PROSE)
    tables = {family: fit(list(found)) for family, found in by_family(documents, examples).items()}
    chosen.out.write_text("\n".join(lines(tables)) + "\n", encoding="utf-8")
    return 0


def by_family(
    documents: Sequence[GoldDocument], maker: Callable[[GoldDocument], Iterator[Example]]
) -> dict[str, list[Example]]:
    """Return the pronouns of all documents by the family that they are resolved in."""
    out: dict[str, list[Example]] = {}
    for document in documents:
        for example in maker(document):
            out.setdefault(example.family, []).append(example)
    return out


def lines(tables: Mapping[str, Fitted]) -> Iterator[str]:
    """Yield the lines of the table: family, feature, weight; what weighs nothing is left out."""
    yield "# Weights of the reference of pronouns: family, feature, weight. Written by python -m training.reference."
    for family, fitted in sorted(tables.items()):
        yield f"# {family}: mean log likelihood of the right choice in training {fitted.likelihood:.3f}"
        yield from (f"{family}\t{name}\t{weight:.3f}" for name, weight in fitted.weights.items() if weight)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
