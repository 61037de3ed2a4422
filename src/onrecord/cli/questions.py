"""The research log: a file of questions with the searches made for each is answered from the record."""

import io
import json
import shlex
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord import api
from onrecord.cli import arguments as arg
from onrecord.cli.commands import ASKING
from onrecord.cli.printing import say, vet, write_line
from onrecord.model import OnrecordError

if TYPE_CHECKING:
    from onrecord.exports.builder.values import Plan
    from onrecord.exports.research_log import Answer


class SearchError(OnrecordError):
    """A line of a log that is no question to the record."""


def questions(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Markdown with questions and searches.")],
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write the log there.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object for each search.")] = False,
) -> None:
    """Answer a research log: make the searches of a file of questions and write what each found beneath it.

    A heading is a question; a line such as `onrecord said --about "River Authority"` is a search made for it.

    Example: `onrecord questions terms-of-reference.md -o log.md`
    """
    from onrecord.exports.research_log import searches, write_log

    log = _log(file)
    with api.open(record) as opened:
        if as_json:
            for command in searches(log):
                answer = _run(command, record)
                write_line({"command": command, "rows": answer.rows, "said": answer.said})
            return
        names = {source.document: source.source_id for source in opened.sources()}
        head = opened.head()
        today = datetime.now(UTC).date().isoformat()
        heading = (
            f"<!-- Searched on {today} in {opened.path.name}: {len(names)} documents,"
            f" custody log of {head.count} entries, head {head.hash[:16]} -->"
        )
        done = write_log(log, heading, lambda command: _run(command, record), names)
        vet(opened, "The log", done)
    if output is None:
        sys.stdout.write(done)
    else:
        output.write_text(done, encoding="utf-8")
        say(f"Wrote {output}.")


def log_plan(opened: "api.Record", file: Path, record: str) -> "Plan":
    """Return a research log as a report file: each search made anew, its statements and dossiers cited.

    Raises:
        SearchError: if it holds no search, or one that cannot be understood.
    """
    from onrecord.exports.builder.from_log import plan_of_log

    return plan_of_log(_log(file), lambda command: _run(command, record), opened.cite_all)


def _log(file: Path) -> str:
    """Return a log that holds a search at least."""
    from onrecord.exports.research_log import searches

    log = arg.words_of(file)
    if not searches(log):
        raise SearchError(
            f"{file} holds no search. Write the searches for each question as lines of their own, such as: "
            "onrecord said --text dam"
        )
    return log


def _run(command: str, record: str) -> "Answer":
    """Put one search to the record, as the command line would.

    Raises:
        SearchError: the line is no question, or cannot be understood.
    """
    from onrecord.cli import app
    from onrecord.exports.research_log import Answer

    try:
        words = shlex.split(command)[1:]
    except ValueError as error:
        raise SearchError(f"The search {command!r} cannot be read: {error}.") from error
    if not words or words[0] not in ASKING:
        raise SearchError(f"{command!r} is no question to the record. Questions are: {', '.join(ASKING)}.")
    out, beside = io.StringIO(), io.StringIO()
    try:
        with redirect_stdout(out), redirect_stderr(beside):
            app([*words, "--record", record, "--json"], standalone_mode=False)
    except typer.Exit:
        pass
    except Exception as error:
        if type(error).__module__.startswith(("click", "typer")):
            raise SearchError(f"The search {command!r} cannot be understood: {error}") from error
        raise
    return Answer([json.loads(line) for line in out.getvalue().splitlines()], beside.getvalue())
