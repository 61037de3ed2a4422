"""The quotations and sentences of a row of an answer, whatever question it answers; rows are JSON."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.exports.rows import known_date

Row = Mapping[str, Any]
"""A row of a question to the record as a JSON object (``exports.rows``)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One quotation of an answer: who said it as far as the row tells, the words, and where they stand."""

    who: str
    words: str
    document: str
    start: int | None
    end: int | None
    date: str | None


def findings(row: Row) -> Iterator[Finding]:
    """Yield the quotations of a row; nothing of rows that quote nobody."""
    read = next((read for key, read in _READ.items() if key in row), None)
    if read is not None:
        yield from read(row)


def sentences(row: Row) -> Iterator[str]:
    """Yield what a row says of itself in words: how often, from how many origins, what was searched."""
    yield from (row[key] for key in ("sentence", "elsewhere") if row.get(key))
    if "accord" in row:
        yield f"{row['accord']['facet']}: {row['accord']['reason']}"


def _portrait(row: Row) -> Iterator[Finding]:
    for statement in (*row["said"], *row["about"]):
        yield from _statement(statement)
    yield from map(_reported, row.get("happened", ()))


def _dispute(row: Row) -> Iterator[Finding]:
    for side in ("a", "b"):
        entry = row["accord"][side]
        yield _quoted(_through(entry["chain"]), entry["context"], entry["document"], None)


def _accusation(row: Row) -> Iterator[Finding]:
    for statement in (row["statement"], *(answer["statement"] for answer in row["answers"])):
        yield from _statement(statement)


def _appearances(row: Row) -> Iterator[Finding]:
    for item in row["appearances"]:
        yield _quoted(_through(item["chain"]), item["place"]["context"], item["document"], item["date"])


def _repeats(nodes: Sequence[Row]) -> Iterator[Finding]:
    """Yield the claims of the tree of who repeats what, each before those that repeat it."""
    for node in nodes:
        yield _quoted(_through(node["chain"]), node["place"]["context"], node["document"], node["date"])
        yield from _repeats(node["repeated_by"])


def _statement(row: Row) -> Iterator[Finding]:
    yield _quoted(_through(row["chain"]), row["context"], row["document"], row["said"] or known_date(row["published"]))


def _hit(row: Row) -> Iterator[Finding]:
    who = _through(row["chain"]) if row["chain"] else ""
    yield Finding(who, row["snippet"], row["document"], row["span"]["start"], row["span"]["end"], None)


def _dated(row: Row) -> Iterator[Finding]:
    yield Finding(row["speaker"], row["words"], row["document"], None, None, row["edtf"])


def _reported(row: Row) -> Finding:
    """Return an event in the sentences that report it."""
    denied = " (denied)" if row["polarity"] == "denied" else ""
    return _quoted(_through(row["chain"]) + denied, row["context"], row["document"], row["date"])


def _quoted(who: str, quote: Row, document: str, date: str | None) -> Finding:
    return Finding(who, quote["text"], document, quote["span"]["start"], quote["span"]["end"], date)


def _through(chain: Sequence[Row]) -> str:
    return " › ".join(hand["name"] or "not stated" for hand in chain) or "not stated"


_READ: Mapping[str, Callable[[Row], Iterator[Finding]]] = {
    "voice": _portrait,
    "reports": lambda row: map(_reported, row["reports"]),
    "tellings": lambda row: map(_reported, row["tellings"]),
    "accord": _dispute,
    "accused": _accusation,
    "appearances": _appearances,
    "tree": lambda row: _repeats(row["tree"]),
    "context": _statement,
    "snippet": _hit,
    "lane": _dated,
}
"""How rows are read, by a key that only they have; the first that fits counts."""
