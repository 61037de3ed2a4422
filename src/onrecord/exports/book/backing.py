"""What stands behind a report: its sources, what is known of them, who repeats whom, what stayed open."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.model import Registered, Span
from onrecord.record import Reader
from onrecord.record.query_judgements import marks
from onrecord.record.query_sources import source_key, source_register
from onrecord.views.shelf import Shelf
from onrecord.views.values import CopyRow, Dossier, ProblemRow, Source

Grades = Mapping[str, tuple[tuple[str, str], ...]]
"""Document -> the grades that people gave it: words, and who."""


@dataclass(frozen=True, slots=True)
class Citing:
    """What a footnote needs of documents: how they are named, and where passages stand in the original."""

    sources: Mapping[str, Source]
    places: Mapping[tuple[str, Span], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Backing:
    """What the annexes of a report tell.

    ``places`` says where passages of dossiers stand; ``register`` are the entries for outlets of the sources;
    ``origins`` are words of what is cited with the sentence on its origins; ``lost`` are sentences on what was not
    found again. ``custody`` is length and head of the log.
    """

    sources: tuple[Source, ...]
    copies: tuple[CopyRow, ...]
    problems: tuple[ProblemRow, ...]
    custody: tuple[int, str]
    places: Mapping[tuple[str, Span], str] = field(default_factory=dict)
    register: tuple[Registered, ...] = ()
    grades: Grades = field(default_factory=dict)
    origins: tuple[tuple[str, str], ...] = ()
    lost: tuple[str, ...] = ()

    @cached_property
    def citing(self) -> Citing:
        """What footnotes need of it."""
        return Citing({source.document: source for source in self.sources}, self.places)


def places_in(shelf: Shelf, passages: Iterable[tuple[str, Span]]) -> Mapping[tuple[str, Span], str]:
    """Return where passages (document and span) stand in their originals, in words."""
    return {
        (document, span): shelf.leaf_of(document).chart.whereabouts((span,)).words
        for document, span in dict.fromkeys(passages)
    }


def passages_of(dossier: Dossier) -> Iterator[tuple[str, Span]]:
    """Yield the passages of a dossier: documents and spans."""
    entries = (entry for facet in dossier.facets for cell in facet.cells for entry in cell)
    sides = (side for row in dossier.accords for side in (row.a, row.b))
    yield from ((entry.document, entry.context.span) for entry in (*entries, *sides))


def registered(reader: Reader, sources: Iterable[Source]) -> tuple[Registered, ...]:
    """Return the entries of the source register for the outlets of some documents, in order of name."""
    outlets = {source_key(source.outlet) for source in sources if source.outlet}
    return tuple(
        entry
        for entry in source_register(reader)
        if outlets & {source_key(name) for name in (entry.name, *entry.aliases)}
    )


def grades(reader: Reader) -> Grades:
    """Return the grades of documents that hold."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for mark in marks(reader):
        if mark.action == "grade":
            found[mark.where.document] = (*found.get(mark.where.document, ()), (mark.words, mark.who))
    return found
