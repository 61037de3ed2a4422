"""The linked record as files for other programs: one for each kind of item, ids joinable across files."""

import csv
import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, NamedTuple, TextIO

from onrecord.exports.lines import Line, reading_line
from onrecord.model import Document, Occurrence, Reading
from onrecord.record import Reader
from onrecord.record.ids import item_ids
from onrecord.record.judgements.codec import judgement_line
from onrecord.record.judgements.items import HELD
from onrecord.record.judgements.links import effective_links
from onrecord.record.query_entities import entity_occurrences, linked_entities
from onrecord.record.query_happenings import linked_event_ids
from onrecord.record.query_judgements import given_by_people, judged_by, read_judgements
from onrecord.record.query_pile import raised_problems
from onrecord.record.query_reading import document_ids, number_of, read_document, read_reading
from onrecord.views.origins import all_origins
from onrecord.views.scene import accord_links

_SPAN = ("start", "end")

COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": (
        *("id", "source_id", "path", "media_type", "title", "outlet", "outlet_evidence", "authors", "authors_evidence"),
        *(
            "language",
            "url",
            "archived_url",
            "accessed",
            "archive_ref",
            "published",
            "updated",
            "text_sha256",
            "length",
        ),
        *("container", "reader", "analysed", "judged_by", "text"),
    ),
    "parts": ("document", "id", *_SPAN, "title", "published", "outlet", "authors", "judged_by"),
    "passages": ("document", "id", *_SPAN, "kind", "part", "turn", "repeats", "judged_by"),
    "turns": ("document", "id", "part", "role", "speaker", "judged_by"),
    "mentions": ("document", "id", *_SPAN, "kind", "form", "entity", "score", "rule", "judged_by"),
    "dates": ("document", "id", *_SPAN, "edtf", "timex", "anchor", "rule", "judged_by"),
    "counts": (
        *("document", "id", *_SPAN, "value", "min", "max", "hedge", "unit", "scope", "as_of", "statement"),
        "judged_by",
    ),
    "statements": (
        *("document", "id", "content", "cue", "source", "speakers", "parent", "manner", "stance", "tier", "said"),
        *("addressee", "venue", "about", "answers", "part", "turn", "score", "rule", "judged_by"),
    ),
    "events": (
        *("document", "id", "type", "plover", "trigger", "roles", "place", "date", "polarity", "modality", "statement"),
        *("linked", "judged_by"),
    ),
    "offices": (
        *("document", "id", "holder", "post", "organisation", "place", "status", "from", "to", "statement"),
        "judged_by",
    ),
    "entities": ("id", "kind", "named", "name", "names", "occurrences"),
    "links": ("kind", "a", "b", "relation", "score", "evidence", "rule", "judged_by"),
    "origins": ("claim", "documents", "origins", "possibly_dependent"),
    "judgements": ("id", "at", "who", "why", "action", "targets", "settings", "undoes"),
    "problems": ("id", "document", "path", "kind", *_SPAN, "message"),
}
"""The columns of each file; of JSON lines they are the keys."""

FILES = tuple(COLUMNS)
"""The kinds of items, one file for each."""

_KINDS = {name: kind for kind, name in HELD.items()}

_OF_A_READING = ("parts", "passages", "turns", "mentions", "dates", "counts", "statements", "events", "offices")

_LINKED = ("c", "e", "o", "p", "s", "v")
"""Letters of the local ids of what links join: counts, entities, offices, parts, statements, events."""

_REFERENCES = frozenset(
    {
        "id",
        "part",
        "turn",
        "repeats",
        "entity",
        "speaker",
        "speakers",
        "parent",
        "statement",
        "about",
        "place",
        "holder",
    }
    | {"organisation"}
)
"""Keys whose values are ids local to a document, to be replaced by those of the record."""


