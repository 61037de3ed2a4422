"""A research log: questions, the searches made for each, and what was found, as Markdown that people go on writing in.

A log is read from Markdown: a heading is a question, a line that is an ``onrecord`` command (in a list, in a block of
code or between backticks) a search made for it; all other lines are the researcher's own and are kept as they stand.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.exports.findings import Row, findings, sentences
from onrecord.model import flat

SHOWN = 20
"""Rows that the log quotes of each search; the number of all is told."""

_TELLING = ("name", "title", "path", "kind", "message", "relation", "id", "words", "dates")
"""What is told of a row that quotes nobody."""

_SEARCH = re.compile(r"^\s*(?:[-*+]\s+|\d+[.)]\s+|\$\s+)?`?(?P<command>onrecord\s[^`]+?)`?\s*$")
_FENCE = re.compile(r"^\s*(?:```|~~~)")


@dataclass(frozen=True, slots=True)
class Answer:
    """What one search found: rows, and what the command said beside them."""

    rows: Sequence[Row]
    said: str


def searches(log: str) -> tuple[str, ...]:
    """Return the commands of a log, in order."""
    return tuple(command for line in log.splitlines() if (command := search_in(line)) is not None)


def search_in(line: str) -> str | None:
    """Return the command of a line of a log; None where it is no search."""
    match = _SEARCH.match(line)
    return None if match is None else match["command"]


def write_log(log: str, head: str, run: Callable[[str], Answer], names: Mapping[str, str]) -> str:
    """Return the log with ``head`` above it and each search followed by what it found.

    ``run`` answers a command; ``names`` says how each document is called.
    """
    lines: list[str] = [head, ""]
    fenced: list[str] | None = None
    for line in log.splitlines():
        if _FENCE.match(line):
            lines.append(line)
            if fenced is None:
                fenced = []
            else:
                for command in fenced:
                    lines += ["", *_found(command, run(command), names)]
                fenced = None
            continue
        lines.append(line)
        search = _SEARCH.match(line)
        if search is None:
            continue
        if fenced is not None:
            fenced.append(search["command"])
        else:
            lines += ["", *_found(search["command"], run(search["command"]), names), ""]
    return "\n".join(lines).rstrip() + "\n"


def _found(command: str, answer: Answer, names: Mapping[str, str]) -> Iterable[str]:
    """Yield what a search found as a quotation block, so that it stands out from the researcher's own words."""
    found = [finding for row in answer.rows for finding in findings(row)]
    other = [row for row in answer.rows if "sentence" not in row and not any(True for _ in findings(row))]
    told = [words for row in answer.rows[:SHOWN] for words in sentences(row)]
    yield f"> Found by `{command}`: {_number(len(found) + len(other))}"
    yield from (f"> {flat(words)}" for words in dict.fromkeys(told))
    for finding in found[:SHOWN]:
        where = names.get(finding.document, finding.document[:12])
        place = f":{finding.start}-{finding.end}" if finding.start is not None else ""
        who = f"**{finding.who}**" if finding.who else "no statement"
        date = f", {finding.date}" if finding.date else ""
        yield f"> - {who}{date}: “{flat(finding.words)}” ({where}{place})"
    for row in other[: SHOWN - len(found)] if len(found) < SHOWN else ():
        cells = (
            str(row[key])
            for key in ("name", "title", "path", "kind", "message", "relation", "id", "words", "dates")
            if row.get(key)
        )
        yield f"> - {' · '.join(cells)}"
    if len(found) + len(other) > SHOWN:
        yield f"> - … and {len(found) + len(other) - SHOWN} more"
    yield from (f"> {line}" for line in answer.said.splitlines() if line.strip())


def _cell(value: Any) -> str:  # noqa: ANN401 - any JSON value
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _number(count: int) -> str:
    return {0: "nothing", 1: "1 row"}.get(count, f"{count} rows")
