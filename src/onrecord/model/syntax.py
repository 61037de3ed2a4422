"""Tokens, sentences and dependency trees of a document, as arrays."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model.span import Span

if TYPE_CHECKING:  # numpy takes longer to import than a question to the record may last
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span in the text, tokens ``[first, last)``, and the id of its passage (never across two)."""

    span: Span
    first: int
    last: int
    passage: str


@dataclass(frozen=True, slots=True, eq=False)
class Syntax:
    """Struct of arrays over all tokens of a document, in text order.

    ``starts``, ``ends``: ``(n_tokens,) int32`` offsets in the text. ``heads``: ``(n_tokens,) int32`` index of the
    head token, a root is its own head. ``words`` as in the normalised view; ``lemmas`` lower case;
    ``tags`` Penn Treebank; ``pos`` universal part of speech; ``deps`` Universal Dependencies relations, ``root`` for
    roots.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    heads: NDArray[np.int32]
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    pos: tuple[str, ...]
    deps: tuple[str, ...]
    sentences: tuple[Sentence, ...]

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """Return the span of tokens ``[first, last)``, at least one."""
        return Span(int(self.starts[first]), int(self.ends[last - 1]))

    def tokens(self, span: Span) -> range:
        """Return the indices of the tokens that overlap ``span``."""
        first = bisect_right(self.ends.data, span.start)
        return range(first, max(first, bisect_left(self.starts.data, span.end)))


def no_syntax() -> Syntax:
    """Return the syntax of a text that was not analysed."""
    import numpy as np

    none = np.zeros(0, dtype=np.int32)
    return Syntax(none, none, none, (), (), (), (), (), ())
