"""What a built report asks of a record, answered: each item found again, each question put."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.exports.book.backing import passages_of
from onrecord.exports.builder.prose import cited_in
from onrecord.exports.builder.values import Asked, Cited, Plan, Words
from onrecord.exports.report_counts import Plot, draw_counts
from onrecord.model import OnrecordError, Span, flat
from onrecord.record import Reader
from onrecord.record.anchored import find_anchored
from onrecord.record.query_items import statement_at
from onrecord.views import cases as view_cases
from onrecord.views.occasions import dossier
from onrecord.views.shelf import Shelf
from onrecord.views.silence import searched
from onrecord.views.statements import said, statement_row
from onrecord.views.timeline import timeline
from onrecord.views.values import AccordRow, Dossier, StatementRow, TimelineRow

DIFFERING = 4
"""So many differing accounts are told beneath a statement; the dossier of the event has them all."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement that was found. ``same`` is False where it is another speaker's now.

    ``differing`` are accounts of the same event that differ from it, as far as no dossier of the report shows them.
    """

    row: StatementRow
    same: bool = True
    differing: tuple[AccordRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """An event that was found, with all its accounts; ``plots`` are its count plots."""

    dossier: Dossier
    plots: tuple[Plot, ...] = ()
    same: bool = True


@dataclass(frozen=True, slots=True)
class Listed:
    """Statements that a search found; where it found none, ``silence`` says what was searched."""

    rows: tuple[StatementRow, ...]
    silence: str


@dataclass(frozen=True, slots=True)
class Dated:
    """What is dated."""

    rows: tuple[TimelineRow, ...]
    silence: str


@dataclass(frozen=True, slots=True)
class Happened:
    """People to whom something is reported to have happened."""

    cases: tuple[view_cases.Case, ...]
    silence: str


@dataclass(frozen=True, slots=True)
class Lost:
    """An item that was not found again, and why."""

    why: str


Answer = Stated | Told | Listed | Dated | Happened | Lost


@dataclass(frozen=True, slots=True)
class Answered:
    """A plan with what the record answers: for each chapter an answer to each item, None to words.

    ``cited`` are statements that words cite, and those of timelines, by their ids; what the record does not hold is
    missing.
    """

    plan: Plan
    answers: tuple[tuple[Answer | None, ...], ...]
    cited: Mapping[str, StatementRow] = field(default_factory=dict)

    @property
    def every(self) -> Iterator[Answer]:
        """Yield all answers."""
        return (answer for chapter in self.answers for answer in chapter if answer is not None)

    @property
    def dossiers(self) -> tuple[Dossier, ...]:
        """Return the dossiers shown, each once."""
        return tuple({one.dossier.occasion.id: one.dossier for one in self.every if isinstance(one, Told)}.values())

    @property
    def passages(self) -> Iterator[tuple[str, Span]]:
        """Yield the passages that footnotes quote beside statements: documents and spans."""
        for one in self.every:
            match one:
                case Stated():
                    yield from ((side.document, side.context.span) for row in one.differing for side in (row.a, row.b))
                case Told():
                    yield from passages_of(one.dossier)
                case Happened():
                    yield from ((report.document, report.context.span) for case in one.cases for report in case.reports)

    @property
    def statements(self) -> tuple[StatementRow, ...]:
        """Return the statements shown, each once."""
        held: dict[str, StatementRow] = {}
        for one in self.every:
            if isinstance(one, Stated):
                held[one.row.id] = one.row
            elif isinstance(one, Listed):
                held |= {row.id: row for row in one.rows}
        return tuple(held.values())

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the documents that are cited, in the order in which a reader meets them."""
        return tuple(dict.fromkeys(self._documents()))

    def _documents(self) -> Iterator[str]:
        for chapter, answers in zip(self.plan.chapters, self.answers, strict=True):
            for item, answer in zip(chapter.items, answers, strict=True):
                if isinstance(item, Words):
                    yield from (self.cited[one].document for one in cited_in(item.text) if one in self.cited)
                elif answer is not None:
                    yield from _documents_of(answer)
        yield from (self.cited[one].document for one in cited_in(self.plan.purpose) if one in self.cited)


def _documents_of(answer: Answer) -> Iterator[str]:
    match answer:
        case Stated():
            yield answer.row.document
            yield from (side.document for row in answer.differing for side in (row.a, row.b))
        case Told():
            yield from answer.dossier.occasion.documents
            yield from (side.document for row in answer.dossier.accords for side in (row.a, row.b))
        case Listed() | Dated():
            yield from (row.document for row in answer.rows)
        case Happened():
            yield from (report.document for case in answer.cases for report in case.reports)
        case Lost():
            pass


