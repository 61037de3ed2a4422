"""Runs of five words, as numbers: what two texts share tells how much of one is in the other.

All words of a text are hashed at once, as arrays: a text costs microseconds, a pile of thousands seconds. A word is
what stands between characters that are no letter or digit; case, diacritics and punctuation do not matter.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.model import Span

if TYPE_CHECKING:  # numpy takes longer to import than a question to the record may last
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

SIZE = 5
"""Words in a run. Source: containment of word 5-grams found all of 160 true pairs where Jaccard lost some below .5."""

WINDOW = 16
"""Of so many runs in a row one is looked up at least: texts that share twenty words in a row always meet.

Source: winnowing (Schleimer, Wilkerson, Aiken 2003): the least of each window, which both texts choose alike.
"""

_BASE, _MIX = 0x9E3779B97F4A7C15, (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53)
"""Odd numbers: the base of the hash of a word, and the factors that spread its bits (MurmurHash3's finaliser)."""

_AT_ONCE = 1 << 17
"""Characters whose words are looked for at once."""
_SPACE = re.compile(r"\s")
"""White space ends every word."""

_NO_WORD, _NOTHING = 0, 1
"""What a character is folded to that ends a word, and one that is passed over within a word."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of some stretches of a text, in order.

    ``hashes``: ``(n_words,) uint64``; ``starts``, ``ends``: ``(n_words,) int64`` offsets in the text, half-open.
    """

    hashes: NDArray[np.uint64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.hashes)

    def runs(self) -> NDArray[np.uint32]:
        """Return the hash of each run of five words, ``(n_words - 4,) uint32``; empty for fewer words."""
        import numpy as np

        count = len(self) - SIZE + 1
        if count < 1:
            return np.zeros(0, dtype=np.uint32)
        total = np.zeros(count, dtype=np.uint64)
        for place in range(SIZE):
            total = (total + self.hashes[place : place + count]) * np.uint64(_BASE)
        return (_mixed(total) >> np.uint64(32)).astype(np.uint32)


def words_of(text: str, spans: Sequence[Span]) -> Words:
    """Return the words of some stretches of ``text`` (in order, apart from one another).

    So many characters are worked at a time as lie near the processor: a book at once would take five times as long.
    """
    import numpy as np

    lots = [_words_of(text, lot) for lot in _lots(text, spans)] or [_words_of(text, ())]
    if len(lots) == 1:
        return lots[0]
    columns = zip(*((lot.hashes, lot.starts, lot.ends) for lot in lots), strict=True)
    hashes, starts, ends = (np.concatenate(column) for column in columns)
    return Words(hashes, starts, ends)


def _lots(text: str, spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield the stretches in lots; what is longer than a lot is divided between words."""
    lot: list[Span] = []
    held = 0
    for span in spans:
        for piece in _pieces(text, span):
            if lot and held + len(piece) > _AT_ONCE:
                yield lot
                lot, held = [], 0
            lot.append(piece)
            held += len(piece)
    if lot:
        yield lot


def _pieces(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > _AT_ONCE and (space := _SPACE.search(text, start + _AT_ONCE, span.end)):
        yield Span(start, space.end())
        start = space.end()
    yield Span(start, span.end)


def _words_of(text: str, spans: Sequence[Span]) -> Words:
    import numpy as np

    codes = [_codes(span.of(text)) for span in spans]
    if not codes:
        none = np.zeros(0, dtype=np.int64)
        return Words(np.zeros(0, dtype=np.uint64), none, none)
    gap = np.zeros(1, dtype=np.uint32)
    places = np.concatenate(
        [part for span in spans for part in (np.arange(span.start, span.end), np.array([span.end]))]
    )
    folded = np.concatenate([part for code in codes for part in (_folds()[code], gap)])
    kept = folded != _NOTHING
    folded, places = folded[kept], places[kept]
    inside = np.concatenate(([False], folded != _NO_WORD, [False]))
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    first, last = edges[::2], edges[1::2]
    return Words(_hashes(folded, first, last), places[first], places[last - 1] + 1)


def chosen(runs: NDArray[np.uint32], window: int = WINDOW) -> NDArray[np.int64]:
    """Return where those runs stand that are the least of some ``window`` in a row (or of all), ``(n,) int64``."""
    import numpy as np

    if not len(runs):
        return np.zeros(0, dtype=np.int64)
    width = min(window, len(runs))
    edge = np.zeros(width - 1, dtype=np.uint32)
    least = _sliding(np.minimum, runs, width)
    # The greatest of the least of all windows that hold a run is the run itself where it is the least of one.
    return np.flatnonzero(_sliding(np.maximum, np.concatenate((edge, least, edge)), width) == runs)


def each_once(numbers: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return numbers in order, each once: as ``numpy.unique``, which is slower for as many as an article has."""
    import numpy as np

    held = np.sort(numbers)
    return held[np.concatenate(([True], held[1:] != held[:-1]))] if len(held) else held


def _sliding(of: np.ufunc, numbers: NDArray[np.uint32], width: int) -> NDArray[np.uint32]:
    """Return the least, or the greatest, of each ``width`` numbers in a row."""
    held, done = numbers, 1
    while done < width:
        step = min(done, width - done)
        held, done = of(held[:-step], held[step:]), done + step
    return held


def _codes(text: str) -> NDArray[np.uint32]:
    import numpy as np

    name = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"
    codes = np.frombuffer(text.encode(name, "surrogatepass"), dtype=np.uint32)
    return np.minimum(codes, np.uint32(0xFFFF))  # what lies beyond is rare, and no letter of what is read


def _hashes(folded: NDArray[np.uint32], first: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Hash each word ``folded[first:last]``: sums of codes times powers of the base, from the start of the word."""
    import numpy as np

    up, down = _powers(1 << max(10, len(folded).bit_length()))
    sums = np.concatenate((np.zeros(1, dtype=np.uint64), np.cumsum(folded * up[: len(folded)], dtype=np.uint64)))
    return _mixed((sums[last] - sums[first]) * down[first])


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    import numpy as np

    for factor in _MIX:
        numbers = (numbers ^ (numbers >> np.uint64(33))) * np.uint64(factor)
    return numbers ^ (numbers >> np.uint64(33))


@lru_cache(maxsize=4)
def _powers(count: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return the first powers of the base, and those of its inverse, modulo 2**64."""
    import numpy as np

    powers = []
    for base in (_BASE, pow(_BASE, -1, 1 << 64)):
        factors = np.full(count, base, dtype=np.uint64)
        factors[0] = 1
        powers.append(np.cumprod(factors, dtype=np.uint64))
    return powers[0], powers[1]


@lru_cache(maxsize=1)
def _folds() -> NDArray[np.uint32]:
    """Return what each character of the basic plane is taken for: ``(65536,) uint32``."""
    import numpy as np

    table = np.zeros(0x10000, dtype=np.uint32)
    table[0x3100:0xF900] = np.arange(0x3100, 0xF900)  # letters of the East, as they are
    for code in (*range(0x30, 0x3100), *range(0xF900, 0x10000)):
        char = chr(code)
        if unicodedata.combining(char) or char in "\u200c\u200d\u00ad\u0640":
            table[code] = _NOTHING
        elif char.isalnum() or char == "_":
            plain = unicodedata.normalize("NFKD", char.casefold())[0]
            table[code] = ord(plain) if plain.isalnum() else ord(char)
    return table
