"""The record as a pile of documents: sources, problems, numbers, one page, and how silence is worded."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from onrecord.model import GivenName, Label, Passage, Span
from onrecord.record import Reader, UnknownItemError
from onrecord.record.query_custody import head
from onrecord.record.query_entities import entities_named, linked_entities
from onrecord.record.query_judgements import Described, described_documents
from onrecord.record.query_labels import DOCUMENT, Labels, Subject, labels_now
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_pile import (
    Held,
    Raised,
    find_document,
    held_documents,
    item_numbers,
    numbers_of,
    raised_problems,
    text_of,
    unnamed_sources,
)
from onrecord.views.claims import event_row, office_rows
from onrecord.views.shelf import name_of
from onrecord.views.statements import statement_row
from onrecord.views.values import Page, PassageRow, ProblemRow, Source, Summary

_SHOWN = 500
"""Characters of a problem's place that are worth showing; a longer one is a part or the whole document."""


def sources(reader: Reader, documents: Iterable[str] | None = None) -> tuple[Source, ...]:
    """Return the documents, all or those of some ids, as footnotes need them, in the order in which they were added."""
    numbers = None if documents is None else numbers_of(reader, documents)
    labels = labels_now(reader)
    described = described_documents(reader)
    found = (source_of(held, labels, described.get(held.number)) for held in held_documents(reader, numbers))
    return tuple(_marked(reader, source) for source in found)


def _marked(reader: Reader, source: Source) -> Source:
    """Return a document marked where others see it changed."""
    return replace(source, pseudonymised=True) if reader.is_changed(source.document) else source


def source_of(held: Held, labels: Labels, described: Described | None) -> Source:
    """Return a document as footnotes need it; what people said of it goes before what came with it."""
    masthead = held.masthead
    if described is not None:
        held = replace(held, given=(*described.given, *held.given))
    return Source(
        document=held.id,
        source_id=held.source_id,
        path=held.path,
        media_type=held.media_type,
        language=held.language,
        title=masthead.title.value if masthead.title else None,
        outlet=masthead.outlet.value if masthead.outlet else None,
        authors=tuple(author.value for author in masthead.authors),
        url=_given(held, "url"),
        published=masthead.published,
        updated=masthead.updated,
        accessed=_given(held, "accessed"),
        added=held.captures[0].at,
        label=labels.of(Subject(DOCUMENT, held.id)),
        length=held.length,
        statements=held.explicit,
        own_voice=held.own_voice,
        problems=held.problems,
        read=held.analysed,
        captures=tuple(capture.path for capture in held.captures),
        judged_by=described.people if described is not None else (),
        archived_url=_given(held, "archived_url"),
        archive_ref=_given(held, "archive_ref"),
    )


def _given(held: Held, name: GivenName) -> str | None:
    return next((given.value for given in held.given if given.name == name), None)


def problems(reader: Reader) -> tuple[ProblemRow, ...]:
    """Return what could not be read, dated or resolved: by document, those of the pile first."""
    return tuple(_problem(reader, raised) for raised in raised_problems(reader))


def problems_of(reader: Reader, documents: Iterable[str]) -> tuple[ProblemRow, ...]:
    """Return what could not be read, dated or resolved in some documents, by their ids."""
    numbers = numbers_of(reader, documents)
    return tuple(_problem(reader, raised) for number in numbers for raised in raised_problems(reader, number))


def _problem(reader: Reader, raised: Raised) -> ProblemRow:
    span = raised.problem.span
    words = None
    if span is not None and len(span) <= _SHOWN and raised.document is not None:
        words = span.of(text_of(reader, raised.document))
    return problem_row(raised, words)


def problem_row(raised: Raised, words: str | None) -> ProblemRow:
    """Return a problem with the words it concerns."""
    problem = raised.problem
    return ProblemRow(raised.id, raised.document, raised.path, problem.kind, problem.message, problem.span, words)


