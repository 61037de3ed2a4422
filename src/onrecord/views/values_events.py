"""What is reported to have happened, and when."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model import Dated, Modality, Polarity
from onrecord.views.values_said import Hand, Quote


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event as one statement reports it: the words used, never the codebook's label alone."""

    id: str
    document: str
    type: str
    trigger: tuple[Quote, ...]
    roles: tuple[tuple[str, str], ...]
    place: str | None
    date: str | None
    date_words: str | None
    polarity: Polarity
    modality: Modality
    statement: str
    speaker: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """Something dated: an event that is reported to have happened, or a statement that was made or published.

    ``earliest`` and ``latest`` are ISO dates for ordering and drawing; ``edtf`` is shown. ``how`` says how it is known.
    """

    edtf: str
    earliest: str
    latest: str
    lane: Literal["happened", "said", "published"]
    words: str
    document: str
    statement: str | None
    speaker: str
    how: str


@dataclass(frozen=True, slots=True)
class Report:
    """One report of an event in which the person takes part, in the words of whoever reports it.

    ``context`` are the sentences that report it, ``trigger`` the words for the event, ``participant`` those for the
    person, where there are any. ``chain`` leads from the page to whoever says so. ``type`` is a search key.
    """

    event: str
    document: str
    type: str
    role: str
    context: Quote
    trigger: tuple[Quote, ...]
    participant: Quote | None
    date: str | None
    date_words: str | None
    place: str | None
    polarity: Polarity
    modality: Modality
    statement: str
    chain: tuple[Hand, ...]


@dataclass(frozen=True, slots=True)
class CountRow:
    """A number that is claimed, with its words; ``value`` is None where only words are given, open bounds are None."""

    id: str
    document: str
    words: Quote
    value: float | None
    min: float | None
    max: float | None
    hedge: str | None
    unit: str | None
    scope: str | None
    as_of: str | None
    statement: str
    chain: tuple[Hand, ...]


@dataclass(frozen=True, slots=True)
class Taking:
    """Who takes part, in which role: the name, or else the words; ``entity`` is None where nobody is denoted."""

    role: str
    name: str
    entity: str | None
    named: bool
    words: Quote | None


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one statement tells it, with the sentences it stands in and the chain to whoever tells it.

    ``date_words`` is None where the date is inferred, ``place`` where no place is told. ``counts`` are those of the same
    statement and sentences. ``published`` is the date of the part or document. ``judged_by`` names the person who said
    that it belongs here, None where that is a proposal.
    """

    id: str
    document: str
    part: str
    type: str
    trigger: tuple[Quote, ...]
    context: Quote
    takings: tuple[Taking, ...]
    place: str | None
    date: str | None
    date_words: Quote | None
    polarity: Polarity
    modality: Modality
    counts: tuple[CountRow, ...]
    statement: str
    chain: tuple[Hand, ...]
    published: Dated
    judged_by: str | None = None
