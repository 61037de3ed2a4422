"""The process apart: reads what it is handed, one file after the other, and answers with documents."""

import os
import sys
import traceback
from typing import IO

from onrecord.ingest.apart import fence
from onrecord.ingest.apart.frames import Found, Lying, Page, Task, Wanted, read_task, write_answer
from onrecord.ingest.documents import documents_of, originals_in
from onrecord.ingest.language import load_detector
from onrecord.ingest.looks import drawing_of, page_of
from onrecord.ingest.ocr import program
from onrecord.ingest.openings import Openings
from onrecord.ingest.problems import READER_STOPPED, READING_FAILED
from onrecord.model import Problem, content_id


def serve(tasks: IO[bytes], answers: IO[bytes]) -> None:
    """Work off tasks until there are no more, or until one has used up the memory."""
    while (task := read_task(tasks)) is not None:
        fence.bound_memory(task.options.bounds.memory_for_file(len(task.original.content)))
        try:
            _work(task, answers)
        except MemoryError:
            break
    answers.flush()


def _work(task: Task, answers: IO[bytes]) -> None:
    openings = Openings(task.done, task.given_up, lambda number: write_answer(answers, number))
    try:
        if task.wanted is not None:
            write_answer(answers, _wanted(task, task.wanted))
        else:
            for document in documents_of(
                task.original, task.options, task.sidecar, entry=task.entry, openings=openings
            ):
                write_answer(answers, document)
    except MemoryError:
        memory = task.options.bounds.memory
        message = f"Reading it took more than the memory it may take ({memory:,} MB); raise it with --max-memory."
        write_answer(answers, Problem(READER_STOPPED, message))
        raise
    except Exception:  # noqa: BLE001 - a fault of a library never stops a pile
        trace = traceback.format_exc(limit=-6)
        write_answer(answers, Problem(READING_FAILED, f"Taking it in failed. Please report this:\n{trace}"))
    else:
        if task.wanted is None:
            write_answer(answers, None)


def _wanted(task: Task, wanted: Wanted) -> Found | None:
    """Return what is wanted of the file; None where it has no such thing."""
    if isinstance(wanted, Lying):
        inside = originals_in(task.original, task.options)
        return next((found for found in inside if content_id(found.content) == wanted.id), None)
    if isinstance(wanted, Page):
        return page_of(task.original, task.options, wanted.marks)
    return drawing_of(task.original, wanted.page, wanted.dpi)


def main() -> None:
    """Serve the parent through standard input and output; what libraries print goes nowhere."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    load_detector()  # unpacks its model into a temporary file
    recogniser = program()
    fence.put_up(() if recogniser is None else (recogniser,))
    serve(sys.stdin.buffer, answers)
