"""What ingest hands over: captured bytes and the text extracted from them."""

from dataclasses import dataclass, field
from typing import Literal

from onrecord.model.problem import Problem
from onrecord.model.span import Span

GivenName = Literal[
    "title",
    "outlet",
    "author",
    "published",
    "updated",
    "url",
    "archived_url",
    "accessed",
    "archive_ref",
    "language",
    "translation_of",
]
"""The fields of a footnote that may come with a document.

``translation_of`` names the document that it translates, by its id, given id, file name or address.
"""


_BY_PERSON = ("row:", "sidecar:", "catalogue:")


@dataclass(frozen=True, slots=True)
class Given:
    """A value for one field that came with the document rather than from its text.

    ``field`` says from where: ``row:title``, ``sidecar:outlet``, ``meta:article:published_time``, ``jsonld:author``,
    ``html:title``, ``htmldate``, ``pdf:Title``, ``catalogue:title``. What a person wrote ranks first.
    Several values for one name are candidates in order of rank; several authors are several values.
    """

    name: GivenName
    value: str
    field: str

    @property
    def by_person(self) -> bool:
        """Whether a person wrote it down for this document, in a row, a sidecar or a catalogue."""
        return self.field.startswith(_BY_PERSON)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that was one block of the original (paragraph, heading, list item, menu).

    ``path`` is the DOM path, ``tag`` the nearest telling element (``p``, ``h1``, ``nav``, ``footer``, ``form`` ...).
    ``body`` says whether a body extractor took it for the article; None where none ran. For a printed page ``path`` is
    page and box of each of its lines, in order: see ``spot.printed_path``.
    ``wrapped``: its line ends are those of the page it was set on and part nothing. ``bold``: all its words are.
    """

    span: Span
    path: str
    tag: str
    body: bool | None = None
    wrapped: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Container:
    """Where a document was found inside a file: CSV/JSONL row (1-based) or archive member."""

    id: str
    path: str
    row: int | None = None
    member: str | None = None


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of one file, kept as they are under their SHA-256 (``id``, hexadecimal)."""

    id: str
    path: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that is handed over in memory, under a name: it lies nowhere, and nothing of it is written to a disk."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """One captured file (or one article out of a container) and its extracted text.

    ``id`` is the SHA-256 of the original bytes (of the row as UTF-8 JSON with sorted keys). ``text`` is never
    rewritten. ``blocks`` is empty for plain text. ``language`` is ISO 639-1, None where it could not be told.
    """

    id: str
    source_id: str
    path: str
    media_type: str
    text: str = field(repr=False)
    language: str | None = None
    given: tuple[Given, ...] = ()
    blocks: tuple[Block, ...] = ()
    container: Container | None = None
    problems: tuple[Problem, ...] = ()
