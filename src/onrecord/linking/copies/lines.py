"""Lines of an article that may recur on every page of its outlet: notices, mottos, invitations to read on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.linking.index import key_of
from onrecord.linking.shingles import SIZE, Words

if TYPE_CHECKING:
    from onrecord.model import Span

_END = re.compile(r"\n\s*|(?<=[.!?…”\"])\s+")
_LEAST, _MOST = 3, 40
"""Words of a line: fewer are no run, more are no notice."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line or sentence with the number under which it meets the same one of its outlet; runs ``[first, last)``."""

    key: int
    first: int
    last: int


def lines_of(text: str, spans: Sequence[Span], words: Words, outlet: str) -> tuple[Line, ...]:
    """Return the short lines and sentences of an article, with the runs that begin in them; none without an outlet."""
    import numpy as np

    if not outlet or not len(words):
        return ()
    ends = [span.start + match.end() for span in spans for match in _END.finditer(span.of(text))]
    edges = sorted({*ends, *(span.start for span in spans), *(span.end for span in spans)})
    bounds = np.unique(np.searchsorted(words.starts, edges))
    hashes, salt = words.hashes, key_of("line", outlet)
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(hashes ^ (hashes << np.uint64(7)), dtype=np.uint64)))
    found: list[Line] = []
    totals = (sums[bounds[1:]] - sums[bounds[:-1]]).tolist()
    for total, (first, last) in zip(totals, pairwise(bounds.tolist()), strict=True):
        if _LEAST <= last - first <= _MOST:
            key = (total ^ salt) >> 1
            found.append(Line(key, max(0, first - SIZE + 1), min(last, len(words) - SIZE + 1)))
    return tuple(found)
