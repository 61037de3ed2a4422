"""Documents that are being read, and what stands between them: handed out ahead, taken back in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from onrecord.engines.stage import Read
from onrecord.model import Document

Other = TypeVar("Other")
"""What stands between the documents of a stream: it is passed on as it is, in its place."""

AHEAD: Final = 8
"""Documents in flight for each worker: enough to keep it busy, few enough to bound memory."""

_BETWEEN: Final = 8
"""So many things wait for each document in flight at most; a long run of what is not read bounds memory too."""


@dataclass(frozen=True, slots=True)
class _Handed(Generic[Read]):
    document: Document
    result: Callable[[], Read]


def in_order(
    items: Iterable[Document | Other], hand: Callable[[Document], Callable[[], Read]], ahead: int
) -> Iterator[tuple[Document, Read] | Other]:
    """Yield each document with what is read of it, and all else as it is, in the order of ``items``.

    ``hand`` gives a document to a worker and returns what waits for its result. At most ``ahead`` are being read at a
    time: no more is taken from ``items`` before the first of them is done.
    """
    waiting: deque[_Handed[Read] | Other] = deque()
    reading = 0
    for item in items:
        if isinstance(item, Document):
            waiting.append(_Handed(item, hand(item)))
            reading += 1
        else:
            waiting.append(item)
        while waiting and (reading >= ahead or len(waiting) > ahead * _BETWEEN or not isinstance(waiting[0], _Handed)):
            first = waiting.popleft()
            reading -= isinstance(first, _Handed)
            yield _taken(first)
    for first in waiting:
        yield _taken(first)


def _taken(item: "_Handed[Read] | Other") -> tuple[Document, Read] | Other:
    return (item.document, item.result()) if isinstance(item, _Handed) else item
