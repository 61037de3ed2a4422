"""Proposals that join readings: never a merge, always with evidence."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Span

LinkKind = Literal["same_entity", "same_event", "copy_of", "version_of", "translation_of", "answers", "accord"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of a document that supports a link."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An item as it stands in one document: ``item`` is local to ``document``."""

    document: str
    item: str


@dataclass(frozen=True, slots=True)
class Link:
    """One proposed relation between two items; ``score`` 0-1 with three decimals, ``rule`` says why.

    ``hangs_on`` names what of linking it depends on, two things at most (nodes, or single items): when one of them is
    touched, the link is made anew.
    """

    kind: LinkKind
    a: Occurrence
    b: Occurrence
    relation: str
    score: float
    evidence: tuple[Evidence, ...]
    rule: str
    hangs_on: tuple[str, ...] = ()
