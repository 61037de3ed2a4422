"""JSON-LD: who said what, with PROV-O for whose words they are and Web Annotation for where they stand.

What is said stands in the graph as words of a statement, never as a fact: the unit is "X said P".
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from onrecord.exports.cast import Cast, other_names
from onrecord.exports.citing import title_of
from onrecord.exports.items import Items, Sheet
from onrecord.exports.lines import Line
from onrecord.exports.rows import known_date
from onrecord.record import Reader
from onrecord.record.query_entities import LinkedEntity

_CONTEXT: Final[Mapping[str, Any]] = {
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "onrecord": "urn:onrecord:terms:",
    **{
        name: {"@id": term, "@type": "@id"}
        for name, term in {
            "saidBy": "prov:wasAttributedTo",
            "standsIn": "prov:hadPrimarySource",
            "within": "onrecord:within",
            "about": "onrecord:about",
            "answers": "onrecord:answers",
            "reports": "onrecord:reports",
            "entity": "onrecord:entity",
            "source": "oa:hasSource",
        }.items()
    },
}
_ACTORS: Final[Mapping[str, str]] = {"person": "prov:Person", "organisation": "prov:Organization"}
_AROUND: Final = 32
"""Characters before and behind the words that a quote selector carries."""


def write(reader: Reader, out: Path) -> tuple[Path, ...]:
    """Write ``out/record.jsonld``, one graph; the context stands in it, so that nothing is fetched to read it."""
    path = out / "record.jsonld"
    with path.open("w", encoding="utf-8") as file:
        file.write(f'{{"@context": {json.dumps(_CONTEXT)},\n"@graph": [')
        for number, node in enumerate(_nodes(reader)):
            file.write((",\n" if number else "\n") + json.dumps(node, ensure_ascii=False))
        file.write("\n]}\n")
    return (path,)


def urn(item: str) -> str:
    """Return the name of an item of the record in the graph; it resolves nowhere."""
    return f"urn:onrecord:{item}"


def _nodes(reader: Reader) -> Iterator[Line]:
    cast = Cast(reader)
    yield from map(_entity, cast.entities.values())
    for sheet in Items(reader).sheets("statements", "events"):
        yield _kept(_document(sheet.document))
        for statement in sheet.items["statements"]:
            yield _kept(_statement(statement, sheet, cast))
        for event in sheet.items["events"]:
            yield _kept(_event(event, sheet, cast))


def _entity(entity: LinkedEntity) -> Line:
    kind = _ACTORS.get(entity.kind)
    return {
        "@id": urn(entity.id),
        "@type": [kind, "prov:Agent"] if kind else ["prov:Agent"],
        "rdfs:label": entity.name or "not stated",
        "onrecord:kind": entity.kind,
        "onrecord:named": entity.named,
        "schema:alternateName": other_names(entity),
    }


def _document(document: Line) -> Line:
    return {
        "@id": urn(document["id"]),
        "@type": ["prov:Entity", "schema:Article"],
        "dcterms:title": title_of(document),
        "dcterms:publisher": document["outlet"],
        "dcterms:creator": document["authors"],
        "dcterms:issued": known_date(document["published"]),
        "onrecord:dateKnown": document["published"]["how"],
        "schema:url": document["url"],
        "schema:sha256": None if document["pseudonymised"] else document["id"],
        "onrecord:pseudonymised": document["pseudonymised"] or None,
        "dcterms:language": document["language"],
    }


def _statement(statement: Line, sheet: Sheet, cast: Cast) -> Line:
    said = statement["said"]
    return {
        "@id": urn(statement["id"]),
        "@type": ["prov:Entity", "oa:Annotation", "onrecord:Statement"],
        "saidBy": _linked(statement["speakers"], cast),
        "standsIn": urn(sheet.document["id"]),
        "within": statement["parent"] and urn(statement["parent"]),
        "about": _linked(statement["about"], cast),
        "answers": [urn(answer["statement"]) for answer in statement["answers"]],
        "oa:hasTarget": [_target(span, sheet) for span in statement["content"]],
        "onrecord:words": sheet.words(statement["content"]),
        "onrecord:cue": sheet.words(statement["cue"]),
        "onrecord:manner": statement["manner"],
        "onrecord:stance": statement["stance"],
        "onrecord:tier": statement["tier"],
        "onrecord:said": said and said["edtf"],
        "onrecord:score": statement["score"],
    }


def _event(event: Line, sheet: Sheet, cast: Cast) -> Line:
    date = event["date"]
    return {
        "@id": urn(event["id"]),
        "@type": ["onrecord:ReportedEvent"],
        "onrecord:reportedIn": {"@id": urn(event["statement"])},
        "onrecord:searchKey": event["type"],
        "onrecord:polarity": event["polarity"],
        "onrecord:modality": event["modality"],
        "onrecord:date": date and date["edtf"],
        "onrecord:role": [
            _kept({"onrecord:as": role["role"], "entity": _linked([role["entity"]], cast)}) for role in event["roles"]
        ],
        "oa:hasTarget": [_target(span, sheet) for span in event["trigger"]],
    }


def _target(span: Line, sheet: Sheet) -> Line:
    start, end, text = span["start"], span["end"], sheet.text
    return {
        "source": urn(sheet.document["id"]),
        "oa:hasSelector": [
            {
                "@type": "oa:TextQuoteSelector",
                "oa:exact": text[start:end],
                "oa:prefix": text[max(0, start - _AROUND) : start],
                "oa:suffix": text[end : end + _AROUND],
            },
            {"@type": "oa:TextPositionSelector", "oa:start": start, "oa:end": end},
        ],
    }


def _linked(entities: list[str], cast: Cast) -> list[str]:
    return [urn(linked) for linked in map(cast.linked, entities) if linked]


def _kept(node: Line) -> Line:
    """Return a node without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, "", [])}
