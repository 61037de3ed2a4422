"""Fit the scores and write the weights into the package: ``python -m training.attribution.ship KIND RUN``.

What is fitted on the articles kept for tuning: how sure an attribution is, and from which score on it is told.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.statements.tagger import Tagger, load_tagger
from training.attribution import calibrate, evaluate
from training.attribution.corpora import WORK, Article
from training.attribution.export import HOUSE, weights_of, write
from training.attribution.train import KINDS, prepared

_FOLDERS = {"polnear": "attribution-polnear", "polnear-all": "attribution-polnear", "open": "attribution-open"}

Network = dict[str, NDArray[np.float16]]


def fit(kind: str, network: Network, articles: Sequence[Article]) -> Tagger:
    """Return the tagger of a network with its scores and its threshold fitted on ``articles``."""
    vocabulary, linker = prepared(kind)[0], np.load(WORK / f"linker-{kind}.npy")
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / "trial", network, vocabulary, linker)
        raw = load_tagger(("trial",), Path(folder))
    if raw is None:
        raise FileNotFoundError(folder)
    tagger = calibrate.fitted(raw, articles)
    print("least", tagger.least, evaluate.shown(evaluate.tallies(articles, evaluate.tagged(articles, tagger))))
    return tagger


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(prog="python -m training.attribution.ship", description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("run")
    parser.add_argument("--to", type=Path, help="folder of the weights; by default the package's own")
    asked = parser.parse_args()
    network = weights_of(asked.run)
    tagger = fit(asked.kind, network, [item.article for item in prepared(asked.kind)[3]])
    folder = asked.to or HOUSE / _FOLDERS[asked.kind]
    linker = np.load(WORK / f"linker-{asked.kind}.npy")
    size = write(folder, network, tagger.vocabulary, linker, (tagger.surety, tagger.least))
    print(folder, size, "bytes")


if __name__ == "__main__":
    main()
