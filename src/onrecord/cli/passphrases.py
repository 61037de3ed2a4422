"""Where the command line has passphrases from: a prompt, or an open file.

Never the environment or an argument: other programs can read these.
"""

import getpass
import os
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from onrecord.api.passphrases import are_asked_for, passphrase_from
from onrecord.cli.arguments import MisuseError

Descriptor = Annotated[
    int | None,
    typer.Option(
        "--passphrase-fd",
        min=0,
        help="Read the passphrase of an encrypted record from this open file (descriptor), a line each.",
    ),
]


class Prompt:
    """Gives the passphrases that a command asks for, one after the other."""

    def __init__(self, descriptor: int | None) -> None:
        """``descriptor`` is that of an open file with a passphrase a line; None asks the person at the keyboard."""
        self._lines = None if descriptor is None else os.fdopen(descriptor, encoding="utf-8", closefd=False)

    def current(self) -> str:
        """Return the passphrase of a record that is there."""
        return self._line() if self._lines is not None else getpass.getpass("Passphrase of the record: ")

    def fresh(self) -> str:
        """Return the passphrase of a record that is to be made: asked for twice at the keyboard.

        Raises:
            MisuseError: if it is empty, or the two are not the same.
        """
        if self._lines is not None:
            words = again = self._line()
        else:
            sys.stderr.write("Whoever loses the passphrase loses the record: nobody can open it without.\n")
            words, again = getpass.getpass("New passphrase: "), getpass.getpass("Once more: ")
        if words != again:
            raise MisuseError("The two passphrases are not the same. Nothing was done.")
        if not words:
            raise MisuseError("A passphrase needs some characters. Five words that nobody would guess are a good one.")
        return words

    def _line(self) -> str:
        if self._lines is None:
            return ""
        return self._lines.readline().rstrip("\r\n")


def ask(context: typer.Context, descriptor: int | None) -> None:
    """Have the commands below ask for passphrases there; without a keyboard and an open file they cannot."""
    context.obj = prompt = Prompt(descriptor)
    if descriptor is not None or (sys.stdin.isatty() and not are_asked_for()):
        context.with_resource(passphrase_from(prompt.current))


def fresh(context: typer.Context) -> Callable[[], str]:
    """Return what asks for a new passphrase.

    Raises:
        MisuseError: if there is neither a keyboard nor an open file to ask.
    """
    prompt = context.find_object(Prompt)
    if prompt is None or (not sys.stdin.isatty() and context.find_root().params.get("passphrase_fd") is None):
        raise MisuseError("Nobody can be asked for a passphrase here. Give it with: onrecord --passphrase-fd N ...")
    return prompt.fresh
