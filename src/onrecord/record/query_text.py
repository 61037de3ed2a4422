"""Full text: plain words, "phrases", beginnings* and OR, without case and diacritics; all else in a query is words."""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.record.dialect import CLOSE, OPEN, TOKENS, Stretch
from onrecord.record.reader import Reader
from onrecord.record.searched import places, searched

_OR = "OR"
"""Divides alternatives, in capitals; any other word is sought."""

_TERM = re.compile(r'"([^"]*)"?|(\S+)')


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a document's text with the words that were sought; ``marks`` are spans of the document's text."""

    document: int
    span: Span
    marks: tuple[Span, ...]


def alternatives(words: str) -> tuple[tuple[str, ...], ...]:
    """Return what is asked for as alternatives of terms, each quoted, so that nothing in them is syntax.

    All terms of an alternative must occur; alternatives are divided by ``OR``.

    >>> alternatives('river "at least" prot* OR strike')
    (('"river"', '"at least"', '"prot"*'), ('"strike"',))
    """
    found: list[list[str]] = [[]]
    for phrase, word in _TERM.findall(words):
        if word == _OR:
            found.append([])
        elif (term := _term(phrase, word)) is not None:
            found[-1].append(term)
    return tuple(tuple(terms) for terms in found if terms)


def expression(words: str) -> str:
    """Return what is asked for in the words of FTS5; empty where nothing is."""
    return " OR ".join(f"({' AND '.join(terms)})" for terms in alternatives(words))


def _term(phrase: str, word: str) -> str | None:
    plain = (phrase or word).replace('"', " ").strip()
    if not any(mark.isalnum() for mark in plain):
        return None
    beginning = not phrase and plain.endswith("*")
    return f'"{plain.rstrip("*")}"' + ("*" if beginning else "")


def find_text(reader: Reader, words: str, limit: int | None) -> tuple[Found, ...]:
    """Return the stretches that hold all of ``words`` (or of one alternative), best first, at most ``limit``."""
    asked = expression(words)
    if not asked:
        return ()
    found = reader.dialect.stretches_with(reader, asked, limit)
    return tuple(Found(stretch[0], Span(*stretch[1:3]), tuple(_marked(reader, stretch))) for stretch in found)


def _marked(reader: Reader, stretch: Stretch) -> Iterator[Span]:
    """Yield where the words that were asked for stand in the document; the index saw them whole."""
    document, start, stop, words, marked = stretch
    marks = _marks(marked, words)
    if len(words) == stop - start:
        yield from (Span(start + mark.start, start + mark.end) for mark in marks)
        return
    place = places(text_at(reader, document, Span(start, stop)))
    yield from (Span(start + place[mark.start], start + place[mark.end - 1] + 1) for mark in marks)


def text_at(reader: Reader, document: int, span: Span) -> str:
    """Return the words of a document at a span, by its number."""
    row = reader.rows(
        "SELECT substr(text, :first, :length) AS words FROM documents WHERE number = :number",
        first=span.start + 1,
        length=len(span),
        number=document,
    )[0]
    return str(row["words"])


def _marks(marked: str, words: str) -> Iterator[Span]:
    """Yield the spans of ``words`` between the signs that ``marked`` has and they have not."""
    place, first = 0, 0
    for mark in marked:
        if words[place : place + 1] == mark:
            place += 1
        elif mark == OPEN:
            first = place
        elif mark == CLOSE:
            yield Span(first, place)


def documents_with(reader: Reader, words: str) -> frozenset[int]:
    """Return the numbers of the documents in which each of ``words``, or of one alternative, occurs, wherever."""
    found = (
        frozenset.intersection(*(_documents_with_term(reader, term) for term in terms)) for terms in alternatives(words)
    )
    return frozenset().union(*found)


def _documents_with_term(reader: Reader, term: str) -> frozenset[int]:
    numbers = json.dumps([row[0] for row in reader.dialect.numbers_with(reader, "stretch_words", term)])
    rows = reader.rows(
        "SELECT DISTINCT s.document FROM json_each(:numbers) AS w CROSS JOIN stretches AS s ON s.number = w.value",
        numbers=numbers,
    )
    return frozenset(row[0] for row in rows)


def holding(words: str, texts: Iterable[tuple[int, str]]) -> frozenset[int]:
    """Return the numbers of those ``texts`` that hold all of ``words``, by the same rules as the record's full text."""
    asked = expression(words)
    if not asked:
        return frozenset()
    scratch = sqlite3.connect(":memory:")
    try:
        scratch.execute(f"CREATE VIRTUAL TABLE texts USING fts5(words, {TOKENS})")
        rows = ((number, searched(text)) for number, text in texts)
        scratch.executemany("INSERT INTO texts (rowid, words) VALUES (?, ?)", rows)
        return frozenset(row[0] for row in scratch.execute("SELECT rowid FROM texts WHERE texts MATCH ?", (asked,)))
    finally:
        scratch.close()
