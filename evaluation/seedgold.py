"""The gold of the seed documents, turned into the format of ``onrecord read --jsonl``."""

from collections.abc import Iterable, Mapping
from typing import Any

Line = dict[str, Any]
Gold = Mapping[str, Any]

_MANNERS = {"interview-turn": "turn"}
_STANCES = {"assert": "neutral", "claim": "neutral"}
_KINDS = {"boilerplate": "furniture"}


def as_reading(gold: Gold, text: str) -> Line:
    """Return the annotation of one seed document as a reading; what the gold does not hold is empty."""
    return {
        "document": {"length": len(text)},
        "text": text,
        "parts": [],
        "passages": [
            {"id": f"g{number}", "start": begin, "end": end, "kind": _KINDS.get(kind, kind)}
            for number, (begin, end, kind, *_) in enumerate(gold["body_ranges"], 1)
        ],
        "turns": [],
        "mentions": [mention for entity in gold["entities"] for mention in _mentions(entity)],
        "entities": [_entity(entity) for entity in gold["entities"]],
        "dates": [],
        "counts": [_count(figure) for figure in gold["figures"]],
        "statements": [_statement(statement) for statement in gold["statements"]],
        "events": [_event(event) for event in gold["events"]],
        "offices": [office for entity in gold["entities"] for office in _offices(entity)],
        "problems": [],
    }


def _span(place: Gold) -> Line:
    return {"start": place["begin"], "end": place["end"], "text": place["text"]}


def _spans(places: Gold | Iterable[Gold] | None) -> list[Line]:
    if places is None:
        return []
    return [_span(places)] if isinstance(places, Mapping) else [_span(place) for place in places]


def _mentions(entity: Gold) -> list[Line]:
    return [
        _span(mention) | {"id": "", "kind": entity["type"], "form": mention["kind"], "entity": entity["id"]}
        for mention in entity["mentions"]
    ]


def _entity(entity: Gold) -> Line:
    names = [*entity["surface_names"], *entity["nominals"]]
    return {
        "id": entity["id"],
        "kind": entity["type"],
        "named": bool(entity["surface_names"]),
        "name": names[0] if names else None,
        "names": names,
    }


def _statement(statement: Gold) -> Line:
    speaker = statement["speaker"]
    return {
        "id": statement["id"],
        "content": _spans(statement["content"]),
        "cue": _spans(statement["cue"]),
        "source": _spans(statement["source"]),
        "speakers": speaker if isinstance(speaker, list) else [speaker] if speaker else [],
        "parent": statement["parent"],
        "manner": _MANNERS.get(statement["manner"], statement["manner"]),
        "stance": _STANCES.get(statement["stance"], statement["stance"]),
    }


def _count(figure: Gold) -> Line:
    value = figure["value"]
    return _span(figure) | {
        "id": figure["id"],
        "value": value.get("value", value["min"] if value["min"] == value["max"] else None),
        "min": value["min"],
        "max": value["max"],
        "ordinal": value.get("ordinal", False),
        "scope": f"{figure['counted']}; {figure['scope'] or ''}",
        "statement": figure["statement"],
    }


def _event(event: Gold) -> Line:
    return {
        "id": event["id"],
        "type": event["type"],
        "trigger": _spans(event["trigger"]),
        "other_mentions": _spans(event["other_mentions"]),
        "polarity": "denied" if event["polarity"] == "negative" else "affirmed",
        "modality": event["modality"],
        "statement": event["statement"],
    }


def _offices(entity: Gold) -> list[Line]:
    if entity["type"] != "person":
        return []
    return [{"id": "", "holder": entity["id"], "post": _span(role["span"])} for role in entity.get("roles", ())]
