"""How an article stands to an earlier one whose words it has: verbatim, abridged, quoted, credited, possible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.linking.copies.aligning import Block, blocks, evidence_of
from onrecord.linking.copies.articles import Article
from onrecord.linking.shingles import SIZE
from onrecord.model import Evidence, Link

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WHOLE = 0.8
"""How much of the other article stands in one that repeats all of it."""

COPIED = 0.45
"""How much of an article stands in the one that it is shortened from (or that was shortened from it)."""

PASSAGE, POSSIBLE = 30, 16
"""Runs in a row, but for edits, that are a passage taken over; fewer may come from one text, or be a set phrase."""

_CREDITED = 0.1
"""How much two articles have to share, beside the one whom they credit."""

_IN_QUOTES = 0.8
"""How much of the shared words is quoted in both articles where nothing but a quotation is shared."""

LEAST_SHARED = 12
"""Runs that two articles share at least, and that no nearer source accounts for, where nothing is quoted."""


@dataclass(frozen=True, slots=True, eq=False)
class Kinship:
    """What an ``article`` shares with an earlier ``other``.

    ``shared``: ``(n,) bool``, for each run of ``article``; ``here`` and ``there`` are how many runs each has of its
    own, the outlets' left out.
    """

    article: Article
    other: Article
    shared: NDArray[np.bool_]
    here: int
    there: int

    def link(self, gain: int) -> Link | None:
        """Return the link that is proposed; ``gain`` is how many of the runs no nearer source accounts for."""
        found = blocks(self.article, self.shared, self.other)
        share = _covered(self.here, ((block.first, block.last) for block in found))
        back = _covered(self.there, ((block.other_first, block.other_last) for block in found))
        named = self._relation(found, share, back) if found else None
        if named is None or (named[0] != "quoted" and gain < LEAST_SHARED and max(share, back) < COPIED):
            return None
        relation, rule = named
        return Link(
            kind="copy_of",
            a=self.article.at,
            b=self.other.at,
            relation=relation,
            score=round(max(share, back), 3),
            evidence=tuple(evidence_of(self.article, self.other, found)),
            rule=rule,
            hangs_on=(self.article.node,),
        )

    def _relation(self, found: Sequence[Block], share: float, back: float) -> tuple[str, str] | None:
        """Return the relation and the rule that tells it; None where what is shared tells nothing.

        ``share`` is how much of the article the blocks cover, ``back`` how much of the other one, 0-1.
        """
        nearer = max(share, back)
        longest = max(block.shared for block in found)
        speakers = self._quoted(found) if nearer < WHOLE else None
        if speakers is not None:
            same = len(speakers) == 1 and "" not in speakers
            return ("quoted", "same-quotation") if same else ("possible", "same-quotation-by-unknown-speaker")
        if back >= WHOLE:
            return "verbatim", "shared-5-grams"
        if nearer >= COPIED:
            return "abridged", "shared-5-grams"
        if longest >= PASSAGE:
            return "abridged", "shared-passage"
        credited = sorted(self._credits())
        if credited and nearer >= _CREDITED:
            return "credited", f"shared-credit: {credited[0]}"
        return ("possible", "shared-words") if longest >= POSSIBLE else None

    def _credits(self) -> frozenset[str]:
        """Return whom both credit, or the outlet of the other one where this one credits it."""
        return self.article.credits & (self.other.credits | {self.other.outlet})

    def _quoted(self, found: Sequence[Block]) -> frozenset[str] | None:
        """Return who speaks the shared words in either article, where nearly all of them are quoted; else None."""
        held, speakers = 0, set[str]()
        for block in found:
            here = [one for one in self.article.quotations if one.first < block.last and block.first < one.last]
            there = [
                one for one in self.other.quotations if one.first < block.other_last and block.other_first < one.last
            ]
            if here and there:
                held += min(
                    sum(min(one.last, block.last) - max(one.first, block.first) for one in here),
                    sum(min(one.last, block.other_last) - max(one.first, block.other_first) for one in there),
                )
                speakers |= {one.speaker for one in (*here, *there)}
        total = sum(block.last - block.first for block in found)
        return frozenset(speakers) if held >= _IN_QUOTES * total else None


def _covered(runs: int, stretches: Iterable[tuple[int, int]]) -> float:
    """Return how many of the words of so many runs the stretches of runs hold, 0-1."""
    return min(1.0, sum(last - first + SIZE - 1 for first, last in stretches) / (runs + SIZE - 1))


def same_text(group: Sequence[Article]) -> Iterator[Link]:
    """Yield the links of articles that are the same from the first word to the last; ``group`` is in order of rank."""
    for place, article in enumerate(group):
        first = next((one for one in group[:place] if one.at.document != article.at.document), None)
        if first is not None and len(article.runs):
            spans = [Evidence(one.at.document, one.span(0, len(one.runs))) for one in (article, first)]
            yield Link("copy_of", article.at, first.at, "verbatim", 1.0, tuple(spans), "same-words", (article.node,))
