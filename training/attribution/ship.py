"""Fit the scores and write the weights into the package: ``python -m training.attribution.ship KIND RUN...``.

The networks of all runs vote together. What is fitted on the articles kept for tuning: how eager a piece begins, how
sure an attribution is, and from which score on it is told.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.tally import total
from onrecord.statements.tagger import Tagger, load_tagger
from training.attribution import calibrate, evaluate
from training.attribution.corpora import WORK, Article
from training.attribution.export import HOUSE, weights_of, write
from training.attribution.train import KINDS, prepared

_BEGINS = (1, 3, 5)
_EAGER = (0.0, 0.5, 1.0)
_FOLDERS = {"polnear": "attribution-polnear", "polnear-all": "attribution-polnear", "open": "attribution-open"}

Network = dict[str, NDArray[np.float16]]


def eager(networks: Sequence[Network], more: float) -> list[Network]:
    """Return the networks with ``more`` added to the score of every beginning of a piece."""
    changed = []
    for network in networks:
        moves = network["moves"].copy()
        moves[:, _BEGINS] += np.float16(more)
        changed.append(network | {"moves": moves})
    return changed


def fit(
    kind: str, networks: Sequence[Network], articles: Sequence[Article], steps: Sequence[float]
) -> tuple[Tagger, float]:
    """Return the fitted tagger and the eagerness that give the best F1 of who and what on ``articles``."""
    vocabulary, linker = prepared(kind)[0], np.load(WORK / f"linker-{kind}.npy")
    best: tuple[float, Tagger, float] | None = None
    for more in steps:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder) / "trial", eager(networks, more), vocabulary, linker)
            raw = load_tagger(("trial",), Path(folder))
        if raw is None:
            raise FileNotFoundError(folder)
        tagger = calibrate.fitted(raw, articles)
        tallies = evaluate.tallies(articles, evaluate.tagged(articles, tagger))
        print("eager", more, "least", tagger.least, evaluate.shown(tallies), flush=True)
        figure = total(tallies["all"]).f1
        if best is None or figure > best[0]:
            best = figure, tagger, more
    if best is None:
        raise ValueError(steps)
    return best[1], best[2]


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(prog="python -m training.attribution.ship", description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("runs", nargs="+")
    parser.add_argument("--to", type=Path, help="folder of the weights; by default the package's own")
    parser.add_argument("--eager", type=float, help="do not fit the eagerness")
    asked = parser.parse_args()
    tune = [item.article for item in prepared(asked.kind)[3]]
    networks = [weights_of(run) for run in asked.runs]
    tagger, more = fit(asked.kind, networks, tune, _EAGER if asked.eager is None else (asked.eager,))
    folder = asked.to or HOUSE / _FOLDERS[asked.kind]
    linker = np.load(WORK / f"linker-{asked.kind}.npy")
    size = write(folder, eager(networks, more), tagger.vocabulary, linker, (tagger.surety, tagger.least))
    print(folder, size, "bytes, eager", more)


if __name__ == "__main__":
    main()
