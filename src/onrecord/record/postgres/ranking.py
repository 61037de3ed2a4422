"""The order of what full text finds on a server: BM25 as FTS5 computes it, so that it is that of a file.

Each term adds ``idf * n * (k1 + 1) / (n + k1 * (1 - b + b * size / mean size))``: n is how often it stands in the
stretch, sizes are counted in words, k1 is 1.2 and b 0.75. ``idf = ln((N - m + 0.5) / (m + 0.5))`` for a term that m of
N stretches hold, and at least 0.000001. Source: SQLite, FTS5, section 5.1.1 "The bm25() function"; Robertson and
Zaragoza, "The Probabilistic Relevance Framework" (2009).
"""

import json
import re
from collections.abc import Iterable, Sequence
from math import log
from typing import TYPE_CHECKING, Final

from onrecord.record.postgres.words import Term, in_words, quoted, terms

if TYPE_CHECKING:
    from onrecord.record.reader import Reader, Row

MOST: Final = 1_000
"""So many stretches are put in order at most; of more, those that PostgreSQL's own ``ts_rank`` puts first."""

_K1, _B = 1.2, 0.75
_LEAST: Final = 1e-6

_FOUND: Final = (
    "SELECT f.number, CAST(f.words AS text) AS words, f.size FROM (SELECT w.number, w.words, w.size"
    " FROM (SELECT CAST(:query AS tsquery) AS query) AS q JOIN stretch_words AS w ON w.words @@ q.query"
    " ORDER BY ts_rank(w.words, q.query, 2) DESC, w.number LIMIT :most) AS f"
)
_SHOWN: Final = (
    "SELECT s.number, s.document, s.start, s.stop, substr(d.text, s.start + 1, s.stop - s.start) AS words"
    " FROM json_each(:numbers) AS n JOIN stretches AS s ON s.number = n.value JOIN documents AS d"
    " ON d.number = s.document ORDER BY n.key"
)


def ranked(reader: "Reader", asked: str, limit: int | None, most: int = MOST) -> "list[Row]":
    """Return the stretches that hold what is ``asked`` (in the words of FTS5), best first, at most ``limit``.

    With ``limit`` None all are put in order; else at most ``most`` are, or ``limit`` where that is more.
    """
    found = reader.rows(_FOUND, query=in_words(asked), most=-1 if limit is None else max(most, limit))
    if not found:
        return []
    total = reader.rows("SELECT count(*) AS number, sum(size) AS words FROM stretch_words")[0]
    mean = float(total["words"]) / float(total["number"])
    weighed = [(_pattern(term), _idf(reader, term, total["number"])) for term in terms(asked) if term.words]
    scores = [(-_score(row["words"], row["size"] / mean, weighed), row["number"]) for row in found]
    numbers = [number for _, number in sorted(scores)[:limit]]
    return reader.rows(_SHOWN, numbers=json.dumps(numbers))


def _idf(reader: "Reader", term: Term, number: int) -> float:
    sql = "SELECT count(*) FROM stretch_words WHERE words @@ CAST(:query AS tsquery)"
    held = reader.number(sql, query=term.query)
    return max(log((number - held + 0.5) / (held + 0.5)), _LEAST)


def _score(words: str, size: float, weighed: Iterable[tuple[Sequence[re.Pattern[str]], float]]) -> float:
    """Return the score of a stretch; ``size`` is in shares of the mean."""
    score = 0.0
    for patterns, idf in weighed:
        times = float(_times(words, patterns))
        score += idf * ((times * (_K1 + 1.0)) / (times + _K1 * (1 - _B + _B * size)))
    return score


def _pattern(term: Term) -> Sequence[re.Pattern[str]]:
    """Return for each word of a term what finds its places in a ``tsvector`` as PostgreSQL writes it."""
    ends = ["'"] * (len(term.words) - 1) + ["[^']*'" if term.beginning else "'"]
    return [
        re.compile(rf"(?:^| ){re.escape(quoted(word)[:-1])}{end}:([\d,]+)")
        for word, end in zip(term.words, ends, strict=True)
    ]


def _times(words: str, patterns: Sequence[re.Pattern[str]]) -> int:
    """Return how often words stand in a stretch, each behind the one before."""
    begins: set[int] | None = None
    for place, pattern in enumerate(patterns):
        there = {int(one) - place for found in pattern.finditer(words) for one in found[1].split(",")}
        begins = there if begins is None else begins & there
    return len(begins or ())
