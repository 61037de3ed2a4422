"""Who may do what with a record on a server."""

import sys
from typing import Annotated

import typer

from onrecord import api


def roles(
    name: Annotated[str, typer.Option("--name", help="How the roles begin: NAME_reader, NAME_judge.")] = "onrecord",
) -> None:
    """Print the SQL that makes two roles for a record on a server: one that asks and exports, one that judges beside.

    The owner of the record runs it with psql, grants a role to each person, and runs it again after an update.

    Example: `onrecord roles --name border`
    """
    sys.stdout.write(api.roles(name))
