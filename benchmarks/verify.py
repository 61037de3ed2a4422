"""How fast a record is verified: ``python -m benchmarks.verify [--megabytes N] [--documents N]``.

Makes a record of files of random bytes and of documents of made words, and verifies it: the file as a whole, every
original and text against what the custody log commits to, and the log itself. Prints megabytes (1,000,000 bytes of
originals and texts) for each second that this process worked, on one core; the best of three.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.clocks import seconds
from onrecord.model import Document, Original, Part, Passage, Reading, Span, content_id
from onrecord.record import open_reader, open_record, verify

MEGABYTES, DOCUMENTS, FILE = 400, 2_000, 2_000_000
"""Bytes of files (pictures, scans) and number of articles beside them; bytes of one file."""


def main(arguments: Sequence[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.verify", description=__doc__)
    parser.add_argument("--megabytes", type=int, default=MEGABYTES)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.db"
        size = make(path, chosen.megabytes * 1_000_000 // FILE, chosen.documents)
        best = float("inf")
        with open_reader(path) as reader:
            for _ in range(3):
                spent, found = seconds(lambda: verify(reader))
                best = min(best, spent)
    print(found.sentence())
    print(f"verify: {size / 1e6:,.0f} MB in {best:.2f} s of processor time: {size / 1e6 / best:,.0f} MB/s")
    return 0 if found.ok else 1


def make(path: Path, files: int, documents: int) -> int:
    """Make the record; return the bytes of originals and texts in it."""
    draw = random.Random(7)  # noqa: S311 - made data
    size = 0
    with open_record(path, create=True) as store:
        when = datetime.now(UTC)
        for number in range(files):
            content = draw.randbytes(FILE)
            size += len(content)
            store.keep(Original(content_id(content), f"{number}.jpg", content), who="a benchmark", when=when)
        for number in range(documents):
            text = " ".join(draw.choice(WORDS) for _ in range(800)) + f" {number}."
            size += 2 * len(text)
            kept = Original(content_id(text.encode()), f"{number}.txt", text.encode())
            store.keep(kept, who="a benchmark", when=when)
            whole = Span(0, len(text))
            reading = Reading(kept.id, "v1", parts=(Part("p1", whole),), passages=(Passage("g1", whole, "body", "p1"),))
            document = Document(kept.id, kept.path, kept.path, "text/plain", text)
            store.add(document, reading, who="a benchmark", when=when)
    return size


WORDS = ("the", "river", "authority", "said", "on", "Friday", "that", "no", "bridge", "was", "closed", "engineers")

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
