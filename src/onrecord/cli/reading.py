"""``onrecord read``: what is read out of files, without touching a record."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import arguments as arg
from onrecord.cli.printing import console, say, write_line
from onrecord.cli.progress import progress
from onrecord.model import MAX_CHARS, MAX_MEMORY, MAX_SECONDS, OCR

if TYPE_CHECKING:
    from onrecord.model import Document, Reading


def read(  # noqa: PLR0913 - one parameter for each option of the command
    paths: Annotated[list[Path], typer.Argument(help="Files, folders or zip archives.")],
    *,
    as_json: Annotated[
        bool | None,
        typer.Option("--jsonl/--table", help="One JSON object for each document, or drawn; as `--json` elsewhere."),
    ] = None,
    encoding: arg.Encoding = None,
    columns: arg.Map = None,
    max_chars: arg.MaxChars = MAX_CHARS,
    max_seconds: arg.MaxSeconds = MAX_SECONDS,
    max_memory: arg.MaxMemory = MAX_MEMORY,
    ocr: arg.Ocr = OCR,
    pipeline: arg.PipelineName = None,
    codebook: arg.CodebookPath = None,
    workers: arg.Workers = None,
    engine: arg.EngineChoice = "cores",
    address: arg.Address = None,
    shown: arg.ProgressForm = "auto",
    strict: arg.Strict = False,
) -> None:
    """Read documents and print what is found in them; no record is touched.

    Example: `onrecord read article.html interviews/ --jsonl > readings.jsonl`
    """
    from onrecord import api
    from onrecord.model import Problem

    options = arg.options(
        encoding, columns, max_chars, pipeline, codebook, max_seconds=max_seconds, max_memory=max_memory, ocr=ocr
    )
    as_lines = as_json or (as_json is None and not sys.stdout.isatty())
    problems = 0
    where = arg.engine(engine, address)
    with progress(api.size_of(paths), shown) as gauge:
        for item in api.read_pile(paths, options, workers=workers, engine=where, address=address, watch=gauge):
            if isinstance(item, Problem):
                say(f"{item.path}: {item.message}")
                problems += 1
                continue
            document, reading = item
            problems += len(document.problems) + len(reading.problems)
            if as_lines:
                write_line(api.reading_line(document, reading))
            else:
                _draw(document, reading)
    if strict and problems:
        raise typer.Exit(1)


def _draw(document: "Document", reading: "Reading") -> None:
    """Print one reading for a person: each explicit statement with its speaker, then the problems."""
    from rich.text import Text

    names = {entity.id: entity.name or "not stated" for entity in reading.entities}
    out = console()
    title = reading.masthead.title.value if reading.masthead.title else document.source_id
    out.print(Text(f"\n{title}", style="bold underline").append(f"  {document.path}", style="dim"))
    for statement in reading.statements:
        who = ", ".join(names[speaker] for speaker in statement.speakers) or "not stated"
        words = " […] ".join(span.of(document.text) for span in statement.content)
        cue = " … ".join(span.of(document.text) for span in statement.cue)
        out.print(Text(f"{who} [{statement.manner}] {cue}: ", style="green").append(words, style="default"))
    for problem in (*document.problems, *reading.problems):
        say(f"{document.path}: {problem.kind}: {problem.message}")
