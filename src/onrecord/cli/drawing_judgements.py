"""How judgements, and what waits to be judged, look on a terminal."""

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.views.judgements import JudgementRow
from onrecord.views.queue import QueueRow

Names = Mapping[str, str]
"""The file name, or the id given by a person, of each document by its id."""


def draw_judgements(rows: Sequence[JudgementRow], names: Names) -> RenderableType:
    """Draw what was judged, on what, by whom, why, and how it stands."""
    if not rows:
        return Text("No judgements.", style="dim")
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0), expand=True)
    for column, ratio in (("judgement", None), ("by", None), ("what", 2), ("stands", 1)):
        table.add_column(column, overflow="fold", ratio=ratio)
    for row in rows:
        stands = row.state if row.lost is None else f"{row.state}: {row.lost}"
        if row.against:
            stands = f"{stands}, against {', '.join(row.against)}"
        by = f"{row.who}\n{row.at[:16].replace('T', ' ')}"
        table.add_row(row.id, Text(by), _what(row, names), Text(stands))
    return table


def _what(row: JudgementRow, names: Names) -> Text:
    what = Text(row.action, style="bold")
    if row.undoes is not None:
        what.append(f" {row.undoes}", style="default")
    for thing in row.on:
        where = names.get(thing.document, thing.document[:12])
        words = f"“{thing.words}” ({thing.kind}, {where})" if thing.words else f"{thing.kind} {where}"
        what.append(f"\n{words}", style="default")
    for name, value in row.settings:
        what.append(f"\n{name}: {value or 'nothing'}", style="default")
    return what.append(f"\n{row.why}", style="italic") if row.why else what


def draw_queue(rows: Sequence[QueueRow], names: Names) -> RenderableType:
    """Draw what waits to be judged, each with its command."""
    if not rows:
        return Text("Nothing waits to be judged.", style="dim")
    drawn: list[RenderableType] = []
    for row in rows:
        where = ", ".join(names.get(document, document[:12]) for document in row.documents)
        drawn.append(Text(row.concern, style="bold").append(f"  {row.what}", style="default"))
        drawn.append(Padding(Text(f"{row.why} ({row.weight} touched; {where})", style="dim"), (0, 0, 0, 4)))
        drawn.append(Padding(Text(row.command, style="green"), (0, 0, 1, 4)))
    return Group(*drawn)
