"""People, organisations and places over the whole record."""

from dataclasses import dataclass

from onrecord.model import EntityKind, Label, OfficeStatus
from onrecord.views.values_events import Report
from onrecord.views.values_said import Placed, Quote, StatementRow


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
    judged_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KindVote:
    """What a name is read as where documents differ: kinds with their numbers of documents, most first.

    ``kind`` is the one that clearly most of them have, None where none has: a proposal, by which nothing is changed.
    """

    kind: EntityKind | None
    votes: tuple[tuple[EntityKind, int], ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks or is spoken of, over the whole record.

    ``spellings`` are (surface, number of documents). ``said`` and ``about`` count statements. ``voted`` is None where
    all documents that have the name read it as one kind.
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
    voted: KindVote | None = None


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way of writing a name: in which script, in how many documents, where first, and why it is taken for them.

    ``why`` says how the reader of that document came to it ("a surname that stands alone ..."), in plain English.
    """

    surface: str
    script: str
    documents: int
    first: Placed | None
    why: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two names of different documents are taken for one, or possibly one.

    ``rule`` is the name of the rule, ``why`` says it in plain English, ``score`` is 0-1. ``times`` counts the pairs of
    documents that are tied so; ``evidence`` are the passages of the first of them. ``judged_by`` names the person who
    decided it, None for a proposal.
    """

    a: str
    b: str
    rule: str
    why: str
    score: float
    times: int
    evidence: tuple[Placed, ...]
    judged_by: str | None = None


@dataclass(frozen=True, slots=True)
class PossibleTie:
    """Another entity of the record that may be the same one; nothing of it is counted or shown as theirs."""

    entity: str
    kind: EntityKind
    name: str
    documents: int
    tie: Tie


@dataclass(frozen=True, slots=True)
class Portrait:
    """The answer to ``who NAME``: the voice, what they said (own voice too), what is said of them.

    ``voice`` counts all statements, ``happened_in_all`` all reports of events in which they take part; ``said``,
    ``about`` and ``happened`` hold the first of them, up to the limit that was asked for. ``note`` says so where
    several entities of the record bear the name that was asked for. ``elsewhere`` says what full text found beyond.
    """

    voice: Voice
    said: tuple[StatementRow, ...]
    about: tuple[StatementRow, ...]
    note: str | None = None
    spellings: tuple[Spelling, ...] = ()
    ties: tuple[Tie, ...] = ()
    possible: tuple[PossibleTie, ...] = ()
    happened: tuple[Report, ...] = ()
    happened_in_all: int = 0
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class HeardRow:
    """Who speaks or is spoken of, in numbers: documents, statements made, statements that tell of it.

    ``spellings`` are the most used ones.
    """

    entity: str
    kind: EntityKind
    name: str
    named: bool
    label: Label
    documents: int
    said: int
    about: int
    spellings: tuple[str, ...] = ()
