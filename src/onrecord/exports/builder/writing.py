"""A report file as text: JSON with a line for each thing, so that people can read it and compare two of them."""

import json
from collections.abc import Iterator
from typing import Any

from onrecord.exports.builder.values import VERSION, Asked, Cited, Item, Plan, Words
from onrecord.model import Anchor


def written(plan: Plan) -> str:
    """Return a report as the text of its file."""
    return json.dumps(_plan(plan), ensure_ascii=False, indent=1) + "\n"


def item_json(item: Item) -> dict[str, Any]:
    """Return one item as its object; what is not given is left out."""
    match item:
        case Words():
            return {"kind": "text", "text": _lines(item.text)}
        case Cited():
            return {"kind": item.kind, "id": item.id, **_anchor(item.anchor)}
        case Asked():
            return {"kind": item.kind, **dict(_filters(item))}


def _plan(plan: Plan) -> dict[str, Any]:
    return {
        "onrecord": "report",
        "version": VERSION,
        "title": plan.title,
        "purpose": _lines(plan.purpose),
        "chapters": [
            {"question": chapter.question, "items": [item_json(item) for item in chapter.items]}
            for chapter in plan.chapters
        ],
    }


def _lines(text: str) -> str | list[str]:
    """Return a text of several lines as a list of them: a line that is changed is then one line of the file."""
    return text.split("\n") if "\n" in text else text


def _anchor(anchor: Anchor) -> dict[str, Any]:
    held: dict[str, Any] = {
        "document": anchor.document,
        "places": [{"start": place.span.start, "end": place.span.end, "words": place.words} for place in anchor.places],
    }
    if anchor.details:
        held["details"] = dict(anchor.details)
    if anchor.number != 1:
        held["number"] = anchor.number
    return held


def _filters(item: Asked) -> Iterator[tuple[str, Any]]:
    for name in FILTERS:
        value = getattr(item, name)
        if value not in (None, ()):
            yield name, list(value) if isinstance(value, tuple) else value


FILTERS = ("by", "about", "words", "since", "until", "manner", "limit", "events", "role", "names")
"""What can be asked, in the order in which it is written."""
