"""How far a run has come: documents, rate, time left; a bar, lines, or JSON lines, on standard error."""

from __future__ import annotations

import json
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from onrecord.cli.printing import say

if TYPE_CHECKING:
    from onrecord.model import Document, Original

Form = Literal["auto", "lines", "json", "none"]
Show = Callable[["State"], None]

_BETWEEN_LINES: Final = 30.0
_BETWEEN_JSON: Final = 5.0
_BETWEEN_DRAWINGS: Final = 0.2
_LOOKED_BACK: Final = 120.0
"""Seconds: the rate is that of the last two minutes, so that it follows what is read now."""


@dataclass(frozen=True, slots=True)
class State:
    """How far a run has come. ``share``: of all that there is, 0 to 1; ``left``: seconds, None where unknown."""

    doing: str
    documents: int
    share: float
    rate: float
    left: float | None

    def sentence(self) -> str:
        """Return it in words."""
        if not self.rate:
            return f"{self.doing}: {self.documents:,} documents read"
        left = "" if self.left is None else f", about {span(self.left)} left"
        return f"{self.doing}: {self.documents:,} documents, {self.rate:.1f} a second, {self.share:.0%}{left}"


def span(seconds: float) -> str:
    """Return a length of time in two of its units: 45 s, 3 min 20 s, 2 h 05 min."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"


@dataclass(slots=True)
class Gauge:
    """Counts what is done of ``total``: bytes of files, or documents where ``by_documents``.

    Within a file that holds many documents, the characters of their texts stand for its bytes.
    """

    total: int
    show: Show
    every: float
    by_documents: bool = False
    clock: Callable[[], float] = time.monotonic
    _documents: int = 0
    _before: int = 0
    _size: int = 0
    _inside: int = 0
    _shown: float = 0.0
    _linking: float = 0.0
    _seen: deque[tuple[float, int, float]] = field(default_factory=deque)

    def __post_init__(self) -> None:
        """Begin to count now."""
        self._shown = self.clock()
        self._seen.append((self._shown, 0, 0.0))

    def took_in(self, original: Original) -> None:
        """Count a file that is next, and the one before as done."""
        self._before += self._size
        self._size, self._inside = len(original.content), 0

    def was_read(self, document: Document) -> None:
        """Count a document, and show how far it has come if that is due."""
        self._documents += 1
        self._inside = min(self._inside + len(document.text), self._size)
        now = self.clock()
        self._seen.append((now, self._documents, self._done()))
        while len(self._seen) > 2 and now - self._seen[1][0] > _LOOKED_BACK:
            self._seen.popleft()
        if now - self._shown >= self.every:
            self._shown = now
            self.show(self.state())

    def links(self) -> None:
        """Say that linking begins, and look at the clock: how much there is to link is told with the first lot."""
        self._linking = now = self.clock()
        if self._documents and now - self._seen[0][0] >= self.every:
            self._shown = now
            self.show(State("linking", self._documents, 0.0, 0.0, None))

    def linked(self, documents: int, total: int) -> None:
        """Show how many documents are linked of ``total`` if that is due; the rate is that since linking began."""
        now = self.clock()
        if now - self._shown >= self.every and documents and total:
            self._shown = now
            rate = documents / max(now - self._linking, 1e-9)
            self.show(State("linking", documents, documents / total, rate, (total - documents) / rate))

    def state(self) -> State:
        """Return how far it has come."""
        (began, documents, done), (now, documents_now, done_now) = self._seen[0], self._seen[-1]
        seconds = max(now - began, 1e-9)
        pace = (done_now - done) / seconds
        left = (self.total - done_now) / pace if pace > 0 and self.total >= done_now else None
        share = min(done_now / self.total, 1.0) if self.total else 0.0
        return State("reading", self._documents, share, (documents_now - documents) / seconds, left)

    def _done(self) -> float:
        return self._documents if self.by_documents else self._before + self._inside


@contextmanager
def progress(total: int, form: Form, *, by_documents: bool = False) -> Iterator[Gauge]:
    """Yield what watches a run over ``total`` bytes, or documents, and shows how far it has come."""
    if form == "auto" and sys.stderr.isatty():
        with _bar() as show:
            yield Gauge(total, show, _BETWEEN_DRAWINGS, by_documents)
    elif form == "json":
        yield Gauge(total, _write_json, _BETWEEN_JSON, by_documents)
    elif form == "none":
        yield Gauge(total, lambda _: None, _BETWEEN_LINES, by_documents)
    else:
        yield Gauge(total, lambda state: say(state.sentence()), _BETWEEN_LINES, by_documents)


def _write_json(state: State) -> None:
    told = {
        "doing": state.doing,
        "documents": state.documents,
        "share": round(state.share, 4),
        "per_second": round(state.rate, 2),
        "seconds_left": None if state.left is None else round(state.left),
    }
    sys.stderr.write(json.dumps(told) + "\n")
    sys.stderr.flush()


@contextmanager
def _bar() -> Iterator[Show]:
    """Yield what draws a bar, which goes away at the end."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    with Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[told]}"),
        console=Console(stderr=True), transient=True,
    ) as drawn:  # fmt: skip
        task = drawn.add_task("reading", total=1.0, told="")

        def show(state: State) -> None:
            left = "" if state.left is None else f" · {span(state.left)} left"
            told = f"{state.documents:,} documents · {state.rate:.1f}/s{left}"
            if state.rate:
                drawn.update(task, description=state.doing, total=1.0, completed=state.share, told=told)
            else:
                drawn.update(task, description=state.doing, total=None, told=f"{state.documents:,} documents")

        yield show
