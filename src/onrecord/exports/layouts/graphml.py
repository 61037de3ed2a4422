"""GraphML: documents, entities, statements and events as a directed graph (networkx, Gephi, yEd)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from lxml import etree

from onrecord.exports.cast import Cast
from onrecord.exports.cells import Row
from onrecord.exports.citing import title_of
from onrecord.exports.filling import items_of
from onrecord.exports.items import Items, Sheet
from onrecord.exports.lines import Line
from onrecord.exports.rows import known_date
from onrecord.record import Reader

_NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "node": ("kind", "label", "type", "date", "document", "stance", "manner", "tier"),
    "edge": ("relation", "rule", "score", "judged_by"),
}
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


class _Node(NamedTuple):
    id: str
    values: Mapping[str, Any]


class _Edge(NamedTuple):
    a: str
    b: str
    values: Mapping[str, Any]


def write(reader: Reader, out: Path) -> tuple[Path, ...]:
    """Write ``out/record.graphml``.

    Nodes are of kind document, entity, statement and event. Edges lead from an entity to what it said (``said``), from
    a statement to the one that encloses it (``within``), to its document (``in``), to whom it is about (``about``), to
    the event it reports (``reports``), from an event to those who take part, under the name of the role, and join what
    links join.
    """
    path = out / "record.graphml"
    with etree.xmlfile(str(path), encoding="utf-8") as file:
        file.write_declaration()
        with file.element("graphml", nsmap={None: _NAMESPACE}):
            for owner, names in _KEYS.items():
                for name in names:
                    attributes = {"id": f"{owner}-{name}", "for": owner, "attr.name": name, "attr.type": "string"}
                    file.write(etree.Element("key", attributes), "\n")
            with file.element("graph", edgedefault="directed"):
                for part in _parts(reader):
                    file.write(_element(part), "\n")
    return (path,)


def _element(part: _Node | _Edge) -> Any:  # noqa: ANN401 - lxml's elements have no public type
    if isinstance(part, _Node):
        owner, element = "node", etree.Element("node", {"id": part.id})
    else:
        owner, element = "edge", etree.Element("edge", {"source": part.a, "target": part.b})
    for name, value in part.values.items():
        if value not in (None, ""):
            data = etree.SubElement(element, "data", {"key": f"{owner}-{name}"})
            data.text = _FORBIDDEN.sub("\ufffd", str(value))
    return element


def _parts(reader: Reader) -> Iterator[_Node | _Edge]:
    cast, items = Cast(reader), Items(reader)
    for entity in cast.entities.values():
        yield _Node(entity.id, {"kind": "entity", "label": entity.name, "type": entity.kind})
    homes: dict[str, str] = {}
    for sheet in items.sheets("parts", "counts", "statements", "events", "offices"):
        yield from _of_document(sheet, cast)
        homes |= {part["id"]: sheet.document["id"] for part in sheet.items["parts"]}
        homes |= {item["id"]: item["statement"] for name in ("counts", "offices") for item in sheet.items[name]}
    yield from _links(items.links(), homes)


def _of_document(sheet: Sheet, cast: Cast) -> Iterator[_Node | _Edge]:
    document = sheet.document
    yield _Node(
        document["id"],
        {
            "kind": "document",
            "label": title_of(document),
            "type": document["outlet"],
            "date": known_date(document["published"]),
        },
    )
    for statement in sheet.items["statements"]:
        yield from _statement(statement, sheet, cast)
    for event in sheet.items["events"]:
        yield from _event(event, sheet, cast)


def _statement(statement: Line, sheet: Sheet, cast: Cast) -> Iterator[_Node | _Edge]:
    said = statement["said"] or sheet.document["published"]
    words = {"label": sheet.words(statement["content"]), "date": known_date(said), "document": sheet.document["id"]}
    kept = {name: statement[name] for name in ("stance", "manner", "tier")}
    yield _Node(statement["id"], {"kind": "statement", **words, **kept})
    yield _Edge(statement["id"], sheet.document["id"], {"relation": "in"})
    if statement["parent"]:
        yield _Edge(statement["id"], statement["parent"], {"relation": "within"})
    for speaker in filter(None, map(cast.linked, statement["speakers"])):
        yield _Edge(speaker, statement["id"], {"relation": "said"})
    for about in filter(None, map(cast.linked, statement["about"])):
        yield _Edge(statement["id"], about, {"relation": "about"})
    for answer in statement["answers"]:
        yield _Edge(statement["id"], answer["statement"], {"relation": answer["relation"]})


def _event(event: Line, sheet: Sheet, cast: Cast) -> Iterator[_Node | _Edge]:
    date = event["date"]["edtf"] if event["date"] else None
    label = sheet.words(event["trigger"])
    values = {"kind": "event", "label": label, "type": event["type"], "date": date, "document": sheet.document["id"]}
    yield _Node(event["id"], values)
    yield _Edge(event["statement"], event["id"], {"relation": "reports"})
    for role in event["roles"]:
        linked = cast.linked(role["entity"])
        if linked:
            yield _Edge(event["id"], linked, {"relation": role["role"]})


def _links(rows: Iterable[Row], homes: Mapping[str, str]) -> Iterator[_Edge]:
    """Yield links; those between names stand behind the entities already.

    ``homes`` says which node stands for what is none: the document of a part, the statement of a count or an office.
    """
    for row in rows:
        if row[0] == '"same_entity"':
            continue
        (link,) = items_of("links", [row])
        a, b = (homes.get(link[end], link[end]) for end in ("a", "b"))
        people = ", ".join(link["judged_by"] or ())
        values = {"rule": link["rule"], "score": link["score"], "judged_by": people}
        yield _Edge(a, b, {"relation": f"{link['kind']}: {link['relation']}", **values})