def answer_plan(reader: Reader, plan: Plan, *, differing: bool = True) -> Answered:
    """Ask a record for everything that a plan shows; ``differing`` also for accounts that differ from what is cited."""
    shelf = Shelf(reader)
    answers = tuple(tuple(_answer(shelf, item) for item in chapter.items) for chapter in plan.chapters)
    texts = [plan.purpose, *(item.text for one in plan.chapters for item in one.items if isinstance(item, Words))]
    dated = (row for one in answers for answer in one if isinstance(answer, Dated) for row in answer.rows)
    wanted = (*(one for text in texts for one in cited_in(text)), *(row.statement for row in dated if row.statement))
    cited = {one: row for one in dict.fromkeys(wanted) if (row := _row(shelf, one)) is not None}
    answered = Answered(plan, answers, cited)
    return _with_differing(reader, answered) if differing else answered


def _answer(shelf: Shelf, item: Words | Cited | Asked) -> Answer | None:
    match item:
        case Words():
            return None
        case Cited():
            return _found(shelf, item)
        case Asked(kind="search"):
            rows = said(shelf.reader, item.wanted)
            return Listed(rows, "" if rows else _silence(shelf.reader, item))
        case Asked(kind="timeline"):
            dated = timeline(shelf.reader, item.wanted)
            return Dated(dated, "" if dated else _silence(shelf.reader, item))
        case Asked():
            asked = view_cases.Asked(item.events, item.role, item.names, item.limit)
            found = view_cases.cases(shelf.reader, asked)
            return Happened(found, "" if found else _silence(shelf.reader, item))


def _found(shelf: Shelf, item: Cited) -> Answer:
    anchored = find_anchored(shelf.reader, item.anchor, item.id)
    if anchored is None:
        return Lost(lost_words(item))
    if item.kind == "statement":
        row = _row(shelf, anchored.id)
        return Lost(lost_words(item)) if row is None else Stated(row, anchored.same)
    found = dossier(shelf.reader, anchored.id)
    return Told(found, draw_counts(found) if item.kind == "counts" else (), anchored.same)


def lost_words(item: Cited) -> str:
    """Return what is said of an item that is not found: what it was, and where it stood."""
    words = " … ".join(flat(place.words) for place in item.anchor.places)
    speaker = item.anchor.detail("speaker")
    what = {"statement": "a statement", "dossier": "the dossier of an event", "counts": "the numbers of an event"}
    by = f" by {flat(speaker)}" if speaker else ""
    place = item.anchor.places[0].span if item.anchor.places else None
    where = f" at {place.start}-{place.end}" if place is not None else ""
    return f"{what[item.kind]}{by}: “{words}” (document {item.anchor.document[:16]}{where})"


def _row(shelf: Shelf, statement: str) -> StatementRow | None:
    at = statement_at(shelf.reader, statement)
    if at is None:
        return None
    leaf = shelf.leaf(at[0])
    return statement_row(leaf, leaf.statements[at[1]])


def _silence(reader: Reader, item: Asked) -> str:
    """Return the sentence for what was not found: what was searched, in how many documents, added until when."""
    told = searched(reader, ())
    return f"Not found in {told.where} (searched: {asked_words(item)})."


def asked_words(item: Asked) -> str:
    """Return what a question asks for, in words."""
    from onrecord.exports.report_words import filter_words

    if item.kind != "cases":
        return filter_words(item.wanted)
    parts = [
        f"reports of {' or '.join(item.events)}" if item.events else "reports of any event",
        f"in the role “{item.role}”" if item.role else "",
        f"of {' or '.join(f'“{name}”' for name in item.names)}" if item.names else "",
    ]
    return ", ".join(part for part in parts if part)


def _with_differing(reader: Reader, answered: Answered) -> Answered:
    """Return the same with, for each statement, the accounts that differ from it and stand in no dossier shown."""
    shown = {telling.id for one in answered.dossiers for telling in one.tellings}
    known: dict[str, Dossier] = {}
    answers = tuple(
        tuple(
            Stated(one.row, one.same, _differing(reader, one.row, shown, known)) if isinstance(one, Stated) else one
            for one in chapter
        )
        for chapter in answered.answers
    )
    return Answered(answered.plan, answers, answered.cited)


def _differing(
    reader: Reader, row: StatementRow, shown: Iterable[str], known: dict[str, Dossier]
) -> tuple[AccordRow, ...]:
    held = next((one for one in known.values() if any(told.statement == row.id for told in one.tellings)), None)
    if held is None:
        try:
            held = dossier(reader, row.id)
        except OnrecordError:  # it reports no event, or several
            return ()
        known[held.occasion.id] = held
    mine = {telling.id for telling in held.tellings if telling.statement == row.id}
    if mine <= set(shown):
        return ()
    found = (
        one
        for one in held.accords
        if one.relation == "differ" and one.facet != "in which words" and mine & {one.a.telling, one.b.telling}
    )
    return tuple(found)[:DIFFERING]
