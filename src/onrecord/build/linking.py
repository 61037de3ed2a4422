"""Readings linked with each other: what came and went since a record was linked."""

from collections.abc import Collection
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.build.custody import Custody
from onrecord.build.versions import linking_version
from onrecord.build.watching import Watch
from onrecord.linking import LAYERS, accord, relink_aliases, slips_of

if TYPE_CHECKING:  # the store is handed in
    from onrecord.record.erasing import Erased
    from onrecord.record.store import Store

_LOT = 100
"""Documents whose slips are made and kept at a time."""


def link_record(store: "Store", watch: Watch | None = None) -> None:
    """Link what came and went since the record was linked; all of it, if another version of linking did.

    Layer by layer, a lot of documents at a time; an interrupted run goes on where it was. ``watch`` is told after each
    lot how far it is.
    """
    store.begin_linking(linking_version())
    unslipped = iter(store.unslipped())
    while lot := tuple(islice(unslipped, _LOT)):
        store.put_slips({document: slips_of(store.document(document), store.reading(document)) for document in lot})
    total, done = store.waiting() if watch else 0, 0
    for name, layer in LAYERS.items():
        while lot_size := store.relink(name, layer.relink):
            done += lot_size
            if watch:
                watch.linked(min(done // len(LAYERS), total), total)
    store.relink_aliases(relink_aliases)
    store.list_anew()
    store.compare(accord)


def erase(store: "Store", documents: Collection[str], *, why: str, custody: Custody) -> "Erased":
    """Erase documents by their ids and link anew what hung on them; see ``record.erasing``."""
    link_record(store)
    relinks = {name: layer.relink for name, layer in LAYERS.items()}
    erased = store.erase(documents, relinks, why=why, who=custody.who, when=custody.clock())
    store.relink_aliases(relink_aliases)
    store.compare(accord)
    return erased
