"""Statements that may answer an accusation: denials, and what the accused say, in the same words of the same matter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.model import AnswerRelation, Span, Statement
from onrecord.record.query_entities import documents_of, entities_named
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_text import documents_with
from onrecord.views.context import sentences
from onrecord.views.shelf import Shelf
from onrecord.views.values import Accused, Quote

_WORD = re.compile(r"[^\W\d_]{4,}")
_PASSED_OVER = frozenset(
    (
        *("about", "after", "also", "been", "before", "being", "could", "from", "have", "having", "into", "more"),
        *("most", "much", "only", "over", "said", "says", "should", "some", "than", "that", "their", "them", "then"),
        *("there", "these", "they", "this", "those", "were", "what", "when", "which", "while", "will", "with"),
        *("would", "your"),
    )
)
_STEM = 5
"""Characters to which words are cut, so that "stopped" meets "stopping"."""

_SHARED = 2
"""So many words have to be the same."""

_NEGATION = re.compile(r"\b(?:not|never|no|nobody|none|nothing|untrue|false|invention|lies?)\b|n['’]t\b", re.IGNORECASE)
_SEARCHED = 200
"""So many documents are searched for answers of one accusation."""


@dataclass(slots=True)
class Memory:
    """What is computed once for all accusations: what is said in a document, and which documents hold a word."""

    said: dict[int, tuple[_Said, ...]] = field(default_factory=dict)
    holding: dict[str, frozenset[int]] = field(default_factory=dict)


class _Said(NamedTuple):
    """A sentence of a statement that may answer: who speaks, its words, and whether it denies."""

    statement: Statement
    speakers: frozenset[str]
    sentence: Span
    stems: frozenset[str]
    denies: bool


def _said(leaf: Leaf) -> Iterator[_Said]:
    for statement in leaf.in_order:
        if statement.stance in ("accuse", "ask") or statement.manner in ("turn", "author"):
            continue
        speakers = frozenset(leaf.canonical[one] for one in statement.speakers)
        for sentence in (part for span in statement.content for part in sentences(leaf.text, span)):
            denies = statement.stance == "deny" or _NEGATION.search(sentence.of(leaf.text)) is not None
            yield _Said(statement, speakers, sentence, _stems(leaf, sentence), denies)


def in_the_same_words(
    shelf: Shelf, leaf: Leaf, accusation: Statement, told: tuple[tuple[Accused, ...], Quote | None], memory: Memory
) -> Iterator[tuple[Leaf, Statement, AnswerRelation, tuple[str, ...]]]:
    """Yield denials, and what the accused say themselves, in which a sentence shares words with an accusation."""
    accused, matter = told
    stems = _stems(leaf, matter.span) if matter else frozenset()
    theirs = {one.entity for one in accused if one.entity is not None and one.named}
    accusers = {leaf.canonical[one] for one in accusation.speakers}
    for number, least in _documents(shelf, leaf, stems, accused, memory):
        other = shelf.leaf(number)
        if number not in memory.said:
            memory.said[number] = tuple(_said(other))
        for said in memory.said[number]:
            shared = stems & said.stems
            if len(shared) < least or said.speakers & accusers or _is_within(other, said.statement, accusation):
                continue
            if said.denies or said.speakers & theirs:
                words = tuple(_whole(other, said.sentence, stem) for stem in sorted(shared))
                yield other, said.statement, "denies" if said.denies else "replies", words


def _is_within(leaf: Leaf, statement: Statement, accusation: Statement) -> bool:
    """Tell whether a statement is the accusation or a part of it: "accused the colonel of having ordered …"."""
    at: Statement | None = statement
    while at is not None and at is not accusation:
        at = leaf.statements.get(at.parent or "")
    return at is accusation


def _documents(
    shelf: Shelf, leaf: Leaf, stems: frozenset[str], accused: tuple[Accused, ...], memory: Memory
) -> list[tuple[int, int]]:
    """Return where to search, each with how many words a sentence has to share.

    That is the document itself, and others with several of the words; where these do not name the accused, one word
    more is needed. Whoever bears the last name of the accused is taken for named: an answer may be given under another
    spelling.
    """
    names = [one.name.split()[-1] for one in accused if one.named and one.name]
    named = documents_of(shelf.reader, {entity for name in names for entity in entities_named(shelf.reader, name)})
    for stem in stems - memory.holding.keys():
        memory.holding[stem] = documents_with(shelf.reader, f"{stem}*")
    met = Counter(number for stem in stems for number in memory.holding[stem])
    least = {
        number: _SHARED if number in named or not names or number == leaf.number else _SHARED + 1 for number in met
    }
    return sorted((number, least[number]) for number, times in met.items() if times >= least[number])[:_SEARCHED]


def _stems(leaf: Leaf, span: Span) -> frozenset[str]:
    """Return the words at a span, cut, without those that say little and those of names."""
    names = {
        word.casefold()
        for mention in leaf.mentions
        if mention.form == "name" and mention.span.overlaps(span)
        for word in _WORD.findall(mention.span.of(leaf.text))
    }
    words = (word.casefold() for word in _WORD.findall(span.of(leaf.text)))
    return frozenset(word[:_STEM] for word in words if word not in _PASSED_OVER and word not in names)


def _whole(leaf: Leaf, span: Span, stem: str) -> str:
    """Return the word of a sentence that was cut to ``stem``, as written."""
    return next(str(word) for word in _WORD.findall(span.of(leaf.text)) if word.casefold()[:_STEM] == stem)
