"""Items of the record by anchors that others keep: found again after the documents were read anew.

A report that is being written names its statements so: by the id that they have, and by where they stand and what the
words there are, as judgements do. The id is enough as long as the record knows it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.model import Anchor
from onrecord.record.errors import UnknownItemError
from onrecord.record.judgements.anchors import anchor_of, locate, still_the_same
from onrecord.record.judgements.items import HELD, show
from onrecord.record.judgements.sheet import Sheet
from onrecord.record.judgements.targets import find_target
from onrecord.record.query_pile import text_of
from onrecord.record.query_reading import number_of, read_reading
from onrecord.record.reader import Reader


@dataclass(frozen=True, slots=True)
class Anchored:
    """An item that was found: its id in the record now, and whether it still says what it said when it was anchored.

    ``same`` is False where its speaker, type or holder is another one now.
    """

    id: str
    same: bool = True


def anchor_item(reader: Reader, item: str) -> Anchor:
    """Return the anchor of an item of a document by its id in the record, as the item stands now.

    Raises:
        UnknownItemError: if the record has no such item now; it may have been taken out.
    """
    found = anchor_items(reader, (item,)).get(item)
    if found is None:
        raise UnknownItemError(f"an item {item}")
    return found


def anchor_items(reader: Reader, items: Iterable[str]) -> Mapping[str, Anchor]:
    """Return the anchors of several items by their ids, each document opened once; unknown ones are left out."""
    sheets: dict[str, Sheet] = {}
    found: dict[str, Anchor] = {}
    for item in dict.fromkeys(items):
        try:
            target = find_target(reader, item)
        except UnknownItemError:
            continue
        sheet = sheets.setdefault(target.sheet.document, target.sheet)
        anchor = anchor_of(sheet.text, sheet.reading, target.kind, target.local)
        if anchor is not None:
            found[item] = anchor
    return found


def find_anchored(reader: Reader, anchor: Anchor, item: str = "") -> Anchored | None:
    """Return the item that an anchor means; ``item`` is the id that it had. None where it is found nowhere."""
    table = HELD[anchor.kind]
    if item:
        row = reader.row(
            f"SELECT 1 FROM {table} AS i JOIN documents AS d ON d.number = i.document WHERE i.id = :id AND d.id = :of",  # noqa: S608 - ours
            id=item,
            of=anchor.document,
        )
        if row is not None:
            return Anchored(item)
    try:
        number = number_of(reader, anchor.document)
    except UnknownItemError:
        return None
    text = text_of(reader, anchor.document)
    shown = show(text, read_reading(reader, anchor.document), anchor.kind)
    local = locate(text, shown, anchor)
    if local is None:
        return None
    row = reader.row(
        f"SELECT id FROM {table} WHERE document = :number AND local = :local",  # noqa: S608 - as above
        number=number,
        local=local,
    )
    found = next(one for one in shown if one.local == local)
    return None if row is None else Anchored(str(row["id"]), still_the_same(anchor, found))
