"""Statements as questions answer with them: who said what, through whose hands, where the words stand."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model import Dated, Manner, PassageKind, Span, Stance, Tier, Whereabouts


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document and where they stand."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Placed:
    """Words with the document they stand in, and the sentences around them."""

    document: str
    words: Quote
    context: Quote


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
    the date of its part or document. ``about`` are names of entities. ``place`` is where its content stands in the
    original.
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
    judged_by: tuple[str, ...] = ()
    place: Whereabouts | None = None


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
class Wanted:
    """Filters of ``said``, ``listed``, ``report`` and ``timeline``; None or () means no filter.

    ``by`` and ``about`` are names (any spelling known to the record), ``words`` is full text, ``since`` and ``until``
    are EDTF dates of publication or of the saying, ``manner`` one or several of design §4. ``own_voice`` adds manner
    ``author``.

    Of the others one of the values must fit, as ``tallied`` gives them: ``speaker`` and ``origin`` are ids of linked
    entities (of what no named source says, ``origin`` is the id of the part where copies end), ``event`` types of the
    codebook reported in the statement, ``office`` posts claimed in it, ``counted`` nouns counted in it, ``depth`` the
    number of hands (0: the writer's own voice), ``tag`` tags of it or its document. ``reviewed`` tells whether people
    accepted, changed or added it. ``happened_since`` and ``happened_until`` are EDTF dates of events reported in it.
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
    speaker: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    office: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    stance: tuple[Stance, ...] = ()
    tier: tuple[Tier, ...] = ()
    depth: tuple[int, ...] = ()
    tag: tuple[str, ...] = ()
    reviewed: bool | None = None
    happened_since: str | None = None
    happened_until: str | None = None
