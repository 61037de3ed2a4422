"""The engines: the same readings in the same order, and no document that is lost."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from onrecord.engines import CORES_FROM, Engine, run_here, run_on_cores
from onrecord.model import Bounds, Document, Reading
from tests.engines.reading import STAGE, pile


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


@pytest.mark.parametrize("count", [3, CORES_FROM + 3])
@pytest.mark.parametrize("name", ["here", "cores"])
def test_what_is_no_document_keeps_its_place(name: str, count: int) -> None:
    """Files, problems and what is known already stand between documents, also before the first and after the last."""
    items: list[Document | str] = []
    for document in pile(*(f"text {n}" for n in range(count))):
        items += [f"before {document.id}", document]
    items.append("the end")
    engine = Engine("here") if name == "here" else Engine("cores", workers=2)
    read: list[tuple[Document, Reading] | str] = list(engine.run(STAGE, items))
    assert [item if isinstance(item, str) else item[0] for item in read] == items


def test_a_long_run_of_what_is_known_is_passed_on_at_once() -> None:
    """A run that goes on where it was interrupted does not gather what it need not read."""
    taken: list[int] = []

    def known() -> Iterator[Document | int]:
        for number in range(10_000):
            taken.append(number)
            yield number
        yield from pile("one")

    run: Iterator[tuple[Document, Reading] | int] = run_on_cores(STAGE, known(), workers=2)
    assert [next(run) for _ in range(5)] == [0, 1, 2, 3, 4]
    assert len(taken) == 5
    assert isinstance(list(run)[-1], tuple)


def test_one_document_before_many_that_are_known_does_not_hold_them() -> None:
    """Whether a pile is large is not waited for without end."""
    taken: list[int] = []

    def known() -> Iterator[Document | int]:
        yield from pile("one")
        for number in range(10_000):
            taken.append(number)
            yield number

    run: Iterator[tuple[Document, Reading] | int] = run_on_cores(STAGE, known(), workers=2)
    assert isinstance(next(run), tuple)
    assert len(taken) < 1_000
