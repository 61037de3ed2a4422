"""A report composed as a book: its chapters, in the order of a reader's questions."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from onrecord.exports.book.values import Book, Chapter, Note, Paragraph, Piece, Run, Table, plain
from onrecord.exports.book.wording import quoted, source_words, statement_paragraph
from onrecord.exports.report import Report
from onrecord.exports.report_dossiers import Sheet, dates_in_words, entry_chain, entry_value, sheets
from onrecord.exports.report_groups import Group, put_in_order
from onrecord.exports.report_words import date_words, number_words, published_words
from onrecord.model import flat
from onrecord.views.values import AccordRow, CopyRow, Entry, Source
from onrecord.views.wording import copy_words, standing_words

Sources = Mapping[str, Source]


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
    sources = {source.document: source for source in report.sources}
    order = put_in_order(report.statements, report.events, report.sources)
    if order.by_words:
        yield Chapter("What is reported", 1, (plain("Grouped by what is told, in the words that the documents use."),))
        yield from (
            _group(group, " · ".join(flat(words) for words in group.words), sources) for group in order.by_words
        )
    if order.by_voice:
        yield Chapter("What else was said", 1, (plain("By whoever said it."),))
        yield from (_group(group, flat(group.words[0]), sources) for group in order.by_voice)
    if report.dossiers:
        yield Chapter("One event, several accounts", 1, (plain("What differs is shown and left open."),))
        yield from (_dossier(sheet, sources) for sheet in sheets(report.dossiers))
    if order.own_voice:
        yield Chapter("What writers state in their own voice", 1, (plain("They are speakers too; headlines count."),))
        yield from (_group(group, flat(group.words[0]), sources) for group in order.own_voice)
    yield from _annexes(report)


def _group(group: Group, title: str, sources: Sources) -> Chapter:
    more = f" and {number_words(group.more, 'other wording')}" if group.more else ""
    rows = (statement_paragraph(row, sources[row.document]) for row in group.rows if row.document in sources)
    return Chapter(f"{title}{more}", 2, tuple(rows))


def _dossier(sheet: Sheet, sources: Sources) -> Chapter:
    one = sheet.dossier
    title = " · ".join(flat(words) for words in one.occasion.words[:3])
    blocks: list[Paragraph | Table] = [plain(dates_in_words(one.sentence))]
    for facet in sheet.facets:
        if any(facet.cells):
            blocks.append(Paragraph((Run(f"{facet.name.capitalize()}:", "strong"),)))
        for column, cell in zip(one.columns, facet.cells, strict=True):
            blocks += [_entry(column.mark, entry, facet.name, sheet, sources) for entry in cell]
    for standing in sheet.standings:
        if not standing.folded:
            blocks.append(Paragraph((Run(f"{standing.words.capitalize()}:", "strong"),)))
            blocks += [
                Paragraph(
                    (Run(f"{row.facet}: {dates_in_words(standing_words(row))} "), *_sides(row.a, row.b)), bullet=True
                )
                for row in standing.rows
            ]
    blocks.append(plain(one.elsewhere))
    return Chapter(title, 2, tuple(blocks))


def _entry(mark: str, entry: Entry, facet: str, sheet: Sheet, sources: Sources) -> Paragraph:
    value = entry_value(entry, facet)
    role = f" ({entry.role})" if entry.role not in ("", "who") else ""
    pieces: list[Piece] = [Run(f"{mark}. {entry_chain(entry)}{role}: ")]
    if entry.words is not None:
        pieces.append(Run(quoted(entry.words.text), "quote"))
    if value:
        pieces.append(Run(f" ({value})" if entry.words is not None else value))
    pieces.append(_passage(entry, sheet.statements.get(entry.telling), sources))
    return Paragraph(tuple(pieces), bullet=True)


def _standing(row: AccordRow) -> Paragraph:
    reason = Run(f"{row.facet}: {dates_in_words(standing_words(row))} ")
    return Paragraph((reason, *_sides(row.a, row.b)), bullet=True)


def _sides(*entries: Entry) -> Iterator[Piece]:
    for number, entry in enumerate(entries):
        yield Run(f"{'; ' if number else ''}{entry_chain(entry)}: ")
        yield Run(quoted(entry.context.text), "quote")


def _passage(entry: Entry, statement: str | None, sources: Sources) -> Note:
    source = sources.get(entry.document)
    words = source_words(source) if source else f"document {entry.document}"
    also = ""
    if entry.also:
        named = (sources[one].outlet or sources[one].source_id for one in entry.also if one in sources)
        also = f" Repeated from the same origin by {', '.join(dict.fromkeys(named))}."
    return Note((Run(f"{words}. "), Run(quoted(entry.context.text), "quote"), Run(also)), statement)


def _annexes(report: Report) -> Iterator[Chapter]:
    yield Chapter("Annex: sources", 1, (_sources(report.sources),))
    if report.copies:
        numbers = {source.document: number for number, source in enumerate(report.sources, 1)}
        yield Chapter("Annex: who repeats whom", 1, tuple(_copies(report.copies, numbers)))
    yield Chapter("Annex: what could not be read, dated or resolved", 1, tuple(_open(report)))
    custody = report.summary
    yield Chapter(
        "Annex: custody",
        1,
        (
            plain(
                "The originals are kept byte for byte under their SHA-256. When this report was made, the log of the",
                f"record had {number_words(custody.custody_length, 'entry', 'entries')}; its head was",
            ),
            Paragraph((Run(custody.custody_head, "code"),)),
            plain("A log that was rewritten since cannot arrive at this value again (onrecord verify)."),
        ),
    )


def _sources(sources: Iterable[Source]) -> Table:
    rows = tuple(
        (
            str(number),
            source.title or f"[{source.source_id}]",
            ", ".join((source.outlet or "outlet not known", *source.authors)),
            published_words(source.published),
            date_words(source.accessed) if source.accessed else "not given",
            source.document,
        )
        for number, source in enumerate(sources, 1)
    )
    return Table(("No.", "Title", "Outlet, writers", "Published", "Accessed", "SHA-256"), rows, (1, 5, 4, 3, 2, 4))


def _copies(copies: Iterable[CopyRow], numbers: Mapping[str, int]) -> Iterator[Paragraph]:
    yield plain("A copy is never counted as a second origin. Numbers are those of the annex of sources.")
    for copy in copies:
        share = f", {copy.score:.0%} in common" if copy.relation != "credited" else ""
        a, b = numbers.get(copy.document, "?"), numbers.get(copy.of_document, "?")
        yield Paragraph((Run(f"No. {a} and No. {b}: {copy_words(copy.relation)}{share}; {copy.why}."),), bullet=True)


def _open(report: Report) -> Iterator[Paragraph]:
    undated = [number for number, source in enumerate(report.sources, 1) if source.published.known is None]
    if undated:
        yield plain(f"Without a date of publication: No. {', '.join(map(str, undated))}.")
    unread = [number for number, source in enumerate(report.sources, 1) if not source.read]
    if unread:
        yield plain(f"Kept and searchable, not read: No. {', '.join(map(str, unread))}.")
    ordered = sorted(report.problems, key=lambda row: row.kind)
    for kind, rows in groupby(ordered, key=lambda row: row.kind):
        yield plain(f"{kind.replace('-', ' ').capitalize()}: {len(list(rows))}.")
    if not (undated or unread or ordered):
        yield plain("No problem is stored for this selection.")
