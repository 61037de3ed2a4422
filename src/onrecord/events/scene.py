"""What the rules for offices look at."""

from dataclasses import dataclass

from onrecord.events.trees import Grove, Statements
from onrecord.model import Passage


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules look at; ``people`` are the entities that are persons."""

    grove: Grove
    people: frozenset[str]
    passages: tuple[Passage, ...]
    statements: Statements
