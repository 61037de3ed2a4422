"""Taking in what somebody else decided, or their whole record as a bundle."""

import os
from pathlib import Path
from typing import Annotated

import typer

from onrecord import api
from onrecord.cli import arguments as arg
from onrecord.cli.adding import Who
from onrecord.cli.arguments import known_head
from onrecord.cli.printing import say
from onrecord.cli.progress import progress


def take_in(  # noqa: PLR0913 - one parameter for each option of the command
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="Judgements as JSON lines, or an evidence bundle.")
    ],
    *,
    record: arg.RecordPath = arg.DEFAULT_RECORD,
    who: Who = None,
    judgements_only: Annotated[
        bool, typer.Option("--judgements-only", help="Of a bundle, take in what people decided and nothing else.")
    ] = False,
    head: arg.HeadDigits = None,
    length: arg.HeadLength = None,
    workers: arg.Workers = None,
    engine: arg.EngineChoice = "cores",
    address: arg.Address = None,
    shown: arg.ProgressForm = "auto",
) -> None:
    """Take in judgements of somebody else, or the whole bundle of another record; what is known changes nothing.

    Of a bundle (`onrecord export --format bundle`) come the originals, read anew, with what was said of them, labels,
    source register, other names and judgements. It is verified first; one that was changed is refused. Of two
    judgements on one thing the later one holds; a label never becomes laxer. A record is made where there is none.

    Example: `onrecord import judgements.jsonl --as "R. Lind"`, `onrecord import handed-over/bundle.zip`
    """
    from onrecord.exports.bundles import is_bundle

    whole = not judgements_only and is_bundle(file)
    where, known = arg.engine(engine, address), known_head(head, length)
    if whole and not os.path.lexists(record) and (found := api.verify_bundle(file, known).findings):
        raise arg.MisuseError(f"{file} is not as it was written; no record was made. {found[0].message}")
    with api.open(record, create=whole) as opened:
        if whole:
            with progress(file.stat().st_size, shown) as gauge:
                imported = opened.import_bundle(
                    file, known=known, who=who, workers=workers, engine=where, address=address, watch=gauge
                )
            for problem in imported.left:
                say(f"{problem.path or '-'}: {problem.kind}: {problem.message}")
            told = f"{imported.sentence()} Of all judgements"
        else:
            told = f"Took in {opened.import_judgements(file, who=who)} judgements."
        lost, against = len(opened.judgements("orphaned")), len(opened.judgements("contradictory"))
    say(f"{told} {lost} are orphaned, {against} contradict one another; see: onrecord judgements")
