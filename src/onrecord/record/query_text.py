"""Full text: plain words, "phrases" and beginnings*, without case and diacritics; anything else in a query is words."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.record.reader import Reader

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters, which Unicode sets aside for such inner use."""

_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_TOKENS = "tokenize='unicode61 remove_diacritics 2'"


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a document's text with the words that were sought; ``marks`` are spans of the document's text."""

    document: int
    span: Span
    marks: tuple[Span, ...]


def terms(words: str) -> tuple[str, ...]:
    """Return what is asked for as terms of the full-text engine, each quoted, so that nothing in them is syntax.

    >>> terms('river "at least" prot*')
    ('"river"', '"at least"', '"prot"*')
    """
    return tuple(term for phrase, word in _TERM.findall(words) if (term := _term(phrase, word)))


def _term(phrase: str, word: str) -> str | None:
    plain = (phrase or word).replace('"', " ").strip()
    if not any(mark.isalnum() for mark in plain):
        return None
    beginning = not phrase and plain.endswith("*")
    return f'"{plain.rstrip("*")}"' + ("*" if beginning else "")


def find_text(reader: Reader, words: str, limit: int | None) -> tuple[Found, ...]:
    """Return the stretches that hold all of ``words``, best first, at most ``limit``."""
    asked = " AND ".join(terms(words))
    if not asked:
        return ()
    rows = reader.rows(
        "SELECT stretches.document, stretches.start, stretches.stop,"
        " words, highlight(stretch_words, 0, :open, :close) AS marked"
        " FROM stretch_words JOIN stretches ON stretches.number = stretch_words.rowid"
        " WHERE stretch_words MATCH :asked ORDER BY rank, stretches.number LIMIT :limit",
        open=_OPEN,
        close=_CLOSE,
        asked=asked,
        limit=-1 if limit is None else limit,
    )
    return tuple(
        Found(
            row["document"], Span(row["start"], row["stop"]), tuple(_marks(row["marked"], row["words"], row["start"]))
        )
        for row in rows
    )


def _marks(marked: str, words: str, start: int) -> Iterator[Span]:
    """Yield the spans between the signs that ``marked`` has and ``words`` has not; ``words`` begin at ``start``."""
    place, first = 0, 0
    for mark in marked:
        if words[place : place + 1] == mark:
            place += 1
        elif mark == _OPEN:
            first = place
        elif mark == _CLOSE:
            yield Span(start + first, start + place)


def documents_with(reader: Reader, words: str) -> frozenset[int]:
    """Return the numbers of the documents in which each of ``words`` occurs, wherever."""
    found = [
        frozenset(
            row[0]
            for row in reader.rows(
                "SELECT DISTINCT stretches.document FROM stretch_words"
                " JOIN stretches ON stretches.number = stretch_words.rowid WHERE stretch_words MATCH :asked",
                asked=term,
            )
        )
        for term in terms(words)
    ]
    return frozenset.intersection(*found) if found else frozenset()


def holding(words: str, texts: Iterable[tuple[int, str]]) -> frozenset[int]:
    """Return the numbers of those ``texts`` that hold all of ``words``, by the same rules as the record's full text."""
    asked = " AND ".join(terms(words))
    if not asked:
        return frozenset()
    scratch = sqlite3.connect(":memory:")
    try:
        scratch.execute(f"CREATE VIRTUAL TABLE texts USING fts5(words, {_TOKENS})")
        scratch.executemany("INSERT INTO texts (rowid, words) VALUES (?, ?)", texts)
        return frozenset(row[0] for row in scratch.execute("SELECT rowid FROM texts WHERE texts MATCH ?", (asked,)))
    finally:
        scratch.close()