def page(reader: Reader, document: str) -> Page:
    """Return a document with its passages and statements: by id, its beginning, given id, path or file name.

    Raises:
        RecordError: if there is none, or several.
    """
    leaf = Leaf(reader, find_document(reader, document))
    return page_in(reader, leaf, Span(0, len(leaf.text)))


def page_in(reader: Reader, leaf: Leaf, part: Span) -> Page:
    """Return an open document with what begins in a part of it, its passages whole; what has no place is in each."""
    number, whole = leaf.number, len(part) == len(leaf.text)
    raised = raised_problems(reader, number)
    return Page(
        source=_marked(
            reader,
            source_of(
                held_documents(reader, (number,))[0], labels_now(reader), described_documents(reader).get(number)
            ),
        ),
        text=leaf.text,
        passages=tuple(_passage(leaf, passage) for passage in leaf.passages),
        statements=tuple(
            statement_row(leaf, statement)
            for statement in leaf.in_order
            if whole or part.start <= statement.content[0].start < part.end
        ),
        events=tuple(
            event_row(leaf, event)
            for event in leaf.events.values()
            if whole or any(span.overlaps(part) for span in event.trigger)
        ),
        offices=tuple(row for _, row in office_rows(leaf)) if whole else (),
        problems=tuple(
            _problem(reader, one)
            for one in raised
            if whole or one.problem.span is None or one.problem.span.overlaps(part)
        ),
    )


def _passage(leaf: Leaf, passage: Passage) -> PassageRow:
    turn = leaf.turns.get(passage.turn or "")
    return PassageRow(passage.span, passage.kind, passage.part, name_of(leaf, turn.speaker) if turn else None)


def summary(reader: Reader) -> Summary:
    """Return the record in numbers."""
    pile, entities, numbers, log = sources(reader), linked_entities(reader), item_numbers(reader), head(reader)
    raised = [problem.problem.kind for problem in raised_problems(reader)]
    labels = labels_now(reader)
    borne = [*(source.label for source in pile), *(labels.of(entity.subject) for entity in entities)]
    return Summary(
        documents=len(pile),
        read=sum(source.read for source in pile),
        searchable_only=sum(not source.read for source in pile),
        words=sum(held.words for held in held_documents(reader)),
        outlets=len({source.outlet for source in pile if source.outlet}),
        undated=sum(source.published.known is None for source in pile),
        statements=numbers.statements,
        own_voice=numbers.own_voice,
        turns=numbers.turns,
        voices=sum(entity.named and entity.said > 0 for entity in entities),
        unnamed_sources=unnamed_sources(reader),
        events=numbers.events,
        offices=numbers.offices,
        counts=numbers.counts,
        problems=len(raised),
        languages=_numbers(source.language or "unknown" for source in pile),
        problem_kinds=_numbers(raised),
        labels=tuple((label, borne.count(label)) for label in _kept_back(borne)),
        custody_length=log.count,
        custody_head=log.hash,
    )


def _numbers(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Count ``names``, most frequent first."""
    return tuple(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))


def _kept_back(borne: Iterable[Label]) -> tuple[Label, ...]:
    """Return the labels other than public that are borne."""
    there = set(borne)
    every: tuple[Label, ...] = ("confidential", "protected")
    return tuple(label for label in every if label in there)


def labelled(reader: Reader, what: str) -> tuple[tuple[str, str], ...]:
    """Return what ``what`` may mean for a label: (id, words) of one document, else of everybody of that name.

    Raises:
        RecordError: if there is no such document or name, or several documents.
    """
    try:
        number = find_document(reader, what)
    except UnknownItemError:
        found = linked_entities(reader, entities_named(reader, what))
        if not found:
            raise
        return tuple((entity.id, f"{entity.name or what} ({entity.kind})") for entity in found)
    (source,) = held_documents(reader, (number,))
    return ((source.id, source.path),)
