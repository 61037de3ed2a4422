"""Originals and readings into a record, with what linking needs of them."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.build.custody import Custody
from onrecord.build.linking import link_record
from onrecord.build.piles import Slipped, stage_with_slips
from onrecord.build.versions import linking_version, reader_version
from onrecord.build.watching import Nobody, Watch
from onrecord.engines import Engine
from onrecord.ingest import take_in
from onrecord.model import Document, Handed, Options, Original, Problem

if TYPE_CHECKING:  # the store is handed in; reading without a record does not load the database's library
    from onrecord.record.adding import Added
    from onrecord.record.store import Store

Read = tuple[Document, Slipped]


def add_pile(
    store: "Store",
    paths: Iterable[Path | Handed],
    options: Options,
    custody: Custody,
    *,
    engine: Engine,
    watch: Watch | None = None,
) -> Iterator["Added | Problem"]:
    """Keep originals, read and add documents, and link what is new; yields what became of each document.

    A document that was read by this version of the reader is not read again: a run that was interrupted goes on where
    it was.
    """
    store.begin_linking(linking_version())
    store.note_way(options.encoding, options.columns, options.ocr)
    items: Iterator[Read | Original | Problem]
    items = engine.run(stage_with_slips(options), _unread(store, paths, options))
    yield from put_in(store, items, custody, lambda item: _add(store, item, custody), watch or Nobody())


def put_in(
    store: "Store",
    items: Iterable[Read | Original | Problem],
    custody: Custody,
    add: Callable[[Read], "Added"],
    watch: Watch,
) -> Iterator["Added | Problem"]:
    """Keep originals and problems as they come, ``add`` what was read, then link what is new."""
    for item in items:
        if isinstance(item, Original):
            watch.took_in(item)
            store.keep(item, who=custody.who, when=custody.clock())
        elif isinstance(item, Problem):
            store.note_problems([item])
            yield item
        else:
            yield add(item)
            watch.was_read(item[0])
    watch.links()
    link_record(store, watch)


def _unread(
    store: "Store", paths: Iterable[Path | Handed], options: Options
) -> Iterator[Original | Document | Problem | Read]:
    """Yield what is taken in; a document that the record has a reading of by this version, with that reading."""
    version = reader_version(options)
    for item in take_in(paths, options):
        reading = store.known(item, version) if isinstance(item, Document) else None
        yield item if reading is None or not isinstance(item, Document) else (item, (reading, None))


def _add(store: "Store", item: Read, custody: Custody) -> "Added":
    document, (reading, slips) = item
    return store.add(
        document,
        reading,
        who=custody.who,
        when=custody.clock(),
        purpose=custody.purpose,
        label=custody.label,
        why=custody.why,
        slips=slips,
    )
