"""Dates, counts, events and offices: what is claimed inside statements."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Span
from onrecord.model.statement import Stance, Statement

Polarity = Literal["affirmed", "denied"]
Modality = Literal["actual", "alleged", "planned", "predicted", "demanded", "hypothetical"]
OfficeStatus = Literal["former", "current", "acting", "unstated"]


@dataclass(frozen=True, slots=True)
class Date:
    """A time expression: its EDTF value (None where it cannot be resolved), TIMEX3 value, anchor (EDTF) and rule."""

    id: str
    span: Span
    edtf: str | None
    timex: str | None
    anchor: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Count:
    """A claimed number. ``value`` is None where only words are given; open bounds are None.

    ``hedge`` is the hedge word as written, ``unit`` the noun that is counted, ``scope`` the words that limit it,
    ``as_of`` an EDTF date, ``statement`` the innermost statement that makes the claim.
    """

    id: str
    span: Span
    value: float | None
    min: float | None
    max: float | None
    hedge: str | None = None
    unit: str | None = None
    scope: str | None = None
    as_of: str | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A participant of an event: an entity, the words, or both."""

    role: str
    entity: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class When:
    """An EDTF date with the phrase it was read from; inferred dates have no span."""

    edtf: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something reported to have happened, be planned, demanded or denied; ``type`` is a search key of the codebook."""

    id: str
    type: str
    trigger: tuple[Span, ...]
    statement: str
    roles: tuple[Role, ...] = ()
    plover: str | None = None
    place: str | None = None
    date: When | None = None
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"


def told_as(event: Event, stance: Stance | None) -> Polarity:
    """Return whether whoever makes a statement of this stance affirms or denies an event in it.

    ``Event.polarity`` is that of the words themselves: in "denied that she had resigned" it is affirmed, and what the
    statement tells of is denied.
    """
    return "denied" if stance == "deny" else event.polarity


@dataclass(frozen=True, slots=True)
class Office:
    """A claim that a person holds a post. ``start`` and ``stop`` are EDTF dates as stated.

    Where the words for the post introduce who speaks ("ministry spokesman X said"), ``statement`` is what is said, and
    the claim is that of whoever reports it: see ``introduces``.
    """

    id: str
    holder: str
    post: Span
    statement: str
    organisation: str | None = None
    place: str | None = None
    status: OfficeStatus = "unstated"
    start: str | None = None
    stop: str | None = None

    def introduces(self, statement: Statement) -> bool:
        """Tell whether the words for the post stand beside what is said in ``statement``, not in it."""
        return statement.manner != "author" and not any(self.post.overlaps(span) for span in statement.content)
