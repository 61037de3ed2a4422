"""What is learnt from and what is kept: two kinds of data, each with our own annotations beside it.

``polnear`` is PolNeAR train without its last 84 articles by date, which are for choosing and fitting; ``open`` is what
the rules find in openly licensed texts. Our own annotations follow guidelines of their own, and the network is told so.
Who measures with them leaves out half of them (``lesson``).
"""

import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.statements.tagger_tokens import OWN
from onrecord.statements.tagger_vocabulary import RARE, Vocabulary
from training.attribution import encode
from training.attribution.corpora import WORK, Article, load
from training.attribution.encode import Encoded
from training.attribution.kept import PARTS
from training.attribution.vectors import count, newspapers, treebanks, vectors

SHARED = Path("../shared")
TUNED = 84

_OPEN_WORDS = 20
_OPEN_VOCABULARY = 22_000
_OFTEN, _TELLING = 4, 3

Table = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Set:
    """Vocabulary, word vectors ``(rows, 100)``, and articles as numbers: the corpus, our own, those for tuning."""

    vocabulary: Vocabulary
    table: Table
    items: list[Encoded]
    own: list[Encoded]
    tune: list[Encoded]

    def lesson(self, without: int | None = None) -> list[Encoded]:
        """Return what is learnt from: the corpus, then our own several times, but for the part ``without``."""
        own = [item for at, item in enumerate(self.own) if at % PARTS != without]
        return [*self.items, *own * _OFTEN]

    def left(self, without: int) -> list[Encoded]:
        """Return the part of our own that is left out."""
        return self.own[without::PARTS]


def split(articles: Sequence[Article]) -> tuple[list[Article], list[Article]]:
    """Part the last ``TUNED`` articles by date from the rest."""
    ordered = sorted(articles, key=lambda article: (article.date, article.name))
    return ordered[:-TUNED], ordered[-TUNED:]


def prepared(kind: str) -> Set:
    """Return the set of one of ``KINDS``, made once and kept."""
    path = WORK / f"encoded-{kind}.pickle"
    if path.exists():
        found: Set = pickle.loads(path.read_bytes())  # noqa: S301 - our own file
        return found
    corpus, tune = KINDS[kind]()
    own = load("open-annotated")
    words, table = _start_words([*corpus, *own], kind)
    looks = encode.looks_of(corpus)
    labels = [encode.labelled(article, look)[0] for article, look in zip(corpus, looks, strict=True)]
    vocabulary, folds = encode.vocabulary(looks, labels, words)
    result = Set(
        vocabulary,
        table,
        encode.encoded(corpus, looks, vocabulary, folds),
        encode.encoded(own, encode.looks_of(own), vocabulary, [], OWN),
        encode.encoded(tune, encode.looks_of(tune), vocabulary, []),
    )
    path.write_bytes(pickle.dumps(result))
    return result


def _start_words(own: Sequence[Article], kind: str) -> tuple[dict[str, int], Table]:
    """Return the numbered words and their vectors ``(rows, 100)``: words of ``own``, of newspapers and treebanks."""
    path = WORK / f"words-{kind}.pickle"
    if path.exists():
        found: tuple[dict[str, int], Table] = pickle.loads(path.read_bytes())  # noqa: S301 - our own file
        return found
    mine = [[word.lower() for word in article.reading.syntax.words] for article in own]
    papers, trees = newspapers(SHARED), treebanks(SHARED)
    open_counts = count(papers)
    more = [word for word, seen in open_counts.most_common(_OPEN_VOCABULARY) if seen >= _OPEN_WORDS and word.isalpha()]
    more += [word for word, seen in count(trees).items() if seen >= 3]
    numbers = encode.numbered_words(count(mine), more)
    table = np.zeros((2 + RARE + len(numbers), 100), dtype=np.float32)
    table[2 + RARE :] = vectors([(papers, 1.0), (trees, 3.0), (mine, 3.0)], sorted(numbers, key=numbers.__getitem__))
    path.write_bytes(pickle.dumps((numbers, table)))
    return numbers, table


def _open() -> tuple[list[Article], list[Article]]:
    articles = [*load("open-modern"), *load("open-papers")]
    return [article for article in articles if len(article.gold) >= _TELLING], []


KINDS: dict[str, Callable[[], tuple[list[Article], list[Article]]]] = {
    "polnear": lambda: split(load("polnear-train")),
    "open": _open,
}
