"""The door: arguments, printing, exit codes.

Data goes to standard output (tables on a terminal, JSON lines when piped), problems and progress to standard error.
Exit codes: 0 done, 1 problems under ``--strict`` or a failed verification, 2 misuse.
"""

import os
import sys
from io import TextIOWrapper

import typer

from onrecord.cli.arguments import Seers
from onrecord.cli.commands import ASKING, Commands
from onrecord.cli.passphrases import Descriptor, ask
from onrecord.model import OnrecordError

_SEEN = (*ASKING, "questions", "show", "queue", "judgements", "custody", "aliases")
"""The commands that answer and change nothing: they can be asked as others may see the record."""

app = typer.Typer(
    name="onrecord",
    cls=Commands,
    help="Turn a pile of documents into a sourced record: who said what, through whom, about whom. It asserts nothing.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def _version(
    context: typer.Context,
    *,
    passphrase_fd: Descriptor = None,
    audience: Seers = "self",
    version: bool = typer.Option(False, "--version", help="Print the version and exit.", is_eager=True),  # noqa: FBT003
) -> None:
    if version:
        from importlib.metadata import version as installed

        sys.stdout.write(f"onrecord {installed('onrecord')}\n")
        raise typer.Exit
    if audience == "others" and context.invoked_subcommand in _SEEN:
        from onrecord.api.audience import seen_by_others

        context.with_resource(seen_by_others())
    ask(context, passphrase_fd)


def main() -> None:
    """Run the command line; a failure that a person can act on is one sentence on standard error and exit code 2.

    Products of small matrices take one thread: with more, threads wait for one another, here and in every worker.
    """
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # asked by numpy's libraries when they are loaded, long after this
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _speak_utf8()
    try:
        app()
    except OnrecordError as error:
        sys.stderr.write(f"onrecord: {error}\n")
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


def _speak_utf8() -> None:
    """Write data in UTF-8 with plain line ends into files and pipes, whatever the system would choose (Windows)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", newline="\n")
