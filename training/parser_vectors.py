"""Word vectors for the parser from open plain text: ``python -m training.parser_vectors``."""

from collections import Counter
from pathlib import Path

import numpy as np

from onrecord.reading.syntax.forms import norm
from training import plain_texts
from training.attribution.vectors import vectors

WORDS, MIN_COUNT, MODERN = 30_000, 5, 8
"""How many words get a vector; how often they must occur, where the texts of our time count ``MODERN`` times."""


def build(shared: Path, out: Path) -> None:
    """Write words and vectors."""
    old = [[norm(word) for word in plain_texts.tokens(line)] for line in plain_texts.newspapers(shared)]
    new = [[norm(word) for word in line] for line in plain_texts.modern(shared)]
    counts = Counter[str]()
    for lines, weight in ((old, 1), (new, MODERN)):
        for line in lines:
            for word in line:
                counts[word] += weight
    usual = sorted((-count, word) for word, count in counts.items() if count >= MIN_COUNT)
    words = [word for _, word in usual[:WORDS]]
    print(sum(map(len, old)), "old words,", sum(map(len, new)), "new ones,", len(words), "vectors", flush=True)
    found = vectors([(old, 1.0), (new, float(MODERN))], words)
    out.parent.mkdir(parents=True, exist_ok=True)
    np.savez(out, words=np.array(words), vectors=found)


if __name__ == "__main__":
    build(Path("../shared"), Path("training/work/parser/vectors.npz"))
