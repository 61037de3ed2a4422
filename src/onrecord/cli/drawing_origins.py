"""Who repeats whom, where it comes from, and where words appear first, as it looks on a terminal."""

from collections.abc import Iterator, Sequence
from itertools import chain

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from onrecord.cli.drawing import NOTHING, Names, wide_table
from onrecord.model import flat
from onrecord.views.values import Appearance, CopyRow, First, OriginsRow, Placed, Quote, Repeat
from onrecord.views.wording import copy_words, counted, through

_PAIRS, _LONGEST = 3, 220
"""Pairs of passages that are shown of a copy, and characters of each."""


def draw_copies(rows: Sequence[CopyRow], names: Names) -> RenderableType:
    """Draw which article repeats which, how much of it, why it is taken for a copy, and the passages side by side."""
    if not rows:
        return NOTHING
    return Group(*chain.from_iterable(_copy(row, names) for row in rows))


def _copy(row: CopyRow, names: Names) -> Iterator[RenderableType]:
    yield (
        Text(f"\n{names[row.document]}", style="bold")
        .append(f" {copy_words(row.relation)}: ", style="not bold")
        .append(names[row.of_document], style="bold")
    )
    who = f"decided by {', '.join(row.judged_by)}" if row.judged_by else f"rule {row.rule}"
    yield Padding(Text(f"{row.score:.0%} in common; {row.why} ({who})", style="dim"), (0, 0, 0, 2))
    table = wide_table("there", "here", wide="here")
    table.columns[0].ratio, table.columns[0].max_width, table.columns[0].min_width = 1, None, 34
    for mine, theirs in row.aligned[:_PAIRS]:
        table.add_row(_words(theirs), _words(mine))
    if row.aligned:
        yield Padding(table, (0, 0, 0, 2))
    if len(row.aligned) > _PAIRS:
        yield Padding(Text(f"and {counted(len(row.aligned) - _PAIRS, 'passage')} more", style="dim"), (0, 0, 0, 2))


def _words(quote: Quote) -> Text:
    words = flat(quote.text)
    cut = words if len(words) <= _LONGEST else f"{words[: _LONGEST // 2]} […] {words[-_LONGEST // 2 :]}"
    return Text(cut).append(f"  {quote.span.start}-{quote.span.end}", style="dim")


def draw_first(rows: Sequence[First], names: Names) -> RenderableType:
    """Draw the first appearance of words, their forms in order of time, the figures, and every appearance."""
    return Group(*chain.from_iterable(_first(row, names) for row in rows))


def _first(row: First, names: Names) -> Iterator[RenderableType]:
    yield Text(row.sentence)
    if not row.appearances:
        return
    if len(row.wordings) > 1:
        yield Text(f"\nIN THESE FORMS, BY FIRST APPEARANCE ({len(row.wordings)})", style="bold")
        table = wide_table("first", "words", "documents", "through", wide="words")
        for form in row.wordings:
            where = Text(through(form.first.chain)).append(f"\n{names[form.first.document]}", style="dim")
            table.add_row(_date(form.first), Text(form.words), str(form.documents), where)
        yield table
    if row.figures:
        yield Text(f"\nFIGURES TOLD OF THIS, BY DATE ({len(row.figures)})", style="bold")
        table = wide_table("date", "figure", "in these words", "through", wide="in these words")
        for figure in row.figures:
            where = Text(through(figure.count.chain)).append(_whence(figure.appearance, names), style="dim")
            table.add_row(
                _date(figure.appearance), Text(figure.count.words.text), _passage(figure.appearance.place), where
            )
        yield table
    yield Text(f"\nEVERY PASSAGE, BY DATE ({len(row.appearances)})", style="bold")
    table = wide_table("date", "passage", "through", wide="passage")
    for item in row.appearances:
        where = Text(through(item.chain, item.outlet or "outlet not known")).append(_whence(item, names), style="dim")
        table.add_row(_date(item), _passage(item.place), where)
    yield table


def _date(item: Appearance) -> Text:
    if item.date is None:
        return Text("undated", style="italic")
    return Text(item.date).append(f"\n{'said' if item.how == 'said' else 'published'}", style="dim")


def _whence(item: Appearance, names: Names) -> str:
    repeats = f"\nrepeats {names[item.repeats]}" if item.repeats else ""
    return f"\n{names[item.document]}:{item.place.words.span.start}{repeats}"


def _passage(place: Placed) -> Text:
    words = Text(flat(place.context.text))
    words.highlight_words([flat(place.words.text)], "bold")
    return words


def draw_origins(rows: Sequence[OriginsRow], names: Names) -> RenderableType:
    """Draw from how many origins something is told at most, and the tree of who repeats what."""
    return Group(*chain.from_iterable(_origins(row, names) for row in rows))


def _origins(row: OriginsRow, names: Names) -> Iterator[RenderableType]:
    yield Text(f"\n{row.sentence}", style="bold")
    if not row.roots:
        return
    yield Text("\nORIGINS, AT MOST", style="bold")
    for root in row.roots:
        documents = ", ".join(names[document] for document in root.documents)
        yield Padding(Text(f"{root.mark}  {root.name}").append(f"  {documents}", style="dim"), (0, 0, 0, 2))
    if row.dependent:
        yield Text("\nPOSSIBLY NOT TWO BUT ONE", style="bold")
        for pair in row.dependent:
            yield Padding(Text(f"{pair.a} and {pair.b}: {pair.why}"), (0, 0, 0, 2))
            for place in pair.evidence[:2]:
                words = _passage(place).append(f"  {names[place.document]}:{place.words.span.start}", style="dim")
                yield Padding(words, (0, 0, 0, 6))
    yield Text("\nWHO REPEATS WHAT", style="bold")
    for top in row.tree:
        tree = Tree(_node(top, names))
        _grow(tree, top, names)
        yield Padding(tree, (0, 0, 0, 2))


def _grow(tree: Tree, node: Repeat, names: Names) -> None:
    for below in node.repeated_by:
        _grow(tree.add(_node(below, names)), below, names)


def _node(node: Repeat, names: Names) -> Text:
    share = f", {node.share:.0%} in common" if node.share is not None else ""
    how = f"  {node.relation}{share}" if node.relation else ""
    words = Text(f"{node.root}  {names[node.document]}", style="bold").append(
        f"  {node.date or 'undated'}{how}\n", style="not bold dim"
    )
    return words.append(through(node.chain, node.outlet or "outlet not known"), style="not bold").append(
        f"\n“{flat(node.place.context.text)}”", style="not bold italic"
    )
