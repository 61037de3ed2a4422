"""What the rules hand on: the material they read, and a statement as it was found."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model import Manner, Reading, Span, Stance, Tier
from onrecord.statements.paragraphs import Paragraph
from onrecord.statements.quotes import Quotation
from onrecord.statements.trees import Tree


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """One document as the rules see it.

    ``quote_tokens`` are the tokens ``[first, last)`` of each quotation, ``quote_levels`` the index of the one that
    holds it (-1 for none), ``quote_groups`` the quotations of a row of paragraphs by the index of the first.
    """

    text: str
    reading: Reading
    tree: Tree
    paragraphs: tuple[Paragraph, ...]
    quotes: tuple[Quotation, ...]
    quote_tokens: tuple[tuple[int, int], ...]
    quote_levels: tuple[int, ...]
    quote_groups: Mapping[int, tuple[int, ...]]

    def tree_level(self, index: int) -> int:
        """Return the quotation that holds quotation ``index``, -1 where none does."""
        return self.quote_levels[index]


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks, as tokens: ``head`` of the phrase and its extent ``[first, last)``.

    ``pronoun`` is the relative pronoun that stands for the phrase in the clause of the cue, None elsewhere.
    """

    head: int
    first: int
    last: int
    pronoun: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A statement before its speaker, chain and id are known.

    ``anchor`` is the token of the cue, -1 where there is none. ``under`` is the anchor of the statement that relays
    this one where containment does not tell. ``addressee`` and ``venue`` are spans or None.
    """

    rule: str
    anchor: int
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: Source | None
    manner: Manner
    stance: Stance
    tier: Tier
    score: float
    addressee: Span | None = None
    venue: Span | None = None
    under: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A found statement and the index of the one that encloses it, None where none does."""

    found: Found
    parent: int | None
