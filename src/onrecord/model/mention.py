"""Who and what a text names."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Span

EntityKind = Literal["person", "organisation", "place", "office", "publication", "group", "campaign", "event"]
MentionForm = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, nominal or pronoun in the text; ``entity`` is the entity it denotes, ``score`` 0-1 with three decimals.

    ``rule`` names why it belongs to that entity (``same-name``, ``surname``, ``apposition``, ``acronym`` ...).
    """

    id: str
    span: Span
    kind: EntityKind
    form: MentionForm
    entity: str
    score: float
    rule: str


@dataclass(frozen=True, slots=True)
class Entity:
    """What mentions denote within one document.

    ``name`` is the fullest name, or the describing words of an unnamed source, or None. ``names`` holds every surface
    name and nominal, no pronouns, in order of first appearance. ``named`` is False for unnamed sources, writers and
    outlets: they are never merged with anything.
    """

    id: str
    kind: EntityKind
    named: bool
    name: str | None
    names: tuple[str, ...] = ()
