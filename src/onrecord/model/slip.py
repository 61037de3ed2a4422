"""What linking keeps of one item of one document: a document more need not be compared with the texts of all."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.link import Link, Occurrence

Layer = Literal["entity", "part", "event"]
"""What is linked: named entities; parts of documents, for copies; events."""


@dataclass(frozen=True, slots=True)
class Slip:
    """An item as one layer of linking sees it; a pure function of the reading and the text of its document.

    Slips of one ``node`` (the key of a name, say) are linked as one; an item that is like no other is its own node.
    ``keys`` are the numbers under which nodes meet, 0 to 2**63 - 1. ``body`` is JSON that the layer alone understands.
    """

    layer: Layer
    at: Occurrence
    node: str
    keys: frozenset[int]
    body: str


@dataclass(frozen=True, slots=True)
class Relinked:
    """What a change of some slips does to the links of a layer.

    ``links`` take the place of all links of the layer that hang on something ``touched``.
    """

    touched: frozenset[str]
    links: tuple[Link, ...]
