"""What the parser sees of a word without its neighbours: numbers that are found by hash, so that no word is stored."""

import re
from functools import lru_cache
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
    two, three, four, first, second, shape = BUCKETS.values()
    return (
        key(normed[-2:]) % two,
        key(normed[-3:]) % three,
        key(normed[-4:]) % four,
        key(normed[:2]) % first,
        key(normed[:3]) % second,
        _shape(word[:_LONGEST].translate(_KINDS)) % shape,
    )


def grams(normed: str) -> list[int]:
    """Return the rows of the letter sequences of a word, never none; long words are cut in the middle."""
    if len(normed) > _LONGEST:
        normed = normed[: _LONGEST // 2] + normed[-_LONGEST // 2 :]
    marked = f"<{normed}>".encode("utf-32-le", "surrogatepass")
    found = [
        crc32(marked[at : at + 4 * size]) % GRAMS for size in _SIZES for at in range(0, len(marked) - 4 * size + 1, 4)
    ]
    return found or [key(normed) % GRAMS]


class _Kinds(dict[int, str]):
    """The kind of each code point, found when it is first asked for: for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        c = chr(code)
        kind = self[code] = "X" if c.isupper() else "x" if c.isalpha() else "0" if c.isdigit() else c
        return kind


_KINDS = _Kinds()


@lru_cache(maxsize=4_096)
def _shape(kinds: str) -> int:
    return key(_RUN.sub(r"\1\1", kinds))
