"""What the name tagger looks at: for each word of a document a row of hashed features and a row of marks.

All sentences are described in one sweep of arrays. A feature is a 32-bit number made of a template and one or two
values; what depends on the word alone is worked out once for each word and kept.
"""

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from onrecord.lexicon.gazetteer import gazetteer
from onrecord.lexicon.words import fold
from onrecord.reading.names.line import HYPHENS, Line
from onrecord.reading.names.word_classes import class_key

Numbers = NDArray[np.uint64]
Keys = NDArray[np.uint32]
Marks = NDArray[np.float32]

_OPENERS = frozenset({".", '"', "?", "!", ":", "(", "-"})
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_CACHE = 50_000
_LONG_RUN = re.compile(r"(.)\1{2,}")

# Columns of what is known about a word.
_LOW, _SHAPE, _P3, _P4, _S2, _S3, _S4, _CLASS, _PLAIN, _BITS, _TAG, _TABLES = range(12)
_WORD_COLUMNS = 10

# Marks: bits of a word, then of its place.
_PEOPLE, _TITLE, _ROLE, _ORG, _OUTLET, _CAMPAIGN, _EVENT, _PLACE, _GIVEN, _FAMILY = (1 << bit for bit in range(10))
_CAPITAL, _SHOUTED, _OPENER, _HYPHEN = (1 << bit for bit in range(10, 14))
_PHRASES = {
    (kind, begins): 1 << (14 + number)
    for number, (kind, begins) in enumerate(
        (kind, begins) for kind in ("country", "city", "publication", "organisation") for begins in (True, False)
    )
}
_MID = 1 << 22
_BIT_COUNT = 23
_TABLE_BITS = ((1 << 10) - 1) | _CAPITAL | sum(_PHRASES.values())
_STEPS = (-2, -1, 0, 1, 2)
MARKS = _BIT_COUNT * len(_STEPS)
"""How many marks a word has: its own and those of two words on each side."""

_SINGLE = (
    *((column, 0) for column in (_LOW, _SHAPE, _P3, _P4, _S2, _S3, _S4, _CLASS, _PLAIN, _TAG, _TABLES)),
    *((column, step) for step in (-1, 1) for column in (_LOW, _SHAPE, _S3, _TAG, _CLASS, _PLAIN)),
    *((column, step) for step in (-2, 2) for column in (_LOW, _SHAPE, _TAG, _CLASS)),
)
_PAIRS = (*((column, step) for column in (_LOW, _SHAPE, _TAG, _CLASS, _TABLES) for step in (-1, 0)),)
_EDGE = zlib.crc32(b"EDGE")
_ODD, _OTHER = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)


