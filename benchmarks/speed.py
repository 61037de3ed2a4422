"""Words per second of each room and of the whole on one core, start-up, first answer and memory.

Run it as ``python -m benchmarks.speed [--words N] [--json]``. Machines are noisy and differ: speeds are taken over the
seconds that the core worked, not those it waited for others, and each is also given as a share of a baseline measured
in the same run, spaCy's blank English tokenizer on the same texts. Commands are given by the clock and by work.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.clocks import clocks, seconds
from benchmarks.pile import make_pile

ROOMS = {
    "page": ("lay_out",),
    "language (syntax, names)": ("parse",),
    "dates": ("find_all_dates",),
    "counts": ("find_counts",),
    "statements": ("attribute",),
    "events and offices": ("with_holders", "find_events", "find_offices"),
}
"""The rooms of a reading and the functions that ``onrecord.build.reading`` calls there."""
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast a room was: words of the pile over the seconds spent in it."""

    room: str
    words: int
    seconds: float

    @property
    def per_second(self) -> float:
        """Return words per second."""
        return self.words / self.seconds if self.seconds else float("inf")


@dataclass(frozen=True, slots=True)
class Command:
    """How one command ran: medians of its seconds by the clock and of work, and the largest peak memory in MiB."""

    name: str
    clock: float
    work: float
    peak: float


def main(arguments: Sequence[str]) -> int:
    """Make the pile, time everything and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--words", type=int, default=40_000, help="size of the pile (default 40,000 words)")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    chosen = parser.parse_args(arguments)
    stay_on_one_core()
    with tempfile.TemporaryDirectory() as name:
        paths = make_pile(Path(name), chosen.words)
        # Commands first: a child's peak memory starts at its parent's, and this process grows with the models.
        commands = command_figures(paths)
        speeds = reading_speeds(paths)
    print(_as_json(speeds, commands) if chosen.json else _table(len(paths), speeds, commands))
    return 0


def reading_speeds(paths: Sequence[Path]) -> list[Speed]:
    """Return the speeds of the baseline, of each room and of the whole, in this order; the best of three rounds."""
    from onrecord.build import reading
    from onrecord.ingest import take_in
    from onrecord.model import Document, Options

    options = Options()
    texts = [path.read_text(encoding="utf-8") for path in paths]
    words = sum(len(text.split()) for text in texts)
    speeds = [Speed("baseline: blank tokenizer", words, _best(_tokenizer(texts)))]
    ingested = _best(lambda: list(take_in(paths, options)))
    documents = [item for item in take_in(paths, options) if isinstance(item, Document)]
    reading.read(documents[0], options)  # loads the models
    fastest, in_rooms = float("inf"), dict.fromkeys(ROOMS, 0.0)
    for _ in range(_ROUNDS):
        with clocks(reading, ROOMS) as spent:
            took, _ = seconds(lambda: [reading.read(document, options) for document in documents])
        if took < fastest:
            fastest, in_rooms = took, dict(spent)
    speeds.append(Speed("ingest", words, ingested))
    speeds += [Speed(room, words, spent) for room, spent in in_rooms.items()]
    return [*speeds, Speed("whole reading", words, ingested + fastest)]


def command_figures(paths: Sequence[Path]) -> list[Command]:
    """Return start-up, first answers and peak memory of the ``onrecord`` command."""
    onrecord = str(Path(sys.executable).with_name("onrecord"))
    with tempfile.TemporaryDirectory() as folder:
        record = f"{folder}/bench.db"
        subprocess.run([onrecord, "add", str(paths[0]), "--record", record], check=True, capture_output=True)
        return [
            _command("start-up: --version", [onrecord, "--version"]),
            _command("question: said", [onrecord, "said", "--record", record]),
            _command("first document: read", [onrecord, "read", str(paths[0]), "--jsonl"]),
            _command("pile: read, one worker", [onrecord, "read", *map(str, paths), "--jsonl", "--workers", "1"], 1),
        ]


def _command(name: str, words: Sequence[str], rounds: int = _ROUNDS) -> Command:
    clocks_, works, peaks = zip(*(_run(words) for _ in range(rounds)), strict=True)
    return Command(name, statistics.median(clocks_), statistics.median(works), max(peaks))


def _run(words: Sequence[str]) -> tuple[float, float, float]:
    """Run a command; return its seconds by the clock and of work, and its peak memory in MiB.

    Raises:
        subprocess.CalledProcessError: the command failed.
    """
    start = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, words)
    return took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _tokenizer(texts: Sequence[str]) -> Callable[[], object]:
    import spacy

    pipeline = spacy.blank("en")
    return lambda: [len(pipeline.make_doc(text)) for text in texts]


def _best(work: Callable[[], object]) -> float:
    return min(seconds(work)[0] for _ in range(_ROUNDS))


def stay_on_one_core() -> None:
    """Keep this process and its children on one core, so that hidden threads do not flatter the figures."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _table(documents: int, speeds: Sequence[Speed], commands: Sequence[Command]) -> str:
    baseline = speeds[0]
    lines = [f"{documents} documents, {baseline.words} words, one core", f"{'':28}words/s  of baseline"]
    for speed in speeds:
        share = speed.per_second / baseline.per_second
        lines.append(f"{speed.room:26} {speed.per_second:9,.0f}  {share:11.4f}")
    lines.append(f"\n{'':26}    clock s     work s   peak MiB")
    lines += [f"{item.name:26} {item.clock:10.2f} {item.work:10.2f} {item.peak:10.0f}" for item in commands]
    return "\n".join(lines)


def _as_json(speeds: Sequence[Speed], commands: Sequence[Command]) -> str:
    baseline = speeds[0].per_second
    rooms = [
        {
            "room": speed.room,
            "words_per_second": round(speed.per_second),
            "of_baseline": round(speed.per_second / baseline, 4),
        }
        for speed in speeds
    ]
    ran = [
        {
            "command": item.name,
            "clock_s": round(item.clock, 3),
            "work_s": round(item.work, 3),
            "peak_mib": round(item.peak),
        }
        for item in commands
    ]
    return json.dumps({"words": speeds[0].words, "rooms": rooms, "commands": ran})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
