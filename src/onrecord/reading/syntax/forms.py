"""What the parser sees of a word without its neighbours: numbers that are found by hash, so that no word is stored."""

import re
from zlib import crc32

BUCKETS = {"suffix2": 1024, "suffix3": 4096, "suffix4": 4096, "prefix2": 1024, "prefix3": 4096, "shape": 512}
"""Rows of the table of each affix and of the shape."""

GRAMS = 20_000
"""Rows of the table of letter sequences."""

_SIZES = (3, 4)
_LONGEST = 24
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "."})
_DIGIT = re.compile(r"\d")
_RUN = re.compile(r"(.)\1{2,}")


def norm(word: str) -> str:
    """Return a word in lower case, with plain quotation marks and dashes, and ``0`` for each digit."""
    return _DIGIT.sub("0", word.translate(_PLAIN).lower())


def key(normed: str) -> int:
    """Return the number under which a word is known, 32 bits."""
    return crc32(normed.encode("utf-8", "surrogatepass"))


def affixes(word: str, normed: str) -> tuple[int, ...]:
    """Return the row of each affix and of the shape, in the order of ``BUCKETS``."""
    parts = (normed[-2:], normed[-3:], normed[-4:], normed[:2], normed[:3], _shape(word))
    return tuple(key(part) % rows for part, rows in zip(parts, BUCKETS.values(), strict=True))


def grams(normed: str) -> list[int]:
    """Return the rows of the letter sequences of a word, never none; long words are cut in the middle."""
    if len(normed) > _LONGEST:
        normed = normed[: _LONGEST // 2] + normed[-_LONGEST // 2 :]
    marked = f"<{normed}>".encode("utf-32-le", "surrogatepass")
    found = [
        crc32(marked[at : at + 4 * size]) % GRAMS for size in _SIZES for at in range(0, len(marked) - 4 * size + 1, 4)
    ]
    return found or [key(normed) % GRAMS]


def _shape(word: str) -> str:
    marks = ["X" if c.isupper() else "x" if c.isalpha() else "0" if c.isdigit() else c for c in word[:_LONGEST]]
    return _RUN.sub(r"\1\1", "".join(marks))
