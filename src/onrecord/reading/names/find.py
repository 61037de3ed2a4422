"""Names in the sentences of a document: a statistical tagger, then patterns, then one look at the whole document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.model import EntityKind, Syntax
from onrecord.reading.names.consistency import make_consistent
from onrecord.reading.names.features import WordTable, describe
from onrecord.reading.names.field import LABELS, Field, best_labels, load_field
from onrecord.reading.names.line import Line, Name, line_of
from onrecord.reading.names.patterns import apply_patterns
from onrecord.reading.names.word_classes import load_classes

KINDS: dict[str, EntityKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}

_CAPITALS = 0.7
_GOES_ON = np.array([label.startswith("I-") for label in LABELS])


@dataclass(frozen=True, slots=True)
class Found:
    """A name at tokens ``[first, last)`` of the document; ``score`` 0-1 with three decimals."""

    first: int
    last: int
    kind: EntityKind
    score: float
    rule: str


@dataclass(frozen=True, slots=True, eq=False)
class NameTagger:
    """The statistical tagger, and what it knows about single words."""

    field: Field
    words: WordTable


def find_names(syntax: Syntax, tagger: NameTagger) -> tuple[Found, ...]:
    """Find the names of a document in order of appearance; no two share a token."""
    lines = [line_of(*_plain_case(syntax, sentence.first, sentence.last)) for sentence in syntax.sentences]
    per_line = [apply_patterns(line, names) for line, names in zip(lines, tag_names(lines, tagger), strict=True)]
    return tuple(
        Found(sentence.first + name.first, sentence.first + name.last, name.kind, round(name.score, 3), name.rule)
        for sentence, names in zip(
            syntax.sentences, make_consistent(lines, per_line, tagger.words.classes), strict=True
        )
        for name in names
    )


def tag_names(lines: Sequence[Line], tagger: NameTagger) -> list[list[Name]]:
    """Run the statistical tagger on sentences; the score of a name is its least certain word's."""
    if not any(line.words for line in lines):
        return [[] for _ in lines]
    seen = describe(lines, tagger.words)
    emissions = tagger.field.emissions(seen.keys(), seen.marks())
    labels, chances = best_labels(tagger.field, emissions, [len(line.words) for line in lines])
    ends = np.cumsum([len(line.words) for line in lines])
    out: list[list[Name]] = [[] for _ in lines]
    for first, last in _stretches(labels, ends):
        number = int(np.searchsorted(ends, first, side="right"))
        start = int(ends[number]) - len(lines[number].words)
        kind = KINDS[LABELS[labels[first]][2:]]
        score = float(chances[np.arange(first, last), labels[first:last]].min())
        shares = tuple((chances[first:last, 1::2] + chances[first:last, 2::2]).mean(axis=0).tolist())
        out[number].append(Name(first - start, last - start, kind, round(score, 3), "tagger", shares))
    return out


def load_tagger(folder: Path) -> NameTagger:
    """Load ``names.npz`` and ``classes.tsv``."""
    return NameTagger(load_field(folder / "names.npz"), WordTable(load_classes(folder)))


def _stretches(labels: NDArray[np.int64], ends: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Where names stand: a label that begins one, or goes on after none, and those that go on after it."""
    named = labels > 0
    goes_on = _GOES_ON[labels]
    fresh = np.concatenate([[True], ~named[:-1]])
    fresh[ends[:-1]] = True
    firsts = np.flatnonzero(named & (~goes_on | fresh))
    breaks = np.flatnonzero(np.concatenate([~goes_on | fresh, [True]]))
    for first in firsts.tolist():
        yield first, int(breaks[np.searchsorted(breaks, first, side="right")])


def _plain_case(syntax: Syntax, first: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words and tags of a sentence; shouting headlines are brought to ordinary capitals."""
    words, tags = syntax.words[first:last], syntax.tags[first:last]
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    if len(long) >= 3 and sum(word.isupper() for word in long) >= _CAPITALS * len(long):
        words = tuple(word.capitalize() if len(word) > 3 else word for word in words)
    return words, tags
