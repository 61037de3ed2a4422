"""What the two processes say to each other: frames of a length and a pickled value."""

import pickle
import struct
from collections.abc import Mapping
from dataclasses import dataclass, fields
from io import BytesIO
from operator import attrgetter
from typing import IO, Any, Final

from onrecord.ingest.catalogue import Item
from onrecord.ingest.sidecar import Fields
from onrecord.model import (
    Block,
    Captured,
    Container,
    Document,
    Given,
    Options,
    Original,
    PageImage,
    Problem,
    Span,
)

_LENGTH: Final = struct.Struct(">Q")
_LARGEST: Final = 4_000_000_000
_NUMBER, _DOCUMENT, _PROBLEM, _ORIGINAL, _CAPTURED, _DRAWN = range(6)

_PLAIN_FIELDS: Final = attrgetter("id", "source_id", "path", "media_type", "text", "language")
_GIVEN: Final = attrgetter(*(field.name for field in fields(Given)))
_BLOCK: Final = attrgetter(*(field.name for field in fields(Block) if field.name != "span"))
_CONTAINER: Final = attrgetter(*(field.name for field in fields(Container)))
_span: Final = attrgetter("start", "end")
"""What the values are made of, in order: packed so they are written and read in a fifth of the time."""


@dataclass(frozen=True, slots=True)
class Lying:
    """Wanted are the bytes of what lies in the file under an id."""

    id: str


@dataclass(frozen=True, slots=True)
class Page:
    """Wanted is the page of HTML that the file is or holds, as it can be shown, with words marked."""

    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Wanted is a page of the file, counted from 1, drawn at ``dpi``."""

    page: int
    dpi: int


Wanted = Lying | Page | Drawing


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be read: as ``documents_of`` takes it, with the openings that are done or given up.

    With ``wanted`` nothing is read: one thing of the file is asked for.
    """

    original: Original
    options: Options
    sidecar: Fields | None
    entry: Item | None
    done: int
    given_up: Mapping[int, Problem]
    wanted: Wanted | None = None


Found = Original | Captured | PageImage
"""What may be wanted of a file."""

Answer = int | Document | Found | Problem | None
"""The number of what is opened now; a document; what was wanted; what ended it; None at the end of a task."""


class BrokenFrameError(Exception):
    """The other side said something that is no frame, or broke off."""


def write_task(stream: IO[bytes], task: Task) -> None:
    """Write a task."""
    _write(stream, task)


def read_task(stream: IO[bytes]) -> Task | None:
    """Return the next task, None where there are no more. Only for what our own parent process wrote."""
    try:
        task = pickle.loads(_content(stream))  # noqa: S301 - from the parent, which we are a child of
    except BrokenFrameError:
        return None
    return task if isinstance(task, Task) else None


def write_answer(stream: IO[bytes], answer: Answer) -> None:
    """Write an answer."""
    if isinstance(answer, Document):
        _write(stream, (_DOCUMENT, packed(answer)))
    elif isinstance(answer, Problem):
        _write(stream, (_PROBLEM, _flat_problem(answer)))
    elif isinstance(answer, Original):
        _write(stream, (_ORIGINAL, (answer.id, answer.path, answer.content)))
    elif isinstance(answer, Captured):
        _write(stream, (_CAPTURED, (answer.html, answer.text, answer.left_out)))
    elif isinstance(answer, PageImage):
        _write(stream, (_DRAWN, (answer.page, answer.label, answer.content, answer.width, answer.height)))
    else:
        _write(stream, (_NUMBER, answer))


def read_answer(stream: IO[bytes]) -> Answer:
    """Return the next answer. The child is not trusted: it sends texts and numbers, of which values are made here.

    Raises:
        BrokenFrameError: it is something else, or there is none.
    """
    try:
        kind, held = _Plain(BytesIO(_content(stream))).load()
        if kind == _DOCUMENT:
            return unpacked(held)
        if kind == _PROBLEM:
            return _problem(held)
        if kind == _ORIGINAL:
            return _original(held)
        if kind == _CAPTURED:
            return _captured(held)
        if kind == _DRAWN:
            return _drawn(held)
    except (pickle.UnpicklingError, EOFError, AttributeError, IndexError, TypeError, ValueError) as error:
        raise BrokenFrameError(str(error)) from error
    if held is None or isinstance(held, int):
        return held
    raise BrokenFrameError(type(held).__name__)


def packed(document: Document) -> tuple[object, ...]:
    """Return a document as a tuple of texts, numbers and tuples."""
    place = document.container
    return (
        _PLAIN_FIELDS(document),
        tuple(map(_GIVEN, document.given)),
        tuple((*_span(block.span), *_BLOCK(block)) for block in document.blocks),
        None if place is None else _CONTAINER(place),
        tuple(map(_flat_problem, document.problems)),
    )


def unpacked(held: tuple[Any, ...]) -> Document:
    """Return the document that was packed."""
    plain, given, blocks, place, problems = held
    number, source_id, path, media_type, text, language = plain
    return Document(
        number,
        source_id,
        path,
        media_type,
        text,
        language,
        given=tuple(Given(*item) for item in given),
        blocks=tuple(Block(Span(start, end), *rest) for start, end, *rest in blocks),
        container=None if place is None else Container(*place),
        problems=tuple(map(_problem, problems)),
    )


def _flat_problem(problem: Problem) -> tuple[object, ...]:
    return problem.kind, problem.message, None if problem.span is None else _span(problem.span), problem.path


def _problem(held: tuple[Any, ...]) -> Problem:
    kind, message, span, path = held
    return Problem(kind, message, None if span is None else Span(*span), path)


def _original(held: tuple[Any, ...]) -> Original:
    number, path, content = held
    if not (isinstance(number, str) and isinstance(path, str) and isinstance(content, bytes)):
        raise TypeError(type(content).__name__)
    return Original(number, path, content)


def _captured(held: tuple[Any, ...]) -> Captured:
    html, text, left_out = held
    if not (isinstance(html, str) and isinstance(text, str)):
        raise TypeError(type(html).__name__)
    return Captured(html, text, tuple((str(name), int(number)) for name, number in left_out))


def _drawn(held: tuple[Any, ...]) -> PageImage:
    page, label, content, width, height = held
    if not (isinstance(content, bytes) and (label is None or isinstance(label, str))):
        raise TypeError(type(content).__name__)
    return PageImage(int(page), label, content, float(width), float(height))


def _write(stream: IO[bytes], value: object) -> None:
    content = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def _content(stream: IO[bytes]) -> bytes:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise BrokenFrameError("no more")
    (length,) = _LENGTH.unpack(head)
    content = stream.read(length) if length <= _LARGEST else b""
    if len(content) < length:
        raise BrokenFrameError("broken off")
    return content


class _Plain(pickle.Unpickler):
    """Makes texts, numbers and tuples, and nothing that has a class of its own."""

    def find_class(self, module: str, name: str) -> object:
        """Find nothing.

        Raises:
            pickle.UnpicklingError: always.
        """
        raise pickle.UnpicklingError(f"{module}.{name} is not awaited")
