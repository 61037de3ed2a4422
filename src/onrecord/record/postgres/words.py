"""Full text on a server: words are told apart by SQLite in memory, so that the same is found as in a file.

PostgreSQL keeps them with their places (``tsvector``) and looks them up by a GIN index. Of a word that stands more than
256 times in one stretch or statement it keeps the first places only, which matters for phrases alone.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from onrecord.record.dialect import CLOSE, OPEN, TOKENS, Worded

_TERM: Final = re.compile(r'"([^"]*)"(\*?)| (AND|OR) |([()])')
_SIGNS: Final[Mapping[str, str]] = {"AND": "&", "OR": "|"}
_FARTHEST: Final = 16_383
"""PostgreSQL counts no farther."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word or several that must follow each other; with ``beginning`` the last one need only begin so."""

    words: tuple[str, ...]
    beginning: bool

    @property
    def query(self) -> str:
        """Return it in the words of a ``tsquery``."""
        written = [quoted(word) for word in self.words] or ["''"]
        written[-1] += ":*" if self.words and self.beginning else ""
        return written[0] if len(written) == 1 else f"({' <-> '.join(written)})"


def vectors(rows: Sequence[Worded]) -> list[tuple[int, str, int]]:
    """Return rows of words as PostgreSQL writes them, and how many words each has.

    Each word is written with its places, as in ``'river':1,7 'rose':2``.
    """
    found = defaultdict[int, dict[str, list[str]]](dict)
    for number, word, place in _instances(rows):
        found[number].setdefault(word, []).append(str(min(place + 1, _FARTHEST)))
    return [
        (
            number,
            " ".join(f"{quoted(word)}:{','.join(places)}" for word, places in found[number].items()),
            sum(map(len, found[number].values())),
        )
        for number, _ in rows
    ]


def in_words(asked: str) -> str:
    """Return what is asked in the words of FTS5 (``query_text.expression``) as a ``tsquery``.

    >>> in_words('("river" AND "at least" AND "prot"*) OR ("strike")')
    "('river' & ('at' <-> 'least') & 'prot':*) | ('strike')"
    """
    return "".join(_pieces(asked))


def _pieces(asked: str) -> Iterator[str]:
    for phrase, beginning, sign, bracket in _TERM.findall(asked):
        if sign or bracket:
            yield f" {_SIGNS[sign]} " if sign else bracket
            continue
        yield _term(phrase, beginning).query


def terms(asked: str) -> tuple[Term, ...]:
    """Return the terms of what is asked, in order."""
    found = _TERM.findall(asked)
    return tuple(_term(phrase, beginning) for phrase, beginning, sign, bracket in found if not sign and not bracket)


def _term(phrase: str, beginning: str) -> Term:
    words = sorted(_instances([(1, phrase)]), key=lambda one: one[2])
    return Term(tuple(word for _, word, _ in words), bool(beginning))


def marked(asked: str, rows: Sequence[Worded]) -> Mapping[int, str]:
    """Return the words of each row with signs around what was asked for."""
    with _scratch(rows) as scratch:
        sql = "SELECT rowid, highlight(texts, 0, ?, ?) FROM texts WHERE texts MATCH ?"
        return dict(scratch.execute(sql, (OPEN, CLOSE, asked)).fetchall())


def _instances(rows: Iterable[Worded]) -> list[tuple[int, str, int]]:
    """Return the words of rows: number of the row, the word as it is looked up, its place from 0."""
    with _scratch(rows) as scratch:
        scratch.execute("CREATE VIRTUAL TABLE instances USING fts5vocab(texts, instance)")
        return scratch.execute("SELECT doc, term, offset FROM instances").fetchall()


@contextmanager
def _scratch(rows: Iterable[Worded]) -> Iterator[sqlite3.Connection]:
    scratch = sqlite3.connect(":memory:")
    try:
        scratch.execute(f"CREATE VIRTUAL TABLE texts USING fts5(words, {TOKENS})")
        scratch.executemany("INSERT INTO texts (rowid, words) VALUES (?, ?)", rows)
        yield scratch
    finally:
        scratch.close()


def quoted(word: str) -> str:
    """Return a word as PostgreSQL writes it in a ``tsvector``."""
    doubled = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"
