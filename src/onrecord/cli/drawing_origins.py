"""Who repeats whom, as it looks on a terminal."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from onrecord.cli.drawing import NOTHING, Names, wide_table
from onrecord.views.values import CopyRow


def draw_copies(rows: Sequence[CopyRow], names: Names) -> RenderableType:
    """Draw which article repeats which, and how much of it."""
    if not rows:
        return NOTHING
    table = wide_table("document", "is", "of", "shared", wide="document")
    for row in rows:
        table.add_row(Text(names[row.document]), row.relation, Text(names[row.of_document]), f"{row.score:.0%}")
    return table
