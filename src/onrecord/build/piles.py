"""A pile of documents through the stage that reads them, on an engine."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from onrecord.build.reading import read
from onrecord.build.versions import reader_version
from onrecord.build.watching import Nobody, Watch
from onrecord.engines import Engine, Stage, reading_alone
from onrecord.ingest import take_in
from onrecord.linking import slips_of
from onrecord.model import Document, Options, Original, Problem, Reading, Slip

Slipped = tuple[Reading, tuple[Slip, ...] | None]
"""A reading with what linking keeps of it; None where the record has both."""


def read_pile(
    paths: Iterable[Path], options: Options, *, engine: Engine, watch: Watch | None = None
) -> Iterator[tuple[Document, Reading] | Problem]:
    """Read files, folders and archives in order; problems of the pile stand between the documents."""
    watch = watch or Nobody()
    items: Iterator[tuple[Document, Reading] | Original | Problem]
    items = engine.run(stage(options), take_in(paths, options))
    for item in items:
        if isinstance(item, Original):
            watch.took_in(item)
            continue
        if not isinstance(item, Problem):
            watch.was_read(item[0])
        yield item


def stage(options: Options) -> Stage[Reading]:
    """Return the stage that reads documents, ready to be handed to an engine."""
    version = partial(reader_version, options)
    return Stage(partial(read, options=options), reading_alone, version(), options.bounds, version)


def stage_with_slips(options: Options) -> Stage[Slipped]:
    """Return the stage that reads documents and makes their slips."""
    version = partial(reader_version, options)
    return Stage(partial(_read_with_slips, options=options), _without_slips, version(), options.bounds, version)


def _read_with_slips(document: Document, options: Options) -> Slipped:
    reading = read(document, options)
    return reading, slips_of(document, reading)


def _without_slips(reading: Reading) -> Slipped:
    return reading, ()
