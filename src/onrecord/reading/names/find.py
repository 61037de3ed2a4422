"""Names in the sentences of a document: a statistical tagger, then patterns, then one look at the whole document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.model import EntityKind, Syntax
from onrecord.reading.names.consistency import make_consistent
from onrecord.reading.names.features import features
from onrecord.reading.names.line import Name, line_of
from onrecord.reading.names.patterns import apply_patterns
from onrecord.reading.names.word_classes import load_classes

KINDS: dict[str, EntityKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}

_CAPITALS = 0.7


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
    """The statistical tagger (python-crfsuite's) and the word classes that its features need."""

    crf: Any
    classes: Mapping[str, str]


def find_names(syntax: Syntax, tagger: NameTagger) -> tuple[Found, ...]:
    """Find the names of a document in order of appearance; no two share a token."""
    lines = [line_of(*_plain_case(syntax, sentence.first, sentence.last)) for sentence in syntax.sentences]
    per_line = [apply_patterns(line, tag_names(line.words, line.tags, tagger)) for line in lines]
    return tuple(
        Found(sentence.first + name.first, sentence.first + name.last, name.kind, round(name.score, 3), name.rule)
        for sentence, names in zip(syntax.sentences, make_consistent(lines, per_line), strict=True)
        for name in names
    )


def tag_names(words: Sequence[str], tags: Sequence[str], tagger: NameTagger) -> list[Name]:
    """Run the statistical tagger on one sentence; the score of a name is its least certain word's."""
    tagger.crf.set(features(words, tags, tagger.classes))
    labels = tagger.crf.tag()
    names, first = list[Name](), None
    for place, label in enumerate([*labels, "O"]):
        if first is not None and not label.startswith("I-"):
            kind = labels[first][2:]
            score = min(tagger.crf.marginal(labels[at], at) for at in range(first, place))
            names.append(Name(first, place, KINDS[kind], round(score, 3), "tagger"))
            first = None
        if label != "O" and first is None:
            first = place
    return names


def load_tagger(folder: Path) -> NameTagger:
    """Load ``names.crf`` and ``classes.tsv``."""
    import pycrfsuite

    crf = pycrfsuite.Tagger()
    crf.open(str(folder / "names.crf"))
    return NameTagger(crf, load_classes(folder))


def _plain_case(syntax: Syntax, first: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words and tags of a sentence; shouting headlines are brought to ordinary capitals."""
    words, tags = syntax.words[first:last], syntax.tags[first:last]
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    if len(long) >= 3 and sum(word.isupper() for word in long) >= _CAPITALS * len(long):
        words = tuple(word.capitalize() if len(word) > 3 else word for word in words)
    return words, tags
