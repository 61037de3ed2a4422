"""Uwazi: tables to import, one for each template, in the way of documenters' standard formats.

``events.csv`` are acts as single statements report them (with who is reported to have done it, to whom it is reported
to have been done, and who reports it), ``people.csv`` and ``organisations.csv`` whom they name, ``sources.csv`` the
documents. Relations are by title, several with ``|`` between them.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from onrecord.exports.cast import Cast, enclosing, hands, is_denied, other_names, through
from onrecord.exports.citing import hash_note, title_of
from onrecord.exports.items import Items, Sheet
from onrecord.exports.layouts.cells import cell
from onrecord.exports.lines import Line
from onrecord.exports.rows import known_date
from onrecord.record import Reader
from onrecord.record.query_entities import LinkedEntity

_EVENTS: Final = (
    *("title", "Words", "Search key", "Date", "Date as known", "Place", "Reported to have done it"),
    *("Reported to have been done to", "Others who take part", "Reported by", "Denied", "Modality", "Source", "Id"),
)
_ENTITIES: Final = ("title", "Other names", "Kind", "Id")
_SOURCES: Final = ("title", "Outlet", "Authors", "Published", "Date as known", "Address", "Accessed", "Proof", "Id")
_DOERS: Final = ("who",)
_DONE_TO: Final = ("whom",)
_LONGEST: Final = 120


def write(reader: Reader, out: Path) -> tuple[Path, ...]:
    """Write the four tables. Titles are unique: where two would be the same, the second has the beginning of its id."""
    cast, titles = Cast(reader), _Titles()
    entities = {entity.id: titles.of(entity.name or "", entity.id) for entity in cast.entities.values() if entity.named}
    heads = [sheet.document for sheet in Items(reader).sheets()]
    documents = {head["id"]: titles.of(title_of(head), head["id"]) for head in heads}
    sheets = Items(reader).sheets("statements", "events")
    people = [one for one in cast.entities.values() if one.named and one.kind == "person"]
    others = [one for one in cast.entities.values() if one.named and one.kind not in ("person", "place")]
    tables: Mapping[str, tuple[tuple[str, ...], Iterable[Iterable[str | None]]]] = {
        "events": (_EVENTS, (row for sheet in sheets for row in _events(sheet, cast, entities, documents, titles.of))),
        "people": (_ENTITIES, (_entity(one, entities) for one in people)),
        "organisations": (_ENTITIES, (_entity(one, entities) for one in others)),
        "sources": (_SOURCES, (_source(head, documents) for head in heads)),
    }
    paths = []
    for name, (columns, rows) in tables.items():
        paths.append(out / f"{name}.csv")
        with paths[-1].open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerow(columns)
            csv.writer(file).writerows([cell(value) for value in row] for row in rows)
    return tuple(paths)


class _Titles:
    """Titles that are given once, since relations are by title; a bar would part two of them."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, title: str, item: str) -> str:
        plain = " ".join(title.replace("|", "/").split())
        plain = plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST].rsplit(' ', 1)[0]} …"
        given = plain if plain and plain not in self._taken else f"{plain} [{item[:9]}]".strip()
        self._taken.add(given)
        return given


def _events(
    sheet: Sheet,
    cast: Cast,
    entities: Mapping[str, str],
    documents: Mapping[str, str],
    titled: Callable[[str, str], str],
) -> Iterator[Iterable[str | None]]:
    statements = enclosing(sheet)
    for event in sheet.items["events"]:
        statement = statements[event["statement"]]
        words = sheet.words(statement["content"])
        date = event["date"]["edtf"] if event["date"] else None
        taking_part = [(role["role"], _participant(role, sheet, cast, entities)) for role in event["roles"]]
        yield (
            titled(f"{sheet.words(event['trigger'])}: {words}", event["id"]),
            words,
            event["type"],
            _day(date),
            date,
            cast.name(event["place"]),
            _named(taking_part, lambda role: role in _DOERS),
            _named(taking_part, lambda role: role in _DONE_TO),
            _named(taking_part, lambda role: role not in (*_DOERS, *_DONE_TO)),
            through(hands(sheet, statement, statements, cast)),
            "denied" if is_denied(event, statement) else "",
            event["modality"],
            documents[sheet.document["id"]],
            event["id"],
        )


def _participant(role: Line, sheet: Sheet, cast: Cast, entities: Mapping[str, str]) -> str:
    """Return the title of who takes part, or the words of the text where that is nobody with a name."""
    linked = cast.linked(role["entity"])
    if linked is not None and linked in entities:
        return entities[linked]
    return sheet.words([role]) if role["start"] is not None else cast.name(role["entity"]) or ""


def _named(taking_part: Iterable[tuple[str, str]], wanted: Callable[[str], bool]) -> str:
    return "|".join(dict.fromkeys(name.replace("|", "/") for role, name in taking_part if wanted(role) and name))


def _entity(entity: LinkedEntity, titles: Mapping[str, str]) -> Iterable[str | None]:
    others = "|".join(other_names(entity))
    return titles[entity.id], others, entity.kind, entity.id


def _source(document: Line, titles: Mapping[str, str]) -> Iterable[str | None]:
    published = document["published"]
    known = "not known" if published["edtf"] is None else f"{published['edtf']} ({published['how']})"
    known = known if known_date(published) or known == "not known" else f"not known; inferred: {published['edtf']}"
    authors = "|".join(document["authors"])
    return (
        *(titles[document["id"]], document["outlet"], authors, _day(published["edtf"]), known),
        *(document["url"], document["accessed"], hash_note(document), document["id"]),
    )


def _day(edtf: str | None) -> str | None:
    """Return a date that is known to the day, as Uwazi imports it (YYYY-MM-DD); what is known less well is left out."""
    return edtf if edtf is not None and len(edtf) == len("2021-03-05") and edtf[:4].isdecimal() else None
