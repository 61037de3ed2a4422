"""The record as a pile of documents: what a footnote needs, one page, problems, numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from onrecord.model import Dated, Label, PassageKind, Span
from onrecord.views.values_events import EventRow
from onrecord.views.values_people import OfficeRow
from onrecord.views.values_said import StatementRow


@dataclass(frozen=True, slots=True)
class Source:
    """One document as a footnote needs it.

    ``pseudonymised``: names in it gave way to pseudonyms, and ``document`` is no hash of its bytes.
    """

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
    judged_by: tuple[str, ...] = ()
    archived_url: str | None = None
    archive_ref: str | None = None
    pseudonymised: bool = False


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
class MarkRow:
    """A name, date or count where it stands; ``meaning`` is what was read off it (a full name, EDTF, a number).

    ``entity`` is the linked entity that a name denotes, None for all else.
    """

    kind: Literal["name", "date", "count"]
    span: Span
    meaning: str
    entity: str | None


@dataclass(frozen=True, slots=True)
class CustodyRow:
    """An entry of the custody log: ``words`` say what it concerned, ``details`` are all that the log commits to.

    ``action``, ``at`` (UTC) and ``who`` are None where the details were erased on request.
    """

    position: int
    hash: str
    action: str | None
    at: str | None
    who: str | None
    words: str
    details: Mapping[str, str | int | None] = field(default_factory=dict)


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
