"""How what was found in a draft looks on a terminal."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.exports.drafts.values import Fault


def draw_faults(rows: Sequence[Fault], _: Mapping[str, str]) -> RenderableType:
    """Draw each sentence in which something was found, with what it is."""
    if not rows:
        return Text("Nothing was found.", style="dim")
    drawn: list[RenderableType] = []
    for sentence, found in groupby(rows, key=lambda fault: fault.sentence):
        drawn.append(Text(f"{sentence.paragraph + 1}  {sentence.text}", style="bold"))
        told = (Text.assemble((f"{fault.kind}  ", "yellow"), fault.message) for fault in found)
        drawn.extend(Padding(one, (0, 0, 0, 4)) for one in told)
        drawn.append(Text(""))
    return Group(*drawn)
