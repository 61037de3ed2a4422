"""The engines: the same readings in the same order, and no document that is lost."""

import os
import re
import signal
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from onrecord.engines import CORES_FROM, Stage, reading_alone, run_here, run_on_cores
from onrecord.model import Bounds, Document, Problem, Reading


def a_reading(document: Document) -> Reading:
    """Read a document: fail for bad ones, end the process for deadly ones."""
    if document.text == "bad":
        raise ValueError("cannot be read")
    if document.text == "endless":
        while True:
            re.match(r"(a*)*b", "a" * 24)
    if document.text == "hungry":
        bytearray(10**13)
    if document.text == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    return Reading(document.id, "v1", problems=(Problem("seen", document.text),))


STAGE = Stage(a_reading, reading_alone, "v1")


def pile(*texts: str) -> list[Document]:
    return [Document(f"id{n}", f"{n}.txt", f"{n}.txt", "text/plain", text) for n, text in enumerate(texts)]


def test_a_bad_document_becomes_a_problem_and_the_others_are_read() -> None:
    readings = [reading for _, reading in run_here(STAGE, pile("one", "bad", "three"))]
    assert [reading.problems[0].kind for reading in readings] == ["seen", "reading-failed", "seen"]
    assert "cannot be read" in readings[1].problems[0].message


def test_all_cores_give_the_same_as_this_process_in_the_same_order() -> None:
    documents = pile(*(f"text {n}" for n in range(CORES_FROM + 9)), "bad", "last")
    here = list(run_here(STAGE, documents))
    cores = list(run_on_cores(STAGE, documents, workers=2))
    assert [document for document, _ in cores] == documents
    assert [reading.problems[0].kind for _, reading in cores] == [reading.problems[0].kind for _, reading in here]
    assert [reading.document for _, reading in cores] == [document.id for document in documents]


@pytest.mark.parametrize("workers", [1, None])
def test_few_documents_are_read_without_workers(workers: int | None) -> None:
    documents = pile("one", "two")
    assert list(run_on_cores(STAGE, documents, workers=workers)) == list(run_here(STAGE, documents))


def test_one_worker_reads_a_pile_in_this_process() -> None:
    documents = pile(*(f"text {n}" for n in range(CORES_FROM + 2)))
    assert list(run_on_cores(STAGE, documents, workers=1)) == list(run_here(STAGE, documents))


def test_a_document_that_kills_its_reader_is_named_and_the_rest_is_read() -> None:
    """Memory runs out over one document: the process dies, the pile goes on."""
    documents = pile(*(f"text {n}" for n in range(CORES_FROM)), "deadly", "last")
    kinds = [reading.problems[0].kind for _, reading in run_on_cores(STAGE, documents, workers=2)]
    assert kinds == ["seen"] * CORES_FROM + ["reader-died", "seen"]


def test_a_document_that_takes_too_long_is_stopped_in_the_middle_of_an_expression() -> None:
    stage = replace(STAGE, bounds=Bounds(seconds=1))
    readings = [reading for _, reading in run_here(stage, pile("one", "endless", "three"))]
    assert [reading.problems[0].kind for reading in readings] == ["seen", "reader-stopped", "seen"]
    assert "--max-seconds" in readings[1].problems[0].message


def test_workers_stop_what_takes_too_much_time_or_memory() -> None:
    documents = pile(*(f"text {n}" for n in range(CORES_FROM)), "endless", "hungry", "last")
    stage = replace(STAGE, bounds=Bounds(seconds=1))
    kinds = [reading.problems[0].kind for _, reading in run_on_cores(stage, documents, workers=2)]
    assert kinds == ["seen"] * CORES_FROM + ["reader-stopped", "reader-stopped", "seen"]


def test_nothing_is_limited_beside_the_main_thread() -> None:
    with ThreadPoolExecutor(1) as pool:
        readings = pool.submit(lambda: list(run_here(STAGE, pile("one", "two")))).result()
    assert len(readings) == 2


def test_an_abandoned_run_ends_its_workers() -> None:
    run = run_on_cores(STAGE, pile(*(f"text {n}" for n in range(CORES_FROM * 2))), workers=2)
    next(run)
    run.close()  # type: ignore[attr-defined]
    assert list(run) == []
