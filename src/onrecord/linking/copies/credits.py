"""Whom an article credits: agencies in a dateline or at the end, and whoever is cited for a statement or report."""

import re
from collections.abc import Iterator

from onrecord.lexicon.spelling import name_key
from onrecord.model import Part, Reading

_NAME = r"(?:[A-ZÀ-Þ][\w.&'’-]*)(?:\s+(?:of|for|the|and)\s+[A-ZÀ-Þ][\w.&'’-]*|\s+[A-ZÀ-Þ][\w.&'’-]*){0,5}"
_AGENCY = r"[A-Z][\w.]*(?:[ /][A-Z][\w.]*){0,3}"
_DATELINE = re.compile(rf"\(({_AGENCY})\)\s*(?:[-–—:]|\n)")
_CLOSING = re.compile(rf"[(\[/]\s*({_AGENCY})\s*[)\]/]\W*$")
_LINE = re.compile(rf"(?:^|\n)\s*(?:[Ss]ource|[Cc]redit|[Vv]ia|[Ww]ith reporting by)s?\s*:?\s+({_NAME})\W*(?=\n|$)")
_CITED = re.compile(
    r"\b(?:citing|quoting|quoted by|reported by|according to|told)\s+(?:an?\s+|the\s+)?"
    r"(?:(?:statement|report|press release|communiqu[eé]|dispatch|announcement)s?"
    r"\s+(?:by|from|of|issued by)\s+(?:the\s+)?)?"
    rf"({_NAME})"
)
_HEAD = 300
"""Characters from the start of an article in which a dateline stands."""


def credits_of(reading: Reading, part: Part, text: str) -> frozenset[str]:
    """Return the keys of those whom an article names as the ones it has its words or its news from."""
    return frozenset(key for name in _credited(reading, part, text) if (key := _key(name)))


def agency_of(part: Part, text: str) -> str | None:
    """Return the agency whose text an article says it is, in a dateline or at its end; None where it says none."""
    words = part.span.of(text)
    found = _DATELINE.search(words, 0, _HEAD) or _CLOSING.search(words.rstrip())
    return found[1] if found else None


def _key(name: str) -> str:
    key = name_key(re.sub(r"['’]s$", "", name.strip()))
    return key.removeprefix("the ").removesuffix(" news agency").removesuffix(" agency")


def _credited(reading: Reading, part: Part, text: str) -> Iterator[str]:
    words = part.span.of(text)
    yield from (match[1] for match in _DATELINE.finditer(words, 0, _HEAD))
    yield from (match[1] for match in _CLOSING.finditer(words.rstrip()))
    yield from (match[1] for match in _LINE.finditer(words))
    yield from (match[1] for match in _CITED.finditer(words))
    published = {entity.id: entity.name for entity in reading.entities if entity.named and entity.kind == "publication"}
    for statement in reading.statements:
        if statement.part == part.id and statement.manner != "author":
            yield from (name for one in statement.speakers if (name := published.get(one)))
