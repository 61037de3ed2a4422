"""The documents of the record, and what is known of their outlets: the source register."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord import api
from onrecord.cli import arguments as arg
from onrecord.cli.adding import Who
from onrecord.cli.printing import emit, say, write_line
from onrecord.exports.rows import row_json


def sources(  # noqa: PLR0913 - one parameter for each option of the command
    fields: Annotated[
        list[str] | None,
        typer.Argument(help="With --set: field=value, as in owner='Delta Holding'; several are given."),
    ] = None,
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    register: Annotated[bool, typer.Option("--register", help="List the source register instead.")] = False,
    change: Annotated[
        str | None, typer.Option("--set", help="The outlet or organisation of which the register is to say something.")
    ] = None,
    taken: Annotated[
        Path | None,
        typer.Option(
            "--import", exists=True, dir_okay=False, help="Take the entries of this CSV file into the register."
        ),
    ] = None,
    handed: Annotated[bool, typer.Option("--export", help="Print the register as CSV.")] = False,
    who: Who = None,
    as_json: arg.Json = None,
) -> None:
    """List the documents with outlet, title and date; or read and edit the register of what is known of their sources.

    Example: `onrecord sources --set "River Post" owner="Delta Holding" domains=riverpost.example`
    """
    values = _values(change, fields or [])
    if taken is not None:
        with api.open(record) as opened:
            new = opened.import_sources(arg.words_of(taken), who=who)
        say(f"{new} entries of the source register are new.")
    elif change is not None:
        with api.open(record) as opened:
            opened.set_source(change, values, who=who)
        say(f"The source register says so of {change} now.")
    elif handed:
        with api.open(record) as opened:
            sys.stdout.write(opened.sources_csv())
    elif register:
        with api.open(record) as opened:
            for entry in opened.register():
                write_line(row_json(entry))
    else:
        with api.open(record) as opened:
            emit(opened, opened.sources(), "sources", as_json)


def _values(change: str | None, fields: list[str]) -> dict[str, str]:
    pairs = [field.partition("=") for field in fields]
    unclear = [field for field, (_, equals, _) in zip(fields, pairs, strict=True) if not equals]
    if unclear or (fields and change is None) or (change is not None and not fields):
        raise arg.MisuseError('Say of whom and what, as in: onrecord sources --set "River Post" owner="Delta Holding"')
    return {name.strip(): value for name, _, value in pairs}
