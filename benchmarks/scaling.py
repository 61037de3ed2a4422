"""How linking grows with the pile: ``python -m benchmarks.scaling [--documents N ...] [--write FILE] [--keep FOLDER]``.

For each number of documents a record is made of readings as of news (``benchmarks.news_pile``; nothing is parsed), and
linked from nothing, layer by layer, a lot of documents at a time as ``onrecord add`` does it. Printed for each stage:
the seconds that this process worked, the most memory that it held meanwhile, and by how much the record's file grew;
then the exponent with which the seconds of each stage grow with the documents. Each number has a process of its own.
``--all`` also lists statements and compares claims, which is not linking. ``--write`` adds the figures to a JSON file,
each stage when it is done; with ``--keep FOLDER`` a run that was cut off goes on where it was.
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.clocks import seconds
from benchmarks.news_pile import Made, news
from onrecord.linking import LAYERS, accord, relink_aliases, slips_of
from onrecord.model import Original, Slip
from onrecord.record import open_record
from onrecord.record.adding import Capture, write_document
from onrecord.record.keeping import write_original
from onrecord.record.store import Store
from onrecord.record.writer import Writer

SIZES, LOT = (1_000, 3_000, 10_000), 500
_BETWEEN_LINES = 60.0
"""Seconds between two lines that say that a stage goes on."""
Row = dict[str, Any]
"""``documents``, ``stage``, ``seconds``, ``memory`` in MB, ``disk`` in MB."""


def measured(documents: int, *, everything: bool, folder: Path | None = None) -> Iterator[Row]:
    """Yield a row for each stage, for so many documents.

    With a ``folder`` the record stays there, with what was measured so far: a run that was cut off goes on from the
    lot where it was.
    """
    with tempfile.TemporaryDirectory() as beside:
        path = (folder or Path(beside)) / f"{documents}.db"
        with open_record(path, create=not path.exists()) as store:
            meter = _Meter(documents, path)
            yield from _written(meter, store, path, news(documents))
            for stage, work in _stages(store, everything=everything):
                yield meter.row(stage, work)
            slips, links = (store.reader.number(f"SELECT count(*) FROM {table}") for table in ("slips", "links"))  # noqa: S608 - ours
            yield {"documents": documents, "stage": "counted", "slips": slips, "links": links}


class _Meter:
    """Measures stages: what they work, hold and write; keeps it in a file beside the record, lot by lot."""

    def __init__(self, documents: int, path: Path) -> None:
        self._documents, self._path = documents, path
        self._file = path.with_suffix(".json")
        self._rows: dict[str, Row] = json.loads(self._file.read_text(encoding="utf-8")) if self._file.exists() else {}
        self._told = time.monotonic()

    def row(self, stage: str, work: Callable[[], int | None]) -> Row:
        """Return what a stage works, holds at most, and adds to the record; ``work`` returns 0 or None at its end."""
        _forget_peak()
        if self._rows.get(stage, {}).get("done"):
            return self.told(stage)
        size = self.size()
        while True:
            worked, more = seconds(work)
            grown = self.size()
            self.add(stage, worked, grown - size)
            size = grown
            if not more:
                return self.finish(stage)

    def add(self, stage: str, worked: float, disk: float) -> None:
        """Count a lot of a stage."""
        held = self._rows.setdefault(stage, {"seconds": 0.0, "memory": 0.0, "disk": 0.0})
        held["seconds"] += worked
        held["disk"] += disk
        held["memory"] = max(held["memory"], _peak())
        self._file.write_text(json.dumps(self._rows), encoding="utf-8")
        if time.monotonic() - self._told > _BETWEEN_LINES:
            self._told = time.monotonic()
            print(f"  {stage} goes on: {held['seconds']:.0f} s so far", file=sys.stderr, flush=True)

    def finish(self, stage: str) -> Row:
        """Return the row of a stage that is at its end."""
        self._rows[stage]["done"] = True
        self._file.write_text(json.dumps(self._rows), encoding="utf-8")
        return self.told(stage)

    def told(self, stage: str) -> Row:
        """Return the row of a stage."""
        held = self._rows[stage]
        told = {"documents": self._documents, "stage": stage, "seconds": round(held["seconds"], 2)}
        return {**told, "memory": round(held["memory"]), "disk": round(held["disk"], 1)}

    def size(self) -> float:
        """Return how large the record is, its write-ahead log with it, in MB."""
        beside = (self._path, self._path.with_name(f"{self._path.name}-wal"))
        return sum(path.stat().st_size for path in beside if path.exists()) / 2**20


def _written(meter: _Meter, store: Store, path: Path, pile: Iterator[Made]) -> Iterator[Row]:
    """Write documents with their slips, those that are not there yet; yields what both took.

    Making the documents is not counted.
    """
    writer = Writer(path, patience=30.0)
    _forget_peak()
    meter.add("slips", 0.0, 0.0)
    meter.add("written", 0.0, 0.0)
    left = islice(pile, store.reader.number("SELECT count(*) FROM documents"), None)
    while lot := list(islice(left, LOT)):
        size = meter.size()
        worked, slips = seconds(lambda lot=lot: [slips_of(document, reading) for document, reading in lot])  # type: ignore[misc]
        meter.add("slips", worked, 0.0)
        worked, _ = seconds(lambda lot=lot, slips=slips: _write(writer, lot, slips))  # type: ignore[misc]
        meter.add("written", worked, meter.size() - size)
    writer.close()
    yield meter.finish("slips")
    yield meter.finish("written")


def _write(writer: Writer, lot: Iterable[Made], slips: Iterable[tuple[Slip, ...]]) -> None:
    with writer.transaction() as inside:
        for (document, reading), made in zip(lot, slips, strict=True):
            write_original(inside.connection, Original(document.id, document.path, document.text.encode()))
            write_document(inside, document, reading, Capture("benchmark", "2024-05-01T00:00:00Z", None), made)


def _stages(store: Store, *, everything: bool) -> Iterator[tuple[str, Callable[[], int | None]]]:
    for name, layer in LAYERS.items():
        yield name, lambda name=name, layer=layer: store.relink(name, layer.relink)  # type: ignore[misc]
    yield "aliases", lambda: store.relink_aliases(relink_aliases)
    if everything:
        yield "listed", store.list_anew
        yield "accords", lambda: store.compare(accord)


def _forget_peak() -> None:
    """Have the system forget the most memory that was held, where it can."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak() -> float:
    """Return the most memory that was held, in MB."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def exponents(rows: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    """Return for each stage the exponent of seconds over documents: least squares of their logarithms.

    ``link`` is all layers together. Stages measured for one number of documents alone are left out.
    """
    spent: dict[str, dict[int, float]] = {}
    for row in rows:
        if row.get("seconds"):
            stages = [row["stage"], "link"] if row["stage"] in LAYERS else [row["stage"]]
            for stage in stages:
                of = spent.setdefault(stage, {})
                of[row["documents"]] = of.get(row["documents"], 0.0) + row["seconds"]
    return {stage: _slope(of) for stage, of in spent.items() if len(of) > 1}


def _slope(held: Mapping[int, float]) -> float:
    xs, ys = ([math.log(value) for value in values] for values in (held.keys(), held.values()))
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scaling", description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--all", action="store_true", help="also list statements and compare claims")
    parser.add_argument("--write", type=Path, help="a JSON file to which the figures are added")
    parser.add_argument("--keep", type=Path, help="a folder where the records stay, and a run that was cut off goes on")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.one:
        for row in measured(chosen.documents[0], everything=chosen.all, folder=chosen.keep):
            print(json.dumps(row), flush=True)
        return 0
    rows: list[Row] = []
    if chosen.keep is not None:
        chosen.keep.mkdir(parents=True, exist_ok=True)
    for documents in chosen.documents:
        print(f"{documents:,} documents", flush=True)
        for row in _apart(documents, everything=chosen.all, folder=chosen.keep):
            rows.append(row)
            print(_line(row), flush=True)
            if chosen.write is not None:
                _add(chosen.write, [row])
    for stage, exponent in exponents(rows).items():
        print(f"{stage}: seconds grow as documents to the power of {exponent:.2f}")
    return 0


def _apart(documents: int, *, everything: bool, folder: Path | None) -> Iterator[Row]:
    """Yield the rows that a process of its own measures."""
    command = [sys.executable, "-m", "benchmarks.scaling", "--one", "--documents", str(documents)]
    command += ["--all"] if everything else []
    command += ["--keep", str(folder)] if folder is not None else []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            yield json.loads(line)
    if process.returncode:
        raise SystemExit(process.returncode)


def _line(row: Row) -> str:
    if row["stage"] == "counted":
        return f"  {row['slips']:,} slips, {row['links']:,} links"
    each = 1000 * row["seconds"] / row["documents"]
    worked = f"  {row['stage']:8} {row['seconds']:9.1f} s {each:7.2f} ms each"
    return f"{worked} {row['memory']:7,} MB held {row['disk']:9,.1f} MB more"


def _add(path: Path, rows: Sequence[Row]) -> None:
    """Put rows in place of those of the same documents and stage."""
    held = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    kept = {(row["documents"], row["stage"]): row for row in (*held, *rows)}
    ordered = sorted(kept.values(), key=lambda row: row["documents"])
    path.write_text("[\n" + ",\n".join(f"  {json.dumps(row)}" for row in ordered) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
