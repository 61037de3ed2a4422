"""Handing the record on: the report and the export."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord import api
from onrecord.cli import arguments as arg
from onrecord.cli.adding import Who
from onrecord.cli.arguments import MisuseError
from onrecord.cli.printing import say
from onrecord.cli.questions import log_plan
from onrecord.views.wording import counted

if TYPE_CHECKING:
    from onrecord.exports.builder.values import Plan
    from onrecord.exports.leaving.handed import Leaving
    from onrecord.views.values_said import Wanted

For = Annotated[
    Literal["self", "others"],
    typer.Option("--for", help="For others, protected people bear pseudonyms and labelled documents stay out."),
]

Recipient = Annotated[str | None, typer.Option("--recipient", help="Who is to receive it, for the custody log.")]
Purpose = Annotated[
    str | None,
    typer.Option("--purpose", help="What it is for: documents that may not be used for it are left out."),
]
Key = Annotated[
    Path | None, typer.Option("--key", help="Write which pseudonym is whose to this file, for its owner alone.")
]


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
    built: Annotated[
        Path | None,
        typer.Option("--from", exists=True, dir_okay=False, help="A report file: its questions are the chapters."),
    ] = None,
    log: Annotated[
        Path | None,
        typer.Option("--from-log", exists=True, dir_okay=False, help="A research log: its headings are the chapters."),
    ] = None,
    chapters: Annotated[
        Literal["event", "person"] | None,
        typer.Option("--chapters", help="A chapter for each event, or for each person who speaks."),
    ] = None,
    save: Annotated[
        Path | None, typer.Option("--save", help="Also write the report file there, to go on building it.")
    ] = None,
    audience: For = "others",
    recipient: Recipient = None,
    purpose: Purpose = None,
    key: Key = None,
    who: Who = None,
) -> None:
    """Write a report: one self-contained page, a Word file or PDF with footnotes, or Markdown to go on writing.

    Each sentence says who said what, through whom, when; its footnote gives outlet, title, dates, passage and hash.
    Unless you say `--for self`, people who are labelled confidential or protected are named by pseudonyms.

    With --from it is what was built at the desk, question by question; with --from-log what a research log found.

    Example: `onrecord report --about "River Authority" --since 2021 -o report.docx`
    """
    from onrecord.views.values_said import Wanted

    wanted = Wanted(by, about, text, since, until, arg.manners(manner), own_voice=chapters != "person")
    with api.open(record) as opened:
        plan = _plan(opened, record, wanted, _Planned(built, log, chapters, title))
        if save is not None:
            _save(save, plan)
        left = opened.report(
            output,
            plan or wanted,
            form=form,
            title=title,
            with_texts=with_texts,
            citing=citing,
            for_self=audience == "self",
            recipient=recipient,
            purpose=purpose,
            who=who,
            key=key,
        )
        head = opened.head()
    _tell(left, key)
    say(f"Wrote {output}. The custody log has {head.count} entries, head {head.hash}.")


@dataclass(frozen=True, slots=True)
class _Planned:
    """Where the chapters of a report come from; at most one of the first three is given."""

    built: Path | None
    log: Path | None
    chapters: Literal["event", "person"] | None
    title: str | None


def _plan(opened: "api.Record", record: str, wanted: "Wanted", planned: _Planned) -> "Plan | None":
    """Return the report file that was asked for, None for a plain selection.

    Raises:
        MisuseError: if several were asked for, or filters beside a file that has its own.
    """
    from onrecord.views.values_said import Wanted

    given = [one for one in (planned.built, planned.log, planned.chapters) if one is not None]
    if len(given) > 1:
        raise MisuseError("The chapters come from one place: say --from, --from-log or --chapters.")
    narrowed = wanted != Wanted(own_voice=wanted.own_voice)
    if narrowed and (planned.built or planned.log):
        raise MisuseError("A report file or a log says itself what it shows: leave out --by, --about and the like.")
    if planned.built is not None:
        from onrecord.exports.builder.reading import read_plan

        return read_plan(arg.words_of(planned.built))
    if planned.log is not None:
        return log_plan(opened, planned.log, record)
    if planned.chapters is not None:
        return opened.plan_by(planned.chapters, wanted, title=planned.title)
    return None


def _save(path: Path, plan: "Plan | None") -> None:
    if plan is None:
        raise MisuseError("Only a report with chapters has a report file: say --from-log or --chapters with --save.")
    from onrecord.exports.builder.writing import written

    path.write_text(written(plan), encoding="utf-8")
    say(f"Wrote the report file {path}.")


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
    key: Key = None,
    who: Who = None,
) -> None:
    """Write the linked record as files for other programs.

    Lines of JSON, tables (csv) and Parquet have one file for each kind of item; `ftm` is FollowTheMoney (Aleph),
    `jsonld` PROV-O with Web Annotations, `graphml` a graph, `timelinejs` and `uwazi` for these programs, `csl` the
    documents as a bibliography, `bundle` a zip with originals, log and record that `onrecord verify` checks elsewhere.
    Unless you say `--for self`, people who are labelled confidential or protected are named by pseudonyms.

    Example: `onrecord export --format bundle --out handed-over/`
    """
    with api.open(record) as opened:
        written, left = opened.hand_out(
            out, layout, for_self=audience == "self", recipient=recipient, purpose=purpose, who=who, key=key
        )
        head = opened.head()
    _tell(left, key)
    files = counted(len(written), "file")
    say(f"Wrote {files} to {out}. The custody log has {head.count} entries, head {head.hash}.")


def _tell(left: "Leaving", key: Path | None) -> None:
    for sentence in left.sentences():
        say(sentence)
    if key is not None:
        say(f"Wrote {key}, which names everybody whom the pseudonyms stand for: keep it apart from what you hand on.")
