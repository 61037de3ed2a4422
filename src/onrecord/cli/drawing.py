"""How rows look on a terminal. Words of documents are never read as markup."""

from collections.abc import Mapping, Sequence
from itertools import chain

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.model import Dated
from onrecord.views.values import (
    CustodyRow,
    Hit,
    Page,
    ProblemRow,
    Source,
    StatementRow,
    Summary,
    TimelineRow,
    Voice,
)
from onrecord.views.wording import through

Names = Mapping[str, str]
"""The file name, or the id given by a person, of each document by its id."""

NOTHING = Text("Nothing found in this record.", style="dim")
_STYLES = {"furniture": "dim", "headline": "bold", "byline": "italic", "dateline": "italic", "question": "cyan"}


def draw_summary(rows: Sequence[Summary], _: Names) -> RenderableType:
    """Draw the record in numbers."""
    row = rows[0]
    table = Table.grid(padding=(0, 2))
    table.add_row("documents", f"{row.documents}  ({row.read} read, {row.searchable_only} searchable, not read)")
    table.add_row("words", f"{row.words:,}")
    table.add_row("outlets", f"{row.outlets}  ({row.undated} documents undated)")
    table.add_row("statements", f"{row.statements}  (+ {row.own_voice} in own voice, {row.turns} interview turns)")
    table.add_row("voices", f"{row.voices}  (+ {row.unnamed_sources} unnamed sources)")
    table.add_row("events, offices, counts", f"{row.events}, {row.offices}, {row.counts}")
    table.add_row("problems", ", ".join(f"{kind} {number}" for kind, number in row.problem_kinds) or "none")
    table.add_row("languages", ", ".join(f"{language} {number}" for language, number in row.languages))
    table.add_row("labels", ", ".join(f"{label} {number}" for label, number in row.labels))
    table.add_row("custody log", f"{row.custody_length} entries, head {row.custody_head[:16]}…")
    return table


def draw_sources(rows: Sequence[Source], _: Names) -> RenderableType:
    """Draw the documents as footnotes need them."""
    if not rows:
        return NOTHING
    table = wide_table("document", "title and outlet", "published", "statements", "problems", wide="title and outlet")
    for row in rows:
        title = Text(row.title or "untitled").append(f"\n{row.outlet or 'outlet not known'}", style="dim")
        found = str(row.statements) if row.read else "not read"
        table.add_row(Text(row.source_id), title, _dated(row.published), found, str(row.problems or ""))
    return table


def draw_voices(rows: Sequence[Voice], _: Names) -> RenderableType:
    """Draw who speaks and who is spoken of."""
    if not rows:
        return NOTHING
    table = wide_table("name", "kind", "said", "about", "documents", "offices claimed", wide="name")
    for row in rows:
        name = Text(row.name) if row.named else Text(f"{row.name or 'not stated'} (unnamed)", style="italic")
        others = [surface for surface, _ in row.spellings if surface != row.name]
        if others:
            name.append("\n" + " · ".join(others[:4]), style="dim")
        offices = dict.fromkeys(office.post.text for office in row.offices)
        posts = Text(" · ".join(list(offices)[:3]))
        table.add_row(name, row.kind, str(row.said), str(row.about), str(len(row.documents)), posts)
    return table


def draw_statements(rows: Sequence[StatementRow], names: Names) -> RenderableType:
    """Draw statements: the chain, the words, and where they stand."""
    if not rows:
        return NOTHING
    return Group(*chain.from_iterable(_statement(row, names) for row in rows))


def _statement(row: StatementRow, names: Names) -> list[RenderableType]:
    cue = " … ".join(quote.text for quote in row.cue) or {"turn": "in the interview", "author": "in its own voice"}.get(
        row.manner, ""
    )
    words = " […] ".join(quote.text for quote in row.content)
    judged = f"  judged by {', '.join(row.judged_by)}" if row.judged_by else ""
    place = f"  {row.place.words}" if row.place and row.place.words else ""
    where = f"{names[row.document]}:{row.content[0].span.start}-{row.content[-1].span.end}{place}  {row.id}{judged}"
    date = row.said or row.published.known or "undated"
    return [
        Text("\n").append(through(row.chain), style="bold").append(f"  {date}", style="dim"),
        Padding(Text(f"{cue}: ", style="italic").append(words, style="default"), (0, 0, 0, 2)),
        Padding(Text(where, style="dim"), (0, 0, 0, 2)),
    ]


