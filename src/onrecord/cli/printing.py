"""What goes to standard output: JSON lines when piped, drawn rows on a terminal."""

import csv
import json
import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from onrecord.api.audience import is_seen_by_others
from onrecord.exports.rows import row_json
from onrecord.model import flat

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.api import Record
    from onrecord.views.cases import Case

Drawing = Literal[
    "summary",
    "sources",
    "voices",
    "portraits",
    "statements",
    "timeline",
    "cases",
    "hits",
    "copies",
    "pages",
    "problems",
    "occasions",
    "dossiers",
    "disputes",
    "accusations",
    "origins",
    "first",
    "judgements",
    "queue",
    "faults",
    "custody",
]

_HOMES: Mapping[Drawing, str] = {
    **dict.fromkeys(("portraits", "cases"), "drawing_people"),
    **dict.fromkeys(("copies", "origins", "first"), "drawing_origins"),
    **dict.fromkeys(("judgements", "queue"), "drawing_judgements"),
    "faults": "drawing_drafts",
    **dict.fromkeys(("occasions", "dossiers", "disputes", "accusations"), "drawing_events"),
}
"""The modules that draw what ``cli.drawing`` does not."""


def emit(record: "Record", rows: Iterable[object], drawing: Drawing, as_json: bool | None) -> None:  # noqa: FBT001
    """Print rows of a record: one JSON object a line, or drawn by ``cli.drawing``.

    ``as_json`` None asks whether standard output is a terminal. What draws is imported only to draw.
    """
    piped = as_json or (as_json is None and not sys.stdout.isatty())
    if is_seen_by_others():
        rows = list(rows)
        vet(record, "The answer", "\n".join(json.dumps(row_json(row), ensure_ascii=False) for row in rows))
    if piped:
        for row in rows:
            write_line(row_json(row))
        return
    draw = getattr(import_module(f"onrecord.cli.{_HOMES.get(drawing, 'drawing')}"), f"draw_{drawing}")
    console().print(draw(list(rows), {source.document: source.source_id for source in record.sources()}))


def vet(record: "Record", what: str, text: str) -> None:
    """Check that what others get names nobody who is protected; nothing where it is for oneself.

    Raises:
        OnrecordError: if it does.
    """
    from onrecord.api.seen import Seen

    if isinstance(record, Seen):
        record.vet(what, text)


def write_line(value: Any) -> None:  # noqa: ANN401 - any JSON value
    """Write one JSON value as one line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def write_csv(rows: Iterable[Mapping[str, str]]) -> None:
    """Write rows of one shape as CSV with a line of headings; nothing where there are none."""
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(sys.stdout, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow(row)


def case_cells(case: "Case") -> dict[str, str]:
    """Return a case as the cells of a spreadsheet's line; lists are divided by semicolons."""
    words = [flat(report.context.text) for report in case.reports]
    tellers = [report.chain[-1].name or "not stated" for report in case.reports if report.chain]
    cells = {
        "name": [case.name],
        "named": ["yes" if case.named else "no"],
        "roles": case.roles,
        "posts claimed": [office.post.text for office in case.offices],
        "dates": case.dates,
        "places": case.places,
        "reported": words,
        "according to": tellers,
        "documents": case.documents,
        "denials": [str(case.denied)],
    }
    return {name: "; ".join(dict.fromkeys(values)) for name, values in cells.items()}


def say(words: str) -> None:
    """Say something to the person at the keyboard: standard error, never mixed with data."""
    sys.stderr.write(words + "\n")


def console() -> "Console":
    """Return the console for data."""
    from rich.console import Console

    return Console(highlight=False)
