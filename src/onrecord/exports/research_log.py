"""A research log: questions, the searches made for each, and what was found, as Markdown that people go on writing in.

A log is read from Markdown: a heading is a question, a line that is an ``onrecord`` command (in a list, in a block of
code or between backticks) a search made for it; all other lines are the researcher's own and are kept as they stand.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
"""A row of a question to the record as a JSON object (``exports.rows``)."""

SHOWN = 20
"""Rows that the log quotes of each search; the number of all is told."""

_SEARCH = re.compile(r"^\s*(?:[-*+]\s+|\d+[.)]\s+|\$\s+)?`?(?P<command>onrecord\s[^`]+?)`?\s*$")
_FENCE = re.compile(r"^\s*(?:```|~~~)")


@dataclass(frozen=True, slots=True)
class Answer:
    """What one search found: rows, and what the command said beside them."""

    rows: Sequence[Row]
    said: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One quotation of an answer: who said it as far as the row tells, the words, and where they stand."""

    who: str
    words: str
    document: str
    start: int | None
    end: int | None
    date: str | None


def searches(log: str) -> tuple[str, ...]:
    """Return the commands of a log, in order."""
    return tuple(match["command"] for line in log.splitlines() if (match := _SEARCH.match(line)))


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


def findings(row: Row) -> Iterator[Finding]:
    """Yield the quotations of a row: a statement, a hit, what is dated, a portrait, a case; nothing of other rows."""
    if "voice" in row:
        for statement in (*row["said"], *row["about"]):
            yield from findings(statement)
    elif "reports" in row:
        for report in row["reports"]:
            denied = " (denied)" if report["polarity"] == "denied" else ""
            yield _quoted(_last(report["chain"]) + denied, report["context"], report["document"], report["date"])
    elif "context" in row:
        yield _quoted(_last(row["chain"]), row["context"], row["document"], row["said"] or row["published"]["edtf"])
    elif "snippet" in row:
        span = row["span"]
        who = _last(row["chain"]) if row["chain"] else ""
        yield Finding(who, row["snippet"], row["document"], span["start"], span["end"], None)
    elif "lane" in row:
        yield Finding(row["speaker"], row["words"], row["document"], None, None, row["edtf"])


def _quoted(who: str, quote: Row, document: str, date: str | None) -> Finding:
    return Finding(who, quote["text"], document, quote["span"]["start"], quote["span"]["end"], date)


def _last(chain: Sequence[Row]) -> str:
    hands = [hand["name"] or "not stated" for hand in chain]
    return " › ".join(hands) or "not stated"


def _found(command: str, answer: Answer, names: Mapping[str, str]) -> Iterable[str]:
    """Yield what a search found as a quotation block, so that it stands out from the researcher's own words."""
    found = [finding for row in answer.rows for finding in findings(row)]
    other = [row for row in answer.rows if not any(True for _ in findings(row))]
    yield f"> Found by `{command}`: {_number(len(found) + len(other))}"
    for finding in found[:SHOWN]:
        where = names.get(finding.document, finding.document[:12])
        place = f":{finding.start}-{finding.end}" if finding.start is not None else ""
        who = f"**{finding.who}**" if finding.who else "no statement"
        date = f", {finding.date}" if finding.date else ""
        yield f"> - {who}{date}: “{' '.join(finding.words.split())}” ({where}{place})"
    for row in other[: SHOWN - len(found)] if len(found) < SHOWN else ():
        cells = (str(row[key]) for key in ("name", "title", "path", "kind", "message", "relation") if row.get(key))
        yield f"> - {' · '.join(cells)}"
    if len(found) + len(other) > SHOWN:
        yield f"> - … and {len(found) + len(other) - SHOWN} more"
    yield from (f"> {line}" for line in answer.said.splitlines() if line.strip())


def _number(count: int) -> str:
    return {0: "nothing", 1: "1 row"}.get(count, f"{count} rows")
