"""Other names of people, organisations and places, as the user knows them."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord import api
from onrecord.cli import arguments as arg
from onrecord.cli.adding import Who
from onrecord.cli.printing import say, write_line
from onrecord.exports.rows import row_json


def aliases(  # noqa: PLR0913 - one parameter for each option of the command
    names: Annotated[
        str | None, typer.Argument(help="Names of one, as in 'X = Y'; a name alone takes back what was said of it.")
    ] = None,
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    kind: Annotated[str, typer.Option("--kind", help="Of a person, organisation or place.")] = "person",
    note: Annotated[str, typer.Option("--note", help="Anything else, such as how you know.")] = "",
    taken: Annotated[
        Path | None, typer.Option("--import", exists=True, dir_okay=False, help="Take in the aliases of this CSV file.")
    ] = None,
    handed: Annotated[bool, typer.Option("--export", help="Print the aliases as CSV.")] = False,
    who: Who = None,
) -> None:
    """Say which names are one's, where no document says so; list what was said.

    Linking takes it up at once, as a proposal that names you; what was judged to be different stays so.

    Example: `onrecord aliases "Rahim Sadeqi = Abu Salim" --note "the book of 2004, p. 12"`
    """
    if taken is not None or names is not None:
        with api.open(record) as opened:
            if taken is not None:
                new = opened.import_aliases(arg.words_of(taken), who=who)
            else:
                new = int(opened.set_alias(names or "", kind, note=note, who=who))
        say(f"{new} {'entry' if new == 1 else 'entries'} of the aliases {'is' if new == 1 else 'are'} new.")
        return
    with api.open(record) as opened:
        if handed:
            sys.stdout.write(opened.aliases_csv())
        else:
            for alias in opened.aliases():
                write_line(row_json(alias))
