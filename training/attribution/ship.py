"""Fit the scores and write the weights: ``python -m training.attribution.ship KIND RUN [--without PART]``.

What is fitted: how sure an attribution is, and from which score on it is told. For ``polnear`` on the articles kept for
tuning, for ``open`` on our own annotations that the network did not learn from. A run that left out a part of our own
is kept in ``training/work``, a run that learnt from all is shipped; for ``open`` those of all parts are kept before.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from onrecord.statements.tagger import Tagger, load_tagger
from training.attribution import calibrate, evaluate
from training.attribution.corpora import WORK, Article
from training.attribution.export import HOUSE, weights_of, write
from training.attribution.kept import FOLDER, PARTS, kept
from training.attribution.sets import KINDS, prepared


def _raw(kind: str, run: str) -> Tagger:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / "trial", weights_of(run), prepared(kind).vocabulary, np.load(WORK / f"linker-{run}.npy"))
        found = load_tagger(("trial",), Path(folder))
    if found is None:
        raise FileNotFoundError(run)
    return found


def _seen(kind: str, raw: Tagger, without: int | None) -> Sequence[tuple[Tagger, Article]]:
    made = prepared(kind)
    if made.tune:
        return [(raw, item.article) for item in made.tune]
    if without is not None:
        return [(raw, item.article) for item in made.left(without)]
    return [(kept(kind, number), item.article) for number in range(PARTS) for item in made.left(number)]


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(prog="python -m training.attribution.ship", description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("run")
    parser.add_argument("--without", type=int, choices=range(PARTS), help="the part of our own that was left out")
    parser.add_argument("--to", type=Path, help="folder of the weights")
    asked = parser.parse_args()
    raw = _raw(asked.kind, asked.run)
    tagger = calibrate.fitted(raw, _seen(asked.kind, raw, asked.without))
    made, least = prepared(asked.kind), tagger.least
    unseen = {"tuning": made.tune, "own": [] if asked.without is None else made.left(asked.without)}
    for name, items in unseen.items():
        articles = [item.article for item in items]
        if articles:
            found = evaluate.tagged(articles, tagger)
            print(name, "from", least, evaluate.shown(evaluate.tallies(articles, found)), flush=True)
    away = FOLDER / f"{asked.kind}-{asked.without}"
    folder = asked.to or (HOUSE / f"attribution-{asked.kind}" if asked.without is None else away)
    linker = np.load(WORK / f"linker-{asked.run}.npy")
    size = write(folder, weights_of(asked.run), tagger.vocabulary, linker, (tagger.surety, tagger.least))
    print(folder, size, "bytes")


if __name__ == "__main__":
    main()
