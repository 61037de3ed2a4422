"""What was read out of one document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from onrecord.model.claim import Count, Date, Event, Office
from onrecord.model.mention import Entity, Mention
from onrecord.model.page import Masthead, Part, Passage, Turn
from onrecord.model.problem import Problem
from onrecord.model.statement import Statement
from onrecord.model.syntax import Syntax, no_syntax


@dataclass(frozen=True, slots=True)
class Reading:
    """A pure function of one document, its given metadata, the options and the reader version.

    ``analysed`` is False where the language, the length or the lack of text left the document searchable only. Lists
    are in order of start; ids are local to the document. ``syntax`` is handed between rooms and not stored.
    """

    document: str
    reader: str
    analysed: bool = False
    masthead: Masthead = field(default_factory=Masthead)
    parts: tuple[Part, ...] = ()
    passages: tuple[Passage, ...] = ()
    turns: tuple[Turn, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    dates: tuple[Date, ...] = ()
    counts: tuple[Count, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    offices: tuple[Office, ...] = ()
    problems: tuple[Problem, ...] = ()
    syntax: Syntax = field(default_factory=no_syntax, repr=False, compare=False)


def with_mentions(reading: Reading, mentions: Iterable[Mention], entities: Iterable[Entity]) -> Reading:
    """Add mentions, whatever ids they have, and entities: mentions are numbered anew in order of their spans."""
    ordered = sorted((*reading.mentions, *mentions), key=lambda item: (item.span.start, item.span.end))
    numbered = tuple(replace(mention, id=f"m{number}") for number, mention in enumerate(ordered, 1))
    return replace(reading, mentions=numbered, entities=(*reading.entities, *entities))


def free_ids(reading: Reading) -> Iterator[str]:
    """Yield ids that no entity of a reading has yet."""
    known = {entity.id for entity in reading.entities}
    return (id_ for number in count(len(known) + 1) if (id_ := f"e{number}") not in known)
