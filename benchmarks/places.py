"""What the way back to the original costs: bytes in the record, time to look a statement up.

Run as ``python -m benchmarks.places RECORD``; processor time, one process.
"""

import sys
import time
from pathlib import Path

from onrecord.api.record import open as open_record
from onrecord.record.query_leaf import Leaf
from onrecord.record.reader import open_reader


def main(path: Path) -> None:
    """Print the size of the maps and the time of looking up all statements of a record."""
    with open_reader(path) as reader:
        size, maps, text = reader.rows(
            "SELECT coalesce(sum(length(blocks)), 0), count(*), (SELECT sum(length(text)) FROM documents) FROM maps"
        )[0]
        pages = reader.number("SELECT count(*) FROM documents")
        print(f"{maps} maps of {pages} documents: {size:,} bytes, {100 * size / max(1, text):.1f} % of the text")
        leaves = [Leaf(reader, row["number"]) for row in reader.rows("SELECT number FROM documents")]
        spans = [[statement.content for statement in leaf.statements.values()] for leaf in leaves]
        _ = [leaf.text for leaf in leaves]  # read before the clock runs
        start = time.process_time()
        for leaf, contents in zip(leaves, spans, strict=True):
            for content in contents:
                leaf.chart.whereabouts(content)
        spent = time.process_time() - start
    count = sum(map(len, spans))
    each = 1e6 * spent / max(1, count)
    print(f"{count:,} statements looked up in {spent:.2f} s: {each:.0f} µs each")
    with open_record(path) as record:
        start = time.process_time()
        rows = record.said()
        print(f"onrecord said, all {len(rows):,} statements: {time.process_time() - start:.2f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
