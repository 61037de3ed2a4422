"""What the questions answer with: frozen rows, ready to be printed, drawn or exported.

Every quoted word in a row is cut from the document's text at the span beside it. Ids are those of the record
(``model.item_id``); ``document`` is the document's id.
"""

from dataclasses import dataclass
from typing import Literal

from onrecord.model import (
    Dated,
    EntityKind,
    Label,
    Manner,
    Modality,
    OfficeStatus,
    PassageKind,
    Polarity,
    Span,
    Stance,
    Tier,
)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document and where they stand."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Source:
    """One document as a footnote needs it."""

    document: str
    source_id: str
    path: str
    media_type: str
    language: str | None
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    url: str | None
    published: Dated
    updated: Dated
    accessed: str | None
    added: str
    label: Label
    length: int
    statements: int
    own_voice: int
    problems: int
    read: bool
    captures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hand:
    """One hand of a chain: who passes words on, in the words of the text.

    ``entity`` is the record's entity id, None where the hand is not stated. ``name`` is the fullest name or
    description, None where not stated. ``cue`` are the words that carry it (empty for authors, outlets and turns).
    """

    role: Literal["outlet", "author", "turn", "source"]
    entity: str | None
    name: str | None
    named: bool
    cue: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement with its chain, from the page (outlet, author) to the innermost source.

    ``context`` are the sentences it stands in, ``before`` and ``after`` up to two sentences around them. ``speakers``
    are the names of the last hand, without those that have none; ``speaker_ids`` are those of all. ``published`` is
    the date of its part or document. ``about`` are names of entities.
    """

    id: str
    document: str
    part: str
    content: tuple[Quote, ...]
    source: tuple[Quote, ...]
    cue: tuple[Quote, ...]
    context: Quote
    before: str
    after: str
    speakers: tuple[str, ...]
    speaker_ids: tuple[str, ...]
    chain: tuple[Hand, ...]
    parent: str | None
    manner: Manner
    stance: Stance
    tier: Tier
    said: str | None
    published: Dated
    about: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    score: float
    rule: str


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """A claim that somebody holds a post, with the statement that makes it."""

    id: str
    document: str
    holder: str
    post: Quote
    organisation: str | None
    place: str | None
    status: OfficeStatus
    start: str | None
    stop: str | None
    statement: str
    claimed_by: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks or is spoken of, over the whole record.

    ``spellings`` are (surface, number of documents). ``said`` and ``about`` count statements.
    """

    entity: str
    kind: EntityKind
    name: str
    named: bool
    label: Label
    spellings: tuple[tuple[str, int], ...]
    documents: tuple[str, ...]
    said: int
    about: int
    offices: tuple[OfficeRow, ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """The answer to ``who NAME``: the voice, what they said (own voice too), what is said of them.

    ``note`` says so where several entities of the record bear the name that was asked for.
    """

    voice: Voice
    said: tuple[StatementRow, ...]
    about: tuple[StatementRow, ...]
    note: str | None = None


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
class Hit:
    """A passage found by full text: ``snippet`` with ``marks`` relative to it, and the statement it stands in.

    ``chain`` is that of the innermost statement that holds the first mark, empty where none does.
    """

    document: str
    title: str | None
    outlet: str | None
    span: Span
    snippet: str
    marks: tuple[Span, ...]
    passage: PassageKind | None
    statement: str | None
    speaker: str | None
    chain: tuple[Hand, ...]


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """A stored problem; ``document`` is None for a problem of the pile, ``words`` where it concerns a whole part."""

    id: str
    document: str | None
    path: str | None
    kind: str
    message: str
    span: Span | None
    words: str | None


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage as ``show`` and the report draw it."""

    span: Span
    kind: PassageKind
    part: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """The answer to ``show DOCUMENT``: the text with its passages and statements."""

    source: Source
    text: str
    passages: tuple[PassageRow, ...]
    statements: tuple[StatementRow, ...]
    events: tuple[EventRow, ...]
    offices: tuple[OfficeRow, ...]
    problems: tuple[ProblemRow, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The record in numbers. ``languages`` and ``problem_kinds`` are (name, number); head and length are of the log."""

    documents: int
    read: int
    searchable_only: int
    words: int
    outlets: int
    undated: int
    statements: int
    own_voice: int
    turns: int
    voices: int
    unnamed_sources: int
    events: int
    offices: int
    counts: int
    problems: int
    languages: tuple[tuple[str, int], ...]
    problem_kinds: tuple[tuple[str, int], ...]
    labels: tuple[tuple[str, int], ...]
    custody_length: int
    custody_head: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters of ``said``, ``report`` and ``timeline``; None means no filter.

    ``by`` and ``about`` are names (any spelling known to the record), ``words`` is full text, ``since`` and ``until``
    are EDTF dates of publication or of the saying, ``manner`` one or several of design §4. ``own_voice`` adds manner
    ``author``.
    """

    by: str | None = None
    about: str | None = None
    words: str | None = None
    since: str | None = None
    until: str | None = None
    manner: tuple[Manner, ...] = ()
    document: str | None = None
    own_voice: bool = False
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class CopyRow:
    """An article that repeats another one, as linking proposes it.

    ``relation`` is verbatim, abridged, quoted, credited or possible. ``score`` is the share of runs of five words that
    both have, of the one of which it is more; ``span`` and ``of_span`` reach from the first to the last word that both
    have. A copy is never counted as a second origin.
    """

    document: str
    part: str
    span: Span
    of_document: str
    of_part: str
    of_span: Span
    relation: str
    score: float
    rule: str
