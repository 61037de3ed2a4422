"""Questions on what is said, by whom, of whom, when: nothing is changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.api.held import Held
from onrecord.views.values_said import Wanted

if TYPE_CHECKING:
    from onrecord.model import EntityKind
    from onrecord.record.listing.pages import Order
    from onrecord.record.query_dated import Lane
    from onrecord.views.cases import Asked, Case, CaseRow
    from onrecord.views.turned import Turned
    from onrecord.views.values import (
        EventRow,
        FilterName,
        HeardRow,
        Hit,
        ListedRow,
        MarkRow,
        Page,
        Portrait,
        ProblemRow,
        Source,
        StatementRow,
        Stretch,
        Summary,
        Tallied,
        TimelineRow,
        Voice,
    )


class Asking(Held):
    """Questions on single statements, people, events and documents."""

    def summary(self) -> Summary:
        """Return the record in numbers."""
        from onrecord.views.pile import summary

        return summary(self._asking())

    def sources(self, documents: Iterable[str] | None = None) -> tuple[Source, ...]:
        """Return the documents as footnotes need them: all, or those of these ids that the record holds."""
        from onrecord.views.pile import sources

        return sources(self._asking(), documents)

    def voices(self, limit: int | None = None) -> tuple[Voice, ...]:
        """Return who speaks and who is spoken of, most heard first."""
        from onrecord.views.people import voices

        return voices(self._asking(), limit)

    def who(self, name: str, limit: int | None = None) -> tuple[Portrait, ...]:
        """Return all about a name in any spelling; several people of one name are several portraits.

        ``limit`` bounds what each said, what is said of them and what is reported to have happened; all is counted.
        """
        from onrecord.views.people import portrait

        return portrait(self._asking(), name, limit)

    def said(self, wanted: Wanted | None = None) -> tuple[StatementRow, ...]:
        """Return statements with chain and context."""
        from onrecord.views.statements import said

        return said(self._asking(), wanted or Wanted())

    def statement(self, statement: str) -> StatementRow | None:
        """Return one statement by its id in the record; None where there is none."""
        from onrecord.views.statements import one_statement

        return one_statement(self._asking(), statement)

    def listed(
        self, wanted: Wanted | None = None, *, limit: int = 50, after: str | None = None, order: Order = "date"
    ) -> Stretch[ListedRow]:
        """Return a stretch of the statements wanted, with marks; ``after`` is that of the stretch before.

        ``order`` is by date, newest first, by outlet, or by place in the documents.
        """
        from onrecord.views.listed import listed

        return listed(self._listing(), wanted or Wanted(), limit=limit, after=after, order=order)

    def tallied(
        self,
        wanted: Wanted | None = None,
        *,
        most: int = 12,
        filters: Iterable[FilterName] | None = None,
        others: bool = False,
    ) -> tuple[Tallied, ...]:
        """Return how many of exactly the statements wanted bear each value, for all filters or some.

        With ``others`` a filter with chosen values counts what all other filters leave.
        """
        from onrecord.views.listed import FILTERS, tallied

        chosen = FILTERS if filters is None else filters
        return tallied(self._listing(), wanted or Wanted(), most=most, filters=chosen, others=others)

    def sources_listed(self, *, limit: int = 50, after: str | None = None) -> Stretch[Source]:
        """Return a stretch of the documents; ``after`` is that of the stretch before."""
        from onrecord.views.paged import sources_listed

        return sources_listed(self._listing(), limit=limit, after=after)

    def voices_listed(
        self,
        *,
        kinds: Sequence[EntityKind] = (),
        named: bool | None = None,
        words: str = "",
        limit: int = 50,
        after: str | None = None,
    ) -> Stretch[HeardRow]:
        """Return a stretch of who speaks and who is spoken of, in numbers, most heard first.

        Of some kinds or all, named or not, those alone who bear ``words`` in a spelling.
        """
        from onrecord.views.paged import voices_listed

        return voices_listed(self._listing(), kinds=kinds, named=named, words=words, limit=limit, after=after)

    def voice_kinds(self, words: str = "") -> tuple[tuple[EntityKind, bool, int], ...]:
        """Return how many speak or are spoken of: kind, whether they are named, number."""
        from onrecord.views.paged import voice_kinds

        return voice_kinds(self._listing(), words)

    def problems_listed(
        self, *, kinds: Sequence[str] = (), limit: int = 50, after: str | None = None
    ) -> Stretch[ProblemRow]:
        """Return a stretch of what could not be read, dated or resolved, of some kinds or all."""
        from onrecord.views.paged import problems_listed

        return problems_listed(self._listing(), kinds=kinds, limit=limit, after=after)

    def problem_kinds(self) -> tuple[tuple[str, int], ...]:
        """Return the kinds of problems with the number of each, the most frequent first."""
        from onrecord.views.paged import problem_kinds

        return problem_kinds(self._listing())

    def timeline(self, wanted: Wanted | None = None) -> tuple[TimelineRow, ...]:
        """Return what is dated, by its earliest day."""
        from onrecord.views.timeline import timeline

        return timeline(self._asking(), wanted or Wanted())

    def timeline_listed(
        self, wanted: Wanted | None = None, *, lane: Lane | None = None, limit: int = 100, after: str | None = None
    ) -> Stretch[TimelineRow]:
        """Return a stretch of what is dated from ``since`` to ``until`` of ``wanted``; see ``views.timeline``."""
        from onrecord.views.timeline import timeline_listed

        return timeline_listed(self._listing(), wanted or Wanted(), lane=lane, limit=limit, after=after)

    def events(self, wanted: Wanted | None = None) -> tuple[EventRow, ...]:
        """Return events as single statements report them."""
        from onrecord.views.claims import events

        return events(self._asking(), wanted or Wanted())

    def speakers_in(self, document: str) -> tuple[str, ...]:
        """Return the names of those who speak in a document, by its id, in order of the alphabet."""
        from onrecord.record.query_entities import speakers_in

        return speakers_in(self._asking(), document)

    def cases(self, asked: Asked | None = None) -> tuple[Case, ...]:
        """Return the people to whom something is reported to have happened, one row each."""
        from onrecord.views.cases import Asked, cases

        return cases(self._asking(), asked or Asked())

    def cases_listed(self, event: str = "", *, limit: int = 20, after: str | None = None) -> Stretch[CaseRow]:
        """Return a stretch of the cases of a type of event, of any if empty, each with its first reports."""
        from onrecord.views.cases import cases_listed

        return cases_listed(self._listing(), event, limit=limit, after=after)

    def case_listed(self, key: str, event: str = "", *, limit: int = 40, skip: int = 0) -> CaseRow | None:
        """Return a case by its key with a stretch of its reports; None where there is none."""
        from onrecord.views.cases import case_listed

        return case_listed(self._listing(), key, event, limit=limit, skip=skip)

    def event_types(self) -> tuple[str, ...]:
        """Return the types of events that are reported in the record."""
        from onrecord.views.cases import event_types

        return event_types(self._listing())

    def case_types(self) -> tuple[str, ...]:
        """Return the types of events that are reported of anybody."""
        from onrecord.record.listing.cases import types_of_cases

        return types_of_cases(self._listing())

    def event_words(self) -> Mapping[str, tuple[str, ...]]:
        """Return by type of event the words that the first documents use most for it."""
        from onrecord.views.wordings import wordings

        return wordings(self._asking())

    def names_of(self, entities: Iterable[str]) -> Mapping[str, str | None]:
        """Return the names of linked entities by their ids, those that most documents use."""
        from onrecord.record.query_entities import names_borne

        return {id_: name for id_, (_, name) in names_borne(self._asking(), entities).items()}

    def search(self, words: str, limit: int | None = 50) -> tuple[Hit, ...]:
        """Return passages with these words, a "phrase" or the beginning of a word*."""
        from onrecord.views.texts import search

        return search(self._asking(), words, limit)

    def show(self, document: str) -> Page:
        """Return a document with its passages and statements; by the beginning of its id, its file name or path.

        Raises:
            OnrecordError: if there is none, or several.
        """
        from onrecord.views.pile import page

        return page(self._asking(), document)

    def turned(self, document: str, at: int = 0) -> Turned:
        """Return the page of a document that holds a place of its text, with what stands there and nothing more.

        Raises:
            OnrecordError: if there is no such document, or several.
        """
        from onrecord.views.turned import turned

        return turned(self._asking(), document, at)

    def marks(self, document: str) -> tuple[MarkRow, ...]:
        """Return the names, dates and counts of a document, in order of their places.

        Raises:
            OnrecordError: if there is no such document, or several.
        """
        from onrecord.views.marks import marks

        return marks(self._asking(), document)

    def reader_version(self, document: str) -> str | None:
        """Return the version of the reader that read a document of this id; None where there is none."""
        from onrecord.record.query_reading import reader_version

        return reader_version(self._asking(), document)

    def holds_labels(self) -> bool:
        """Tell whether any document or anybody was ever labelled other than public."""
        from onrecord.record.query_labels import ever_labelled

        return ever_labelled(self._asking())

    def problems(self) -> tuple[ProblemRow, ...]:
        """Return what could not be read, dated or resolved."""
        from onrecord.views.pile import problems

        return problems(self._asking())

    def silence(self, words: str) -> str:
        """Return the sentence for what was not found: what was searched, in how many documents, added until when."""
        from onrecord.views.silence import silence

        return silence(self._asking(), words)
