"""The layers of linking, in order: what each keeps of a document, and how it links anew what changed."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from onrecord.linking import copies, entities, happenings
from onrecord.linking.index import Index, Slips
from onrecord.model import Document, Layer, Link, Reading, Relinked, Slip


class Slipping(Protocol):
    """What makes slips of one document: a pure function of the document and its reading, syntax aside."""

    def __call__(self, document: Document, reading: Reading, /) -> tuple[Slip, ...]:
        """Return the slips of a document."""


class Relinking(Protocol):
    """What links anew; the index is up to date, and ``changed`` are the slips that came or went."""

    def __call__(self, index: Index, changed: Iterable[Slip], /) -> Relinked:
        """Return what is touched, with its links."""


class LayerOf(NamedTuple):
    """The two functions of a layer."""

    slips: Slipping
    relink: Relinking


def _entities(document: Document, reading: Reading) -> tuple[Slip, ...]:
    return entities.slips(document.id, reading, document.text)


def _parts(document: Document, reading: Reading) -> tuple[Slip, ...]:
    told = {given.name: given.value for given in reversed(document.given)}
    whence = copies.Whence(
        language=document.language,
        url=told.get("url"),
        names=(document.id, document.source_id),
        translates=told.get("translation_of"),
    )
    return copies.slips(document.id, reading, document.text, whence)


def _events(document: Document, reading: Reading) -> tuple[Slip, ...]:
    return happenings.slips(document.id, reading, document.text)


LAYERS: Mapping[Layer, LayerOf] = {
    "entity": LayerOf(_entities, entities.relink),
    "part": LayerOf(_parts, copies.relink),
    "event": LayerOf(_events, happenings.relink),
}


def slips_of(document: Document, reading: Reading) -> tuple[Slip, ...]:
    """Return what linking keeps of one document, of all layers."""
    return tuple(slip for layer in LAYERS.values() for slip in layer.slips(document, reading))


def link(readings: Iterable[tuple[Document, Reading]]) -> tuple[Link, ...]:
    """Propose all links between documents at once, in memory; the order of the readings does not matter."""
    slips = [slip for document, reading in readings for slip in slips_of(document, reading)]
    index = Slips(slips)
    return tuple(
        link
        for name, layer in LAYERS.items()
        for link in layer.relink(index, [slip for slip in slips if slip.layer == name]).links
    )
