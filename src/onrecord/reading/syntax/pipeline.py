"""The shipped language pipeline: tokens, tags, sentences and dependency trees of passages.

spaCy is imported when another pipeline than the shipped one is loaded, not before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.model import OnrecordError, Passage, Problem, Sentence, Span, Syntax, no_syntax
from onrecord.reading.names.find import NameTagger, load_tagger
from onrecord.reading.syntax.foreign import Foreign
from onrecord.reading.syntax.lemmas import load_lemmas
from onrecord.reading.syntax.parsed import Parsed, Reader
from onrecord.reading.syntax.parser import load_parser
from onrecord.reading.syntax.view import View, views

# A pipeline without this relation was not trained on Universal Dependencies.
_TELLING_RELATION = "obl"


class PipelineMissingError(OnrecordError):
    """The language pipeline asked for is not installed, or lacks a parser or a tagger."""


@dataclass(frozen=True, slots=True, eq=False)
class Pipeline:
    """A loaded pipeline: what parses, the tagger of names, and what is to be said about it."""

    name: str
    reader: Reader
    names: NameTagger
    problems: tuple[Problem, ...] = ()

    @property
    def shipped(self) -> bool:
        """Whether this is the pipeline that comes with the package."""
        return self.name == ""


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
    if not seen:
        return no_syntax()
    parsed = pipeline.reader.read([stretch.text for _, stretch in seen])
    starts, ends = _spans([stretch for _, stretch in seen], parsed)
    return Syntax(
        starts=starts,
        ends=ends,
        heads=parsed.heads.astype(np.int32),
        words=tuple(parsed.words),
        lemmas=tuple(parsed.lemmas),
        tags=tuple(parsed.tags),
        pos=tuple(parsed.pos),
        deps=tuple(parsed.relations),
        sentences=tuple(_sentences(parsed, starts.tolist(), ends.tolist(), [passage for passage, _ in seen])),
    )


def weights(language: str = "english") -> Path:
    """The folder of the shipped weights."""
    return Path(str(files("onrecord"))) / "weights" / language


@cache
def _load(name: str) -> Pipeline:
    folder = weights()
    lemmas, names = load_lemmas(folder), load_tagger(folder)
    if not name:
        return Pipeline(name, load_parser(folder / "syntax"), names)
    nlp = _installed(name)
    return Pipeline(name, Foreign(nlp, lemmas), names, tuple(_problems(name, nlp)))


def _installed(name: str) -> Any:  # noqa: ANN401 - spaCy is untyped
    try:
        import spacy
    except ImportError as error:
        raise PipelineMissingError(
            f"The language pipeline {name!r} needs spaCy: install onrecord[spacy], or leave the option out."
        ) from error
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise PipelineMissingError(
            f"There is no language pipeline {name!r}; install it, or leave the option out."
        ) from error
    if not {"parser", "tagger"} <= set(nlp.pipe_names):
        raise PipelineMissingError(f"The language pipeline {name!r} has no parser or no tagger; choose another.")
    return nlp


def _problems(name: str, nlp: Any) -> Iterator[Problem]:  # noqa: ANN401 - spaCy is untyped
    if _TELLING_RELATION not in nlp.get_pipe("parser").labels:
        message = f"The pipeline {name!r} does not use Universal Dependencies: statements will be found less well."
        yield Problem("pipeline-labels", message)


def _spans(stretches: Sequence[View], parsed: Parsed) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return where the words begin and end in the document."""
    sizes = np.array([len(stretch.offsets) for stretch in stretches])
    firsts = np.array(parsed.starts, dtype=np.intp) + np.repeat(np.cumsum(sizes) - sizes, parsed.sizes)
    lasts = firsts + np.array([len(word) - 1 for word in parsed.words], dtype=np.intp)
    offsets = np.concatenate([stretch.offsets for stretch in stretches])
    return offsets[firsts], offsets[lasts] + np.int32(1)


def _sentences(
    parsed: Parsed, starts: Sequence[int], ends: Sequence[int], passages: Sequence[str]
) -> Iterator[Sentence]:
    last_of = list(accumulate(parsed.sizes))
    number = 0
    for first, last in parsed.bounds:
        while first >= last_of[number]:
            number += 1
        yield Sentence(Span(starts[first], ends[last - 1]), first, last, passages[number])
