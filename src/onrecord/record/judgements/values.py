"""From settings to values of the model: what a person wrote, resolved in one document."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from onrecord.model import Anchor, Dated, ItemKind, Masthead, Role, Said, Setting, Span, Stated, When, hull
from onrecord.record.judgements.anchors import find_places
from onrecord.record.judgements.fields import ROLE, Field, field_of
from onrecord.record.judgements.items import Item

Find = Callable[[Anchor], str | None]
"""Returns the id of an item of the document; None where it is not found."""

ENTERED = "judged"
"""What stands where evidence would: a person said so. The name of the person follows after a colon."""


class LostError(Exception):
    """Words or things that a judgement names are not in the document any more; the message says which."""


def grouped(settings: Iterable[Setting]) -> Mapping[str, tuple[Setting, ...]]:
    """Return settings by the name of their field: several for one field are several values."""
    found: dict[str, tuple[Setting, ...]] = {}
    for setting in settings:
        found[setting.field] = (*found.get(setting.field, ()), setting)
    return found


def changed(text: str, find: Find, kind: ItemKind, item: Item, settings: Iterable[Setting]) -> Item:
    """Return ``item`` as these settings have it.

    Raises:
        LostError: if something that is set is not in the document.
    """
    changes: dict[str, Any] = {}
    roles = getattr(item, "roles", ())
    for name, given in grouped(settings).items():
        field = field_of(kind, name)
        if field is None:
            raise LostError(f"a {kind} has no field “{name}”")
        if field.attribute == "roles":
            role = name.removeprefix(ROLE)
            roles = (*(held for held in roles if held.role != role), *_roles(text, find, role, given))
            changes["roles"] = roles
        else:
            changes[field.attribute] = _value(text, find, kind, field, given)
    return replace(item, **changes)


def described(masthead: Masthead, settings: Iterable[Setting], who: str) -> Masthead:
    """Return a masthead as these settings have it: words, dates (``how`` entered), authors as a whole."""
    changes: dict[str, Any] = {}
    for name, given in grouped(settings).items():
        field = field_of("document", name)
        if field is None or field.sort != "masthead":
            continue
        words = [item.text for item in given if item.text is not None]
        source = f"{ENTERED}:{who}"
        if field.attribute in ("published", "updated"):
            changes[field.attribute] = Dated(words[-1], None, source, "entered") if words else Dated()
        elif field.attribute == "authors":
            changes["authors"] = tuple(Stated(word, None, source) for word in words)
        else:
            changes[field.attribute] = Stated(words[-1], None, source) if words else None
    return replace(masthead, **changes)


def _value(text: str, find: Find, kind: ItemKind, field: Field, given: tuple[Setting, ...]) -> Any:  # noqa: ANN401 - one of many types
    anchors = tuple(anchor for setting in given for anchor in setting.anchors)
    if field.sort in ("spans", "span"):
        spans = tuple(sorted(span for anchor in anchors for span in _spans(text, anchor)))
        return spans if field.sort == "spans" else hull(spans)
    if field.sort in ("entities", "entity", "statement"):
        found = tuple(dict.fromkeys(_found(find, anchor) for anchor in anchors))
        return found if field.sort == "entities" else next(iter(found), None)
    words = given[-1].text
    if words is None:
        return None
    if field.sort == "moment":
        return Said(words) if kind == "statement" else When(words)
    return float(words) if field.sort == "number" else words


def _roles(text: str, find: Find, role: str, given: tuple[Setting, ...]) -> Iterable[Role]:
    for setting in given:
        for anchor in setting.anchors:
            if anchor.kind == "words":
                yield from (Role(role, None, span) for span in _spans(text, anchor))
            else:
                spans = find_places(text, anchor.places) or (None,)
                yield Role(role, _found(find, anchor), spans[0])


def _spans(text: str, anchor: Anchor) -> tuple[Span, ...]:
    spans = find_places(text, anchor.places)
    if spans is None:
        raise LostError(f"the words “{'” “'.join(place.words for place in anchor.places)}” are not in the text")
    return spans


def _found(find: Find, anchor: Anchor) -> str:
    local = find(anchor)
    if local is None:
        words = anchor.detail("name") or " ".join(place.words for place in anchor.places)
        raise LostError(f"the {anchor.kind} “{words}” is not found")
    return local
