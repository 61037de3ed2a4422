"""The door: arguments, printing, exit codes.

Data goes to standard output (tables on a terminal, JSON lines when piped), problems and progress to standard error.
Exit codes: 0 done, 1 problems under ``--strict`` or a failed verification, 2 misuse.
"""

import os
import sys
from io import TextIOWrapper

import typer

from onrecord.api.seen import seen_by_others
from onrecord.cli import (
    adding,
    aliases,
    asking,
    asking_links,
    comparing,
    desk,
    drafting,
    handing,
    importing,
    judging,
    keeping,
    passphrases,
    protecting,
    questions,
    reading,
    roles,
    sources,
)
from onrecord.model import OnrecordError

_READING = ("questions", "show", "queue", "judgements", "custody", "aliases")
"""Commands beside those of a research log that answer and change nothing."""

app = typer.Typer(
    name="onrecord",
    help="Turn a pile of documents into a sourced record: who said what, through whom, about whom. It asserts nothing.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    adding.add,
    reading.read,
    asking.summary,
    sources.sources,
    aliases.aliases,
    asking.who,
    asking.said,
    asking.timeline,
    asking.cases,
    asking.search,
    asking.show,
    asking_links.events,
    asking_links.event,
    asking_links.disputes,
    asking_links.accusations,
    asking_links.origins,
    asking_links.copies,
    asking_links.first,
    comparing.compare,
    asking.problems,
    questions.questions,
    judging.judge,
    judging.queue,
    judging.judgements,
    judging.undo,
    judging.note,
    judging.tag,
    judging.describe,
    importing.take_in,
    adding.label,
    handing.report,
    drafting.check,
    handing.export,
    keeping.verify,
    keeping.custody,
    keeping.rebuild,
    keeping.erase,
    keeping.stamp,
    desk.desk,
    protecting.encrypt,
    protecting.decrypt,
    protecting.rekey,
    roles.roles,
):
    app.command()(command)


@app.callback(invoke_without_command=True)
def _version(
    context: typer.Context,
    *,
    passphrase_fd: passphrases.Descriptor = None,
    audience: handing.Seers = "self",
    version: bool = typer.Option(False, "--version", help="Print the version and exit.", is_eager=True),  # noqa: FBT003
) -> None:
    if version:
        from importlib.metadata import version as installed

        sys.stdout.write(f"onrecord {installed('onrecord')}\n")
        raise typer.Exit
    if audience == "others" and context.invoked_subcommand in (*questions.ASKING, *_READING):
        context.with_resource(seen_by_others())
    passphrases.ask(context, passphrase_fd)


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
