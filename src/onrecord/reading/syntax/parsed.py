"""What a pipeline says about texts, before it is put into a document."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """The words of several texts, laid end to end.

    ``starts``: where each word begins in its text; ``sizes``: words of each text. ``heads``: places in all words, a
    root's its own. ``bounds``: sentences ``[first, last)`` that cover all words in order, none over two texts.
    """

    words: Sequence[str]
    starts: Sequence[int]
    sizes: Sequence[int]
    lemmas: Sequence[str]
    tags: Sequence[str]
    pos: Sequence[str]
    heads: NDArray[np.intp]
    relations: Sequence[str]
    bounds: Sequence[tuple[int, int]]


class Reader(Protocol):
    """Whatever parses texts."""

    def tagged(self, words: Sequence[str]) -> list[str]:
        """Return the Penn Treebank tags of the given words of one text, each with a space after it."""

    def read(self, texts: Sequence[str]) -> Parsed:
        """Parse texts with plain spacing, none of them empty."""