def draw_timeline(rows: Sequence[TimelineRow], names: Names) -> RenderableType:
    """Draw what is dated, in order of its earliest day."""
    if not rows:
        return NOTHING
    table = wide_table("date", "", "words", "according to", "document", wide="words")
    for row in rows:
        table.add_row(row.edtf, row.lane, Text(row.words), Text(row.speaker or "not named"), Text(names[row.document]))
    return table


def draw_hits(rows: Sequence[Hit], names: Names) -> RenderableType:
    """Draw passages found by full text, the words marked."""
    if not rows:
        return NOTHING
    table = wide_table("document", "passage", "within a statement of", wide="passage")
    for row in rows:
        snippet = Text(row.snippet)
        for mark in row.marks:
            snippet.stylize("bold reverse", mark.start, mark.end)
        table.add_row(Text(row.outlet or names[row.document]), snippet, Text(row.speaker or ""))
    return table


def draw_problems(rows: Sequence[ProblemRow], names: Names) -> RenderableType:
    """Draw what went wrong or stayed open."""
    if not rows:
        return Text("No problems.", style="dim")
    table = wide_table("kind", "where", "what", wide="what")
    for row in rows:
        words = f"\n“{row.words}”" if row.words else ""
        table.add_row(
            row.kind, Text(names[row.document] if row.document else row.path or ""), Text(row.message + words)
        )
    return table


def draw_custody(rows: Sequence[CustodyRow], _: Names) -> RenderableType:
    """Draw the custody log."""
    table = wide_table("", "when", "what", "by", "on what", wide="on what")
    for row in rows:
        when = (row.at or "").replace("T", " ").removesuffix("Z")
        table.add_row(str(row.position), when, row.action or "", Text(row.who or ""), Text(row.words))
    return table


def draw_pages(rows: Sequence[Page], _: Names) -> RenderableType:
    """Draw a document: its passages in place, and after each the statements that stand in it."""
    return Group(*chain.from_iterable(_page(row) for row in rows))


def _page(page: Page) -> list[RenderableType]:
    source = page.source
    head = f"{source.title or 'untitled'} — {source.outlet or 'outlet unknown'}, {source.published.known or 'undated'}"
    drawn: list[RenderableType] = [Text(head, style="bold underline")]
    for passage in page.passages:
        words = passage.span.of(page.text).rstrip()
        if not words:
            continue
        drawn.append(Text(f"\n[{passage.kind}] ", style="dim").append(words, style=_STYLES.get(passage.kind, "")))
        inside = range(passage.span.start, passage.span.end)
        drawn += [Padding(_margin(row), (0, 0, 0, 4)) for row in page.statements if row.content[0].span.start in inside]
    return drawn


def _margin(row: StatementRow) -> Text:
    names = ", ".join(row.speakers) or "not stated"
    cue = " … ".join(quote.text for quote in row.cue)
    words = " […] ".join(quote.text for quote in row.content)
    where = f"  ({row.place.words})" if row.place and row.place.words else ""
    drawn = Text(f"▸ {names} [{row.manner}] {cue}: ", style="green").append(words, style="default")
    return drawn.append(where, style="dim")


def _dated(dated: Dated) -> Text:
    if dated.known is None:
        inferred = f"\ninferred {dated.edtf}" if dated.edtf else ""
        return Text("undated", style="italic").append(inferred, style="dim")
    return Text(dated.known).append(f"\n{dated.how}", style="dim")


def wide_table(*columns: str, wide: str) -> Table:
    """Return a table whose ``wide`` column takes the room that the others leave."""
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0), expand=True)
    for column in columns:
        if column == wide:
            table.add_column(column, overflow="fold", ratio=1, min_width=34)
        else:
            table.add_column(column, overflow="fold", max_width=18)
    return table
