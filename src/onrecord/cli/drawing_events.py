"""Events that several accounts tell of, as they look on a terminal: a column for each origin, a row for each facet."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.cli.drawing import NOTHING, Names, draw_statements, wide_table
from onrecord.model import flat
from onrecord.views.values import (
    AccordRow,
    AccusationRow,
    Answered,
    Column,
    Dispute,
    Dossier,
    Entry,
    Facet,
    Occasion,
)
from onrecord.views.wording import accord_words, answer_words, counted, listed, standing_words, through

_IN = (0, 0, 0, 2)
_FULLY = frozenset({"differ", "not-comparable", "update"})
"""How accounts may stand so that both passages are shown."""

_PAIR = re.compile(r"«[^»]*»,? and «[^»]*»")
_ABREAST = 3
"""Columns of a dossier that stand side by side; the rest follow below."""


def draw_occasions(rows: Sequence[Occasion], names: Names) -> RenderableType:
    """Draw linked events, one a line, in the words of their accounts."""
    if not rows:
        return NOTHING
    table = wide_table("in these words", "when", "accounts", wide="in these words")
    for row in rows:
        words = Text(" · ".join(row.words), style="bold").append(f"  {row.id}", style="not bold dim")
        people = ", ".join((*row.who, *row.places))
        words.append(f"\n{people}" if people else "", style="not bold").append(
            f"\n{', '.join(names[document] for document in row.documents)}", style="not bold dim"
        )
        marks = [f"{row.denied} denied" if row.denied else "", f"{row.differ} differ" if row.differ else ""]
        accounts = Text(f"{row.accounts} in {counted(len(row.documents), 'document')}")
        accounts.append(f"\nat most {counted(row.origins, 'origin')}" if row.accounts > 1 else "")
        accounts.append(f", {row.dependent} possibly dependent" if row.dependent else "")
        accounts.append("".join(f"\n{mark}" for mark in marks if mark), style="italic")
        table.add_row(words, Text("\n".join(row.dates) or "not dated"), accounts)
    return table


def draw_dossiers(rows: Sequence[Dossier], names: Names) -> RenderableType:
    """Draw a dossier: the columns are origins, the rows are facets, then how the cells stand."""
    return Group(*chain.from_iterable(_dossier(row, names) for row in rows))


def _dossier(row: Dossier, names: Names) -> Iterator[RenderableType]:
    yield Text(" · ".join(row.occasion.words), style="bold underline").append(
        f"  {row.occasion.id}", style="not bold not underline dim"
    )
    yield Text(row.sentence)
    tables = -(-len(row.columns) // _ABREAST)
    abreast = -(-len(row.columns) // max(1, tables))
    for start in range(0, len(row.columns), abreast):
        yield Text("")
        yield _side_by_side(row.columns[start : start + abreast], row.facets, start, names)
    yield from _accords(row.accords, names)
    if row.neighbours:
        yield Text("\nPOSSIBLY THE SAME, OR PART OF IT; KEPT APART", style="bold")
        for other in row.neighbours:
            yield Padding(
                Text(f"{other.id}  {other.words}, in {counted(other.documents, 'document')}: {other.why}").append(
                    f"  ({other.relation}, score {other.score:.2f})", style="dim"
                ),
                (0, 0, 0, 2),
            )
    yield Text(f"\n{row.elsewhere}", style="dim")


def _side_by_side(columns: Sequence[Column], facets: Iterable[Facet], start: int, names: Names) -> Table:
    table = Table(show_lines=True, expand=True, header_style="bold", border_style="dim")
    table.add_column("", max_width=12, overflow="fold")
    for column in columns:
        documents = ", ".join(names[document] for document in column.documents)
        table.add_column(Text(f"{column.mark}  {column.name}").append(f"\n{documents}", style="not bold dim"), ratio=1)
    for facet in facets:
        cells = facet.cells[start : start + len(columns)]
        table.add_row(facet.name, *(_cell(cell, names) for cell in cells))
    return table


def _cell(entries: Iterable[Entry], names: Names) -> Text:
    cell = Text("")
    for number, entry in enumerate(entries):
        cell.append("\n" if number else "").append(_entry(entry, names))
    return cell


def _entry(entry: Entry, names: Names) -> Text:
    words = flat(entry.words.text) if entry.words else ""
    role = "" if entry.role in ("", "who") else f"{entry.role}: "
    drawn = Text(role, style="dim").append(f"“{words}”" if words else "", style="not dim")
    if entry.value.casefold() != words.casefold():
        drawn.append(f" {entry.value}" if words else entry.value, style="dim" if words else "not dim")
    place = entry.words.span.start if entry.words else entry.context.span.start
    drawn.append(f"\n{through(entry.chain)}  {names[entry.document]}:{place}", style="dim")
    if entry.also:
        drawn.append(f"\nalso {', '.join(names[document] for document in entry.also)}", style="dim")
    return drawn


def _accords(rows: Iterable[AccordRow], names: Names) -> Iterator[RenderableType]:
    groups: dict[str, list[AccordRow]] = {}
    for row in rows:
        groups.setdefault(row.relation, []).append(row)
    for relation, members in groups.items():
        yield Text(f"\n{accord_words(relation).upper()} ({len(members)})", style="bold")
        for row in members:
            yield from _accord(row, names) if relation in _FULLY else _shortly(row, names)


def _shortly(row: AccordRow, names: Names) -> Iterator[RenderableType]:
    where = ", ".join(f"{names[side.document]}:{side.context.span.start}" for side in (row.a, row.b))
    yield Padding(Text(f"{row.facet}: {row.reason}").append(f"  {where}", style="dim"), (0, 0, 0, 2))


def _accord(row: AccordRow, names: Names) -> Iterator[RenderableType]:
    yield Padding(Text(f"{row.facet}: ", style="italic").append(standing_words(row), style="not italic"), _IN)
    for entry in (row.a, row.b):
        yield Padding(_passage(entry, names), (0, 0, 0, 6))


def _passage(entry: Entry, names: Names) -> Text:
    words = Text(f"{through(entry.chain)}: ", style="bold")
    context = Text(flat(entry.context.text), style="not bold")
    if entry.words:
        context.highlight_words([flat(entry.words.text)], "underline")
    also = f", also {', '.join(names[document] for document in entry.also)}" if entry.also else ""
    where = f"  {names[entry.document]}:{entry.context.span.start}{also}"
    return words.append(context).append(where, style="not bold dim")


def draw_disputes(rows: Sequence[Dispute], names: Names) -> RenderableType:
    """Draw where accounts differ: each time both passages, and through whom they come."""
    if not rows:
        return NOTHING
    differing = [row for row in rows if row.accord.relation != "not-comparable"]
    drawn = [item for _, held in groupby(differing, _heading) for item in _disputed(list(held), names)]
    return Group(*drawn, *_incomparable([row.accord for row in rows if row.accord.relation == "not-comparable"], names))


def _heading(row: Dispute) -> object:
    return row.event or (row.accord.a.document, row.accord.a.context.span.start)


def _disputed(rows: Sequence[Dispute], names: Names) -> Iterator[RenderableType]:
    event = f"  event {rows[0].event}" if rows[0].event else ""
    yield Text(f"\n{' · '.join(rows[0].words)}", style="bold").append(event, style="not bold dim")
    for (how, _, _), held in groupby((row.accord for row in rows), _against):
        first, *others = held
        yield Padding(Text(f"{first.facet}: ", style="italic").append(how, style="not italic"), _IN)
        for entry in (first.a, first.b, *(row.b for row in others)):
            yield Padding(_passage(entry, names), (0, 0, 0, 6))


def _against(row: AccordRow) -> tuple[str, str, int]:
    """Return how one account stands to another, and where it stands: others to which it stands so follow it."""
    return standing_words(row), row.a.document, row.a.context.span.start


def _incomparable(rows: Sequence[AccordRow], names: Names) -> Iterator[RenderableType]:
    """Yield what cannot be compared, one line for each pair of words, by the reason."""
    groups: dict[tuple[str, str], dict[str, list[AccordRow]]] = {}
    for row in rows:
        words = _PAIR.search(row.reason)
        pair, why = (words[0], _PAIR.sub("", row.reason)) if words else ("", row.reason)
        why = why.replace(": ;", ";").strip(":;, ")
        groups.setdefault((row.facet, why), {}).setdefault(pair, []).append(row)
    if groups:
        yield Text("\nNOT COMPARABLE", style="bold")
    for (facet, why), pairs in groups.items():
        yield Padding(Text(f"{facet}: ", style="italic").append(why, style="not italic"), _IN)
        for pair, (first, *more) in pairs.items():
            where = ", ".join(f"{names[side.document]}:{side.context.span.start}" for side in (first.a, first.b))
            also = f", and {counted(len(more), 'time')} more" if more else ""
            line = Text(pair or " / ".join(_briefly(side) for side in (first.a, first.b)))
            yield Padding(line.append(f"  {where}{also}", style="dim"), (0, 0, 0, 6))


def _briefly(entry: Entry) -> str:
    words = flat((entry.words or entry.context).text)
    return f"«{words}»"


def draw_accusations(rows: Sequence[AccusationRow], names: Names) -> RenderableType:
    """Draw accusations, whom they accuse, and what was found in answer."""
    if not rows:
        return NOTHING
    return Group(*chain.from_iterable(_accusation(row, names) for row in rows))


def _accusation(row: AccusationRow, names: Names) -> Iterator[RenderableType]:
    yield draw_statements([row.statement], names)
    whom = listed([one.name if one.named else f"{one.name} (not named)" for one in row.accused])
    yield Padding(Text(f"accused: {whom}" if whom else "whom it accuses is not told"), (0, 0, 0, 2))
    yield Padding(Text(row.sentence, style="italic"), (0, 0, 0, 2))
    for answer in row.answers:
        yield Padding(_answer(answer, names), (0, 0, 0, 4))


def _answer(answer: Answered, names: Names) -> Text:
    row = answer.statement
    words = " […] ".join(flat(quote.text) for quote in row.content)
    cue = " … ".join(quote.text for quote in row.cue)
    return (
        Text(f"{through(row.chain)} ", style="bold")
        .append(f"{cue}: " if cue else "", style="not bold italic")
        .append(words, style="not bold")
        .append(f"  {answer_words(answer)}  {names[row.document]}:{row.content[0].span.start}", style="not bold dim")
    )
