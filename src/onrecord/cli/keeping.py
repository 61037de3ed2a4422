"""Keeping the record: proving that it is whole, making anew what can be, erasing on request."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord import api
from onrecord.cli import arguments as arg
from onrecord.cli.adding import Who
from onrecord.cli.arguments import MisuseError
from onrecord.cli.printing import emit, say, write_line
from onrecord.cli.progress import Form, progress
from onrecord.exports.rows import row_json
from onrecord.model import MAX_CHARS, MAX_MEMORY, MAX_SECONDS, OCR, Options

if TYPE_CHECKING:
    from onrecord.engines import Engine
    from onrecord.exports.bundles import BundleVerification
    from onrecord.record.stamping import Stamped
    from onrecord.record.verification import Verification


def verify(
    bundle: Annotated[
        Path | None,
        typer.Argument(exists=True, dir_okay=False, help="An evidence bundle to check instead of the record."),
    ] = None,
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    head: arg.HeadDigits = None,
    length: arg.HeadLength = None,
) -> None:
    """Prove that originals, texts and custody log are as they were; exit code 1 and a list if they are not.

    Every `add` and every report prints length and head of the log. With those of an old one, a log that was rewritten
    as a whole is found out too. An evidence bundle (`onrecord export --format bundle`) is checked the same way, on any
    machine.

    Example: `onrecord verify --record border.db`, `onrecord verify handed-over/bundle.zip`
    """
    known = arg.known_head(head, length)
    if bundle is not None:
        verification: Verification | BundleVerification = api.verify_bundle(bundle, known)
    else:
        with api.open(record) as opened:
            verification = opened.verify(known)
    for finding in verification.findings:
        write_line(row_json(finding))
    say(verification.sentence())
    for stamped in verification.stamped:
        say(_covered(stamped))
    if verification.findings:
        raise typer.Exit(1)


def custody(
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="Only so many entries, the latest.")] = None,
    as_json: arg.Json = None,
) -> None:
    """List the custody log: what was added, labelled, judged, reported, exported, erased; when, by whom, what for.

    Example: `onrecord custody --limit 20`
    """
    with api.open(record) as opened:
        rows = opened.custody()
        emit(opened, rows[-limit:] if limit else rows, "custody", as_json)


def stamp(
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    request: Annotated[
        Path | None, typer.Option("--request", help="Write the request for a time stamp of the log as it is now.")
    ] = None,
    reply: Annotated[
        Path | None, typer.Option("--reply", exists=True, dir_okay=False, help="Keep the reply that came back.")
    ] = None,
    save: Annotated[Path | None, typer.Option("--save", help="Write the latest reply that is kept to a file.")] = None,
    who: Who = None,
) -> None:
    """Have somebody else witness when the log was as it is: a time stamp (RFC 3161), by exchange of files.

    The request holds one hash and nothing of the record. Send it to a time stamping authority, keep what it replies.

    Example: `onrecord stamp --request head.tsq`, then `onrecord stamp --reply head.tsr`
    """
    if sum(file is not None for file in (request, reply, save)) != 1:
        raise MisuseError("Say one of --request FILE, --reply FILE and --save FILE.")
    with api.open(record) as opened:
        if reply is not None:
            say(_covered(opened.stamp(reply.read_bytes(), who=who)))
            return
        kept = opened.stamps()
        if save is not None and not kept:
            raise MisuseError("No time stamp is kept yet. Ask for one with: onrecord stamp --request FILE")
        out, content = (save, kept[-1].reply) if save is not None else (request, opened.stamp_request())
    if out is not None:
        out.write_bytes(content)
        say(f"Wrote {out}.")


def _covered(stamped: "Stamped") -> str:
    return (
        f"A time stamp says that the log up to entry {stamped.head.count} (head {stamped.head.hash}) was there on "
        f"{stamped.at}. Its signature was not checked. Check it with: onrecord stamp --save head.tsr, then "
        f"openssl ts -verify -digest {stamped.head.hash} -in head.tsr -CAfile CERTIFICATES.pem"
    )


def erase(
    document: Annotated[
        str | None, typer.Argument(help="The beginning of its id, its file name, path or given id.")
    ] = None,
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    why: Annotated[str, typer.Option("--why", help="The reason. It stays in the log: name nobody in it.")] = "",
    who: Who = None,
    whole_file: Annotated[
        bool, typer.Option("--whole-file", help="Also all other documents of the table, archive or mail it lies in.")
    ] = False,
    finish: Annotated[
        bool, typer.Option("--finish", help="Sweep the file after an erasure that was interrupted.")
    ] = False,
) -> None:
    """Erase a document: its bytes, text and reading, judgements on it, and its names in the custody log.

    The log still verifies, and shows when, by whom and why something was erased. The file is written anew, so that
    nothing of it is left in the bytes. Copies outside of the record are yours to find. This cannot be undone.

    Example: `onrecord erase interview.txt --why "consent withdrawn" --as "R. Lind"`
    """
    if finish == (document is not None):
        raise MisuseError("Name one document to erase, or say --finish to complete an erasure that was interrupted.")
    with api.open(record) as opened:
        if document is None:
            _swept(opened.finish_erasing())
            say("The file was written anew: nothing of what was erased is left in it.")
            return
        erased = opened.erase(document, why=why, who=who, whole_file=whole_file)
        head = opened.head()
    say(
        f"Erased: documents {erased.documents}, originals {erased.originals}, judgements {erased.judgements}, "
        f"labels {erased.labels}, details of the custody log {len(erased.positions)}. "
        f"The custody log has {head.count} entries, head {head.hash}."
    )
    for file in erased.staying:
        say(
            f"The bytes of {file.path} stay, and with them the words of what was erased: {file.others} other documents "
            "lie in it. To erase them all, erase one of them with --whole-file."
        )
    say(
        "Not searched: reasons, notes and labels on other things, in which somebody may have named what was erased; "
        "and what lies outside of the record: files, exports, reports, copies."
    )
    _swept(erased.unswept)


def _swept(why_not: str) -> None:
    if why_not:
        say(f"Erased, but it may still be found in the bytes of the file: {why_not} Then: onrecord erase --finish")
        raise typer.Exit(1)


def rebuild(  # noqa: PLR0913 - one parameter for each option of the command
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    into: Annotated[
        Path | None,
        typer.Option("--into", help="Salvage a damaged record: copy what can be read to this new file, rebuild there."),
    ] = None,
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
) -> None:
    """Make index, readings and links anew from the originals; texts, judgements and custody stay as they are.

    Say the same --codebook and --max-chars as when adding; --map and --encoding are remembered. If it is interrupted,
    run it again.

    Example: `onrecord rebuild --record damaged.db --into border.db`
    """
    from onrecord.engines import Engine

    options = arg.options(
        encoding, columns, max_chars, pipeline, codebook, max_seconds=max_seconds, max_memory=max_memory, ocr=ocr
    )
    lost: tuple[str, ...] = ()
    if into is not None:
        with api.open(record) as damaged:
            lost = damaged.salvage(into)
    where = Engine(arg.engine(engine, address), workers, address)
    count = _rebuilt(record if into is None else str(into), options, who, where, shown)
    for what in lost:
        say(f"Could not be read: {what}.")
    say(f"Rebuilt: {count} documents{f' in {into}; {record} was left as it is' if into else ''}.")
    if lost:
        say(f"See what is missing with: onrecord verify --record {into}")
        raise typer.Exit(1)


def _rebuilt(record: str, options: Options, who: str | None, where: "Engine", shown: Form) -> int:
    """Rebuild, say what was left as it was, and return how many documents were made anew."""
    count = 0

    def count_one(_: object) -> None:
        nonlocal count
        count += 1

    with api.open(record) as opened, progress(len(opened.sources()), shown, by_documents=True) as gauge:
        left = opened.rebuild(
            options,
            who=who,
            workers=where.workers,
            engine=where.name,
            address=where.address,
            watch=gauge,
            each=count_one,
        )
    for item in left:
        say(f"{item.path} was left as it was: {item.message}")
    return count
