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
    judged_by: tuple[str, ...] = ()


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
    judged_by: tuple[str, ...] = ()


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
    judged_by: tuple[str, ...] = ()


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

    ``wording`` are the words from the first to the last of the trigger, where these stand near each other.
    ``date_words`` is None where the date is inferred, ``place`` where no place is told, ``place_words`` where it is
    told elsewhere. ``counts`` are those of the same statement and sentences. ``published`` is the date of the part or
    document. ``judged_by`` names the people who accepted, changed or added it, None where it is as it was read.
    """

    id: str
    document: str
    part: str
    type: str
    trigger: tuple[Quote, ...]
    wording: Quote
    context: Quote
    takings: tuple[Taking, ...]
    place: str | None
    place_words: Quote | None
    date: str | None
    date_words: Quote | None
    polarity: Polarity
    modality: Modality
    counts: tuple[CountRow, ...]
    statement: str
    chain: tuple[Hand, ...]
    published: Dated
    judged_by: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What a telling says on one facet of an event, in its own words.

    ``value`` is what was read off the words (a date in EDTF, a number, a name), ``words`` the words themselves, None
    where they are not in the text (an inferred date). ``role`` is that of a participant, empty for all else. ``also``
    are documents that repeat it from the same origin.
    """

    telling: str
    document: str
    value: str
    words: Quote | None
    context: Quote
    chain: tuple[Hand, ...]
    role: str = ""
    also: tuple[str, ...] = ()


FacetName = Literal["when", "where", "who", "how many", "why", "in which words", "affirmed or denied", "which post"]


@dataclass(frozen=True, slots=True)
class Facet:
    """One row of a dossier: a cell for each column, each with what is said there; a cell may be empty."""

    name: FacetName
    cells: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a dossier: an origin, as far as the record shows.

    ``mark`` is its letter. ``name`` is who or what it ends at. ``documents`` are those that tell the event from there,
    earliest first; ``repeating`` are those of them that repeat another one. ``dependent`` are other columns that may
    have the same origin: letter and reason.
    """

    mark: str
    name: str
    documents: tuple[str, ...]
    repeating: tuple[str, ...]
    dependent: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AccordRow:
    """How two tellings stand on one facet, with the reason; both with their words and through whom they come.

    ``relation`` is agree, refine, update, differ or not-comparable. ``sure`` is False where it is only possible that
    both tell of one event. ``one_origin`` tells that both end at one origin.
    """

    facet: FacetName
    relation: str
    reason: str
    a: Entry
    b: Entry
    one_origin: bool
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another linked event that is possibly the same one, or one of which is part of the other; kept apart."""

    id: str
    relation: str
    why: str
    score: float
    words: str
    documents: int


@dataclass(frozen=True, slots=True)
class Occasion:
    """A linked event in one line: what it is called in the texts, who reports it, when it is said to have been.

    ``words`` are the triggers, the most used first; ``types`` are search keys of the codebook. ``who``, ``places`` and
    ``dates`` are as told; ``origins`` is the most origins that the accounts can have, ``dependent`` how many of them
    possibly depend on another one. ``differ`` counts what the accounts differ in.
    """

    id: str
    words: tuple[str, ...]
    types: tuple[str, ...]
    accounts: int
    documents: tuple[str, ...]
    origins: int
    dependent: int
    who: tuple[str, ...]
    places: tuple[str, ...]
    dates: tuple[str, ...]
    denied: int
    differ: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """One event, several accounts: a column for each origin, a row for each facet, and how the cells stand.

    ``sentence`` tells how often it is reported and from how many origins at most; ``elsewhere`` what full text found
    beyond these documents.
    """

    occasion: Occasion
    sentence: str
    columns: tuple[Column, ...]
    facets: tuple[Facet, ...]
    accords: tuple[AccordRow, ...]
    tellings: tuple[Telling, ...]
    neighbours: tuple[Neighbour, ...]
    elsewhere: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A facet in which two accounts differ, or cannot be compared, with both of them.

    ``event`` is the linked event that they tell of, None where they tell of no event (numbers, posts, answers).
    ``words`` are how the accounts put it; ``weight`` orders by how much it matters.
    """

    event: str | None
    words: tuple[str, ...]
    accord: AccordRow
    weight: float
