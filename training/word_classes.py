"""Word classes: words that stand between the same words share a number, which the name tagger uses as a feature.

Counts of the neighbours left and right in public-domain newspapers and openly licensed texts, positive pointwise mutual
information, a truncated singular value decomposition, k-means. Everything is seeded.
"""

import csv
import gzip
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.names.word_classes import class_key
from training.conllu import sentences

SEED, WORDS, CONTEXTS, DIMENSIONS, CLASSES, ROUNDS, MIN_COUNT = 7, 30_000, 2_000, 64, 400, 15, 5
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|\d+|[^\w\s]")
Matrix = NDArray[np.float32]


def build(shared: Path, out: Path) -> None:
    """Write `classes.tsv`: word, class."""
    lines = [[class_key(word) for word in line] for line in _texts(shared)]
    counts = Counter(word for line in lines for word in line)
    words = [word for word, count in counts.most_common(WORDS) if count >= MIN_COUNT]
    vectors = _vectors(lines, words)
    classes = _kmeans(vectors)
    rows = sorted(zip(words, classes.tolist(), strict=True))
    (out / "classes.tsv").write_text("".join(f"{word}\t{number}\n" for word, number in rows), encoding="utf-8")


def _texts(shared: Path) -> Iterator[list[str]]:
    with gzip.open(shared / "data/plain/chronam-1916.txt.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _TOKEN.findall(line)
    for path in sorted((shared / "data/ud").glob("*/*-train.conllu")):
        for sentence in sentences(path):
            yield [token.form for token in sentence.tokens]
    with (shared / "data/fa-kes/FA-KES-Dataset.csv").open(encoding="utf-8", errors="replace", newline="") as table:
        for row in csv.DictReader(table):
            yield _TOKEN.findall(row["article_content"])
    for path in sorted((shared / "data/wikiwars").rglob("*.sgm")):
        yield _TOKEN.findall(re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8", errors="replace")))


def _vectors(lines: list[list[str]], words: list[str]) -> Matrix:
    number = {word: place for place, word in enumerate(words)}
    table = np.zeros((len(words), 2 * CONTEXTS), dtype=np.float32)
    for line in lines:
        ids = np.array([number.get(word, -1) for word in line])
        left, right = ids[:-1], ids[1:]
        seen = (right >= 0) & (left >= 0) & (left < CONTEXTS)
        np.add.at(table, (right[seen], left[seen]), 1)
        seen = (left >= 0) & (right >= 0) & (right < CONTEXTS)
        np.add.at(table, (left[seen], CONTEXTS + right[seen]), 1)
    table *= table.sum() / np.maximum(1, np.outer(table.sum(1), table.sum(0)).astype(np.float32))
    np.log(np.maximum(table, 1), out=table)
    draw = np.random.default_rng(SEED)
    sample = table @ draw.standard_normal((table.shape[1], 2 * DIMENSIONS)).astype(np.float32)
    basis, _ = np.linalg.qr(table @ (table.T @ sample))
    left_vectors, values, _ = np.linalg.svd(basis.T @ table, full_matrices=False)
    vectors = basis @ left_vectors[:, :DIMENSIONS] * np.sqrt(values[:DIMENSIONS])
    lengths = np.maximum(1e-6, np.linalg.norm(vectors, axis=1, keepdims=True))
    return np.asarray(vectors / lengths, dtype=np.float32)


def _kmeans(vectors: Matrix) -> NDArray[np.int64]:
    draw = np.random.default_rng(SEED)
    centres = vectors[np.sort(draw.choice(min(len(vectors), 10 * CLASSES), CLASSES, replace=False))]
    nearest = np.zeros(len(vectors), dtype=np.int64)
    for _ in range(ROUNDS):
        nearest = np.argmax(vectors @ centres.T, axis=1)
        for place in range(CLASSES):
            held = vectors[nearest == place]
            if len(held):
                centres[place] = held.mean(axis=0) / max(1e-6, float(np.linalg.norm(held.mean(axis=0))))
    return nearest
