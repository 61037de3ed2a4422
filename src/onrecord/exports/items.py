"""The items of the linked record under its own ids, document by document, then what joins them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from onrecord.exports.leaving.shown import shown, shown_sheet
from onrecord.exports.lines import Line, reading_line
from onrecord.exports.rows import row_json
from onrecord.model import Document, Occurrence, Reading, Span
from onrecord.record import Reader
from onrecord.record.ids import item_ids
from onrecord.record.judgements.codec import judgement_line
from onrecord.record.judgements.items import HELD
from onrecord.record.judgements.links import effective_links
from onrecord.record.places import Chart
from onrecord.record.query_entities import entity_occurrences, linked_entities
from onrecord.record.query_happenings import linked_event_ids
from onrecord.record.query_judgements import given_by_people, judged_by, read_judgements
from onrecord.record.query_pile import raised_problems
from onrecord.record.query_placing import read_lying
from onrecord.record.query_reading import document_ids, number_of, read_document, read_reading
from onrecord.views.kinds import kind_votes
from onrecord.views.origins import all_origins
from onrecord.views.scene import accord_links

_KINDS = {name: kind for kind, name in HELD.items()}

_OF_A_READING = ("parts", "passages", "turns", "mentions", "dates", "counts", "statements", "events", "offices")

_LINKED = ("c", "e", "o", "p", "s", "v")
"""Letters of the local ids of what links join: counts, entities, offices, parts, statements, events."""

_HELD_IDS = " UNION ALL ".join(
    f"SELECT local, id FROM {name} WHERE document = :number"  # noqa: S608 - the tables are ours
    for name in (*_OF_A_READING, "entities")
)

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


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that was read out of one document, under the ids of the record.

    ``items`` has the items of a reading by the name of their file (``exports.columns``), in order of the text.
    """

    document: Line
    text: str
    items: Mapping[str, Sequence[Line]]

    def words(self, spans: Iterable[Line]) -> str:
        """Return the words at spans (objects with ``start`` and ``end``), joined by an ellipsis."""
        return " … ".join(" ".join(self.text[span["start"] : span["end"]].split()) for span in spans)


class Items:
    """One walk over a record: the sheets of its documents, then what joins them."""

    def __init__(self, reader: Reader) -> None:
        """Make ready to walk over the record behind ``reader``."""
        self._reader = reader
        self._linked: dict[Occurrence, str] = {}

    def sheets(self) -> Iterator[Sheet]:
        """Yield the documents in the order in which they were added."""
        reader = self._reader
        happenings = linked_event_ids(reader)
        for document in document_ids(reader):
            reading = read_reading(reader, document)
            names = record_ids(reading) if type(reader) is Reader else held_ids(reader, document)
            self._linked.update(
                (Occurrence(document, local), name) for local, name in names.items() if local[0] in _LINKED
            )
            number = number_of(reader, document)
            told = _told(reader, document)
            chart = Chart(told.text, read_lying(reader, number))
            sheet = _sheet(told, reading, Names(names, happenings.get(document, {}), judged_by(reader, number), chart))
            yield Sheet(*shown_sheet(reader, sheet.document, sheet.text, sheet.items))

    def joined(self) -> Iterator[tuple[str, Line]]:
        """Yield what lies over all documents, each with the name of its file. To be asked after all sheets."""
        reader, linked = self._reader, self._linked
        yield from (("entities", shown(reader, item)) for item in _entities(reader))
        yield from (("links", shown(reader, item)) for item in _links(reader, linked))
        yield from (("origins", shown(reader, item)) for item in _origins(reader, linked))
        judged = (judgement_line(judgement) for judgement in read_judgements(reader))
        yield from (("judgements", shown(reader, item)) for item in judged)
        yield from (("problems", shown(reader, item)) for item in _problems(reader))

    def all(self) -> Iterator[tuple[str, Line]]:
        """Yield each item with the name of its file, in the order of the documents and their text."""
        for sheet in self.sheets():
            yield "documents", {**sheet.document, "text": sheet.text}
            for name, items in sheet.items.items():
                yield from ((name, item) for item in items)
        yield from self.joined()


class Names(NamedTuple):
    """What the items of one document are called in the record, what its events are linked to, who judged what.

    ``chart`` knows where words stand in the original.
    """

    ids: dict[str, str]
    happenings: Mapping[str, str]
    people: Mapping[tuple[str, str], tuple[str, ...]]
    chart: Chart

    def judged_by(self, kind: str, local: str) -> list[str] | None:
        """Return who judged an item, None where nobody did."""
        return _people(self.people.get((kind, local), ()))


def _told(reader: Reader, document: str) -> Document:
    """Return a document with what people said of it before what came with it."""
    held = read_document(reader, document)
    return replace(held, given=(*given_by_people(reader, number_of(reader, document)), *held.given))


def _people(people: tuple[str, ...]) -> list[str] | None:
    return list(people) or None


def _sheet(document: Document, reading: Reading, names: Names) -> Sheet:
    line = reading_line(document, reading)
    head = {**line["document"], "pseudonymised": False, "judged_by": names.judged_by("document", "")}
    items = {name: [_item(name, item, document.id, names) for item in line[name]] for name in _OF_A_READING}
    return Sheet(head, document.text, items)


def _item(name: str, item: Line, document: str, names: Names) -> Line:
    more: Line = {}
    if name == "events":
        more = {"linked": names.happenings.get(item["id"])}
    elif name == "statements":
        more = {"place": row_json(names.chart.whereabouts([Span(**span) for span in item["content"]]))}
    judged = names.judged_by(_KINDS[name], item["id"])
    return {"document": document, **_renamed(item, names.ids), **more, "judged_by": judged}


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


def held_ids(reader: Reader, document: str) -> dict[str, str]:
    """Return the record's id of each item of a document by its local id, as the record holds and shows them."""
    number = number_of(reader, document)
    rows = reader.rows(_HELD_IDS, number=number)
    return {row["local"]: row["id"] for row in rows}


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
    entities = linked_entities(reader)
    votes = kind_votes(reader, entities)
    for entity in entities:
        voted = votes.get(entity.id)
        yield {
            "id": entity.id,
            "kind": entity.kind,
            "named": entity.named,
            "name": entity.name,
            "names": list(dict.fromkeys(name for name, _ in entity.spellings)),
            "occurrences": occurrences[entity.id],
            "voted_kind": voted.kind if voted else None,
            "kind_votes": [{"kind": kind, "documents": number} for kind, number in voted.votes] if voted else [],
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