@dataclass(frozen=True, slots=True, eq=False)
class WordTable:
    """Remembers what is known about each word; ``classes`` are the word classes.

    It only saves time: what is read from it does not depend on what it held before.
    """

    classes: Mapping[str, str]
    _places: dict[str, int] = field(default_factory=dict)
    _rows: list[Numbers] = field(default_factory=lambda: [np.zeros((0, _WORD_COLUMNS), dtype=np.uint64)])

    def look_up(self, words: Sequence[str]) -> Numbers:
        """Return a row of numbers for each word: ``(n_words, 10) uint64``."""
        places = self._places
        if len(places) > _CACHE:
            places.clear()
        ids = [places.get(word, -1) for word in words]
        if -1 in ids:
            fresh = list(dict.fromkeys(word for word, number in zip(words, ids, strict=True) if number < 0))
            self._keep(len(places), np.array([_word(word, self.classes) for word in fresh], dtype=np.uint64))
            places.update(zip(fresh, range(len(places), len(places) + len(fresh)), strict=True))
            ids = [places[word] for word in words]
        return self._rows[0][ids]

    def _keep(self, size: int, fresh: Numbers) -> None:
        """Write rows behind the first ``size``; there is room for more than are asked for, so that few are copied."""
        needed = size + len(fresh)
        if needed > len(self._rows[0]):
            wider = np.zeros((needed + needed // 2, _WORD_COLUMNS), dtype=np.uint64)
            wider[:size] = self._rows[0][:size]
            self._rows[0] = wider
        self._rows[0][size:needed] = fresh


@dataclass(frozen=True, slots=True, eq=False)
class Description:
    """The words of a document as rows of numbers, two rows of edge before, between and after its sentences.

    ``rows`` ``(n_rows, n_columns)``; word ``i`` of the document stands in row ``at[i]``.
    """

    rows: Numbers
    at: NDArray[np.int64]

    def keys(self) -> Keys:
        """Return the features of every word: ``(n_words, n_features)``."""
        rows, at = self.rows, self.at
        keys = [_keys(number, rows[at + step, column]) for number, (column, step) in enumerate(_SINGLE)]
        keys += [
            _keys(64 + number, rows[at + step, column], rows[at + step + 1, column])
            for number, (column, step) in enumerate(_PAIRS)
        ]
        return np.stack([*keys, *_run_keys(rows, at)]).T

    def marks(self) -> Marks:
        """Return the marks of every word and of its neighbours: ``(n_words, MARKS)``, 0 or 1."""
        bits = self.rows[:, _BITS].astype(np.int64)
        spread = ((bits[:, None] >> np.arange(_BIT_COUNT)) & 1).astype(np.float32)
        return np.concatenate([spread[self.at + step] for step in _STEPS], axis=1)


def describe(lines: Sequence[Line], table: WordTable) -> Description:
    """Look up every word of ``lines``."""
    return Description(*_padded(lines, table))


def _padded(lines: Sequence[Line], table: WordTable) -> tuple[Numbers, NDArray[np.int64]]:
    """Rows of all words with two rows of edge before, between and after the sentences, and where the words stand."""
    total = sum(len(line.words) for line in lines)
    rows = np.full((total + 2 * len(lines) + 2, _TABLES + 1), _EDGE, dtype=np.uint64)
    rows[:, _BITS] = 0
    lengths = np.array([len(line.words) for line in lines], dtype=np.int64)
    at = np.arange(total) + np.repeat(2 * np.arange(1, len(lines) + 1), lengths)
    rows[at, :_WORD_COLUMNS] = table.look_up([word for line in lines for word in line.words])
    rows[at, _TAG] = [_text(tag) for line in lines for tag in line.tags]
    offset = 2
    for line in lines:
        for known in line.known:
            for place in range(known.first, known.last):
                rows[offset + place, _BITS] |= np.uint64(_PHRASES[known.kind, place == known.first])
        offset += len(line.words) + 2
    bits = rows[:, _BITS]
    before = np.concatenate([bits[:1], bits[:-1]])
    begins = np.concatenate([[True], rows[:-1, _LOW] == _EDGE])
    middle = ((bits & np.uint64(_CAPITAL)) > 0) & ((before & np.uint64(_OPENER)) == 0) & ~begins
    rows[:, _BITS] = bits | (middle.astype(np.uint64) * np.uint64(_MID))
    rows[:, _TABLES] = rows[:, _BITS] & np.uint64(_TABLE_BITS)
    return rows, at


def _run_keys(rows: Numbers, at: NDArray[np.int64]) -> list[Keys]:
    """What stands around the capitalised words that a word belongs to, and which is the last of them."""
    bits = rows[:, _BITS]
    capital = (bits & np.uint64(_CAPITAL)) > 0
    joint = (bits & np.uint64(_HYPHEN)) > 0
    inside = capital.copy()
    inside[1:-1] |= joint[1:-1] & capital[:-2] & capital[2:]
    numbers = np.arange(len(rows))
    left = np.maximum.accumulate(np.where(inside, 0, numbers))[at]
    right = np.minimum.accumulate(np.where(inside, len(rows) - 1, numbers)[::-1])[::-1][at]
    within = inside[at]
    first, last = np.minimum(left + 1, len(rows) - 1), np.maximum(right - 1, 0)
    place = np.minimum(at - left, 4).astype(np.uint64) * np.uint64(8) + np.minimum(right - at, 4).astype(np.uint64)
    further = np.maximum(left - 1, 0)
    keys = [
        _keys(128, rows[left, _LOW]),
        _keys(129, rows[right, _LOW]),
        _keys(130, rows[left, _CLASS]),
        _keys(131, rows[right, _CLASS]),
        _keys(132, rows[left, _LOW], rows[right, _LOW]),
        _keys(133, rows[left, _CLASS], rows[right, _CLASS]),
        _keys(134, rows[further, _LOW], rows[left, _LOW]),
        _keys(135, rows[last, _LOW]),
        _keys(136, rows[last, _TABLES]),
        _keys(137, rows[first, _LOW]),
        _keys(138, rows[first, _TABLES], rows[last, _TABLES]),
        _keys(139, place),
        _keys(140, rows[left, _TAG], rows[right, _TAG]),
        _keys(141, rows[left, _LOW], place),
        _keys(142, rows[right, _LOW], place),
    ]
    return [np.where(within, key, np.uint32(0)) for key in keys]


def _keys(template: int, first: Numbers, second: Numbers | None = None) -> Keys:
    """Mix a template and its values to numbers of 32 bits; Source: the finaliser of splitmix64."""
    mixed = first * _ODD + np.uint64((template + 1) * int(_OTHER) % (1 << 64))
    if second is not None:
        mixed = (mixed ^ (mixed >> np.uint64(29))) * _OTHER + second * _ODD
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _OTHER
    return ((mixed ^ (mixed >> np.uint64(31))) >> np.uint64(32)).astype(np.uint32)


def _word(word: str, classes: Mapping[str, str]) -> tuple[int, ...]:
    plain = word.translate(_QUOTES)
    low = plain.lower()
    # The class that a capitalised word would have without its capital: Free, but not Zamara, is an ordinary word too.
    small = classes.get(class_key(low), "-") if low != plain else "="
    kind = classes.get(class_key(plain), "-")
    values = (low, _shape(plain), low[:3], low[:4], low[-2:], low[-3:], low[-4:], kind, small)
    return (*map(_text, values), _bits(plain))


@lru_cache(maxsize=_CACHE)
def _text(value: str) -> int:
    return zlib.crc32(value.encode("utf-8", "surrogatepass"))


def _shape(word: str) -> str:
    marks = ["X" if c.isupper() else "d" if c.isdecimal() else "x" if c.isalnum() else c for c in word]
    return _LONG_RUN.sub(r"\1\1", "".join(marks))


def _bits(word: str) -> int:
    """What the tables say about a word by itself, and how it is written."""
    tables, folded = gazetteer(), fold(word).rstrip(".")
    capital = word[:1].isupper()
    membership: Iterable[tuple[int, frozenset[str]]] = (
        (_TITLE, tables.titles),
        (_ROLE, tables.roles),
        (_ORG, tables.organisation_words),
        (_OUTLET, tables.publication_words),
        (_CAMPAIGN, tables.campaign_words),
        (_EVENT, tables.event_words),
        (_PLACE, tables.place_words),
    )
    named = ((_PEOPLE, tables.demonyms), (_GIVEN, tables.given_names), (_FAMILY, tables.surnames))
    bits: int = sum(bit for bit, known in (*membership, *(named if capital else ())) if folded in known)
    bits |= _CAPITAL if capital else 0
    bits |= _SHOUTED if len(word) > 1 and word.isupper() else 0
    bits |= _OPENER if word in _OPENERS else 0
    return bits | (_HYPHEN if word in HYPHENS else 0)
