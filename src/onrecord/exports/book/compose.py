"""A report composed as a book: its chapters, in the order of a reader's questions."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from onrecord.exports.book.annexes import annexes
from onrecord.exports.book.backing import Citing
from onrecord.exports.book.values import Block, Book, Cell, Chapter, Note, Paragraph, Piece, Run, Table, plain
from onrecord.exports.book.wording import passage_note, quoted, source_words, statement_paragraph
from onrecord.exports.report import Report
from onrecord.exports.report_dossiers import Sheet, dates_in_words, entry_chain, entry_value, sheets, until_in_words
from onrecord.exports.report_groups import Group, put_in_order
from onrecord.exports.report_words import date_words, number_words
from onrecord.model import flat
from onrecord.views.values import AccordRow, Column, Dossier, Entry
from onrecord.views.wording import standing_words

SIDE_BY_SIDE: Final = 4
"""So many origins fit beside each other on a page; more are told as a list."""


def compose(report: Report) -> Book:
    """Return a report as a book."""
    return Book(report.title, date_words(report.made), tuple(_lead(report)), tuple(_chapters(report)))


def _lead(report: Report) -> Iterator[Paragraph]:
    yield plain(
        "This report asserts nothing. Each sentence says that somebody said it, through whom, and when; the footnote",
        "gives the passage. Words between quotation marks are those of the documents. A number of documents is never a",
        "number of origins.",
    )
    if report.notice:
        yield Paragraph((Run(report.notice, "strong"),))
    yield plain(
        f"Searched: {report.filters}, in {number_words(report.summary.documents, 'document')} added until",
        f"{date_words(report.added_until)}; {len(report.sources)} of them are shown. “Not found” means not found in",
        "these documents; it never means that there is nothing.",
    )


def _chapters(report: Report) -> Iterator[Chapter]:
    citing = report.backing.citing
    order = put_in_order(report.statements, report.events, report.sources)
    if order.by_words:
        yield Chapter("What is reported", 1, (plain("Grouped by what is told, in the words that the documents use."),))
        yield from (_group(group, " · ".join(flat(words) for words in group.words), citing) for group in order.by_words)
    if order.by_voice:
        yield Chapter("What else was said", 1, (plain("By whoever said it."),))
        yield from (_group(group, flat(group.words[0]), citing) for group in order.by_voice)
    if report.dossiers:
        yield Chapter("One event, several accounts", 1, (plain("What differs is shown and left open."),))
        yield from (_dossier(sheet, citing) for sheet in sheets(report.dossiers))
    if order.own_voice:
        yield Chapter("What writers state in their own voice", 1, (plain("They are speakers too; headlines count."),))
        yield from (_group(group, flat(group.words[0]), citing) for group in order.own_voice)
    yield from annexes(report.backing)


def _group(group: Group, title: str, citing: Citing) -> Chapter:
    more = f" and {number_words(group.more, 'other wording')}" if group.more else ""
    rows = (
        statement_paragraph(row, citing.sources[row.document]) for row in group.rows if row.document in citing.sources
    )
    return Chapter(f"{title}{more}", 2, tuple(rows))


def _dossier(sheet: Sheet, citing: Citing) -> Chapter:
    return Chapter(event_words(sheet.dossier), 2, tuple(dossier_blocks(sheet, citing)))


def event_words(dossier: Dossier) -> str:
    """Return what an event is called in the words of its accounts."""
    return " · ".join(flat(words) for words in dossier.occasion.words[:3])


def dossier_blocks(sheet: Sheet, citing: Citing) -> Iterator[Block]:
    """Yield what a dossier tells: how often, each facet by origin, what differs, what was looked for beside."""
    one = sheet.dossier
    yield plain(dates_in_words(one.sentence))
    listed = tuple(_listed(sheet, citing))
    if len(one.columns) <= SIDE_BY_SIDE:
        yield _accounts(sheet, citing, listed)
    else:
        yield from listed
    for standing in sheet.standings:
        if not standing.folded:
            yield Paragraph((Run(f"{standing.words.capitalize()}:", "strong"),))
            yield from (_standing(row, sheet, citing) for row in standing.rows)
    yield plain(until_in_words(one.elsewhere))


def _listed(sheet: Sheet, citing: Citing) -> Iterator[Paragraph]:
    """Yield what the accounts say as a list: by facet, then by origin."""
    for facet in sheet.facets:
        if any(facet.cells):
            yield Paragraph((Run(f"{facet.name.capitalize()}:", "strong"),))
        for column, cell in zip(sheet.dossier.columns, facet.cells, strict=True):
            yield from (_entry(column.mark, entry, facet.name, sheet, citing) for entry in cell)


def _accounts(sheet: Sheet, citing: Citing, listed: tuple[Paragraph, ...]) -> Table:
    """Return the accounts side by side: a column for each origin, a row for each facet."""
    columns = sheet.dossier.columns
    rows: list[tuple[Cell, ...]] = [("told in", *(_documents(column, citing) for column in columns))]
    rows += [
        (facet.name, *(tuple(_said(entry, facet.name, sheet, citing) for entry in cell) or "–" for cell in facet.cells))
        for facet in sheet.facets
    ]
    head = ("", *(f"{column.mark}. {column.name}" for column in columns))
    return Table(head, tuple(rows), (2, *(4 for _ in columns)), listed)


def _documents(column: Column, citing: Citing) -> str:
    """Return the documents of an origin; what repeats another one is told."""
    named = (
        f"{source.outlet or source.source_id}{' (repeats it)' if one in column.repeating else ''}"
        for one in column.documents
        if (source := citing.sources.get(one)) is not None
    )
    dependent = (f"possibly one with {mark}: {why}" for mark, why in column.dependent)
    return "; ".join((*named, *dependent))


def _said(entry: Entry, facet: str, sheet: Sheet, citing: Citing) -> Paragraph:
    """Return what an account says of a facet, as it stands in its column."""
    value = entry_value(entry, facet)
    pieces: list[Piece] = [Run(f"{entry.role}: ", "quiet")] if entry.role not in ("", "who") else []
    if entry.words is not None:
        pieces.append(Run(quoted(entry.words.text), "quote"))
    if value:
        pieces.append(Run(f" ({value})" if entry.words is not None else value))
    pieces.append(Run(f" {entry_chain(entry)}", "quiet"))
    note = entry_note(entry, sheet.statements.get(entry.telling), citing)
    pieces.append(replace(note, key=_key(sheet, entry)))
    return Paragraph(tuple(pieces))


def _key(sheet: Sheet, entry: Entry) -> str:
    """Return what the notes of one passage have in common within a dossier."""
    return f"{sheet.anchor}-{entry.document[:16]}-{entry.context.span.start}-{entry.context.span.end}"


def _entry(mark: str, entry: Entry, facet: str, sheet: Sheet, citing: Citing) -> Paragraph:
    value = entry_value(entry, facet)
    role = f" ({entry.role})" if entry.role not in ("", "who") else ""
    pieces: list[Piece] = [Run(f"{mark}. {entry_chain(entry)}{role}: ")]
    if entry.words is not None:
        pieces.append(Run(quoted(entry.words.text), "quote"))
    if value:
        pieces.append(Run(f" ({value})" if entry.words is not None else value))
    pieces.append(entry_note(entry, sheet.statements.get(entry.telling), citing))
    return Paragraph(tuple(pieces), bullet=True)


def _standing(row: AccordRow, sheet: Sheet, citing: Citing) -> Paragraph:
    pieces: list[Piece] = [Run(f"{row.facet}: {dates_in_words(standing_words(row))}. ")]
    for number, side in enumerate((row.a, row.b)):
        pieces.append(Run(f"{'; ' if number else ''}{entry_chain(side)}: "))
        pieces.append(Run(quoted(side.context.text), "quote"))
        note = entry_note(side, None, citing)  # two hands in one sentence: `check` could not hold it
        pieces.append(replace(note, key=_key(sheet, side)))
    return Paragraph(tuple(pieces), bullet=True)


def entry_note(entry: Entry, statement: str | None, citing: Citing) -> Note:
    """Return the footnote of what an account says: its document, the passage, who repeats it."""
    source = citing.sources.get(entry.document)
    if source is None:
        return Note((Run(f"document {entry.document}. "), Run(quoted(entry.context.text), "quote")), statement)
    also = ""
    if entry.also:
        others = (citing.sources.get(one) for one in entry.also)
        named = (one.outlet or one.source_id for one in others if one is not None)
        also = f" Repeated from the same origin by {', '.join(dict.fromkeys(named))}."
    place = citing.places.get((entry.document, entry.context.span), "")
    return Note(tuple(passage_note(source, source_words(source), place, entry.context.text, also)), statement)
