"""Word vectors by co-occurrence: what stands one and two places to either side, and near by.

Positive pointwise mutual information, cut to ``SIZE`` dimensions by a randomised singular value decomposition.
"""

import gzip
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack

SIZE = 100
CONTEXTS = 4000
_OFFSETS = ((-1,), (1,), (-2,), (2,), (-5, -4, -3, 3, 4, 5))
_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
_ROUNDS = 3
_SMOOTH = 0.75


def newspapers(shared: Path) -> list[list[str]]:
    """Return the pieces of the public-domain newspapers of 1916, lower-case tokens."""
    with gzip.open(shared / "data" / "plain" / "chronam-1916.txt.gz", "rt", encoding="utf-8") as file:
        return [_TOKEN.findall(line.lower()) for line in file]


def treebanks(shared: Path) -> list[list[str]]:
    """Return the sentences of the training parts of EWT and GUM, lower-case tokens."""
    sentences: list[list[str]] = []
    for path in sorted((shared / "data" / "ud").glob("*/*train*.conllu")):
        if path.parent.name not in {"ewt", "gum"}:
            continue
        words: list[str] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) > 1 and cells[0].isdigit():
                words.append(cells[1].lower())
            elif not line and words:
                sentences.append(words)
                words = []
    return sentences


def count(texts: Iterable[Sequence[str]]) -> Counter[str]:
    """Count words."""
    counts: Counter[str] = Counter()
    for words in texts:
        counts.update(words)
    return counts


def vectors(texts: Sequence[tuple[Sequence[Sequence[str]], float]], words: Sequence[str]) -> NDArray[np.float32]:
    """Return ``(len(words), SIZE) float32``, unit variance; each group of ``texts`` has a weight."""
    number = {word: at for at, word in enumerate(words)}
    total: Counter[str] = Counter()
    for group, _ in texts:
        total.update(count(group))
    contexts = [word for word, _ in total.most_common(CONTEXTS)]
    context = {word: at for at, word in enumerate(contexts)}
    blocks = [csr_matrix((len(words), len(contexts)), dtype=np.float32) for _ in _OFFSETS]
    for group, weight in texts:
        rows, columns = _flat(group, number), _flat(group, context)
        for block, offsets in enumerate(_OFFSETS):
            for offset in offsets:
                blocks[block] = blocks[block] + weight * _pairs(rows, columns, offset, blocks[block].shape)
    matrix = hstack([_informative(block) for block in blocks]).tocsr()
    return _reduced(matrix)


def _flat(group: Sequence[Sequence[str]], number: dict[str, int]) -> NDArray[np.int32]:
    flat: list[int] = []
    for words in group:
        flat.extend(number.get(word, -1) for word in words)
        flat.extend([-1] * 5)
    return np.array(flat, dtype=np.int32)


def _pairs(rows: NDArray[np.int32], columns: NDArray[np.int32], offset: int, shape: tuple[int, int]) -> csr_matrix:
    a, b = (rows[:-offset], columns[offset:]) if offset > 0 else (rows[-offset:], columns[:offset])
    both = (a >= 0) & (b >= 0)
    return csr_matrix((np.ones(int(both.sum()), dtype=np.float32), (a[both], b[both])), shape=shape)


def _informative(block: csr_matrix) -> csr_matrix:
    block = block.tocoo()
    row = np.asarray(block.sum(1)).ravel() + 1e-9
    column = (np.asarray(block.sum(0)).ravel() + 1e-9) ** _SMOOTH
    values = np.maximum(0, np.log(block.data * column.sum() / (row[block.row] * column[block.col])))
    keep = values > 0
    return csr_matrix(
        (values[keep].astype(np.float32), (block.row[keep], block.col[keep])), shape=block.shape, dtype=np.float32
    )


def _reduced(matrix: csr_matrix) -> NDArray[np.float32]:
    random = np.random.default_rng(0)
    basis = matrix @ random.standard_normal((matrix.shape[1], SIZE + 20)).astype(np.float32)
    for _ in range(_ROUNDS):
        basis = np.linalg.qr(basis)[0]
        basis = matrix @ (matrix.T @ basis)
    basis = np.linalg.qr(basis)[0]
    left, sizes, _ = np.linalg.svd((matrix.T @ basis).T, full_matrices=False)
    found = (basis @ left)[:, :SIZE] * np.sqrt(sizes[:SIZE])
    scaled: NDArray[np.float32] = (found / found.std()).astype(np.float32)
    return scaled
