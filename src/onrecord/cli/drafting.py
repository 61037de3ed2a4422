"""Checking a draft against the record that it cites."""

from pathlib import Path
from typing import Annotated

import typer

from onrecord import api
from onrecord.cli import arguments as arg
from onrecord.cli.handing import For
from onrecord.cli.printing import emit, say


def check(
    draft: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A draft: a .md or .docx file.")],
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    comments: Annotated[
        Path | None, typer.Option("--comments", help="Write a copy of the Word file with a comment on each finding.")
    ] = None,
    audience: For = "others",
    strict: arg.Strict = False,
    as_json: arg.Json = None,
) -> None:
    """Check each sentence of a draft against the statements that it cites as `[@s:ID]`.

    Found are quotations that do not stand so, numbers, dates and names that are not in what is cited, hedges, denials
    and hands of the chain that were dropped, one origin cited as several, documents without a date, and sentences that
    cite nothing. What is not found may still be wrong: this reads words, not meaning.

    Example: `onrecord check report.docx --comments report-checked.docx`
    """
    with api.open(record) as opened:
        checked = opened.check(draft, comments, for_self=audience == "self")
        emit(opened, checked.faults, "faults", as_json)
    say(checked.sentence())
    if comments is not None:
        say(f"Wrote {comments}.")
    if strict and checked.faults:
        raise typer.Exit(1)
