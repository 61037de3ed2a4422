"""The layers of linking, in order: what each keeps of a document, and how it links anew what changed."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, Protocol

from onrecord.linking import copies, entities, happenings
from onrecord.linking.index import Index, Slips
from onrecord.model import Layer, Link, Reading, Relinked, Slip


class Slipping(Protocol):
    """What makes slips of one document: a pure function of its reading, syntax aside, and its text."""

    def __call__(self, document: str, reading: Reading, text: str, /) -> tuple[Slip, ...]:
        """Return the slips of a document."""


class Relinking(Protocol):
    """What links anew; the index is up to date, and ``changed`` are the slips that came or went."""

    def __call__(self, index: Index, changed: Iterable[Slip], /) -> Relinked:
        """Return what is touched, with its links."""


class LayerOf(NamedTuple):
    """The two functions of a layer."""

    slips: Slipping
    relink: Relinking


LAYERS: Mapping[Layer, LayerOf] = {
    "entity": LayerOf(entities.slips, entities.relink),
    "part": LayerOf(copies.slips, copies.relink),
    "event": LayerOf(happenings.slips, happenings.relink),
}


def slips_of(document: str, reading: Reading, text: str) -> tuple[Slip, ...]:
    """Return what linking keeps of one document, of all layers."""
    return tuple(slip for layer in LAYERS.values() for slip in layer.slips(document, reading, text))


def link(readings: Iterable[tuple[str, Reading]], text_of: Callable[[str], str]) -> tuple[Link, ...]:
    """Propose all links between documents at once, in memory; the order of the readings does not matter.

    ``text_of`` gives the text of a document by its id.
    """
    slips = [slip for document, reading in readings for slip in slips_of(document, reading, text_of(document))]
    index = Slips(slips)
    return tuple(
        link
        for name, layer in LAYERS.items()
        for link in layer.relink(index, [slip for slip in slips if slip.layer == name]).links
    )
