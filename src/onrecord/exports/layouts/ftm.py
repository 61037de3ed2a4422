"""FollowTheMoney: entities as Aleph and its kin read them, one JSON object a line (``entities.ftm.json``).

Everything has its document as ``proof`` and says in words who reports it; what several documents tell of one event
stays several events, and a person who is only described is no entity.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from onrecord.exports.cast import Cast, claimed_by, enclosing, hands, is_denied, other_names, through
from onrecord.exports.citing import title_of
from onrecord.exports.items import Items, Sheet
from onrecord.exports.lines import Line
from onrecord.exports.rows import known_date
from onrecord.lexicon.languages import language_codes
from onrecord.record import Reader
from onrecord.record.query_entities import LinkedEntity

_SCHEMATA: Final[Mapping[str, str]] = {
    "person": "Person",
    "organisation": "Organization",
    "publication": "Organization",
    "group": "Organization",
    "campaign": "Organization",
    "place": "Address",
}
"""What an entity becomes by its kind; named events and posts are told of by events and occupancies."""

_ACTORS: Final = frozenset({"Person", "Organization"})
_DAY: Final = re.compile(r"\d{4}(?:-\d{2}){0,2}")


def write(reader: Reader, out: Path) -> tuple[Path, ...]:
    """Write ``out/entities.ftm.json``."""
    path = out / "entities.ftm.json"
    dump = json.JSONEncoder(ensure_ascii=False).encode
    with path.open("w", encoding="utf-8") as file:
        for entity in _entities(reader):
            file.write(dump(entity) + "\n")
    return (path,)


def _entities(reader: Reader) -> Iterator[Line]:
    cast = Cast(reader)
    known = {one.id: _SCHEMATA[one.kind] for one in cast.entities.values() if one.named and one.kind in _SCHEMATA}
    yield from (_named(cast.entities[entity], schema) for entity, schema in known.items())
    for sheet in Items(reader).sheets("statements", "events", "offices"):
        yield _document(sheet)
        statements = enclosing(sheet)
        reported = {one["id"]: through(hands(sheet, one, statements, cast)) for one in sheet.items["statements"]}
        for statement in sheet.items["statements"]:
            yield _note(statement, sheet, cast, known, reported)
        for event in sheet.items["events"]:
            yield _event(event, sheet, cast, known, reported, statements)
        for office in sheet.items["offices"]:
            yield from _office(office, sheet, cast, known, claimed_by(office, sheet, statements, cast))


def _made(item: str, schema: str, **values: Any) -> Line:  # noqa: ANN401 - any JSON value
    """Return an entity; values are lists of words, and what is not known is left out."""
    properties = {
        name: [str(one) for one in (value if isinstance(value, list) else [value]) if one not in (None, "")]
        for name, value in values.items()
    }
    return {"id": item, "schema": schema, "properties": {name: value for name, value in properties.items() if value}}


def _named(entity: LinkedEntity, schema: str) -> Line:
    others = other_names(entity)
    full = {"full": entity.name} if schema == "Address" else {}
    return _made(entity.id, schema, name=entity.name, alias=others, proof=list(entity.documents), **full)


def _document(sheet: Sheet) -> Line:
    document = sheet.document
    return _made(
        document["id"],
        "Article",
        title=title_of(document),
        author=document["authors"],
        publisher=document["outlet"],
        publishedAt=_days(known_date(document["published"]))[:1],
        retrievedAt=_days(document["accessed"])[:1],
        sourceUrl=document["url"],
        contentHash=None if document["container"] or document["pseudonymised"] else document["id"],
        fileName=document["source_id"],
        mimeType=document["media_type"],
        language=language_codes().get(document["language"] or ""),
        bodyText=sheet.text,
    )


def _note(statement: Line, sheet: Sheet, cast: Cast, known: Mapping[str, str], reported: Mapping[str, str]) -> Line:
    said = statement["said"] or sheet.document["published"]
    manner = f"{statement['manner']}, {statement['tier']}, stance as worded by who reports it: {statement['stance']}"
    return _made(
        statement["id"],
        "Note",
        name=reported[statement["id"]],
        description=sheet.words(statement["content"]),
        summary=f"{manner}; date: {known_date(said) or 'not known'}",
        entity=[one for one in map(cast.linked, (*statement["speakers"], *statement["about"])) if one in known],
        **_proof(sheet),
    )


def _event(
    event: Line,
    sheet: Sheet,
    cast: Cast,
    known: Mapping[str, str],
    reported: Mapping[str, str],
    statements: Mapping[str, Line],
) -> Line:
    taking_part = [cast.linked(role["entity"]) for role in event["roles"]]
    denied = ", denied" if is_denied(event, statements.get(event["statement"])) else ""
    return _made(
        event["id"],
        "Event",
        name=sheet.words(event["trigger"]),
        description=f"Reported by {reported[event['statement']]} ({event['modality']}{denied}).",
        involved=[one for one in dict.fromkeys(taking_part) if one is not None and known.get(one) in _ACTORS],
        location=cast.name(event["place"]),
        recordId=event["statement"],
        keywords=event["type"],
        **_when(event["date"]["edtf"] if event["date"] else None),
        **_proof(sheet),
    )


def _office(office: Line, sheet: Sheet, cast: Cast, known: Mapping[str, str], reported: str) -> Iterator[Line]:
    """Yield the post and that somebody is said to hold it; nothing where who holds it has no name."""
    holder, organisation = cast.linked(office["holder"]), cast.linked(office["organisation"])
    if holder is None or known.get(holder) != "Person":
        return
    at = organisation if organisation and known.get(organisation) == "Organization" else None
    post = f"{office['id']}-post"
    yield _made(post, "Position", name=sheet.words([office["post"]]), organization=at, **_proof(sheet))
    yield _made(
        office["id"],
        "Occupancy",
        holder=holder,
        post=post,
        status=office["status"],
        startDate=_days(office["from"])[:1],
        endDate=_days(office["to"])[-1:],
        description=f"Reported by {reported}.",
        recordId=office["statement"],
        publisher=sheet.document["outlet"],
        sourceUrl=sheet.document["url"],
    )


def _proof(sheet: Sheet) -> Line:
    document = sheet.document
    return {"proof": document["id"], "publisher": document["outlet"], "sourceUrl": document["url"]}


def _when(edtf: str | None) -> Line:
    days = _days(edtf)
    if edtf is None or "/" not in edtf:
        return {"date": days[:1]}
    first, _, last = edtf.partition("/")
    return {"startDate": _days(first)[:1], "endDate": _days(last)[-1:]}


def _days(edtf: str | None) -> list[str]:
    """Return what a date tells in the form that FollowTheMoney takes: a year, month or day; marks of doubt go."""
    ends = (end.rstrip("~?%") for end in (edtf or "").split("/"))
    return [end for end in ends if _DAY.fullmatch(end) and end[5:7] <= "12"]
