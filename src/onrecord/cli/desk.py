"""Opening the desk: the record in a browser."""

import getpass
import os
import sys
from typing import Annotated

import typer

from onrecord.cli import arguments as arg
from onrecord.cli.adding import Who
from onrecord.cli.arguments import MisuseError
from onrecord.cli.printing import say

LEAST_PASSWORD = 8
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def desk(
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    port: Annotated[
        int | None, typer.Option("--port", min=0, max=65535, help="The port; by default 7373, or any that is free.")
    ] = None,
    host: Annotated[
        str, typer.Option("--host", help="Where it can be reached; anything but this machine needs a password.")
    ] = "127.0.0.1",
    password_fd: Annotated[
        int | None, typer.Option("--password-fd", min=0, help="Read the password from this file descriptor.")
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in the browser.")] = True,
    who: Who = None,
) -> None:
    """Open the record in a browser, to read, check and correct; ends with Ctrl-C.

    The first line is its address with a key in it: whoever has it can read and judge. It is reached from this machine
    alone unless you say --host, which asks for a password (--password-fd reads it from a file descriptor).

    Example: `onrecord desk --record border.db`
    """
    from onrecord.desk.serving import Opening, serve

    password = None
    if host not in _LOOPBACK:
        say(
            f"{host} can be reached from other machines, and what goes there is not encrypted. Whoever opens the desk "
            "from there needs a password."
        )
        password = _password(password_fd)
    serve(Opening(record, host, port, password, who or getpass.getuser(), browser))


def _password(descriptor: int | None) -> str:
    """Return the password of a desk that others can reach: from a descriptor, else asked for.

    Raises:
        MisuseError: if there is nobody to ask, or it is too short to keep anybody out.
    """
    if descriptor is not None:
        try:
            with os.fdopen(descriptor, encoding="utf-8", closefd=descriptor > 2) as lines:
                password = lines.readline().rstrip("\r\n")
        except OSError as error:
            raise MisuseError(f"Nothing can be read from the descriptor {descriptor}: {error.strerror}.") from error
    elif sys.stdin.isatty():
        password = getpass.getpass("Password for the desk: ")
    else:
        raise MisuseError("A desk that others can reach needs a password. Give it with --password-fd.")
    if len(password) < LEAST_PASSWORD:
        raise MisuseError(f"A password of the desk has at least {LEAST_PASSWORD} characters.")
    return password