def write_files(reader: Reader, out: Path, layout: Literal["jsonl", "csv"]) -> tuple[Path, ...]:
    """Write one file for each kind of item into the folder ``out``, made where it is missing; return their paths.

    Raises:
        OSError: if the folder cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    paths = {name: out / f"{name}.{layout}" for name in FILES}
    write = _json_line if layout == "jsonl" else _csv_row
    with ExitStack() as open_files:
        files = {
            name: open_files.enter_context(path.open("w", encoding="utf-8", newline="")) for name, path in paths.items()
        }
        if layout == "csv":
            for name, file in files.items():
                csv.writer(file).writerow(COLUMNS[name])
        for name, item in _items(reader):
            write(files[name], name, item)
    return tuple(paths.values())


def _items(reader: Reader) -> Iterator[tuple[str, Line]]:
    """Yield each item with its kind, in the order of the documents and their text."""
    linked: dict[Occurrence, str] = {}
    happenings = linked_event_ids(reader)
    for document in document_ids(reader):
        reading = read_reading(reader, document)
        names = record_ids(reading)
        linked.update((Occurrence(document, local), name) for local, name in names.items() if local[0] in _LINKED)
        people = judged_by(reader, number_of(reader, document))
        told = _told(reader, document)
        yield from _of_document(told, reading, Names(names, happenings.get(document, {}), people))
    yield from (("entities", item) for item in _entities(reader))
    yield from (("links", item) for item in _links(reader, linked))
    yield from (("origins", item) for item in _origins(reader, linked))
    yield from (("judgements", judgement_line(judgement)) for judgement in read_judgements(reader))
    yield from (("problems", item) for item in _problems(reader))


class Names(NamedTuple):
    """What the items of one document are called in the record, what its events are linked to, who judged what."""

    ids: dict[str, str]
    happenings: Mapping[str, str]
    people: Mapping[tuple[str, str], tuple[str, ...]]

    def judged_by(self, kind: str, local: str) -> list[str] | None:
        """Return who judged an item, None where nobody did."""
        return _people(self.people.get((kind, local), ()))


def _told(reader: Reader, document: str) -> Document:
    """Return a document with what people said of it before what came with it."""
    held = read_document(reader, document)
    return replace(held, given=(*given_by_people(reader, number_of(reader, document)), *held.given))


def _people(people: tuple[str, ...]) -> list[str] | None:
    return list(people) or None


def _of_document(document: Document, reading: Reading, names: Names) -> Iterator[tuple[str, Line]]:
    line = reading_line(document, reading)
    yield "documents", {**line["document"], "judged_by": names.judged_by("document", ""), "text": document.text}
    for name in _OF_A_READING:
        for item in line[name]:
            more = {"linked": names.happenings.get(item["id"])} if name == "events" else {}
            judged = names.judged_by(_KINDS[name], item["id"])
            yield name, {"document": document.id, **_renamed(item, names.ids), **more, "judged_by": judged}


def record_ids(reading: Reading) -> dict[str, str]:
    """Return the record's id of each item of a reading by its local id."""
    items: dict[str, tuple[Any, ...]] = {
        "p": reading.parts,
        "g": reading.passages,
        "t": reading.turns,
        "m": reading.mentions,
        "e": reading.entities,
        "d": reading.dates,
        "c": reading.counts,
        "s": reading.statements,
        "v": reading.events,
        "o": reading.offices,
    }
    ids = item_ids(reading)
    return {item.id: name for kind, found in items.items() for item, name in zip(found, ids[kind], strict=True)}


def _renamed(value: Any, names: dict[str, str], key: str = "") -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        return {name: _renamed(item, names, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item, names, key) for item in value]
    if key in _REFERENCES and isinstance(value, str):
        return names.get(value, value)
    return value


def _entities(reader: Reader) -> Iterator[Line]:
    """Yield linked entities with where they occur: the ids of the entities of single documents."""
    occurrences: dict[str, list[Line]] = {}
    for linked, document, within in entity_occurrences(reader):
        occurrences.setdefault(linked, []).append({"document": document, "entity": within})
    for entity in linked_entities(reader):
        yield {
            "id": entity.id,
            "kind": entity.kind,
            "named": entity.named,
            "name": entity.name,
            "names": [name for name, _ in entity.spellings],
            "occurrences": occurrences[entity.id],
        }


def _links(reader: Reader, linked: dict[Occurrence, str]) -> Iterator[Line]:
    for link, people in (*effective_links(reader), *((link, ()) for link in accord_links(reader))):
        evidence = [
            {"document": item.document, "start": item.span.start, "end": item.span.end} for item in link.evidence
        ]
        yield {
            "kind": link.kind,
            "a": linked[link.a],
            "b": linked[link.b],
            "relation": link.relation,
            "score": link.score,
            "evidence": evidence,
            "rule": link.rule,
            "judged_by": _people(people),
        }


def _origins(reader: Reader, linked: dict[Occurrence, str]) -> Iterator[Line]:
    """Yield from how many origins each linked event and each repeated article comes at most."""
    for row in all_origins(reader):
        claim = row.claim if isinstance(row.claim, str) else linked[row.claim]
        names = {root.mark: root.name for root in row.roots}
        yield {
            "claim": claim,
            "documents": list(row.documents),
            "origins": [{"root": root.name, "documents": list(root.documents)} for root in row.roots],
            "possibly_dependent": [{"a": names[pair.a], "b": names[pair.b], "why": pair.why} for pair in row.dependent],
        }


def _problems(reader: Reader) -> Iterator[Line]:
    for raised in raised_problems(reader):
        span = raised.problem.span
        yield {
            "id": raised.id,
            "document": raised.document,
            "path": raised.path,
            "kind": raised.problem.kind,
            "start": span.start if span else None,
            "end": span.end if span else None,
            "message": raised.problem.message,
        }


def _json_line(file: TextIO, _: str, item: Line) -> None:
    file.write(json.dumps(item, ensure_ascii=False) + "\n")


def _csv_row(file: TextIO, name: str, item: Line) -> None:
    csv.writer(file).writerow([_cell(item.get(column)) for column in COLUMNS[name]])


def _cell(value: Any) -> str:  # noqa: ANN401 - any JSON value
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if text[:1] in ("=", "+", "@", "\t", "\r") else text
