"""How long each screen of the desk takes: ``python -m benchmarks.desk FILE [--times 9] [--only NAME ...] [--files]``.

FILE is a record as ``benchmarks.desk_pile`` makes it. Each screen is asked of the application itself, several times,
with something else asked for each time, and each time with nothing held that was worked out before: as the first page
behind a judgement. Printed are the median and the 95th percentile in milliseconds that this process worked, and the
kilobytes of the largest page. With ``--files`` the record is also taken as CSV and as JSON: seconds, megabytes, and by
how much the memory of this process grew.
"""

import argparse
import random
import re
import resource
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import quantiles
from urllib.parse import unquote, urlencode

from starlette.testclient import TestClient

from benchmarks.clocks import seconds
from onrecord.desk.application import make_desk
from onrecord.desk.desk import Memory
from onrecord.desk.guard import Door
from onrecord.desk.sessions import Sessions
from onrecord.record import open_reader

TIMES, SEED = 9, 11
_NEXT = re.compile(r'rel="next" href="[^"]*[?&](?:amp;)?after=([^"&]*)"')
HERE = "http://127.0.0.1:7373"
_FILES = ("/record.csv", "/record.json")


class Sitting:
    """Somebody at a desk, who asks for something else each time."""

    def __init__(self, record: Path) -> None:
        """Open the desk, and look up what may be asked for."""
        sessions = Sessions("A. Reader", None)
        self.app = make_desk(record, Door("127.0.0.1", 7373), sessions)
        self.client = TestClient(self.app, base_url=HERE, follow_redirects=False)
        self.client.get(f"/?token={sessions.token}")
        self._draw = random.Random(SEED)  # noqa: S311 - nothing secret
        with open_reader(record) as reader:

            def column(sql: str) -> list[str]:
                return [str(row[0]) for row in reader.rows(sql)]

            self._documents = column("SELECT id FROM documents ORDER BY id LIMIT 500")
            self._statements = column("SELECT id FROM statements ORDER BY id LIMIT 500")
            self._people = column(
                "SELECT canonical FROM listed_entities WHERE named AND kind = 'person' ORDER BY said DESC LIMIT 200"
            )
            self._names = column(
                "SELECT name FROM listed_entities WHERE named AND kind = 'person' ORDER BY said DESC LIMIT 200"
            )
            self._events = column(
                "SELECT canonical FROM events GROUP BY canonical HAVING count(*) > 1 ORDER BY canonical LIMIT 500"
            )
        self._next: dict[str, str] = {}

    def get(self, address: str) -> bytes:
        """Return a page, asked for with nothing held that was worked out before."""
        self.app.state.desk.memory = Memory()
        answer = self.client.get(address)
        if answer.status_code not in (200, 303):
            raise SystemExit(f"{address} answered {answer.status_code}")
        return answer.content

    def screens(self) -> Mapping[str, Callable[[], str]]:
        """Return what is asked for of each screen, by its name."""
        draw = self._draw
        return {
            "record": lambda: "/record",
            "record, filtered": lambda: _address("/record", self._filters()),
            "record, words": lambda: _address("/record", [("q", draw.choice(self._names))]),
            "document": lambda: f"/document/{draw.choice(self._documents)}",
            "statement": lambda: f"/statement/{draw.choice(self._statements)}",
            "documents": lambda: _address("/documents", [("after", str(draw.randrange(300)))]),
            "people": lambda: _address("/people", [("kind", draw.choice(("", "person", "organisation")))]),
            "people, a name": lambda: _address("/people", [("q", draw.choice(self._names))]),
            "cases": lambda: _address("/cases", [("after", self._following("/cases"))]),
            "cases of a type": lambda: _address("/cases", [("event", draw.choice(("killing", "arrest")))]),
            "case": lambda: _address("/cases", [("of", draw.choice(self._people))]),
            "people, unnamed": lambda: _address("/people", [("unnamed", "yes")]),
            "somebody": lambda: f"/people/{draw.choice(self._people)}",
            "events": lambda: _address("/events", [("least", draw.choice(("2", "1")))]),
            "events, a type": lambda: _address("/events", [("type", draw.choice(("killing", "arrest", "protest")))]),
            "event": lambda: f"/events/{draw.choice(self._events)}",
            "origins": lambda: "/origins",
            "origins, words": lambda: _address("/origins", [("q", draw.choice(self._names))]),
            "origins of an event": lambda: f"/origins/{draw.choice(self._events)}",
            "timeline": lambda: "/timeline",
            "timeline, from a year": lambda: _address("/timeline", [("since", f"20{draw.randint(16, 22)}")]),
            "review": lambda: "/review",
            "review, possible links": lambda: self._turn("possible-link"),
            "review, doubtful": lambda: self._turn("low-score"),
            "problems": lambda: "/problems",
            "problems, a kind": lambda: "/problems?kind=unresolved-speaker",
            "register": lambda: "/register",
            "report": lambda: "/report",
        }

    def _following(self, address: str) -> str:
        """Return where the page behind the last one of a list begins; from the first one on."""
        page = self.client.get(_address(address, [("after", self._next.get(address, ""))])).text
        found = _NEXT.search(page)
        self._next[address] = unquote(found[1]) if found else ""
        return self._next[address]

    def _turn(self, concern: str) -> str:
        return _address("/review", [("concern", concern), ("at", str(self._draw.randrange(200)))])

    def _filters(self) -> list[tuple[str, str]]:
        """Return facets as a person clicks them together."""
        draw = self._draw
        ways: tuple[list[tuple[str, str]], ...] = (
            [("manner", "direct")],
            [("speaker", draw.choice(self._people))],
            [("outlet", f"Outlet {draw.randrange(40)}"), ("depth", "1")],
            [("event", "killing"), ("stance", "accuse")],
            [("date", f"20{draw.randint(16, 21)}-05/2022-02"), ("counted", "people")],
            [("happened", f"20{draw.randint(16, 22)}-03")],
            [("about", draw.choice(self._people))],
            [("depth", "2"), ("stance", "deny")],
        )
        return draw.choice(ways)


