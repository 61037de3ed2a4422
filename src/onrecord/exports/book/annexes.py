"""The annexes of a report: sources and what is known of them, copies and origins, what stayed open, custody."""

from collections.abc import Iterator
from itertools import groupby

from onrecord.exports.book.backing import Backing
from onrecord.exports.book.values import Block, Chapter, Paragraph, Run, Table, plain
from onrecord.exports.book.wording import proof_words, quoted
from onrecord.exports.report_dossiers import dates_in_words
from onrecord.exports.report_words import date_words, number_words, published_words
from onrecord.model import Registered, flat
from onrecord.views.wording import copy_words


def annexes(backing: Backing) -> Iterator[Chapter]:
    """Yield the annexes."""
    yield Chapter("Annex: sources", 1, tuple(_sources(backing)))
    if backing.copies or backing.origins:
        yield Chapter("Annex: copies and origins", 1, tuple(_origins(backing)))
    yield Chapter("Annex: what could not be read, dated or resolved", 1, tuple(_open(backing)))
    if backing.lost:
        yield Chapter("Annex: what was not found again", 1, tuple(_lost(backing)))
    yield Chapter("Annex: custody", 1, tuple(_custody(backing)))


def _sources(backing: Backing) -> Iterator[Block]:
    rows = tuple(
        (
            str(number),
            source.title or f"[{source.source_id}]",
            ", ".join((source.outlet or "outlet not known", *source.authors)),
            published_words(source.published),
            date_words(source.accessed) if source.accessed else "not given",
            proof_words(source) if source.pseudonymised else source.document,
        )
        for number, source in enumerate(backing.sources, 1)
    )
    yield Table(("No.", "Title", "Outlet, writers", "Published", "Accessed", "SHA-256"), rows, (1, 5, 4, 3, 2, 4))
    if backing.register:
        yield plain(
            "What people entered into the source register on the outlets above. Origins that share an owner or an",
            "affiliation are shown as possibly dependent.",
        )
        head = ("Outlet", "Owner", "Affiliation", "Describes itself as", "Note", "Entered")
        yield Table(head, tuple(map(_entry, backing.register)), (3, 3, 3, 4, 4, 3))
    graded = [
        f"No. {number}: {quoted(words)} ({who})"
        for number, source in enumerate(backing.sources, 1)
        for words, who in backing.grades.get(source.document, ())
    ]
    if graded:
        yield plain("Grades that people gave:")
        yield from (Paragraph((Run(one),), bullet=True) for one in graded)


def _entry(entry: Registered) -> tuple[str, ...]:
    by = ", ".join(part for part in (entry.by, date_words(entry.date) if entry.date else "") if part)
    return (entry.name, entry.owner, entry.affiliation, entry.described, entry.note, by)


def _origins(backing: Backing) -> Iterator[Block]:
    yield plain("A copy is never counted as a second origin. Numbers are those of the annex of sources.")
    numbers = {source.document: number for number, source in enumerate(backing.sources, 1)}
    for copy in backing.copies:
        share = f", {copy.score:.0%} in common" if copy.relation != "credited" else ""
        a, b = numbers.get(copy.document, "?"), numbers.get(copy.of_document, "?")
        yield Paragraph((Run(f"No. {a} and No. {b}: {copy_words(copy.relation)}{share}; {copy.why}."),), bullet=True)
    if backing.origins:
        yield plain("From how many origins what is cited comes at most, as far as the record shows:")
    for words, sentence in backing.origins:
        yield Paragraph((Run(quoted(words), "quote"), Run(f": {dates_in_words(sentence)}")), bullet=True)


def _open(backing: Backing) -> Iterator[Paragraph]:
    undated = [number for number, source in enumerate(backing.sources, 1) if source.published.known is None]
    if undated:
        yield plain(f"Without a date of publication: No. {', '.join(map(str, undated))}.")
    unread = [number for number, source in enumerate(backing.sources, 1) if not source.read]
    if unread:
        yield plain(f"Kept and searchable, not read: No. {', '.join(map(str, unread))}.")
    ordered = sorted(backing.problems, key=lambda row: row.kind)
    for kind, rows in groupby(ordered, key=lambda row: row.kind):
        yield plain(f"{kind.replace('-', ' ').capitalize()}: {len(list(rows))}.")
    if not (undated or unread or ordered):
        yield plain("No problem is stored for this selection.")


def _lost(backing: Backing) -> Iterator[Paragraph]:
    yield plain("These stood in the report file and are not in the record as they were; nothing above rests on them.")
    yield from (Paragraph((Run(flat(one)),), bullet=True) for one in backing.lost)


def _custody(backing: Backing) -> Iterator[Block]:
    length, head = backing.custody
    yield plain(
        "The originals are kept byte for byte under their SHA-256. When this report was made, the log of the",
        f"record had {number_words(length, 'entry', 'entries')}; its head was",
    )
    yield Paragraph((Run(head, "code"),))
    yield plain("A log that was rewritten since cannot arrive at this value again (onrecord verify).")
