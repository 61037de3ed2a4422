"""Dates scored on WikiWars: relaxed, strict and value F1, as ``scoring.md`` says.

Run it as ``python -m evaluation.dates FOLDER``, the folder of the corpora; ``--errors`` lists what went wrong in the
documents that rules are tuned on (the first, third, ... in the order of their names); the others are only counted.
"""

import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from evaluation.spans import one_to_one
from onrecord.model import Passage, Span
from onrecord.reading.dates import find_dates

_TAG = re.compile(r"<(/?)TIMEX2([^>]*)>")
_VALUE = re.compile(r'\bval="([^"]*)"')
_RANGE = re.compile(
    r"(?:from |between )?(.+?)(?:\s*[-–—/]\s*| to | and | through | till )(.+)", re.IGNORECASE | re.DOTALL
)
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


@dataclass(frozen=True, slots=True)
class Timed:
    """A time expression of the corpus, or one of ours."""

    span: Span
    value: str | None


@dataclass(frozen=True, slots=True)
class History:
    """A document of the corpus: its text, the day it was written, its time expressions."""

    name: str
    text: str
    written: str
    timed: tuple[Timed, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many expressions were found, how many there are, and how many match in each way."""

    found: int = 0
    there: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Add up two documents."""
        return Tally(
            self.found + other.found,
            self.there + other.there,
            self.relaxed + other.relaxed,
            self.strict + other.strict,
            self.value + other.value,
        )

    def f1(self, matched: int) -> float:
        """Return the harmonic mean of precision and recall, 0-1."""
        return 2 * matched / (self.found + self.there) if self.found + self.there else 0.0


def histories(corpora: Path) -> list[History]:
    """Read the documents of WikiWars, in the order of their names."""
    folder = next((corpora / "wikiwars").glob("*/keyinline"))
    return [_history(path) for path in sorted(folder.glob("*.xml"))]


def read_dates(history: History) -> list[Timed]:
    """Read one document: each paragraph is a passage."""
    passages = [
        Passage(f"g{number}", Span(*match.span()), "body", "p1")
        for number, match in enumerate(re.finditer(r"(?:.+\n?)+", history.text), 1)
    ]
    found, _ = find_dates(history.text, passages, history.written, plain=True)
    return [timed for date in found for timed in _ends(history.text, Timed(date.span, date.timex))]


def _ends(text: str, timed: Timed) -> list[Timed]:
    """The corpus marks both ends of a range, we mark the whole: split ours where the link stands."""
    if timed.value is None or "/" not in timed.value:
        return [timed]
    match = _RANGE.fullmatch(timed.span.of(text))
    if match is None:
        return [timed]
    start = timed.span.start
    values = timed.value.split("/")
    return [Timed(Span(start + match.start(end), start + match.end(end)), values[end - 1]) for end in (1, 2)]


def score(history: History, found: list[Timed]) -> Tally:
    """Compare ours with theirs, one to one."""
    pairs = one_to_one(found, history.timed, _overlap)
    strict = sum(found[at].span == history.timed[to].span for at, to in pairs)
    value = sum(found[at].value == history.timed[to].value for at, to in pairs)
    return Tally(len(found), len(history.timed), len(pairs), strict, value)


def main(arguments: list[str]) -> int:
    """Print the figures of both halves."""
    documents = histories(Path(arguments[0]))
    for name, half in (("tuned on", documents[0::2]), ("not looked at", documents[1::2])):
        start = time.process_time()
        readings = [read_dates(history) for history in half]
        seconds = time.process_time() - start
        tally = sum((score(history, found) for history, found in zip(half, readings, strict=True)), Tally())
        words = sum(len(history.text.split()) for history in half)
        print(
            f"{name}: {len(half)} documents, {tally.there} expressions: relaxed {tally.f1(tally.relaxed):.3f} "
            f"strict {tally.f1(tally.strict):.3f} value {tally.f1(tally.value):.3f}; {words / seconds:,.0f} words/s"
        )
    if "--errors" in arguments:
        for history in documents[0::2]:
            _errors(history, read_dates(history))
    return 0


def _errors(history: History, found: list[Timed]) -> None:
    pairs = one_to_one(found, history.timed, _overlap)
    for at, to in pairs:
        ours, theirs = found[at], history.timed[to]
        if ours != theirs:
            kind = "value" if ours.value != theirs.value else "span"
            print(
                f"{kind}\t{_around(history, theirs.span)}\t{theirs.value}\t{ours.span.of(history.text)}\t{ours.value}"
            )
    matched, hit = {at for at, _ in pairs}, {to for _, to in pairs}
    for to, theirs in enumerate(history.timed):
        if to not in hit:
            print(f"missed\t{_around(history, theirs.span)}\t{theirs.value}")
    for at, ours in enumerate(found):
        if at not in matched:
            print(f"extra\t{_around(history, ours.span)}\t{ours.value}")


def _around(history: History, span: Span) -> str:
    before, after = history.text[max(0, span.start - 40) : span.start], history.text[span.end : span.end + 20]
    return f"{before}[{span.of(history.text)}]{after}".replace("\n", " ")


def _overlap(ours: Timed, theirs: Timed) -> float:
    shared = min(ours.span.end, theirs.span.end) - max(ours.span.start, theirs.span.start)
    return max(0, shared)


def _history(path: Path) -> History:
    content = path.read_text(encoding="utf-8")
    written = re.search(r"<DATETIME>.*?(\d{4}-\d{2}-\d{2})", content, re.DOTALL)
    body = content[content.index("<TEXT>") + 6 : content.index("</TEXT>")]
    text, timed, open_tags, done = "", [], list[tuple[int, str]](), 0
    for tag in _TAG.finditer(body):
        text += _plain(body[done : tag.start()])
        done = tag.end()
        if tag[1]:
            start, attributes = open_tags.pop()
            value = _VALUE.search(attributes)
            timed.append(Timed(Span(start, len(text)), value[1] if value is not None else ""))
        else:
            open_tags.append((len(text), tag[2]))
    text += _plain(body[done:])
    return History(path.name, text, written[1] if written is not None else "", tuple(timed))


def _plain(words: str) -> str:
    for entity, sign in _ENTITIES:
        words = words.replace(entity, sign)
    return words


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
