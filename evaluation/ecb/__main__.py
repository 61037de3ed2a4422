"""The same event on ECB+, gold mentions, whole corpus: ``python -m evaluation.ecb ../shared/data [--json]``.

The development topics as one corpus, without knowing the topics: CoNLL F1 of clusters by the fitted pairs, beside two
simpler ways. The weights were fitted on the training topics alone by ``python -m training.same_event``.
"""

import argparse
import json
import sys
from collections.abc import Hashable, Sequence
from pathlib import Path

import numpy as np

from evaluation.coref import Scores, score
from evaluation.ecb.corpus import ARCHIVE, DEV, stories
from evaluation.ecb.features import Corpus
from evaluation.ecb.pairs import Weights, clustered, like_documents, same_lemma

LIKE_DOCUMENTS = 0.15
"""Likeness from which documents are joined in the way without weights; chosen on the training topics."""


def main(arguments: Sequence[str]) -> int:
    """Print the rows; 2 where the corpus is not there."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.ecb", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds ecbplus/")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    chosen = parser.parse_args(arguments)
    if not (chosen.data / ARCHIVE).is_file():
        print(f"{chosen.data / ARCHIVE}: not there", file=sys.stderr)
        return 2
    corpus = Corpus.of(list(stories(chosen.data, DEV)))
    ways: dict[str, Sequence[Hashable]] = {
        "same lemma": same_lemma(corpus),
        "same lemma, like documents": like_documents(corpus, LIKE_DOCUMENTS),
        "fitted pairs": clustered(corpus, Weights.load()),
    }
    for way, clusters in ways.items():
        found = scored(corpus, clusters)
        if chosen.json:
            print(json.dumps({"row": f"ECB+ dev, {way}", "conll": round(found.conll, 4), "mentions": len(clusters)}))
        else:
            print(_line(way, found, len(clusters)))
    return 0


def scored(corpus: Corpus, clusters: Sequence[Hashable]) -> Scores:
    """Score the clusters of all mentions."""
    gold = {at: mention.chain for at, mention in enumerate(corpus.mentions)}
    return score(gold, dict(enumerate(clusters)))


def _line(way: str, found: Scores, mentions: int) -> str:
    parts = (("MUC", found.muc), ("B3", found.b_cubed), ("CEAFe", found.ceaf_e))
    shown = "  ".join(f"{name} {part.precision:.3f}/{part.recall:.3f}/{part.f1:.3f}" for name, part in parts)
    return f"{way:28} CoNLL {100 * found.conll:5.1f}   {shown}   {mentions} mentions"


if __name__ == "__main__":
    np.seterr(all="raise", under="ignore")
    sys.exit(main(sys.argv[1:]))
