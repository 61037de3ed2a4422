"""What can be made anew of a record, made anew from its originals."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.build.again import found_in, most_alike
from onrecord.build.custody import Custody
from onrecord.build.linking import link_record
from onrecord.build.piles import stage
from onrecord.build.versions import reader_version
from onrecord.build.watching import Nobody, Watch
from onrecord.engines import Engine
from onrecord.ingest import Apart, read_again
from onrecord.model import Document, OnrecordError, Options, Problem

if TYPE_CHECKING:  # the store is handed in
    from onrecord.record.store import Store


def rebuild(
    store: "Store", options: Options, custody: Custody, *, engine: Engine, watch: Watch | None = None
) -> Iterator[Document | Problem]:
    """Make index, readings, slips and links anew from the originals; yields each document that was read anew.

    Texts, judgements, originals and custody stay. A document whose text is another one when it is read now is left as
    it was, and a problem says why; one that has no reading is read from its text then. An interrupted run does no harm
    and can be repeated.
    """
    watch = watch or Nobody()
    store.begin_rebuilding()
    read, left = 0, 0
    for item in engine.run(stage(options), _read_again(store, options)):
        if isinstance(item, tuple):
            document, reading = item
            store.rebuild(document, reading)
            read += 1
            watch.was_read(document)
            yield document
        else:
            left += 1
            yield item
    facts: Mapping[str, str | int | None] = {"documents": read, "left": left, "reader": reader_version(options)}
    store.end_rebuilding(facts, who=custody.who, when=custody.clock())
    watch.links()
    link_record(store, watch)


def _read_again(store: "Store", options: Options) -> Iterator[Document | Problem]:
    """Yield the documents of the record as their originals give them now."""
    waiting = dict.fromkeys(store.document_ids())
    told = (replace(options, encoding=encoding, columns=columns, ocr=ocr) for encoding, columns, ocr in store.ways())
    ways = [options, *told]
    with Apart() as apart:
        for original in store.original_ids():
            held = store.lying_in(original)
            found, why = _found_in(store, original, dict.fromkeys(ways), apart) if held else ({}, "")
            for document in held:
                waiting.pop(document, None)
                yield _again(store, document, found.get(document, ()), why)
    for document in waiting:
        yield _again(store, document, (), "The file that it lay in is not in the record. Add it again.")


def _found_in(
    store: "Store", original: str, ways: Iterable[Options], apart: Apart
) -> tuple[Mapping[str, list[Document]], str]:
    """Return the documents of an original, as ``found_in`` does; beside them, why there are none if it is damaged."""
    try:
        return found_in(store.original(original), ways, apart), ""
    except OnrecordError as error:
        return {}, str(error)


def _again(store: "Store", document: str, found: Iterable[Document], why: str) -> Document | Problem:
    """Return a document as it is read now, with what people gave along; what cannot be read again as it is held."""
    held = store.document(document)
    again = [read_again(held, one) for one in found]
    if (same := most_alike(held, again)) is not None:
        return same
    if store.reader_version(document) is None:
        return held
    if again:
        why = "Its text is read otherwise now. To have it read so, add the file again."
    return Problem("not-rebuilt", why or "It was not found again in the file that it lay in.", path=held.path)
