"""Labels: who may see a document or a person. They are only ever added to; the latest holds."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert

from onrecord.model import Label
from onrecord.record.custody import Details, moment
from onrecord.record.query_labels import Labelled, Subject, label_of, subject
from onrecord.record.query_labels import labels as all_labels
from onrecord.record.reader import Reader
from onrecord.record.tables import labels
from onrecord.record.writer import Transaction


@dataclass(frozen=True, slots=True)
class Labelling:
    """One act of labelling."""

    label: Label
    reason: str
    purpose: str | None
    who: str
    when: datetime


def write_label(inside: Transaction, item: str, labelling: Labelling) -> Details | None:
    """Label an item by its id and return what the log commits to; None where it bears that label, for that purpose.

    Raises:
        UnknownItemError: if the record does not hold it.
    """
    return label_subject(inside, subject(inside.reader, item), labelling)


def label_subject(inside: Transaction, found: Subject, labelling: Labelling) -> Details | None:
    """Label what the record may hold one day: people of a name, a document that is to come; else as ``write_label``."""
    if label_of(inside.reader, found) == labelling.label and labelling.purpose in (
        None,
        _purpose(inside.reader, found),
    ):
        return None
    labelled = Labelled(
        number=inside.reader.number("SELECT coalesce(max(number), 0) + 1 FROM labels"),
        subject=found,
        label=labelling.label,
        reason=labelling.reason,
        purpose=labelling.purpose,
        who=labelling.who,
        at=moment(labelling.when),
    )
    inside.connection.execute(
        insert(labels).values(
            number=labelled.number,
            kind=found.kind,
            item=found.item,
            names=list(found.names),
            label=labelled.label,
            reason=labelled.reason,
            purpose=labelled.purpose,
            who=labelled.who,
            at=labelled.at,
        )
    )
    return {"number": labelled.number, "row": labelled.written()}


def _purpose(reader: Reader, found: Subject) -> str | None:
    """Return what a thing may be used for by the latest label on it."""
    given = [one.purpose for one in all_labels(reader) if one.subject.item == found.item]
    return given[-1] if given else None
