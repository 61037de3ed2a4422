"""Who repeats whom, and where what is told comes from."""

from dataclasses import dataclass

from onrecord.model import LinkKind, Span
from onrecord.views.values_events import CountRow
from onrecord.views.values_said import Hand, Placed, Quote


@dataclass(frozen=True, slots=True)
class CopyRow:
    """An article that repeats another one, as linking proposes it, with the passages that are the same in both.

    ``relation`` is verbatim, abridged, quoted, credited, possible, version or translation; ``why`` says the rule in
    plain English. ``score`` is the share of what is in common, 0-1; ``span`` and ``of_span`` hold all that was
    compared. ``aligned`` are the passages, of this document and of the other one, in pairs. A copy is never counted as
    a second origin. ``judged_by`` names the people who decided it, nobody for a proposal.
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
    kind: LinkKind = "copy_of"
    why: str = ""
    aligned: tuple[tuple[Quote, Quote], ...] = ()
    judged_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Appearance:
    """A passage in which words appear: when it was said or published, by whom, through whom.

    ``date`` is EDTF, None where it is unknown; ``how`` says how it is known. ``repeats`` is the document that this one
    is a copy of, None where none is known.
    """

    date: str | None
    how: str
    document: str
    title: str | None
    outlet: str | None
    place: Placed
    statement: str | None
    chain: tuple[Hand, ...]
    repeats: str | None


@dataclass(frozen=True, slots=True)
class Wording:
    """A form of the words, with its first appearance and the number of documents that use it."""

    words: str
    documents: int
    first: Appearance


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that is told of the same kind of thing, with its appearance."""

    count: CountRow
    appearance: Appearance


@dataclass(frozen=True, slots=True)
class First:
    """The answer to ``first WORDS``: where they appear first in this record, and how they change over time.

    ``appearances`` are in order of date, undated ones last. ``wordings`` are the forms in order of first appearance,
    ``figures`` the numbers told of what these words count, in order of time. ``sentence`` says it in words.
    """

    words: str
    sentence: str
    appearances: tuple[Appearance, ...]
    wordings: tuple[Wording, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class RootRow:
    """One origin, as far as the record shows: where chains and copies end.

    ``mark`` is its letter, ``name`` who or what it ends at, ``documents`` those that end there, earliest first.
    """

    mark: str
    name: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dependence:
    """Two origins that may be one: letters, the reason, and the passages or the entry of the source register for it."""

    a: str
    b: str
    why: str
    evidence: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A document in the tree of who repeats what: the claim as it stands there, and what was taken from it.

    ``relation`` says how it stands to the document above ("repeats it word for word"), empty at the top; ``share`` is
    0-1, None at the top.
    """

    document: str
    outlet: str | None
    date: str | None
    relation: str
    share: float | None
    place: Placed
    chain: tuple[Hand, ...]
    root: str
    repeated_by: "tuple[Repeat, ...]"


@dataclass(frozen=True, slots=True)
class OriginsRow:
    """The answer to ``origins CLAIM``: in how many documents, from how many origins at most, who repeats whom.

    ``claim`` is what was asked for, ``words`` how the texts put it.
    """

    claim: str
    words: str
    sentence: str
    documents: tuple[str, ...]
    outlets: tuple[str, ...]
    roots: tuple[RootRow, ...]
    dependent: tuple[Dependence, ...]
    first: Appearance | None
    tree: tuple[Repeat, ...]
