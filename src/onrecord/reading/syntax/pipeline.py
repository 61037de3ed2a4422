"""The shipped language pipeline: tokens, tags, sentences and dependency trees of passages.

spaCy is imported when a pipeline is loaded, not before.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.model import OnrecordError, Passage, Problem, Sentence, Span, Syntax, no_syntax
from onrecord.reading.names.find import NameTagger, load_tagger
from onrecord.reading.syntax.boundaries import settled
from onrecord.reading.syntax.lemmas import Lemmas, load_lemmas
from onrecord.reading.syntax.view import View, views

_BATCH = 128
# A pipeline without this relation was not trained on Universal Dependencies.
_TELLING_RELATION = "obl"


class PipelineMissingError(OnrecordError):
    """The language pipeline asked for is not installed, or lacks a parser or a tagger."""


@dataclass(frozen=True, slots=True, eq=False)
class Pipeline:
    """A loaded pipeline: spaCy's ``Language``, our tables, the tagger of names, and what is to be said about it."""

    name: str
    nlp: Any
    lemmas: Lemmas
    names: NameTagger
    problems: tuple[Problem, ...] = ()

    @property
    def shipped(self) -> bool:
        """Whether this is the pipeline that comes with the package."""
        return self.name == ""


@dataclass(frozen=True, slots=True)
class _Row:
    start: int
    end: int
    head: int
    word: str
    lemma: str
    tag: str
    pos: str
    dep: str


def load_pipeline(name: str | None = None) -> Pipeline:
    """Load the shipped pipeline, or any installed spaCy pipeline by ``name``, once.

    Raises:
        PipelineMissingError: it is not installed, or has no parser or tagger.
    """
    return _load(name or "")


def parse_passages(text: str, passages: Sequence[Passage], pipeline: Pipeline) -> Syntax:
    """Analyse all passages but furniture; no sentence crosses two passages."""
    seen = [
        (passage.id, stretch)
        for passage in passages
        if passage.kind != "furniture"
        for stretch in views(text, passage.span)
    ]
    rows, sentences = list[_Row](), list[Sentence]()
    with pipeline.nlp.memory_zone():
        docs = pipeline.nlp.pipe((stretch.text for _, stretch in seen), batch_size=_BATCH)
        for doc, (passage, stretch) in zip(docs, seen, strict=True):
            first = len(rows)
            rows += _rows(doc, stretch, first, pipeline)
            sentences += _sentences(doc, rows, first, passage)
    return _arrays(rows, sentences)


def weights(language: str = "english") -> Path:
    """The folder of the shipped weights."""
    return Path(str(files("onrecord"))) / "weights" / language


@cache
def _load(name: str) -> Pipeline:
    import spacy

    folder = weights()
    try:
        nlp = spacy.load(name or folder / "syntax")
    except OSError as error:
        raise PipelineMissingError(
            f"There is no language pipeline {name!r}; install it, or leave the option out."
        ) from error
    if not {"parser", "tagger"} <= set(nlp.pipe_names):
        raise PipelineMissingError(f"The language pipeline {name!r} has no parser or no tagger; choose another.")
    return Pipeline(name, nlp, load_lemmas(folder), load_tagger(folder), tuple(_problems(name, nlp)))


def _problems(name: str, nlp: Any) -> Iterator[Problem]:  # noqa: ANN401 - spaCy is untyped
    if _TELLING_RELATION not in nlp.get_pipe("parser").labels:
        message = f"The pipeline {name!r} does not use Universal Dependencies: statements will be found less well."
        yield Problem("pipeline-labels", message)


def _rows(doc: Any, seen: View, first: int, pipeline: Pipeline) -> Iterator[_Row]:  # noqa: ANN401 - spaCy is untyped
    for token in doc:
        span = seen.span(token.idx, token.idx + len(token.text))
        dep = "root" if token.dep_ == "ROOT" else token.dep_
        if pipeline.shipped:
            pos = pipeline.lemmas.part_of_speech(token.tag_, dep)
            lemma = pipeline.lemmas.lemma(token.text, token.tag_)
        else:
            pos = token.pos_
            lemma = token.lemma_.lower() or pipeline.lemmas.lemma(token.text, token.tag_)
        yield _Row(span.start, span.end, first + token.head.i, token.text, lemma, token.tag_, pos, dep)


def _sentences(doc: Any, rows: list[_Row], first: int, passage: str) -> Iterator[Sentence]:  # noqa: ANN401
    parsed = [(first + sentence.start, first + sentence.end) for sentence in doc.sents]
    words = [row.word for row in rows]
    bounds = settled(words, parsed, lambda place: rows[place - 1].end < rows[place].start)
    for start, end in bounds:
        _hang_marks(rows, start, end)
        yield Sentence(Span(rows[start].start, rows[end - 1].end), start, end, passage)


def _hang_marks(rows: list[_Row], start: int, end: int) -> None:
    """Hang a mark that changed its sentence from the first word of the new one that hangs from itself."""
    root = next((place for place in range(start, end) if rows[place].head == place), start)
    for place in (start, end - 1):
        if not start <= rows[place].head < end:
            rows[place] = replace(rows[place], head=root, dep="punct")


def _arrays(rows: Sequence[_Row], sentences: Iterable[Sentence]) -> Syntax:
    if not rows:
        return no_syntax()
    return Syntax(
        starts=np.array([row.start for row in rows], dtype=np.int32),
        ends=np.array([row.end for row in rows], dtype=np.int32),
        heads=np.array([row.head for row in rows], dtype=np.int32),
        words=tuple(row.word for row in rows),
        lemmas=tuple(row.lemma for row in rows),
        tags=tuple(row.tag for row in rows),
        pos=tuple(row.pos for row in rows),
        deps=tuple(row.dep for row in rows),
        sentences=tuple(sentences),
    )
