"""Reading on a Ray cluster: what is read is the same, nothing is lost, nothing leaves the machine."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import onrecord
from onrecord import OnrecordError, api
from onrecord.engines import Engine
from onrecord.engines.ray_cluster import EngineError, cluster
from onrecord.model import Bounds, Document, Problem, Reading
from tests.conftest import require
from tests.engines.reading import STAGE, another_version, once_deadly, pile
from tests.piles import SAMPLES

pytestmark = [pytest.mark.system, pytest.mark.filterwarnings("default")]  # Ray warns of itself

RAY = Engine("ray", workers=2)
LOOPBACK = ("0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F")
"""127.0.0.1, ::1 and ::ffff:127.0.0.1 as the kernel writes them."""


@pytest.fixture(scope="module", autouse=True)
def ours() -> Iterator[None]:
    """Start one cluster for all tests: it takes ten seconds."""
    with cluster(None, 2):
        yield


def kinds(engine: Engine, documents: list[Document]) -> list[str]:
    stage = replace(STAGE, bounds=Bounds(seconds=1))
    read: Iterator[tuple[Document, Reading]] = engine.run(stage, documents)
    return [reading.problems[0].kind for _, reading in read]


def test_a_pile_is_read_to_the_same_bytes_as_here() -> None:
    lines = {}
    for engine in ("here", "ray"):
        read = onrecord.read_pile([SAMPLES], workers=2, engine=engine)
        lines[engine] = [item if isinstance(item, Problem) else onrecord.reading_line(*item) for item in read]
    assert lines["ray"] == lines["here"]
    assert len(lines["ray"]) > 10


def test_what_fails_hangs_eats_memory_or_kills_becomes_a_problem(capfd: pytest.CaptureFixture[str]) -> None:
    """The others are read, and Ray says nothing where data is printed."""
    documents = pile("one", "bad", "endless", "hungry", "deadly", "last", *(f"text {n}" for n in range(20)))
    read = kinds(RAY, documents)
    assert read[:6] == ["seen", "reading-failed", "reader-stopped", "reader-stopped", "reader-died", "seen"]
    assert set(read[6:]) == {"seen"}
    assert capfd.readouterr() == ("", "")


def test_a_worker_that_is_killed_from_outside_costs_no_document(tmp_path: Path) -> None:
    """A machine is switched off: what it held is read elsewhere."""
    switch = tmp_path / "switch"
    switch.touch()
    stage = replace(STAGE, read=once_deadly)
    documents = pile("one", "two", str(switch), "four", "five")
    read: Iterator[tuple[Document, Reading]] = RAY.run(stage, documents)
    assert [(document.id, reading.problems[0].kind) for document, reading in read] == [
        (document.id, "seen") for document in documents
    ]
    assert not switch.exists()


def test_no_more_documents_are_taken_than_the_readers_can_hold() -> None:
    taken: list[str] = []

    def documents() -> Iterator[Document]:
        for document in pile(*(f"text {n}" for n in range(200))):
            taken.append(document.id)
            yield document

    run: Iterator[tuple[Document, Reading]] = RAY.run(STAGE, documents())
    ahead = [len(taken) - number for number, _ in enumerate(run)]
    assert max(ahead) <= 17
    assert len(ahead) == 200


def test_a_machine_that_reads_with_another_version_is_refused() -> None:
    stage = replace(STAGE, version=another_version)
    with pytest.raises(EngineError, match="reads with version v2, this one with v1"):
        list(RAY.run(stage, pile("one")))


def test_a_run_that_was_interrupted_goes_on_where_it_was(tmp_path: Path) -> None:
    class Interrupted(Exception):  # noqa: N818 - as a person's Ctrl-C
        pass

    seen: list[str] = []

    def each(added: object) -> None:
        seen.append(str(added))
        if len(seen) == 4:
            raise Interrupted

    pile = sorted(SAMPLES.glob("*.txt"))[:6]
    with api.open(tmp_path / "o.db", create=True) as record:
        with pytest.raises(Interrupted):
            record.add(pile, workers=2, engine="ray", each=each)
        assert len(record.sources()) == 4
        again = record.add(pile, workers=2, engine="ray")
        assert again.new == len(record.sources()) - 4
        with api.open(tmp_path / "whole.db", create=True) as whole:
            whole.add(pile, workers=1)
            assert record.said() == whole.said()
            assert [row.document for row in record.sources()] == [row.document for row in whole.sources()]


def test_nothing_listens_but_on_the_loopback_address() -> None:
    require(there=Path("/proc/net/tcp").exists(), what="/proc/net, where Linux lists its sockets,")
    children = descendants(os.getpid())
    sockets = {str(inode) for child in children for inode in inodes(child)}
    lines = [line.split() for name in ("tcp", "tcp6") for line in _lines(Path("/proc/net") / name)]
    listening = [line[1] for line in lines if line[3] == "0A" and line[9] in sockets]
    assert len(listening) >= 4
    assert [place for place in listening if place.partition(":")[0] not in LOOPBACK] == []
    connected = [line[2] for line in lines if line[3] == "01" and line[9] in sockets]
    assert [place for place in connected if place.partition(":")[0] not in LOOPBACK] == []


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="ascii").splitlines()[1:] if path.exists() else []


def descendants(process: int) -> set[int]:
    """Return a process and all that it started."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            told = (folder / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(folder.name)] = int(told[1])
    found = {process}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def inodes(process: int) -> Iterator[str]:
    """Yield the numbers of the sockets that a process has open."""
    try:
        for name in (Path("/proc") / str(process) / "fd").iterdir():
            target = str(name.readlink())
            if target.startswith("socket:["):
                yield target[8:-1]
    except OSError:
        return


def test_a_cluster_that_does_not_answer_is_named_at_once() -> None:
    with pytest.raises(EngineError, match=r"No Ray cluster answers at 127\.0\.0\.1:9"), cluster("127.0.0.1:9", 1):
        pass


def test_an_engine_that_cannot_be_used_is_an_error_for_people() -> None:
    assert issubclass(EngineError, OnrecordError)
