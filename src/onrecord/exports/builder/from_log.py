"""A research log as a report file: its headings are the questions, what its searches found stands under them.

The lines between are words of the report; a search is told in words, with what was searched where nothing was found,
and its statements and dossiers are cited. What ``onrecord questions`` wrote beneath a search (lines that begin with
``>``) is left out, so that a log that was answered before is read like one that was not.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, Literal, Protocol

from onrecord.exports.builder.values import Cited, Item, Plan, Question, Words
from onrecord.exports.findings import Row, sentences
from onrecord.exports.report_dossiers import until_in_words
from onrecord.exports.report_words import number_words
from onrecord.exports.research_log import Answer, search_in
from onrecord.model import flat

_HEADING: Final = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
_LEFT_OUT: Final = re.compile(r"\s*(?:>|<!--.*-->\s*$|```|~~~)")

Run = Callable[[str], Answer]


class Citing(Protocol):
    """Cites items of a kind by their ids."""

    def __call__(self, kind: Literal["statement", "dossier"], items: Iterable[str]) -> tuple[Cited, ...]:
        """Return the items that the record holds."""


def plan_of_log(log: str, run: Run, cite: Citing) -> Plan:
    """Return a research log as a report file; ``run`` answers a search.

    The first heading is the title where it is the only one of its level and others stand below it.
    """
    title, sections = _titled(list(_sections(log)))
    purpose = ""
    chapters: list[Question] = []
    for number, (_, heading, lines) in enumerate(sections):
        items = tuple(_items(lines, run, cite))
        words_alone = all(isinstance(item, Words) for item in items)
        if number == 0 and not heading and words_alone:
            purpose = "\n\n".join(item.text for item in items if isinstance(item, Words))
        elif heading or items:
            chapters.append(Question(heading, items))
    return Plan(title, purpose, tuple(chapters))


Section = tuple[int, str, list[str]]
"""Level (0: before any heading), heading, lines."""


def _sections(log: str) -> Iterator[Section]:
    level, heading, lines = 0, "", list[str]()
    for line in log.splitlines():
        found = _HEADING.match(line)
        if found is None:
            lines.append(line)
            continue
        yield level, heading, lines
        level, heading, lines = len(found[1]), found[2], []
    yield level, heading, lines


def _titled(sections: list[Section]) -> tuple[str, list[Section]]:
    """Return the title, and the sections with what stands below it as those of no heading."""
    headed = [one for one in sections if one[0]]
    if not headed or sum(one[0] == headed[0][0] for one in headed) > 1 or len(headed) == 1:
        return "", sections
    if min(one[0] for one in headed[1:]) < headed[0][0]:
        return "", sections
    first = sections.index(headed[0])
    before = [line for one in sections[: first + 1] for line in one[2]]
    return headed[0][1], [(0, "", before), *sections[first + 1 :]]


def _items(lines: Iterable[str], run: Run, cite: Citing) -> Iterator[Item]:
    words: list[str] = []
    for line in lines:
        command = search_in(line)
        if command is None:
            if not _LEFT_OUT.match(line):
                words.append(line)
            continue
        yield from _words(words)
        words = []
        yield from _answered(command, run(command), cite)
    yield from _words(words)


def _words(lines: list[str]) -> Iterator[Words]:
    text = "\n".join(lines).strip()
    if text:
        yield Words(re.sub(r"\n{3,}", "\n\n", text))


def _answered(command: str, answer: Answer, cite: Citing) -> Iterator[Item]:
    """Yield a search in words, and what it found: dossiers of events, else statements."""
    dossiers = [row["tellings"][0]["id"] for row in answer.rows if row.get("tellings") and "columns" in row]
    found: tuple[Cited, ...] = cite("dossier", dossiers)
    if not found:
        found = cite("statement", [one for row in answer.rows for one in statements_in(row)])
    number = number_words(len(answer.rows), "row") if answer.rows else "nothing"
    told = [until_in_words(flat(words)) for row in answer.rows for words in _told(row)] if not dossiers else []
    beside = [until_in_words(flat(line)) for line in answer.said.splitlines() if line.strip()]
    lines = (f"Searched: `{command}`; found: {number}.", *dict.fromkeys((*told, *beside)))
    yield Words("\n".join(f"> {line}" for line in lines))
    yield from found


def _told(row: Row) -> Iterator[str]:
    """Yield what a row says of itself; an event of a list is told by its words."""
    if "accounts" in row and "origins" in row and "words" in row:
        words = " · ".join(row["words"][:3])
        documents, origins = number_words(len(row["documents"]), "document"), number_words(row["origins"], "origin")
        yield f"“{words}”: told in {documents}, at most {origins}."
    yield from sentences(row)


def statements_in(row: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON value
    """Yield the ids of the statements that a row of an answer shows or rests on, whatever question it answers."""
    if isinstance(row, list):
        for one in row:
            yield from statements_in(one)
    elif isinstance(row, dict):
        if "content" in row and "manner" in row and isinstance(row.get("id"), str):
            yield row["id"]
        elif isinstance(row.get("statement"), str) and row["statement"]:
            yield row["statement"]
        for name, value in row.items():
            if name not in ("content", "chain", "answers"):
                yield from statements_in(value)
