"""What a person may set on a thing: the fields of each kind, and what may stand in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.model import (
    EntityKind,
    ItemKind,
    Manner,
    MentionForm,
    Modality,
    OfficeStatus,
    PassageKind,
    Polarity,
    Stance,
    Tier,
    TurnRole,
)

Sort = Literal[
    "spans",
    "span",
    "entities",
    "entity",
    "statement",
    "choice",
    "text",
    "number",
    "edtf",
    "moment",
    "masthead",
    "given",
]
"""What stands in a field.

Spans of words; entities or a statement of the same document; one of ``choices``; any words; a number; an EDTF date,
bare or as a moment; a field of a masthead; a field that a document came with.
"""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what stands in it, the attribute of the model's value that holds it, whether it may not be empty."""

    sort: Sort
    attribute: str
    choices: tuple[str, ...] = ()
    needed: bool = False

    @property
    def many(self) -> bool:
        """Tell whether several values may be given."""
        return self.sort in ("spans", "entities") or self.attribute == "authors"


def _choice(attribute: str, literal: object) -> Field:
    return Field("choice", attribute, get_args(literal), needed=True)


_MASTHEAD = {
    "title": Field("masthead", "title"),
    "outlet": Field("masthead", "outlet"),
    "author": Field("masthead", "authors"),
    "published": Field("masthead", "published"),
    "updated": Field("masthead", "updated"),
}

_CLAIMED = Field("statement", "statement", needed=True)

_GIVEN = ("url", "archived_url", "accessed", "archive_ref", "language", "translation_of")

FIELDS: Mapping[ItemKind, Mapping[str, Field]] = {
    "document": _MASTHEAD | {name: Field("given", name) for name in _GIVEN},
    "part": _MASTHEAD,
    "passage": {"kind": _choice("kind", PassageKind)},
    "turn": {"speaker": Field("entity", "speaker"), "role": _choice("role", TurnRole)},
    "mention": {
        "words": Field("span", "span", needed=True),
        "kind": _choice("kind", EntityKind),
        "form": _choice("form", MentionForm),
        "entity": Field("entity", "entity", needed=True),
    },
    "entity": {"name": Field("text", "name"), "kind": _choice("kind", EntityKind)},
    "date": {"words": Field("span", "span", needed=True), "edtf": Field("edtf", "edtf")},
    "count": {
        "words": Field("span", "span", needed=True),
        "value": Field("number", "value"),
        "min": Field("number", "min"),
        "max": Field("number", "max"),
        "hedge": Field("text", "hedge"),
        "unit": Field("text", "unit"),
        "scope": Field("text", "scope"),
        "as_of": Field("edtf", "as_of"),
        "statement": Field("statement", "statement"),
    },
    "statement": {
        "content": Field("spans", "content", needed=True),
        "cue": Field("spans", "cue"),
        "source": Field("spans", "source"),
        "addressee": Field("spans", "addressee"),
        "venue": Field("spans", "venue"),
        "speaker": Field("entities", "speakers"),
        "about": Field("entities", "about"),
        "parent": Field("statement", "parent"),
        "manner": _choice("manner", Manner),
        "stance": _choice("stance", Stance),
        "tier": _choice("tier", Tier),
        "said": Field("moment", "said"),
    },
    "event": {
        "type": Field("text", "type", needed=True),
        "trigger": Field("spans", "trigger", needed=True),
        "place": Field("entity", "place"),
        "date": Field("moment", "date"),
        "polarity": _choice("polarity", Polarity),
        "modality": _choice("modality", Modality),
        "statement": _CLAIMED,
    },
    "office": {
        "post": Field("span", "post", needed=True),
        "holder": Field("entity", "holder", needed=True),
        "organisation": Field("entity", "organisation"),
        "place": Field("entity", "place"),
        "status": _choice("status", OfficeStatus),
        "from": Field("edtf", "start"),
        "to": Field("edtf", "stop"),
        "statement": _CLAIMED,
    },
}
"""The fields of each kind by the name a person gives them; an event has ``role.NAME`` besides."""

ROLE = "role."
"""How the field of a participant begins: ``role.who``, ``role.by``."""

_ROLE = Field("entities", "roles")

ADDED: Mapping[ItemKind, tuple[str, ...]] = {
    "statement": (),
    "event": ("type",),
    "office": ("holder",),
    "count": (),
    "date": ("edtf",),
    "mention": ("kind",),
}
"""What may be added by marking words, with the fields that have to be said."""


def field_of(kind: ItemKind, name: str) -> Field | None:
    """Return a field of a kind by the name a person gives it; None where the kind has none of that name."""
    if kind == "event" and name.startswith(ROLE) and len(name) > len(ROLE):
        return _ROLE
    return FIELDS.get(kind, {}).get(name)
