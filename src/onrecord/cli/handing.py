"""Handing the record on: the report and the export."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord import api
from onrecord.cli import arguments as arg
from onrecord.cli.adding import Who
from onrecord.cli.printing import say
from onrecord.views.values_said import Wanted
from onrecord.views.wording import counted

For = Annotated[
    Literal["self", "others"], typer.Option("--for", help="For whom: others may not see labelled documents or people.")
]

Recipient = Annotated[str | None, typer.Option("--recipient", help="Who is to receive it, for the custody log.")]
Purpose = Annotated[str | None, typer.Option("--purpose", help="What it is for, for the custody log.")]


def report(  # noqa: PLR0913 - one parameter for each option of the command
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.")] = Path("report.html"),
    by: arg.By = None,
    about: arg.About = None,
    text: arg.Words = None,
    since: arg.Since = None,
    until: arg.Until = None,
    manner: arg.Manners = None,
    form: Annotated[
        Literal["html", "docx", "pdf", "md"] | None,
        typer.Option("--format", help="What to write; by default what the name of the file ends in."),
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="The title of the report.")] = None,
    with_texts: Annotated[bool, typer.Option("--with-texts", help="Append the whole documents (html).")] = False,
    citing: Annotated[
        bool, typer.Option("--citing", help="Give each sentence its citation for `onrecord check` (docx).")
    ] = False,
    audience: For = "others",
    recipient: Recipient = None,
    purpose: Purpose = None,
    who: Who = None,
) -> None:
    """Write a report: one self-contained page, a Word file or PDF with footnotes, or Markdown to go on writing.

    Each sentence says who said what, through whom, when; its footnote gives outlet, title, dates, passage and hash.

    Example: `onrecord report --about "River Authority" --since 2021 -o report.docx`
    """
    wanted = Wanted(by, about, text, since, until, arg.manners(manner), own_voice=True)
    with api.open(record) as opened:
        opened.report(
            output,
            wanted,
            form=form,
            title=title,
            with_texts=with_texts,
            citing=citing,
            for_self=audience == "self",
            recipient=recipient,
            purpose=purpose,
            who=who,
        )
        head = opened.head()
    say(f"Wrote {output}. The custody log has {head.count} entries, head {head.hash}.")


def export(  # noqa: PLR0913 - as above
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    out: Annotated[Path, typer.Option("--out", help="The folder to write to.")],
    layout: Annotated[
        Literal["jsonl", "csv", "parquet", "ftm", "jsonld", "graphml", "timelinejs", "uwazi", "csl", "bundle"],
        typer.Option("--format", help="The form of the files."),
    ] = "jsonl",
    audience: For = "others",
    recipient: Recipient = None,
    purpose: Purpose = None,
    who: Who = None,
) -> None:
    """Write the linked record as files for other programs.

    Lines of JSON, tables (csv) and Parquet have one file for each kind of item; `ftm` is FollowTheMoney (Aleph),
    `jsonld` PROV-O with Web Annotations, `graphml` a graph, `timelinejs` and `uwazi` for these programs, `csl` the
    documents as a bibliography, `bundle` a zip with originals, log and record that `onrecord verify` checks elsewhere.

    Example: `onrecord export --format bundle --out handed-over/`
    """
    with api.open(record) as opened:
        written = opened.export(out, layout, for_self=audience == "self", recipient=recipient, purpose=purpose, who=who)
        head = opened.head()
    files = counted(len(written), "file")
    say(f"Wrote {files} to {out}. The custody log has {head.count} entries, head {head.hash}.")
