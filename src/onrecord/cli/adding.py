"""Putting documents into the record, and saying who may see them."""

import os
from pathlib import Path
from typing import Annotated

import typer

from onrecord import api
from onrecord.cli import arguments as arg
from onrecord.cli.passphrases import fresh
from onrecord.cli.printing import say
from onrecord.cli.progress import progress
from onrecord.model import MAX_CHARS, MAX_MEMORY, MAX_SECONDS, OCR, Label

Who = Annotated[str | None, typer.Option("--as", help="Who does this, for the custody log.")]


def add(  # noqa: PLR0913 - one parameter for each option of the command
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Files, folders or zip archives.")],
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    label: arg.DocumentLabel = None,
    why: Annotated[str | None, typer.Option("--why", help="The reason of the label, for the custody log.")] = None,
    purpose: Annotated[str | None, typer.Option("--purpose", help="What the documents may be used for.")] = None,
    who: Who = None,
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
    encrypted: Annotated[
        bool, typer.Option("--encrypted", help="Make the new record so that it opens with a passphrase only.")
    ] = False,
    strict: arg.Strict = False,
) -> None:
    """Add documents: keep the originals, read them, link them. Adding the same bytes again changes nothing.

    Example: `onrecord add clippings/ interviews.csv --map text=body --as "R. Lind" --purpose "report 12"`
    """
    arg.require_some(paths)
    options = arg.options(
        encoding, columns, max_chars, pipeline, codebook, max_seconds=max_seconds, max_memory=max_memory, ocr=ocr
    )
    words = fresh(context) if encrypted and not os.path.lexists(record) else None
    where, size = arg.engine(engine, address), api.size_of(paths)
    opening = api.open(record, create=True, passphrase=words, encrypted=encrypted)
    with opening as opened, progress(size, shown) as gauge:
        added = opened.add(
            paths,
            options,
            who=who,
            purpose=purpose,
            label=label,
            why=why,
            workers=workers,
            engine=where,
            address=address,
            watch=gauge,
        )
    for problem in added.skipped:
        say(f"{problem.path or '-'}: {problem.kind}: {problem.message}")
    say(added.sentence())
    if added.open:
        say(f"See them with: onrecord problems --record {record}")
    if strict and (added.skipped or added.open):
        raise typer.Exit(1)


def label(
    what: Annotated[str, typer.Argument(help="A document (id, file name, path) or a name in any spelling.")],
    label: Annotated[Label, typer.Argument(help="Who may see it: public, confidential or protected.")],
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    why: Annotated[str, typer.Option("--why", help="The reason, for the custody log.")] = "",
    purpose: Annotated[
        str | None, typer.Option("--purpose", help="What it may be used for even so, for the custody log.")
    ] = None,
    who: Who = None,
) -> None:
    """Label a document or a person public, confidential or protected; reports and exports respect it.

    Example: `onrecord label "Ada Moran" protected --why "family at home"`
    """
    with api.open(record, create=False) as opened:
        for labelled in opened.label(what, label, why=why, purpose=purpose, who=who):
            say(f"{labelled} is now {label}.")
