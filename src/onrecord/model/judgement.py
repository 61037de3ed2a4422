"""What a person decided or added: append-only, anchored in the words of a document, never in a reader's ids."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Span

Decision = Literal[
    "same",
    "different",
    "unsure",
    "copy",
    "not-copy",
    "accept",
    "reject",
    "add",
    "set",
    "note",
    "tag",
    "collection",
    "grade",
]
"""What may be decided on something."""

Action = Literal[Decision, "undo"]
"""What a judgement does.

Of two entities or two events: same, different, unsure. Of two parts: copy, not-copy. Of one item: accept, reject, add,
set. Marks of one's own on anything: note, tag, collection, grade. undo takes another judgement back.
"""

ItemKind = Literal[
    "document", "part", "passage", "turn", "mention", "entity", "date", "count", "statement", "event", "office", "words"
]
"""What may be judged; ``words`` are a place in the text that is no item."""

LINKING: frozenset[Action] = frozenset({"same", "different", "unsure", "copy", "not-copy"})
"""Actions on two things."""

CHANGING: frozenset[Action] = frozenset({"accept", "reject", "add", "set"})
"""Actions that change what a document is taken to say."""

MARKING: frozenset[Action] = frozenset({"note", "tag", "collection", "grade"})
"""A person's own marks; they gather, and change nothing else."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a document's text with the words that stood there when it was judged."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a judged thing stands.

    ``places`` are its spans with their words, none for a whole document and for an entity without mention. ``details``
    tell things of one place apart (the manner of a statement, the type of an event, the name of an entity) as pairs of
    name and words. ``number`` counts things that are alike even so, from 1. An entity stands where it is first named.
    """

    document: str
    kind: ItemKind
    places: tuple[Place, ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    number: int = 1

    def detail(self, name: str) -> str:
        """Return the words of a detail, empty where it has none."""
        return next((words for held, words in self.details if held == name), "")


@dataclass(frozen=True, slots=True)
class Setting:
    """One field that is set: to words, or to things of the document; to nothing where both are missing."""

    field: str
    text: str | None = None
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was decided, on what, by whom, when (UTC, ISO 8601 with microseconds), why.

    ``undoes`` is the id of the judgement that an undo takes back. ``id`` is a hash of everything else, so that the same
    judgement is one in every record.
    """

    id: str
    at: str
    who: str
    why: str
    action: Action
    targets: tuple[Anchor, ...] = ()
    settings: tuple[Setting, ...] = ()
    undoes: str | None = None

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the ids of the documents that it is on, each once."""
        return tuple(dict.fromkeys(target.document for target in self.targets))


def judgement_id(judgement: Judgement) -> str:
    """Return the id that belongs to a judgement: ``j`` and 16 hexadecimal digits; its own ``id`` does not count."""
    told = [
        judgement.at,
        judgement.who,
        judgement.why,
        judgement.action,
        [_anchor(target) for target in judgement.targets],
        [[item.field, item.text, [_anchor(anchor) for anchor in item.anchors]] for item in judgement.settings],
        judgement.undoes,
    ]
    written = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"j{hashlib.sha256(written.encode()).hexdigest()[:16]}"


def _anchor(anchor: Anchor) -> list[object]:
    places = [[place.span.start, place.span.end, place.words] for place in anchor.places]
    return [anchor.document, anchor.kind, places, [list(pair) for pair in anchor.details], anchor.number]


def in_order(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return judgements in the order in which they hold: by time; those of one moment by id."""
    return tuple(sorted(judgements, key=lambda judgement: (judgement.at, judgement.id)))


def in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that were not taken back, in order, without the undoing ones.

    An undo can be undone. It counts only for what was judged before it.
    """
    taken_back: set[str] = set()
    kept: list[Judgement] = []
    for judgement in reversed(in_order(judgements)):
        if judgement.id in taken_back:
            continue
        if judgement.undoes is not None:
            taken_back.add(judgement.undoes)
        else:
            kept.append(judgement)
    return tuple(reversed(kept))
