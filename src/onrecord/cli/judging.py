"""Judging: what people decide, add and mark, and what waits to be decided."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord import api
from onrecord.cli import arguments as arg
from onrecord.cli.arguments import MisuseError
from onrecord.cli.printing import emit, say, write_line
from onrecord.model import Decision

if TYPE_CHECKING:
    from onrecord.views.judgements import JudgementRow, Which

Who = Annotated[str | None, typer.Option("--by", "--as", help="Who judges; by default the name of your account.")]
Why = Annotated[str, typer.Option("--why", help="The reason; it is kept with the judgement.")]
Target = Annotated[str, typer.Argument(help="An id of the record, a name in any spelling, or a document.")]
Marked = Annotated[
    str | None, typer.Option("--words", help="Words of the document as they stand there, or a place such as 120-145.")
]


def judge(  # noqa: PLR0913 - one parameter for each option of the command
    action: Annotated[Decision, typer.Argument(help="What to decide.")],
    targets: Annotated[
        list[str] | None, typer.Argument(help="Ids of the record, names, or documents: one or two, as the action asks.")
    ] = None,
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    why: Why = "",
    who: Who = None,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", help="A field with its value: stance=deny; again for several; none empties a field."),
    ] = None,
    document: Annotated[str | None, typer.Option("--document", help="For add: the document to mark words in.")] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", help="For add: statement, event, count, office, date or name.")
    ] = None,
    words: Marked = None,
    start: Annotated[int | None, typer.Option("--start", min=0, help="For add: first character, with --end.")] = None,
    end: Annotated[int | None, typer.Option("--end", min=1, help="For add: character after the last.")] = None,
    value: Annotated[
        str | None,
        typer.Option("--value", help="The words of a note, tag, collection or grade; how a copy repeats."),
    ] = None,
) -> None:
    """Judge: join or part two things, accept, reject or correct what was read, add what was missed.

    * `same`, `different`, `unsure`: two people, bodies, places or events
    * `copy`, `not-copy`: two documents or parts
    * `accept`, `reject`, `set`: one thing; `--set` says what, as in `--set speaker="Ada Moran" --set stance=deny`
    * `add`: words of a document, with `--kind`
    * `note`, `tag`, `collection`, `grade`: marks of your own, with `--value`

    A judgement is kept with who, when and why, outlives every new reading, and can be taken back: `onrecord undo`.

    Example: `onrecord judge different "Ada Moran" "Ada Morán" --why "born in 1961 and in 1990" --by "R. Lind"`
    """
    things = [*([document] if document is not None else []), *(targets or [])]
    if (start is None) != (end is None):
        raise MisuseError("--start and --end belong together.")
    place = words if start is None else f"{start}-{end}"
    with api.open(record) as opened:
        row = opened.judge(
            action,
            *things,
            why=why,
            who=who,
            settings=_fields(settings or []),
            kind=kind,
            words=place,
            value=value,
        )
    say(_told(row))


def note(
    target: Target,
    words: Annotated[str, typer.Argument(help="What to note.")],
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    place: Marked = None,
    who: Who = None,
) -> None:
    """Keep a note on a document, on words in it, or on anything read in it.

    Example: `onrecord note interview.txt "ask for the recording" --words "three inspectors"`
    """
    with api.open(record) as opened:
        say(_told(opened.judge("note", target, value=words, words=place, who=who)))


def tag(
    target: Target,
    words: Annotated[str, typer.Argument(metavar="TAG", help="The tag.")],
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    place: Marked = None,
    who: Who = None,
) -> None:
    """Tag a document, words in it, or anything read in it.

    Example: `onrecord tag interview.txt resignations`
    """
    with api.open(record) as opened:
        say(_told(opened.judge("tag", target, value=words, words=place, who=who)))


def describe(
    document: Annotated[str, typer.Argument(help="A document: the beginning of its id, its file name or path.")],
    fields: Annotated[
        list[str],
        typer.Argument(help="title=…, outlet=…, author=…, published=…, updated=…, url=…, accessed=… and others."),
    ],
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    why: Why = "as entered by hand",
    who: Who = None,
) -> None:
    """Say what a footnote needs and the document does not tell: title, outlet, authors, dates, addresses.

    Example: `onrecord describe scan-12.txt outlet="The Arvik Courier" published=2021-03-05 author="Ada Sand"`
    """
    with api.open(record) as opened:
        say(_told(opened.judge("set", document, settings=_fields(fields), why=why, who=who)))


def undo(
    judgement: Annotated[str, typer.Argument(help="The id of a judgement, or the beginning of it.")],
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    why: Why = "",
    who: Who = None,
) -> None:
    """Take a judgement back: the record is as if it had never been made, and both stay in the log.

    Example: `onrecord undo j3f0c --why "mistaken for her brother"`
    """
    with api.open(record) as opened:
        row = opened.undo(judgement, why=why, who=who)
    say(f"Took back {row.undoes}. To restore it: onrecord undo {row.id}")


def judgements(
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    contradictory: Annotated[
        bool, typer.Option("--contradictory", help="Only those that somebody else contradicts.")
    ] = False,
    rejected: Annotated[bool, typer.Option("--rejected", help="Only what was rejected or parted.")] = False,
    orphaned: Annotated[bool, typer.Option("--orphaned", help="Only those that lost their place.")] = False,
    as_json: arg.Json = None,
) -> None:
    """List what people judged, by whom, when and why, and how it stands: holds, overruled, undone, orphaned.

    The JSON lines are what `onrecord import` takes in: send them to whoever works on the same documents.

    Example: `onrecord judgements --json > judgements.jsonl`
    """
    which: Which = "contradictory" if contradictory else "rejected" if rejected else "orphaned" if orphaned else "all"
    with api.open(record) as opened:
        if as_json or (as_json is None and not sys.stdout.isatty()):
            for line in opened.judgement_lines(which):
                write_line(line)
        else:
            emit(opened, opened.judgements(which), "judgements", as_json=False)


def queue(
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Show at most this many rows.")] = 20,
    propose_unnamed: Annotated[
        bool,
        typer.Option(
            "--propose-unnamed", help="Also what happened to people who are only described, never to unnamed sources."
        ),
    ] = False,
    as_json: arg.Json = None,
) -> None:
    """Propose what to judge next: what would change most, each with a command to copy.

    Example: `onrecord queue --limit 5`
    """
    with api.open(record) as opened:
        emit(opened, opened.queue(limit, propose_unnamed=propose_unnamed), "queue", as_json)


def _fields(pairs: list[str]) -> Mapping[str, tuple[str, ...]]:
    """Return fields with their values.

    Raises:
        MisuseError: if one is not FIELD=VALUE.
    """
    found: dict[str, tuple[str, ...]] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise MisuseError(f"“{pair}” is not understood. Say FIELD=VALUE, as in stance=deny.")
        found[name.strip()] = (*found.get(name.strip(), ()), value.strip())
    return found


def _told(row: "JudgementRow") -> str:
    things = " / ".join(f"“{thing.words}”" if thing.words else f"the {thing.kind}" for thing in row.on)
    settings = "".join(f", {name}: {value or 'nothing'}" for name, value in row.settings)
    return f"{row.id}: {row.action} {things}{settings}. To take it back: onrecord undo {row.id}"
