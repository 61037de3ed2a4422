"""How long questions to a large record take: ``python -m benchmarks.questions FILE [--times 9] [--only NAME ...]``.

FILE is a record as ``benchmarks.desk_pile`` makes it. Each question is put several times, of other people, words and
places of the lists each time; printed are the median and the 95th percentile in milliseconds that this process worked,
with the record open, as a desk holds it.
"""

import argparse
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import quantiles

import onrecord
from benchmarks.clocks import seconds
from onrecord.api.record import Record
from onrecord.views.cases import Asked
from onrecord.views.values import Wanted

TIMES, SEED = 9, 11


class Putting:
    """Questions with something else asked each time; what may be asked is looked up once."""

    def __init__(self, record: Record, path: Path) -> None:
        """Look up what may be asked for."""
        from onrecord.record import open_reader

        self._record = record
        self._draw = random.Random(SEED)  # noqa: S311 - nothing secret
        with open_reader(path) as reader:
            self._documents = [row[0] for row in reader.rows("SELECT id FROM documents ORDER BY id LIMIT 500")]
            self._names = [
                row[0]
                for row in reader.rows(
                    "SELECT name FROM entities WHERE named AND kind = 'person' GROUP BY name"
                    " ORDER BY count(*) DESC LIMIT 200"
                )
            ]
            self._events = [
                row[0]
                for row in reader.rows(
                    "SELECT canonical FROM events GROUP BY canonical HAVING count(*) > 1 ORDER BY canonical LIMIT 500"
                )
            ]
            self._speakers = [
                row[0]
                for row in reader.rows(
                    "SELECT e.canonical FROM entities AS e JOIN statement_entities AS x ON x.document = e.document"
                    " AND x.entity = e.position AND x.role = 'speaker' GROUP BY e.canonical"
                    " ORDER BY count(*) DESC LIMIT 200"
                )
            ]
            self._after: list[str | None] = [None]

    def _wanted(self) -> Wanted:
        """Return filters as a person clicks them together."""
        draw = self._draw
        ways = (
            Wanted(manner=("direct",)),
            Wanted(speaker=(draw.choice(self._speakers),)),
            Wanted(outlet=(f"Outlet {draw.randrange(40)}",), own_voice=True),
            Wanted(event=("killing", "arrest"), stance=("accuse",)),
            Wanted(since=f"20{draw.randint(16, 21)}-05", until="2022-02-10", counted=("people",)),
            Wanted(happened_since=f"20{draw.randint(16, 22)}-03-04"),
            Wanted(words=draw.choice(self._names)),
            Wanted(depth=(2,), tier=("speech",)),
        )
        return draw.choice(ways)

    def _page(self, wanted: Wanted) -> None:
        """Put a page of statements, the one behind the last one put."""
        stretch = self._record.listed(wanted, after=self._after[0])
        self._after[0] = stretch.after

    def _first(self, wanted: Wanted) -> None:
        self._record.listed(wanted)

    def questions(self) -> Mapping[str, Callable[[], object]]:
        """Return the questions by their names."""
        record, draw = self._record, self._draw
        return {
            "statements, page 1": lambda: self._first(Wanted()),
            "statements, next page": lambda: self._page(Wanted()),
            "statements, filtered": lambda: self._first(self._wanted()),
            "facets, everything": lambda: record.tallied(Wanted(own_voice=True)),
            "facets, filtered": lambda: record.tallied(self._wanted()),
            "document": lambda: record.show(draw.choice(self._documents)),
            "who": lambda: record.who(draw.choice(self._names), 20),
            "event dossier": lambda: record.event(draw.choice(self._events)),
            "origins of an event": lambda: record.origins(draw.choice(self._events)),
            "occasions": lambda: record.occasions(limit=20),
            "disputes": lambda: record.disputes(limit=20),
            "timeline": lambda: record.timeline(Wanted(limit=100)),
            "cases": lambda: record.cases(Asked(events=("arrest",), limit=50)),
            "people, page": lambda: record.voices_listed(kinds=("person",)),
            "documents, page": record.sources_listed,
            "problems, page": record.problems_listed,
            "voices, all": lambda: record.voices(50),
            "sources, all": record.sources,
            "problems, all": record.problems,
            "queue": lambda: record.queue(20),
            "search": lambda: record.search(draw.choice(self._names)),
        }


def main(arguments: Sequence[str]) -> int:
    """Print median and 95th percentile of each question."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.questions", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--only", nargs="*", default=[])
    chosen = parser.parse_args(arguments)
    with onrecord.open(chosen.file) as record:
        for name, put in Putting(record, chosen.file).questions().items():
            if chosen.only and not any(word in name for word in chosen.only):
                continue
            put()  # what is loaded at the first question is loaded
            spent = [1000 * seconds(put)[0] for _ in range(chosen.times)]
            cuts = quantiles(spent, n=20, method="inclusive")
            print(f"{name:24} {cuts[9]:9,.1f} ms  p95 {cuts[18]:9,.1f} ms", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
