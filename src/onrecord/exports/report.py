"""The cited report: what goes into it, gathered from a record, and drawn as one self-contained page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal

from onrecord.exports.book.backing import Backing, Grades, grades, passages_of, places_in, registered
from onrecord.exports.book.values import Book
from onrecord.exports.builder.values import Plan
from onrecord.exports.leaving.handed import bytes_searched, notice, refuse_name
from onrecord.exports.leaving.shown import in_full, wholly
from onrecord.exports.leaving.shown import shown as as_it_leaves
from onrecord.exports.report_words import filter_words, number_words
from onrecord.model import Registered, Span
from onrecord.record import Reader
from onrecord.record.guard.guarded import Guarded
from onrecord.views import questions as views
from onrecord.views.shelf import Shelf
from onrecord.views.values import (
    CopyRow,
    Dossier,
    EventRow,
    Page,
    ProblemRow,
    Source,
    StatementRow,
    Summary,
    TimelineRow,
    Voice,
    Wanted,
)

DOSSIERS = 40
"""So many events are shown with all their accounts; those of most documents first."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report shows.

    ``made`` is an ISO date, passed in; ``added_until`` is the day on which the last document came into the record.
    ``filters`` is a phrase (``report_words.filter_words``). ``statements`` holds own voice too (manner ``author``).
    ``sources`` may leave out documents that were searched and are not cited; ``summary`` counts the whole record.
    ``copies`` are those whose both ends are among the sources. ``dossiers`` are those of events that several accounts
    tell of. ``texts`` maps documents to their pages where whole texts are wanted. ``notice`` is what a reader must know
    about labels and purpose, or None. ``places``, ``register`` and ``grades`` are those of ``book.backing``.
    """

    title: str
    made: str
    added_until: str
    filters: str
    sources: tuple[Source, ...]
    voices: tuple[Voice, ...]
    statements: tuple[StatementRow, ...]
    events: tuple[EventRow, ...]
    timeline: tuple[TimelineRow, ...]
    problems: tuple[ProblemRow, ...]
    summary: Summary
    copies: tuple[CopyRow, ...] = ()
    dossiers: tuple[Dossier, ...] = ()
    texts: Mapping[str, Page] = field(default_factory=dict)
    notice: str | None = None
    places: Mapping[tuple[str, Span], str] = field(default_factory=dict)
    register: tuple[Registered, ...] = ()
    grades: Grades = field(default_factory=dict)

    @property
    def backing(self) -> Backing:
        """Return what its annexes tell."""
        return Backing(
            self.sources,
            self.copies,
            self.problems,
            (self.summary.custody_length, self.summary.custody_head),
            places=self.places,
            register=self.register,
            grades=self.grades,
        )


Form = Literal["html", "docx", "pdf", "md"]
"""What a report can be: a page, a Word file with footnotes, PDF, or Markdown with citations, to be edited."""

_ENDINGS: Final[Mapping[str, Form]] = {".docx": "docx", ".pdf": "pdf", ".md": "md", ".markdown": "md"}


def form_of(output: Path) -> Form:
    """Return the form that the ending of a file asks for; html where it asks for none."""
    return _ENDINGS.get(output.suffix.lower(), "html")


def write_report(  # noqa: PLR0913 - one parameter for each choice that a report leaves
    reader: Reader,
    output: Path,
    wanted: Wanted,
    *,
    form: Form | None = None,
    title: str | None = None,
    with_texts: bool = False,
    citing: bool = False,
) -> None:
    """Write the report on what is ``wanted`` to a file, dated today (UTC).

    ``form`` None goes by the ending of the file. ``with_texts`` is for html alone. ``citing``: sentences of a Word file
    bear ``[@s:ID]``; those of Markdown always do.

    Raises:
        OnrecordError: if it is for others and would name somebody who is protected, or no document may leave.
    """
    made = datetime.now(UTC).date().isoformat()
    form = form or form_of(output)
    refuse_name(reader, output, "The report")
    report = gather_report(reader, wanted, made=made, title=title, with_texts=with_texts)
    content = _set(report, form, citing=citing)
    output.write_bytes(bytes_searched(reader, "The report", f"report.{form}", content))


def _set(report: Report, form: Form, *, citing: bool) -> bytes:
    if form == "html":
        return render_report(report).encode("utf-8")
    from onrecord.exports.book.compose import compose

    return set_book(compose(report), form, citing=citing)


def plan_bytes(reader: Reader, plan: Plan, form: Form, *, citing: bool = False) -> bytes:
    """Return a built report in a form, dated today (UTC); ``citing`` is that of ``write_report``."""
    from onrecord.exports.builder.composing import build

    book = build(reader, plan, made=datetime.now(UTC).date().isoformat())
    made = set_book(in_full(reader, book), form, citing=citing)
    return bytes_searched(reader, "The report", f"report.{form}", made)


def set_book(book: Book, form: Form, *, citing: bool = False) -> bytes:
    """Return a book in a form: whatever a built report, or one that is no page, hands on is made here.

    Nothing of it touches the disk: what comes of an encrypted record would lie open there.

    Raises:
        OnrecordError: if PDF is wanted and its extra is not installed.
    """
    if form == "docx":
        from onrecord.exports.book.word import word_bytes

        return word_bytes(book, citing=citing)
    if form == "pdf":
        from onrecord.exports.book.typst import pdf_bytes

        return pdf_bytes(book)
    if form == "html":
        from onrecord.exports.book.html import page

        return page(book).encode()
    from onrecord.exports.book.markdown import markdown

    return markdown(book).encode("utf-8", "replace")


def gather_report(
    reader: Reader, wanted: Wanted, *, made: str, title: str | None = None, with_texts: bool = False
) -> Report:
    """Ask a record for everything that a report on what is ``wanted`` shows."""
    sources = views.sources(reader)
    statements = views.said(reader, wanted)
    filters = wholly(reader, filter_words(wanted))
    narrowed = wanted != Wanted(own_voice=wanted.own_voice)
    cited = {row.document for row in statements}
    shown = tuple(source for source in sources if not narrowed or source.document in cited)
    documents = {source.document for source in shown}
    ids = {row.id for row in statements}
    voices = views.voices(reader, None)
    dossiers = views.dossiers(reader, frozenset(ids) if narrowed else None, DOSSIERS)
    report = Report(
        title=wholly(reader, title or "") or ("Who said what" if not narrowed else f"Who said what: {filters}"),
        made=made,
        added_until=max((source.added for source in sources), default=made)[:10],
        filters=filters,
        sources=shown,
        voices=_heard(voices, statements),
        statements=statements,
        events=tuple(row for row in views.events(reader, wanted) if row.statement in ids),
        timeline=tuple(row for row in views.timeline(reader, wanted) if row.document in documents),
        problems=tuple(row for row in views.problems(reader) if row.document is None or row.document in documents),
        summary=views.summary(reader),
        copies=tuple(row for row in views.copies(reader) if {row.document, row.of_document} <= documents),
        dossiers=dossiers,
        texts={document: views.page(reader, document) for document in documents if with_texts},
        notice=notice_for(reader, sources, voices),
        places=places_in(Shelf(reader), (place for one in dossiers for place in passages_of(one))),
        register=registered(reader, shown),
        grades=grades(reader),
    )
    return as_it_leaves(reader, report)


def render_report(report: Report) -> str:
    """Return the report as one html page that needs nothing else: no script, no request."""
    from onrecord.exports.report_page import draw_page

    return draw_page(report)


def _heard(voices: Iterable[Voice], statements: Iterable[StatementRow]) -> tuple[Voice, ...]:
    """Return the voices that speak in these statements or are spoken of in them."""
    speaking = {entity for row in statements for entity in row.speaker_ids}
    spoken_of = {name for row in statements for name in row.about}
    return tuple(voice for voice in voices if voice.entity in speaking or voice.name in spoken_of)


def notice_for(reader: Reader, sources: Iterable[Source], voices: Iterable[Voice]) -> str | None:
    """Return what others must know of names that gave way and of what was left out; for oneself, the warning of labels.

    Such a warning is that of a record with labelled documents or people, whose report only its owner may have.
    """
    if isinstance(reader, Guarded):
        return notice(reader) or None
    documents = sum(source.label != "public" for source in sources)
    people = sum(voice.label != "public" for voice in voices)
    counted = ((documents, "document", "documents"), (people, "person", "people"))
    held = " and ".join(number_words(number, one, many) for number, one, many in counted if number)
    if not held:
        return None
    return f"This record holds {held} labelled confidential or protected. For your own use: do not pass this report on."
