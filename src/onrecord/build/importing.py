"""Another record's bundle into a record: originals read anew, labels, source register, other names, judgements."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from onrecord.build.adding import Read, put_in
from onrecord.build.again import found_in, most_alike
from onrecord.build.custody import Custody
from onrecord.build.piles import stage_with_slips
from onrecord.build.versions import linking_version, reader_version
from onrecord.build.watching import Nobody, Watch
from onrecord.engines import Engine
from onrecord.ingest import Apart, read_again
from onrecord.model import Alias, Document, Options, Original, Problem, Registered
from onrecord.record.query_aliases import alias_key, aliases
from onrecord.record.query_sources import source_key, source_register

if TYPE_CHECKING:  # the store and the bundle are handed in
    from onrecord.exports.bundled import Bundle
    from onrecord.record.adding import Added
    from onrecord.record.store import Store

Entry = TypeVar("Entry", Registered, Alias)


def import_bundle(
    store: "Store", bundle: "Bundle", options: Options, custody: Custody, *, engine: Engine, watch: Watch | None = None
) -> Iterator["Added | Problem"]:
    """Take in the documents of a verified bundle, read anew from its originals; yields what became of each.

    Nothing is in the record for a moment that is not labelled as it was there. A document that the bundle does not
    list, erased there for instance, is not taken out of the original in which it lies. What is known already changes
    nothing; an interrupted run can be repeated.
    """
    store.begin_linking(linking_version())
    for way in bundle.taken_in(options):
        store.note_way(way.encoding, way.columns, way.ocr)

    def add(item: Read) -> "Added":
        document, (reading, slips) = item
        when, purpose = custody.clock(), bundle.purposes.get(document.id)
        return store.add(document, reading, who=custody.who, when=when, purpose=purpose, slips=slips)

    items: Iterator[Read | Original | Problem]
    items = engine.run(stage_with_slips(options), _unread(store, bundle, options))
    yield from put_in(store, items, custody, add, watch or Nobody())


def label_as_there(store: "Store", bundle: "Bundle", custody: Custody) -> int:
    """Label documents and people as they are labelled there, before they come; return how many labels changed.

    A label never becomes laxer than it is here.
    """
    from onrecord.record.labelling import Labelling

    changed = 0
    for one in bundle.labels:
        why = f"{one.reason} (labelled by {one.who}, {one.at[:10]}, in the record of the bundle)"
        labelling = Labelling(one.label, why.strip(), one.purpose, custody.who, custody.clock())
        changed += store.label_as_there(one.subject, labelling)
    return changed


def know_as_there(store: "Store", bundle: "Bundle", custody: Custody) -> tuple[int, int]:
    """Take in source register and other names; return how many entries of each say something new.

    Of two entries on one name the later one holds, whoever made it.
    """
    register = _later(bundle.register, source_register(store.reader), lambda one: source_key(one.name))
    names = _later(bundle.aliases, aliases(store.reader), alias_key)
    return (
        store.register(register, who=custody.who, when=custody.clock()),
        store.name_alike(names, who=custody.who, when=custody.clock()),
    )


def _later(theirs: Iterable[Entry], ours: Iterable[Entry], key: Callable[[Entry], object]) -> Iterator[Entry]:
    held = {key(one): one.date for one in ours}
    return (one for one in theirs if one.date > held.get(key(one), ""))


def _unread(store: "Store", bundle: "Bundle", options: Options) -> Iterator[Original | Document | Problem | Read]:
    """Yield each original and the documents of the bundle that lie in it; those that are known with their readings."""
    version, waiting = reader_version(options), dict(bundle.documents)
    ways = bundle.taken_in(options)
    with Apart() as apart:
        for original in bundle.originals():
            yield original
            for id_, found in found_in(original, ways, apart).items():
                held = waiting.pop(id_, None)
                if held is not None:
                    document = _as_there(held, found)
                    reading = store.known(document, version)
                    yield document if reading is None else (document, (reading, None))
    for held in waiting.values():
        message = "It was not found again in the originals of the bundle, and was left out. Ask for the file itself."
        yield Problem("not-imported", message, path=held.path)


def _as_there(held: Document, found: Iterable[Document]) -> Document:
    """Return a document with what came along there; where no way of reading gives the text that it had, as read now."""
    again = [read_again(held, one) for one in found]
    return most_alike(held, again) or again[0]
