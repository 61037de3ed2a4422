"""Articles to numbers: vocabulary, labels, and the cue table learnt by leaving out a fifth at a time."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.statements.tagger_tokens import NEWS, Look, look_at
from onrecord.statements.tagger_vocabulary import RARE, Vocabulary
from training.attribution import lexical
from training.attribution.corpora import Article

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
FOLDS = 5
_SEEN = 3
_STEPS = (0.01, 0.05, 0.15, 0.35, 0.6, 0.85)
_ROLES = ("content", "source", "cue")
"""A cue inside a content is a cue: later roles overwrite earlier ones."""


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """One article: ``numbers``, ``flags``, ``labels``, and ``owner``, the attribution of each labelled token or -1.

    ``taught`` is what teachers say, ``(n, 7, 7) float16``: how probable it is that a label follows another one.
    ``guide`` tells whose guidelines the labels follow: ``tagger_tokens.NEWS`` or ``OWN``.
    """

    article: Article
    look: Look
    numbers: NDArray[np.int32]
    flags: NDArray[np.uint8]
    labels: NDArray[np.int8]
    owner: NDArray[np.int16]
    guide: int = NEWS
    taught: NDArray[np.float16] | None = None


def labelled(article: Article, look: Look) -> tuple[NDArray[np.int8], NDArray[np.int16]]:
    """Return labels and owners; a piece begins anew with each paragraph."""
    syntax = look.syntax
    labels = np.zeros(len(syntax), dtype=np.int8)
    owner = np.full(len(syntax), -1, dtype=np.int16)
    for number, attribution in enumerate(article.gold):
        for role in _ROLES:
            code = LABELS.index(f"B-{role}")
            for start, end in attribution[role]:
                first = int(syntax.ends.searchsorted(start, side="right"))
                last = int(syntax.starts.searchsorted(end, side="left"))
                for token in range(first, last):
                    fresh = token == first or look.paragraph[token] != look.paragraph[token - 1]
                    labels[token] = code + (not fresh)
                    owner[token] = number
    return _repaired(labels, owner), owner


def _repaired(labels: NDArray[np.int8], owner: NDArray[np.int16]) -> NDArray[np.int8]:
    """Let a piece that lost its beginning to another one begin where it goes on."""
    for token in range(len(labels)):
        label = labels[token]
        inside = label > 0 and label % 2 == 0
        if inside and (token == 0 or (labels[token - 1] + 1) // 2 != label // 2 or owner[token - 1] != owner[token]):
            labels[token] = label - 1
    return labels


def vocabulary(
    looks: Sequence[Look], labels: Sequence[NDArray[np.int8]], words: Mapping[str, int]
) -> tuple[Vocabulary, list[Mapping[str, tuple[int, int]]]]:
    """Return the vocabulary, and for each fold the cue table learnt without it."""
    symbols = {
        "tag": _numbered(tag for look in looks for tag in look.syntax.tags),
        "relation": _numbered(relation for look in looks for relation in look.syntax.deps),
        "branch": _numbered(branch for look in looks for branch in look.branch),
        "name": _numbered(name for look in looks for name in look.name),
    }
    counted = [_counts(look, label) for look, label in zip(looks, labels, strict=True)]
    whole = _steps(counted)
    folds: list[Mapping[str, tuple[int, int]]] = [
        _steps([item for at, item in enumerate(counted) if at % FOLDS != fold]) for fold in range(FOLDS)
    ]
    pairs = (pair for look in looks for pair in zip(look.syntax.lemmas, look.syntax.tags, strict=True))
    return Vocabulary(words, symbols, whole, lexical.rows(pairs), lexical.verbs()), folds


def encoded(
    articles: Sequence[Article],
    looks: Sequence[Look],
    words: Vocabulary,
    folds: Sequence[Mapping[str, tuple[int, int]]],
    guide: int = NEWS,
) -> list[Encoded]:
    """Return the articles as numbers; with ``folds``, each uses the cue table learnt without it."""
    out = []
    for at, (article, look) in enumerate(zip(articles, looks, strict=True)):
        own = Vocabulary(words.words, words.symbols, folds[at % FOLDS]) if folds else words
        out.append(Encoded(article, look, own.numbers(look), words.flags(look), *labelled(article, look), guide))
    return out


def looks_of(articles: Iterable[Article]) -> list[Look]:
    """Return what the tagger sees of each article."""
    return [look_at(article.text, article.reading, lexical.verbs()) for article in articles]


def numbered_words(counts: Counter[str], more: Iterable[str] = ()) -> dict[str, int]:
    """Number the words seen often enough, and ``more``, after the buckets of rare words."""
    wanted = {word for word, seen in counts.items() if seen >= _SEEN} | set(more)
    return {word: at for at, word in enumerate(sorted(wanted), 2 + RARE)}


def _numbered(symbols: Iterable[str]) -> dict[str, int]:
    counts = Counter(symbols)
    return {symbol: at for at, symbol in enumerate(sorted(key for key, seen in counts.items() if seen >= 20), 2)}


def _counts(look: Look, labels: NDArray[np.int8]) -> dict[str, NDArray[np.int32]]:
    counts: dict[str, NDArray[np.int32]] = {}
    for lemma, label in zip(look.syntax.lemmas, labels.tolist(), strict=True):
        row = counts.setdefault(lemma, np.zeros(3, dtype=np.int32))
        row += (1, label in (3, 4), label in (1, 2))
    return counts


def _steps(counted: Sequence[Mapping[str, NDArray[np.int32]]]) -> dict[str, tuple[int, int]]:
    total: dict[str, NDArray[np.int32]] = {}
    for counts in counted:
        for lemma, row in counts.items():
            if lemma in total:
                total[lemma] += row
            else:
                total[lemma] = row.copy()
    return {lemma: (_step(row[1] / row[0]), _step(row[2] / row[0])) for lemma, row in total.items() if row[0] >= _SEEN}


def _step(share: float) -> int:
    return 2 + sum(bool(share >= step) for step in _STEPS)
