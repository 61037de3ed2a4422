"""Originals and readings into a record, with what linking needs of them."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.build.custody import Custody
from onrecord.build.linking import link_record
from onrecord.build.piles import in_order, stage_with_slips
from onrecord.build.versions import linking_version, reader_version
from onrecord.ingest import take_in
from onrecord.model import Document, Handed, Options, Original, Problem, Reading

if TYPE_CHECKING:  # the store is handed in; reading without a record does not load the database's library
    from onrecord.record.adding import Added
    from onrecord.record.store import Store


def add_pile(
    store: "Store", paths: Iterable[Path | Handed], options: Options, custody: Custody, *, workers: int | None = None
) -> Iterator["Added | Problem"]:
    """Keep originals, read and add documents, and link what is new; yields what became of each document.

    A document that was read by this version of the reader is not read again.
    """
    version = reader_version(options)
    store.begin_linking(linking_version())
    store.note_way(options.encoding, options.columns)

    def known(document: Document) -> tuple[Reading, None] | None:
        reading = store.known(document, version)
        return None if reading is None else (reading, None)

    for item in in_order(take_in(paths, options), stage_with_slips(options), workers, known):
        if isinstance(item, Original):
            store.keep(item, who=custody.who, when=custody.clock())
        elif isinstance(item, Problem):
            store.note_problems([item])
            yield item
        else:
            document, (reading, slips) = item
            added = store.add(
                document,
                reading,
                who=custody.who,
                when=custody.clock(),
                purpose=custody.purpose,
                label=custody.label,
                why=custody.why,
                slips=slips,
            )
            yield added
    link_record(store)
