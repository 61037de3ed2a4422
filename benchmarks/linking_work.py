"""How much work a document more is for linking entities: ``python -m benchmarks.linking_work [N ...]``.

Made documents (``benchmarks.linking``) are linked in memory, a lot of 2,000 at a time as a record does it. Printed for
each N: what linking looked up and made for each of the last half of the documents, and the seconds that it worked.
Counts do not depend on the machine.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from benchmarks.clocks import seconds
from benchmarks.linking import Words, documents
from onrecord.linking.entities import relink, slips
from onrecord.linking.index import Slips
from onrecord.model import Layer, Slip

SIZES, LOT = (4_000, 8_000, 16_000), 2_000


class Counted(Slips):
    """An index that counts what is looked up."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.looked_up = Counter[str]()

    def slips(self, layer: Layer, node: str, first: int | None = None) -> tuple[Slip, ...]:
        """See ``Index``."""
        found = super().slips(layer, node, first)
        self.looked_up["slips"] += len(found)
        return found

    def sharing(self, layer: Layer, keys: Iterable[int], common: int | None = None) -> Counter[str]:
        """See ``Index``."""
        found = super().sharing(layer, keys, common)
        self.looked_up["names that meet"] += len(found)
        return found


def work(count: int) -> tuple[Counter[str], float]:
    """Return what was looked up and made for the last half of so many documents, and the seconds."""
    pile = documents(count, Words.of(count))
    index, spent = Counted(), 0.0
    before = Counter[str]()
    done = 0
    while lot := list(islice(pile, LOT)):
        held = [slip for document, reading in lot for slip in slips(document.id, reading, document.text)]
        index.add(held)
        if 2 * done == count:
            before, spent = index.looked_up.copy(), 0.0
        worked, linked = seconds(lambda held=held: relink(index, held))  # type: ignore[misc]
        spent += worked
        index.looked_up["links"] += len(linked.links)
        index.looked_up["names looked at anew"] += len(linked.touched)
        done += len(lot)
    return index.looked_up - before, spent


def main(arguments: Sequence[str]) -> int:
    """Print a line for each number of documents."""
    for count in map(int, arguments or map(str, SIZES)):
        looked_up, spent = work(count)
        half = count // 2
        told = ", ".join(f"{number / half:.1f} {what}" for what, number in sorted(looked_up.items()))
        print(f"{count:,} documents, for each of the last half: {told}; {1000 * spent / half:.2f} ms", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
