"""Which column holds what: as named, as mapped by the user, and a guess for the message where the text is not found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from onrecord.ingest.given import ALIASES, NAMES
from onrecord.ingest.problems import NO_SUCH_COLUMN
from onrecord.model import Problem

OURS: Final = ("id", "text", *NAMES)
"""The columns that are read."""

_ALSO: Final = {"author": ("authors",)}

_LIKELY: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("body", "content", "article", "fulltext", "maintext", "articletext", "articlecontent", "articlebody",
             "story", "contents", "transcript", "description"),
    "title": ("headline", "heading", "articletitle", "header", "subject"),
    "published": ("date", "publishdate", "pubdate", "publicationdate", "publishedat", "datepublished", "publishtime",
                  "created", "createdat", "datetime", "timestamp"),
    "outlet": ("source", "publisher", "publication", "newspaper", "site", "sitename", "media", "domain", "sourcename"),
    "author": ("byline", "writer", "creator", "reporter", "journalist"),
    "url": ("link", "href", "uri", "weburl", "permalink", "address", "sourceurl"),
    "accessed": ("retrieved", "crawled", "scraped", "fetched", "downloaded", "scrapedat", "accessdate"),
    "language": ("lang", "locale"),
    "id": ("uid", "guid", "docid", "documentid", "articleid", "unitid", "key"),
}  # fmt: skip
"""Our column -> names that others give it, lower case without punctuation, likeliest first. From news corpora."""

_LONG: Final = 120
"""Mean length from which a column of unknown name is taken for the text."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Our columns -> the file's, as far as it has them; problems with the mapping that was asked for."""

    theirs: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


def wanted_text(asked: Iterable[tuple[str, str]]) -> str:
    """Return the name of the column that must hold the text."""
    return _mapping(asked).get("text", "text")


def find_columns(header: Sequence[str], asked: Iterable[tuple[str, str]]) -> Columns:
    """Return which column of ``header`` holds what; ``asked`` maps ours to theirs and wins over equal names."""
    mapping = _mapping(asked)
    theirs = {ours: name for ours in OURS for name in [_match(header, ours, mapping)] if name is not None}
    problems = [
        _no_such(f"{name!r} (for {ours})", header)
        for ours, name in mapping.items()
        if ours in OURS and ours != "text" and ours not in theirs
    ]
    problems += [
        Problem(NO_SUCH_COLUMN, f"--map names {ours!r}, which is no column of ours. Ours are: {', '.join(OURS)}.")
        for ours in mapping
        if ours not in OURS
    ]
    return Columns(theirs, tuple(problems))


def suggest(header: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return the likely mapping of our columns to theirs, the text first; empty where no column looks like text.

    By name first; if none is known, the column with the longest values on average is the text.
    """
    simple = {_simple(name): name for name in reversed(header)}
    found: dict[str, str] = {}
    for ours, likely in _LIKELY.items():
        name = next((simple[name] for name in (ours, *likely) if name in simple), None)
        if ours == "text":
            name = name or _longest(header, rows)
        if name is not None and name not in found.values():
            found[ours] = name
    return found if "text" in found else {}


def _mapping(asked: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {ALIASES.get(ours, ours): name for ours, name in asked}


def _match(header: Sequence[str], ours: str, mapping: Mapping[str, str]) -> str | None:
    names: tuple[str, ...] = (mapping[ours],) if ours in mapping else (ours, *_ALSO.get(ours, ()))
    for name in names:
        if name in header:
            return name
        folded = [column for column in header if column.strip().casefold() == name.strip().casefold()]
        if folded:
            return folded[0]
    return None


def _no_such(what: str, header: Sequence[str]) -> Problem:
    return Problem(NO_SUCH_COLUMN, f"There is no column {what}. The columns are: {', '.join(header)}.")


def _simple(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _longest(header: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> str | None:
    """Return the column of a table (with at least one) with the longest texts, None where all are short."""
    totals: dict[str, int] = {
        name: sum(len(row[name]) for row in rows if isinstance(row.get(name), str)) for name in header
    }
    longest = max(header, key=lambda name: totals[name])
    return longest if totals[longest] >= _LONG * len(rows) else None
