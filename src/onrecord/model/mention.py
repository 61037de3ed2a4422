"""Who and what a text names."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Span

EntityKind = Literal["person", "organisation", "place", "office", "publication", "group", "campaign", "event"]
MentionForm = Literal["name", "nominal", "pronoun"]

WITHIN_NAME = "within-name"
"""The rule of a name inside another name: a country in the name of an outlet."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, nominal or pronoun in the text; ``entity`` is the entity it denotes, ``score`` 0-1 with three decimals.

    ``rule`` names why it belongs to that entity (``same-name``, ``surname``, ``apposition``, ``acronym`` ...).
    A name inside another name has the form ``nominal`` and the rule ``within-name``: it is part of what the other is
    called, and nobody is named by it alone. Words for a post are of kind ``office`` and form ``nominal``.
    """

    id: str
    span: Span
    kind: EntityKind
    form: MentionForm
    entity: str
    score: float
    rule: str

    @property
    def aside(self) -> bool:
        """Tell whether it only goes along with others: a name inside a name, or the words for a post."""
        return self.kind == "office" or self.rule == WITHIN_NAME


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