def _address(path: str, pairs: Sequence[tuple[str, str]]) -> str:
    return f"{path}?{urlencode([pair for pair in pairs if pair[1]])}"


def _measured(sitting: Sitting, times: int, only: Sequence[str]) -> Iterator[tuple[str, float, float, int]]:
    """Yield each screen with median and 95th percentile in milliseconds, and the bytes of its largest page."""
    for name, asked in sitting.screens().items():
        if only and not any(word in name for word in only):
            continue
        sitting.get(asked())  # what is loaded at the first page is loaded
        spent, largest = [], 0
        for _ in range(times):
            address = asked()
            took, page = seconds(lambda: sitting.get(address))  # noqa: B023 - called at once
            spent.append(1000 * took)
            largest = max(largest, len(page))
        cuts = quantiles(spent, n=20, method="inclusive")
        yield name, cuts[9], cuts[18], largest


def _files(sitting: Sitting) -> Iterator[str]:
    """Yield what it costs to take all statements as files."""
    for address in _FILES:
        before, size = _peak(), 0

        def take() -> int:
            with sitting.client.stream("GET", address) as answer:  # noqa: B023 - called at once
                return sum(map(len, answer.iter_bytes()))

        took, size = seconds(take)
        yield f"{address:24} {took:9,.1f} s   {size / 2**20:9,.0f} MB   memory +{_peak() - before:,.0f} MB"


def _peak() -> float:
    """Return the most memory that this process had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(arguments: Sequence[str]) -> int:
    """Print a line for each screen."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--files", action="store_true")
    chosen = parser.parse_args(arguments)
    sitting = Sitting(chosen.file)
    for name, median, late, largest in _measured(sitting, chosen.times, chosen.only):
        print(f"{name:24} {median:9,.1f} ms  p95 {late:9,.1f} ms  {largest / 1024:6,.0f} kB", flush=True)
    print(f"memory {_peak():,.0f} MB", flush=True)
    for line in _files(sitting) if chosen.files else ():
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
