"""Who may see what. A label on a person holds for every entity of that full name, whatever its id becomes."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from onrecord.lexicon.spelling import name_key
from onrecord.model import Label
from onrecord.record.custody import written
from onrecord.record.errors import UnknownItemError
from onrecord.record.reader import Reader

DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Subject:
    """What bears a label: a document, or a linked entity by its id and the keys of its full names."""

    kind: str
    item: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Labelled:
    """One label as it was given."""

    number: int
    subject: Subject
    label: Label
    reason: str
    purpose: str | None
    who: str
    at: str

    def written(self) -> str:
        """Return the label as the JSON that the custody log commits to."""
        return written(
            {
                "kind": self.subject.kind,
                "item": self.subject.item,
                "names": ";".join(self.subject.names),
                "label": self.label,
                "reason": self.reason,
                "purpose": self.purpose,
                "who": self.who,
                "at": self.at,
            }
        )


def subject(reader: Reader, item: str) -> Subject:
    """Return a document or a linked entity by its id.

    Raises:
        UnknownItemError: if the record holds neither.
    """
    if reader.row("SELECT 1 FROM documents WHERE id = :id", id=item) is not None:
        return Subject(DOCUMENT, item)
    rows = reader.rows("SELECT kind, named, name FROM entities WHERE canonical = :id", id=item)
    if not rows:
        raise UnknownItemError(f"a document or entity {item}")
    return Subject(rows[0]["kind"], item, full_names(row["name"] for row in rows if row["named"]))


def full_names(names: Iterable[str | None]) -> tuple[str, ...]:
    """Return the keys of names, each once, in order."""
    return tuple(sorted({name_key(name) for name in names if name}))


def labels(reader: Reader) -> tuple[Labelled, ...]:
    """Return all labels that were ever given, oldest first."""
    return tuple(
        Labelled(
            number=row["number"],
            subject=Subject(row["kind"], row["item"], tuple(json.loads(row["names"]))),
            label=cast("Label", row["label"]),
            reason=row["reason"],
            purpose=row["purpose"],
            who=row["who"],
            at=row["at"],
        )
        for row in reader.rows("SELECT * FROM labels ORDER BY number")
    )


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels that hold now, by id and, for entities, by kind and full name."""

    by_item: Mapping[str, Label]
    by_name: Mapping[tuple[str, str], Label]

    def of(self, found: Subject) -> Label:
        """Return the label of a document or entity: its own, else the strictest that a name of it bears."""
        if found.item in self.by_item:
            return self.by_item[found.item]
        borne = {self.by_name.get((found.kind, name), "public") for name in found.names}
        return max(borne, key=_STRICTNESS.index, default="public")


_STRICTNESS: tuple[Label, ...] = ("public", "confidential", "protected")


def is_stricter(label: Label, other: Label) -> bool:
    """Tell whether a label lets fewer people see something than another."""
    return _STRICTNESS.index(label) > _STRICTNESS.index(other)


def labels_now(reader: Reader) -> Labels:
    """Return the labels that hold now."""
    given = labels(reader)
    return Labels(
        {labelled.subject.item: labelled.label for labelled in given},
        {(labelled.subject.kind, name): labelled.label for labelled in given for name in labelled.subject.names},
    )


def label_of(reader: Reader, found: Subject) -> Label:
    """Return the label that a document or entity bears now."""
    return labels_now(reader).of(found)


def ever_labelled(reader: Reader) -> bool:
    """Tell whether a document or an entity was ever labelled other than public; what was taken back counts."""
    return reader.row("SELECT 1 FROM labels WHERE label != 'public' LIMIT 1") is not None
