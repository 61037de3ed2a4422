"""The language of a document: syntax, names and entities of all its passages but furniture."""

from collections.abc import Sequence

from onrecord.model import Entity, Mention, Passage, Problem, Syntax
from onrecord.reading.entities.resolve import resolve
from onrecord.reading.names.find import find_names
from onrecord.reading.syntax.pipeline import Pipeline, PipelineMissingError, load_pipeline, parse_passages

__all__ = ["Pipeline", "PipelineMissingError", "load_pipeline", "parse"]


def parse(
    text: str, passages: Sequence[Passage], pipeline: Pipeline
) -> tuple[Syntax, tuple[Mention, ...], tuple[Entity, ...], tuple[Problem, ...]]:
    """Analyse a document: its syntax, mentions and entities (``m1`` ..., ``e1`` ... in order of start), and problems.

    Furniture has no syntax and no entities. The result depends on the arguments alone.
    """
    syntax = parse_passages(text, passages, pipeline)
    mentions, entities, problems = resolve(text, syntax, find_names(syntax, pipeline.names), passages)
    return syntax, mentions, entities, (*pipeline.problems, *problems)
