"""Catalogues of a researcher: CSL-JSON, and the JSON of Zotero, with what they say of the files that belong to them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from onrecord.ingest.given import given_by_person, scalar
from onrecord.ingest.rows.row import row_id
from onrecord.model import Given, Problem

_CSL: Final = {
    "title": ("title",),
    "outlet": ("container-title", "publisher"),
    "url": ("URL",),
    "language": ("language",),
    "archive_ref": ("archive_location", "call-number"),
}
"""Our fields, and where CSL-JSON holds them. Source: the CSL-JSON schema 1.0.2."""

_ZOTERO: Final = {
    "title": ("title", "subject", "caseName"),
    "outlet": ("publicationTitle", "websiteTitle", "blogTitle", "programTitle", "publisher", "institution"),
    "published": ("date",),
    "accessed": ("accessDate",),
    "url": ("url",),
    "language": ("language",),
    "archive_ref": ("archiveLocation", "callNumber"),
}
"""The same for Zotero. Source: its list of item types and fields."""

_PARTS: Final = ("annotation", "attachment", "note")
"""Entries of Zotero that belong to another one."""

_TEXT: Final = ("abstract", "abstractNote")


@dataclass(frozen=True, slots=True)
class Item:
    """An entry: its id, what it says of its document in our fields, its abstract, and the files that belong to it.

    ``hash`` is the SHA-256 of the entry as UTF-8 JSON with sorted keys.
    """

    id: str | None
    hash: str
    fields: Mapping[str, Any]
    abstract: str
    files: tuple[str, ...]

    def given(self) -> tuple[tuple[Given, ...], tuple[Problem, ...]]:
        """Return what the entry gives, and what in it cannot be used."""
        found, problems = given_by_person(self.fields, "catalogue")
        return tuple(found), tuple(problems)


def read_catalogue(content: bytes) -> tuple[Item, ...] | None:
    """Return the entries of a catalogue in order; None for JSON of another kind."""
    try:
        held = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    entries = held.get("items") if isinstance(held, dict) else held
    if not isinstance(entries, list) or not entries:
        return None
    items = [_item(entry) for entry in entries if isinstance(entry, dict) and _kind(entry) not in _PARTS]
    return tuple(item for item in items if item is not None) or None


def _kind(entry: Mapping[str, Any]) -> object:
    return entry.get("itemType") or entry.get("type")


def _item(entry: Mapping[str, Any]) -> Item | None:
    if not isinstance(_kind(entry), str) or not isinstance(entry.get("title"), str):
        return None
    is_zotero = "itemType" in entry
    fields: dict[str, Any] = {name: _first(entry, places) for name, places in (_ZOTERO if is_zotero else _CSL).items()}
    if not is_zotero:
        fields |= {"published": _csl_date(entry.get("issued")), "accessed": _csl_date(entry.get("accessed"))}
    people = entry.get("creators") if is_zotero else entry.get("author")
    fields["author"] = list(_people(people if isinstance(people, list) else ()))
    known = {name: value for name, value in fields.items() if value}
    number = scalar(entry.get("id") or entry.get("itemKey"))
    return Item(number, row_id(entry), known, _first(entry, _TEXT) or "", _files(entry))


def _first(entry: Mapping[str, Any], places: Iterable[str]) -> str | None:
    return next((value for place in places if isinstance(value := entry.get(place), str) and value.strip()), None)


def _people(people: Sequence[object]) -> Iterator[str]:
    """Yield the authors; editors, translators and the like are others."""
    for person in people:
        if isinstance(person, Mapping) and person.get("creatorType", "author") in ("author", "reporter", "contributor"):
            parts = [person.get(key) for key in ("given", "non-dropping-particle", "family")]
            parts = parts if any(parts) else [person.get("firstName"), person.get("lastName")]
            name = " ".join(part for part in parts if isinstance(part, str) and part)
            whole = name or person.get("literal") or person.get("name")
            if isinstance(whole, str):
                yield whole


def _csl_date(value: object) -> str | None:
    """Return a date of CSL-JSON in ISO 8601, or as it was written; a range by its first day alone."""
    if not isinstance(value, Mapping):
        return None
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        numbers = [int(part) for part in parts[0][:3] if str(part).isdigit()]
        return "-".join(f"{number:0{4 if place == 0 else 2}}" for place, number in enumerate(numbers)) or None
    return _first(value, ("raw", "literal"))


def _files(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the paths of the files that belong to an entry, as the catalogue writes them."""
    attached = entry.get("attachments")
    paths = [item.get("path") for item in attached if isinstance(item, Mapping)] if isinstance(attached, list) else []
    return tuple(path.replace("\\", "/") for path in (*paths, entry.get("file")) if isinstance(path, str) and path)
