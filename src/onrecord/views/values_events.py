"""What is reported to have happened, and when."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model import Modality, Polarity
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
