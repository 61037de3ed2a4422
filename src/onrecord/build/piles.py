"""A pile of documents through a stage: in order, what stands between them in its place."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from onrecord.build.reading import read
from onrecord.build.versions import reader_version
from onrecord.engines import Read, Stage, reading_alone, run_on_cores
from onrecord.ingest import take_in
from onrecord.linking import slips_of
from onrecord.model import Document, Options, Original, Problem, Reading, Slip

Slipped = tuple[Reading, tuple[Slip, ...]]
"""A reading with what linking keeps of it."""

Known = TypeVar("Known")


def read_pile(
    paths: Iterable[Path], options: Options, *, workers: int | None = None
) -> Iterator[tuple[Document, Reading] | Problem]:
    """Read files, folders and archives in order; problems of the pile stand between the documents."""
    for item in in_order(take_in(paths, options), stage(options), workers):
        if not isinstance(item, Original):
            yield item


def stage(options: Options) -> Stage[Reading]:
    """Return the stage that reads documents, ready to be handed to an engine."""
    return Stage(partial(read, options=options), reading_alone, reader_version(options), options.bounds)


def stage_with_slips(options: Options) -> Stage[Slipped]:
    """Return the stage that reads documents and makes their slips."""
    return Stage(partial(_read_with_slips, options=options), _without_slips, reader_version(options), options.bounds)


def _read_with_slips(document: Document, options: Options) -> Slipped:
    reading = read(document, options)
    return reading, slips_of(document, reading)


def _without_slips(reading: Reading) -> Slipped:
    return reading, ()


def in_order(
    taken: Iterable[Original | Document | Problem],
    reader: Stage[Read],
    workers: int | None,
    known: Callable[[Document], Known | None] = lambda _: None,
) -> Iterator[tuple[Document, Read | Known] | Problem | Original]:
    """Run the stage over the documents of a stream; what stands between them, and what is known, keeps its place."""
    between: deque[tuple[int, tuple[Document, Read | Known] | Original | Problem]] = deque()
    count = 0

    def unread() -> Iterator[Document]:
        nonlocal count
        for item in taken:
            if not isinstance(item, Document):
                between.append((count, item))
            elif (before := known(item)) is None:
                count += 1
                yield item
            else:
                between.append((count, (item, before)))

    for done, pair in enumerate(run_on_cores(reader, unread(), workers=workers)):
        while between and between[0][0] <= done:
            yield between.popleft()[1]
        yield pair
    yield from (item for _, item in between)
