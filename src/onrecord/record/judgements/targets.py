"""What a person means by an id or a name: the thing of the record to be judged."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.lexicon.spelling import name_key
from onrecord.model import Action, Anchor, ItemKind, Occurrence
from onrecord.record.errors import AmbiguousItemError, UnknownItemError
from onrecord.record.judgements.items import HELD, LETTERS
from onrecord.record.judgements.links import unnamed_source
from onrecord.record.judgements.sheet import MisjudgedError, Sheet
from onrecord.record.query_entities import entities_named, linked_entities
from onrecord.record.query_pile import find_document
from onrecord.record.reader import Reader

_ID = re.compile(r"([pgtmedcsvo])[0-9a-f]{16}")
_LINKED = re.compile(r"n[0-9a-f]{16}")
_KINDS: dict[str, ItemKind] = {letter: kind for kind, letter in LETTERS.items()}


@dataclass(frozen=True, slots=True)
class Target:
    """A thing that a person means, in its document; ``local`` is its id within the reading, empty for the document."""

    sheet: Sheet
    kind: ItemKind
    local: str

    @property
    def anchor(self) -> Anchor:
        """Return its anchor."""
        return self.sheet.item(self.kind, self.local) if self.local else self.sheet.whole()


def find_target(reader: Reader, asked: str) -> Target:
    """Return what a person means: an item or linked entity by id, a document, a name.

    Raises:
        UnknownItemError: if the record has nothing of that id or name.
        AmbiguousItemError: if it has several.
    """
    kind = _kind_of(asked)
    if kind is not None:
        return _by_id(reader, kind, asked)
    if _LINKED.fullmatch(asked):
        return _entity(reader, asked)
    try:
        sheet = Sheet(reader, find_document(reader, asked))
    except UnknownItemError:
        return _entity(reader, asked)
    return Target(sheet, "document", "")


def find_pair(reader: Reader, action: Action, one: str, other: str) -> tuple[Anchor, Anchor]:
    """Return the two things that a judgement on two things is on.

    Raises:
        UnknownItemError: if the record has nothing of that id or name.
        AmbiguousItemError: if it has several.
        MisjudgedError: if the two are one, of different kinds, or not to be joined.
    """
    if action in ("copy", "not-copy"):
        first, second = (_part(reader, asked) for asked in (one, other))
    else:
        first, second = (_linkable(reader, asked, joined=action == "same") for asked in (one, other))
    if (first.sheet.document, first.local) == (second.sheet.document, second.local):
        raise MisjudgedError(f"“{one}” and “{other}” are one thing of one document. Give the ids of two.")
    if first.kind != second.kind:
        raise MisjudgedError(f"“{one}” is of the kind {first.kind}, “{other}” of the kind {second.kind}.")
    return first.anchor, second.anchor


def _kind_of(asked: str) -> ItemKind | None:
    match = _ID.fullmatch(asked)
    return None if match is None else _KINDS[match[1]]


def _by_id(reader: Reader, kind: ItemKind, asked: str) -> Target:
    """Find an item by its id in the record, the one it has now or the one it had before it was judged."""
    rows = reader.rows(f"SELECT document, local FROM {HELD[kind]} WHERE id = :id", id=asked)  # noqa: S608 - ours
    rows += reader.rows("SELECT document, local FROM judged WHERE item = :id AND kind = :kind", id=asked, kind=kind)
    if not rows:
        raise UnknownItemError(f"the {kind} {asked}")
    return Target(Sheet(reader, rows[0]["document"]), kind, rows[0]["local"])


def _entity(reader: Reader, asked: str) -> Target:
    """Find an entity by the id of what it is linked to, or by its name: where that name first stands."""
    found = entities_named(reader, asked)
    if not found:
        raise UnknownItemError(f"anything of the id or name {asked}")
    if len(found) > 1:
        listed = linked_entities(reader, found)
        raise AmbiguousItemError(
            f"“{asked}”",
            [f"{item.name or 'unnamed'} ({item.kind}, {_documents(item.documents)}) {item.id}" for item in listed],
        )
    rows = reader.rows(
        "SELECT e.document, e.local, e.name, d.id FROM entities AS e JOIN documents AS d ON d.number = e.document"
        " WHERE e.canonical = :canonical ORDER BY d.id, e.position",
        canonical=found[0],
    )
    key = name_key(asked)
    bearers = {
        (row["document"], row["local"])
        for row in reader.rows(
            "SELECT e.document, e.local FROM entity_names AS n"
            " JOIN entities AS e ON e.document = n.document AND e.position = n.entity"
            " WHERE n.key = :key AND e.canonical = :canonical",
            key=key,
            canonical=found[0],
        )
    }
    best = next(
        (row for row in rows if name_key(row["name"] or "") == key),
        next((row for row in rows if (row["document"], row["local"]) in bearers), rows[0]),
    )
    return Target(Sheet(reader, best["document"]), "entity", best["local"])


def _documents(documents: Sequence[str]) -> str:
    return "1 document" if len(documents) == 1 else f"{len(documents)} documents"


def _linkable(reader: Reader, asked: str, *, joined: bool) -> Target:
    """Return an entity or an event; ``joined`` if it is to be linked with another one."""
    kind = _kind_of(asked)
    if kind not in (None, "entity", "event"):
        raise MisjudgedError(f"{asked} is of the kind {kind}: only entities and events are the same or different.")
    target = _by_id(reader, kind, asked) if kind is not None else _entity(reader, asked)
    source = target.kind == "entity" and unnamed_source(reader, Occurrence(target.sheet.document, target.local))
    if joined and source:
        raise MisjudgedError(
            f"“{target.anchor.detail('name') or asked}” is a source that {target.sheet.path} does not name. Such a "
            "source is never linked with anybody; keep what you know of it in a note: onrecord note"
        )
    return target


def _part(reader: Reader, asked: str) -> Target:
    """Return a part by its id, or the one part of a document."""
    kind = _kind_of(asked)
    if kind == "part":
        return _by_id(reader, "part", asked)
    if kind is not None:
        raise MisjudgedError(f"{asked} is of the kind {kind}: only documents and their parts are copies.")
    sheet = Sheet(reader, find_document(reader, asked))
    if len(sheet.reading.parts) == 1:
        return Target(sheet, "part", sheet.reading.parts[0].id)
    rows = reader.rows("SELECT id, start, stop FROM parts WHERE document = :number", number=sheet.number)
    raise AmbiguousItemError(asked, [f"its part {row['id']} at {row['start']}-{row['stop']}" for row in rows])
