"""Items of the record as items of a report file: with the anchors by which they are found again."""

from collections.abc import Iterable
from typing import Literal

from onrecord.exports.builder.values import Cited
from onrecord.record import Reader
from onrecord.record.anchored import anchor_item, anchor_items
from onrecord.views.occasions import dossier


def cite_statements(reader: Reader, statements: Iterable[str]) -> tuple[Cited, ...]:
    """Return statements of these ids, each once; those that the record does not hold are left out."""
    wanted = tuple(dict.fromkeys(statements))
    anchors = anchor_items(reader, wanted)
    return tuple(Cited("statement", one, anchors[one]) for one in wanted if one in anchors)


def cite(reader: Reader, kind: Literal["statement", "dossier", "counts"], item: str) -> Cited:
    """Return a statement by its id, or the dossier or count plot of an event: by its id, or that of a statement.

    An event is anchored by the first of its accounts: linking may make another group of them tomorrow.

    Raises:
        RecordError: if the record has no such item, or it could be several events.
    """
    if kind != "statement":
        item = dossier(reader, item).tellings[0].id
    return Cited(kind, item, anchor_item(reader, item))
