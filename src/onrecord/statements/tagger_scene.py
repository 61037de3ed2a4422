"""The pieces that the tagger found in a document, with what the choice of their links is made from."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.statements.tagger_decoding import ROLES, Piece
from onrecord.statements.tagger_tokens import Look

CLIMB = 5
_MARKS = {",": 0, "that": 1, "That": 1, "and": 2, ";": 3, ".": 4, "who": 5, '"': 6, "“": 6, "”": 6, ":": 7}
NO_MARK = 1 + max(_MARKS.values())
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """The pieces of a document in text order with what is told of each, ``(pieces,)`` arrays.

    ``words`` are hashes: first word, last word, the word before, the first four words, tag of the first and of the
    last token, relation of the top. ``marks`` is ``(tokens + 1, 9)``: how many marks stand before a token.
    ``tree`` is ``(pieces, 6)``: the top token and the heads above it; ``relations`` those of the first five.
    """

    pieces: Sequence[Piece]
    role: Ints
    first: Ints
    last: Ints
    words: Ints
    quote: Ints
    paragraph: Ints
    sentence: Ints
    opens: Ints
    marks: Ints
    tree: Ints
    relations: Ints
    before: Ints
    """``(pieces + 1, 3)``: how many pieces of each role stand before a piece."""

    @staticmethod
    def of(look: Look, pieces: Sequence[Piece]) -> "Scene":
        """Return the scene of some pieces."""
        syntax, tree = look.syntax, look.syntax.heads
        first = np.array([piece.first for piece in pieces], dtype=np.int64)
        last = np.array([piece.last for piece in pieces], dtype=np.int64)
        role = np.array([ROLES.index(piece.role) for piece in pieces], dtype=np.int64)
        heads = tree.tolist()
        tops = np.array([_top(heads, piece) for piece in pieces], dtype=np.int64)
        rows = [tops]
        for _ in range(CLIMB):
            rows.append(tree[rows[-1]].astype(np.int64))
        climbed = np.stack(rows, axis=1)
        deps = {token: _hash(syntax.deps[token]) for token in set(climbed[:, :-1].ravel().tolist())}
        relations = np.array([[deps[token] for token in row[:-1]] for row in climbed.tolist()], dtype=np.int64)
        met = np.zeros((len(syntax) + 1, NO_MARK + 1), dtype=np.int64)
        met[np.arange(1, len(met)), [_MARKS.get(word, NO_MARK) for word in syntax.words]] = 1
        counts = np.zeros((len(pieces) + 1, len(ROLES)), dtype=np.int64)
        counts[np.arange(1, len(pieces) + 1), role] = 1
        paragraph = look.paragraph.astype(np.int64)
        opens = (first == 0) | (paragraph[first - 1] != paragraph[first])
        return Scene(
            pieces,
            role,
            first,
            last,
            np.array([_words_of(look, piece) for piece in pieces], dtype=np.int64).reshape(len(pieces), 6),
            look.quote[np.minimum(first + 1, last - 1)].astype(np.int64),
            paragraph[first],
            look.sentence[first].astype(np.int64),
            opens.astype(np.int64),
            np.cumsum(met, axis=0),
            climbed,
            relations.reshape(len(pieces), CLIMB),
            np.cumsum(counts, axis=0),
        )


def _words_of(look: Look, piece: Piece) -> tuple[int, int, int, int, int, int]:
    words, tags = look.syntax.words, look.syntax.tags
    first, last = piece.first, piece.last
    return (
        _hash(words[first].lower()),
        _hash(words[last - 1].lower()),
        _hash(words[first - 1].lower()) if first else 0,
        _hash(" ".join(words[first : min(last, first + 4)]).lower()),
        _hash(tags[first]),
        _hash(tags[last - 1]),
    )


def _hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def _top(heads: Sequence[int], piece: Piece) -> int:
    """Return the first token of a piece that hangs from outside it."""
    for token in range(piece.first, piece.last):
        head = heads[token]
        if head == token or not piece.first <= head < piece.last:
            return token
    return piece.first
