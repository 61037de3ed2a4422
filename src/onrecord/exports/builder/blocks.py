"""Each item of a built report as the blocks of a book."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.exports.book.backing import Citing
from onrecord.exports.book.compose import dossier_blocks, entry_note, event_words
from onrecord.exports.book.figures import counts_figure, timeline_figure
from onrecord.exports.book.values import Block, Note, Paragraph, Piece, Run, plain
from onrecord.exports.book.wording import footnote, passage_note, proof_words, quoted, source_words, statement_paragraph
from onrecord.exports.builder.answering import (
    Answer,
    Answered,
    Dated,
    Happened,
    Listed,
    Lost,
    Stated,
    Told,
    asked_words,
)
from onrecord.exports.builder.prose import paragraphs
from onrecord.exports.builder.values import Asked, Item, Words
from onrecord.exports.report_dossiers import dates_in_words, entry_chain, sheets, until_in_words
from onrecord.exports.report_words import date_words, number_words
from onrecord.model import flat
from onrecord.views.cases import Case
from onrecord.views.values import Report, Source, StatementRow, TimelineRow
from onrecord.views.wording import standing_words

LANES = {"happened": "reported to have happened", "said": "said", "published": "published"}


def citing_of(sources: Iterable[Source]) -> Citing:
    """Return what footnotes need of some documents, without where passages of dossiers stand."""
    return Citing({source.document: source for source in sources})


@dataclass(frozen=True, slots=True)
class BlockSetter:
    """Words each item of an answered plan as the blocks of a book."""

    answered: Answered
    citing: Citing

    def blocks(self, chapter: int, place: int) -> Iterator[Block]:
        """Yield the blocks of an item, by the places of chapter and item from 0."""
        item = self.answered.plan.chapters[chapter].items[place]
        answer = self.answered.answers[chapter][place]
        if isinstance(item, Words):
            yield from paragraphs(item.text, self.note)
        elif answer is not None:
            yield from self._answer(item, answer)

    def note(self, statement: str) -> Note:
        """Return the footnote of a statement that words cite by its id."""
        row = self.answered.cited.get(statement)
        if row is None:
            return Note((Run(f"The record holds no statement {statement}."),))
        return Note(tuple(footnote(row, self.citing.sources[row.document])), row.id)

    def _answer(self, item: Item, answer: Answer) -> Iterator[Block]:
        match answer:
            case Stated():
                yield from self._stated(answer)
            case Told(plots=()) if not (isinstance(item, Words | Asked) or item.kind == "counts"):
                yield Paragraph((Run(event_words(answer.dossier), "strong"),))
                yield from dossier_blocks(sheets([answer.dossier])[0], self.citing)
            case Told():
                yield from self._counted(answer)
            case Listed():
                yield from (self._statement(row) for row in answer.rows)
                if answer.silence:
                    yield plain(until_in_words(answer.silence))
            case Dated():
                yield from self._dated(answer, item)
            case Happened():
                yield from (block for case in answer.cases for block in self._case(case))
                if answer.silence:
                    yield plain(until_in_words(answer.silence))
            case Lost():
                yield Paragraph((Run(f"[Not found again: {answer.why}]"),), aside=True)

    def _statement(self, row: StatementRow) -> Paragraph:
        return statement_paragraph(row, self.citing.sources[row.document])

    def _stated(self, answer: Stated) -> Iterator[Block]:
        yield self._statement(answer.row)
        if answer.differing:
            yield plain("Other accounts differ:")
        for row in answer.differing:
            pieces: list[Piece] = [Run(f"{row.facet}: {dates_in_words(standing_words(row))}. ")]
            for number, side in enumerate((row.a, row.b)):
                pieces.append(Run(f"{'; ' if number else ''}{entry_chain(side)}: "))
                pieces.append(Run(quoted(side.context.text), "quote"))
                pieces.append(entry_note(side, None, self.citing))
            yield Paragraph(tuple(pieces), bullet=True)

    def _counted(self, answer: Told) -> Iterator[Block]:
        one = answer.dossier
        yield Paragraph((Run(f"{event_words(one)}: how many", "strong"),))
        yield from map(counts_figure, answer.plots)
        facet = next((facet for facet in one.facets if facet.name == "how many"), None)
        sheet = sheets([one])[0]
        if facet is None:
            yield plain("No account of this event gives a number.")
            return
        for column, cell in zip(one.columns, facet.cells, strict=True):
            for entry in cell:
                words = (Run(quoted(entry.words.text), "quote"),) if entry.words is not None else ()
                note = entry_note(entry, sheet.statements.get(entry.telling), self.citing)
                lead = Run(f"{column.mark}. {entry_chain(entry)}: ")
                yield Paragraph((lead, *words, Run(f" ({entry.value})"), note), bullet=True)

    def _dated(self, answer: Dated, item: Item) -> Iterator[Block]:
        figure = timeline_figure(answer.rows)
        if figure is not None:
            yield figure
        for row in answer.rows:
            yield self._moment(row)
        if answer.silence:
            yield plain(until_in_words(answer.silence))
        elif isinstance(item, Asked):
            yield Paragraph((Run(f"Shown: {asked_words(item)}.", "quiet"),))

    def _moment(self, row: TimelineRow) -> Paragraph:
        source = self.citing.sources[row.document]
        inferred = "" if row.how == "stated" or row.lane == "published" else f", date {row.how}"
        lead = Run(f"{date_words(row.edtf)} ({LANES[row.lane]}{inferred}): ")
        words = Run(quoted(row.words or source.source_id), "quote")
        said = self.answered.cited.get(row.statement or "")
        note = Note((Run(f"{source_words(source)}."), Run(f" {proof_words(source)}", "quiet")))
        pieces = (lead, words, Run(f" ({row.speaker or 'not stated'})"), self.note(said.id) if said else note)
        return Paragraph(pieces, bullet=True)

    def _case(self, case: Case) -> Iterator[Block]:
        told = number_words(len(case.documents), "document")
        yield Paragraph((Run(case.name, "strong"), Run(f" – reported in {told}.")))
        yield from (self._report(report) for report in case.reports)

    def _report(self, report: Report) -> Paragraph:
        source = self.citing.sources[report.document]
        chain = " › ".join(hand.name or "not stated" for hand in report.chain) or "not stated"
        denied = " (denied)" if report.polarity == "denied" else ""
        dated = f"; {date_words(report.date)}" if report.date else ""
        place = self.citing.places.get((report.document, report.context.span), "")
        words = passage_note(source, source_words(source), place, report.context.text)
        note = Note(tuple(words), report.statement)
        pieces = (Run(f"{flat(chain)}{denied}: "), Run(quoted(report.context.text), "quote"), Run(dated), note)
        return Paragraph(pieces, bullet=True)
