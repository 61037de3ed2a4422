"""A document as a page: parts, passages, turns and the masthead."""

from dataclasses import dataclass, field
from typing import Literal

from onrecord.model.span import Span

PassageKind = Literal[
    "headline", "byline", "dateline", "lead", "body", "question", "answer", "pull-quote", "caption", "bio", "furniture"
]
How = Literal["stated", "metadata", "inferred", "entered", "unknown"]
TurnRole = Literal["question", "answer"]


@dataclass(frozen=True, slots=True)
class Stated:
    """A value of the masthead with its evidence: the words in the text, or the field it came from, or both None."""

    value: str
    span: Span | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """When something was published or updated: an EDTF value (None while unknown), its evidence, how it is known.

    An ``inferred`` value is the interval in which it must have been, never the day; ``field`` then says the reasons.
    """

    edtf: str | None = None
    span: Span | None = None
    field: str | None = None
    how: How = "unknown"

    @property
    def known(self) -> str | None:
        """Return the value where it is stated, entered or given along; None where it is unknown or only inferred."""
        return None if self.how == "inferred" else self.edtf


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a footnote needs, for a whole document or one of its parts."""

    title: Stated | None = None
    outlet: Stated | None = None
    authors: tuple[Stated, ...] = ()
    published: Dated = field(default_factory=Dated)
    updated: Dated = field(default_factory=Dated)


@dataclass(frozen=True, slots=True)
class Part:
    """One of several articles on a page; parts do not overlap and cover the text together."""

    id: str
    span: Span
    masthead: Masthead = field(default_factory=Masthead)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text with a kind; passages cover the text without gaps, white space goes to the one before.

    ``turn`` is the id of the turn it belongs to. ``repeats`` is the id of the passage whose words it repeats.
    """

    id: str
    span: Span
    kind: PassageKind
    part: str
    turn: str | None = None
    repeats: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A whole interview question or answer.

    ``label`` is where the page marks the turn (``Q:``, a name), None where only alternation tells.
    ``name`` is where the speaker is named for this turn (in the label or in the part's introduction), None if nowhere.
    ``speaker`` is the entity id, filled in by ``statements``.
    """

    id: str
    part: str
    role: TurnRole
    label: Span | None = None
    name: Span | None = None
    speaker: str | None = None
