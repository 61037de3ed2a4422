"""The numbers of what the tagger sees: words and symbols by a vocabulary, the rest in buckets."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onrecord.statements.tagger_tokens import Key, Look

COLUMNS = (
    "word",
    "ending",
    "beginning",
    "shape",
    "tag",
    "relation",
    "head",
    "branch",
    "quote",
    "edge",
    "place",
    "name",
)
LIKELY = ("cue", "source")
"""Columns after ``COLUMNS``: how often the lemma was part of a cue, of a source, in steps."""
TYPE = ("word", "ending", "beginning", "shape", "tag", *LIKELY)
"""Columns that depend on a word, its lemma and its tag alone."""
CONTEXT = ("relation", "head", "branch", "quote", "edge", "place", "name")
"""The other ones."""
ENDINGS, BEGINNINGS, SHAPES, RARE = 1024, 1024, 128, 256
"""Buckets for the last three letters, the first three, the shape of a word, and the words outside the vocabulary."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Numbers of words and symbols; 0 is padding, 1 what is not known.

    ``likely`` holds for a lemma the steps of ``LIKELY``. ``lexical`` is what the cue lexicon said of "lemma kind" (the
    first letter of the tag) when the weights were trained, a byte for each yes-or-no column; ``verbs`` are the cue
    verbs of that time: a later change of the lexicon does not disturb the weights.
    """

    words: Mapping[str, int]
    symbols: Mapping[str, Mapping[str, int]]
    likely: Mapping[str, tuple[int, int]]
    lexical: Mapping[str, bytes] = field(default_factory=dict)
    verbs: frozenset[str] = frozenset()

    def numbers(self, look: Look) -> NDArray[np.int32]:
        """Return ``(n, len(COLUMNS) + len(LIKELY)) int32``."""
        columns = dict(zip(TYPE, self.types(look.keys())[0], strict=True))
        columns |= dict(zip(CONTEXT, self.context(look), strict=True))
        return np.stack([columns[name] for name in (*COLUMNS, *LIKELY)], axis=1)

    def flags(self, look: Look) -> NDArray[np.uint8]:
        """Return ``(n, columns) uint8``: what the lexicon says of the lemma, then the relations of the dependents."""
        return np.concatenate([self.types(look.keys())[1], look.kids], axis=1)

    def types(self, keys: Sequence[Key]) -> tuple[list[NDArray[np.int32]], NDArray[np.uint8]]:
        """Return the columns of ``TYPE``, each ``(keys,)``, and what the lexicon says, ``(keys, columns)``."""
        tags = self.symbols["tag"]
        rows = [(*self._word(word), tags.get(tag, 1), *self.likely.get(lemma, (1, 1))) for word, lemma, tag in keys]
        numbers = np.array(rows, dtype=np.int32).reshape(len(keys), len(TYPE))
        width = len(next(iter(self.lexical.values()), b""))
        unknown = bytes(width)
        told = b"".join([self.lexical.get(f"{lemma} {tag[:1]}", unknown) for _, lemma, tag in keys])
        return list(numbers.T), np.frombuffer(told, dtype=np.uint8).reshape(len(keys), width)

    def context(self, look: Look) -> list[NDArray[np.int32]]:
        """Return the columns of ``CONTEXT``, each ``(n,)``."""
        syntax, known = look.syntax, self.symbols
        tag = _numbers(known["tag"], syntax.tags)
        head = np.where(syntax.heads == np.arange(len(syntax)), 1, tag[syntax.heads])
        relation, branch = _numbers(known["relation"], syntax.deps), _numbers(known["branch"], look.branch)
        return [
            relation,
            head,
            branch,
            look.quote + 1,
            look.edge + 1,
            look.place + 1,
            _numbers(known["name"], look.name),
        ]

    def _word(self, word: str) -> tuple[int, int, int, int]:
        """Return word, ending, beginning and shape as numbers."""
        low = word.lower()
        number = self.words.get(low)
        if number is None:
            number = 2 + bucket(low, RARE)
        return number, 1 + bucket(low[-3:], ENDINGS), 1 + bucket(low[:3], BEGINNINGS), 1 + bucket(shape(word), SHAPES)


def bucket(word: str, size: int) -> int:
    """Return the bucket of a word, the same on every machine."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) % size


def shape(word: str) -> str:
    """Return the shape of a word: capitals, small letters, digits, no kind more than twice in a row, eight at most."""
    out = ""
    for mark in word[:24]:
        code = "X" if mark.isupper() else "x" if mark.isalpha() else "d" if mark.isdigit() else mark
        if out[-2:] != code * 2:
            out += code
    return out[:8]


def _numbers(known: Mapping[str, int], symbols: Sequence[str]) -> NDArray[np.int32]:
    return np.array([known.get(item, 1) for item in symbols], dtype=np.int32)
