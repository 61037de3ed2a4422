"""Erasing documents on request: bytes, text, index, reading, links, judgements and what the custody log tells of them.

What stays is the chain of commitments, which tells nothing by itself, and an entry that says that, when, by whom and
why something was erased. Everything else that hung on the documents is made anew without them.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.model import Judgement, Layer, Relinked, Slip
from onrecord.record.adding import forget_reading
from onrecord.record.drafts import forget_in_draft
from onrecord.record.erasing_traces import Traces, forget_details, forget_labels, homes_of, people_in
from onrecord.record.judgements.laying import forget_judged, lay, list_homeless, paired, settle
from onrecord.record.judgements.links import judged_of_all
from onrecord.record.linking import write_relinked
from onrecord.record.query_judgements import read_judgements
from onrecord.record.reader import Row
from onrecord.record.settings import put_setting
from onrecord.record.slip_index import SlipIndex
from onrecord.record.slips import take_up
from onrecord.record.writer import Transaction

SWEEP = "sweep"
"""The setting that stands while what was erased may still be found in the bytes of the file."""

Relinks = Mapping[Layer, Callable[[SlipIndex, tuple[Slip, ...]], Relinked]]
"""The function of each layer of linking that links anew."""


@dataclass(frozen=True, slots=True)
class Staying:
    """A file that stays although a document of it was erased, for the sake of ``others``: so many documents."""

    path: str
    others: int


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased, in numbers; ``positions`` are the entries of the log whose details are gone.

    ``staying`` are files that still hold the bytes of what was erased. ``unswept`` says why it may still stand in
    the bytes of the record's own file, empty where it does not.
    """

    documents: int
    originals: int
    judgements: int
    labels: int
    positions: tuple[int, ...]
    staying: tuple[Staying, ...]
    unswept: str = ""


def erase_documents(inside: Transaction, documents: Collection[str], relinks: Relinks) -> Erased:
    """Erase documents by their ids, and link anew what was linked with them.

    An original goes when no other document lies in it. Judgements on an erased document go with their quotations, also
    where they are on another one beside; so do labels of it, and of people of whom nobody else tells.

    Raises:
        UnknownItemError: if the record does not hold one of them.
    """
    inside.dialect.begin_erasing(inside)
    people = people_in(inside.reader, documents)
    homes = homes_of(inside.reader)
    judgements = _judgements_on(inside, documents)
    pairs = paired(inside.reader, judgements)
    paths = {path for document in documents for path in _paths(inside, document)}
    _forget_judgements(inside, judgements, documents)
    for document in documents:
        _forget_text(inside, document)
    _relink(inside, relinks)
    settle(inside, pairs)
    for document in documents:
        inside.connection.exec_driver_sql("DELETE FROM documents WHERE id = ?", (document,))
    inside.connection.exec_driver_sql("DELETE FROM slip_nodes WHERE number NOT IN (SELECT node FROM slips)")
    originals, staying = _forget_originals(inside, documents, homes)
    labels = forget_labels(inside, documents, people)
    inside.connection.exec_driver_sql(
        f"DELETE FROM problems WHERE document IS NULL AND path IN ({', '.join('?' * len(paths))})",  # noqa: S608 - marks
        tuple(paths),
    )
    forget_in_draft(inside, documents)
    list_homeless(inside)
    inside.dialect.index_anew(inside, "stretch_words")
    traces = Traces(frozenset(documents), originals, labels, frozenset(item.id for item in judgements))
    positions = forget_details(inside, traces)
    put_setting(inside.connection, SWEEP, "due")
    return Erased(len(documents), len(originals), len(judgements), len(labels), positions, staying)


def _judgements_on(inside: Transaction, documents: Collection[str]) -> tuple[Judgement, ...]:
    """Return the judgements that quote one of the documents, and those that take these back."""
    every = read_judgements(inside.reader)
    found = {item.id for item in every if not _quoted(item).isdisjoint(documents)}
    while more := {item.id for item in every if item.undoes in found} - found:
        found |= more
    return tuple(item for item in every if item.id in found)


def _quoted(judgement: Judgement) -> set[str]:
    anchors = {anchor.document for setting in judgement.settings for anchor in setting.anchors}
    return anchors | set(judgement.documents)


def _forget_judgements(inside: Transaction, judgements: Iterable[Judgement], erased: Collection[str]) -> None:
    """Remove judgements; what other documents were judged by them is taken back."""
    beside: dict[str, None] = {}
    with inside.dialect.opened_log(inside, "judgements"):
        for judgement in judgements:
            beside.update(dict.fromkeys(_quoted(judgement) - set(erased)))
            for table in ("judged", "judgement_documents"):
                inside.connection.exec_driver_sql(
                    f"DELETE FROM {table} WHERE judgement = (SELECT number FROM judgements WHERE id = ?)",  # noqa: S608 - ours
                    (judgement.id,),
                )
            inside.connection.exec_driver_sql("DELETE FROM judgements WHERE id = ?", (judgement.id,))
    for document in beside:
        if inside.reader.row("SELECT 1 FROM documents WHERE id = :id", id=document):
            lay(inside, document)


def _forget_text(inside: Transaction, document: str) -> None:
    """Remove what was read in a document and its text; its row stays until linking has taken its slips away."""
    row = _row(inside, document)
    forget_judged(inside, row["number"])
    forget_reading(inside, row["number"], row["text"])
    inside.connection.exec_driver_sql("UPDATE documents SET text = '' WHERE number = ?", (row["number"],))


def _row(inside: Transaction, document: str) -> Row:
    return inside.reader.rows("SELECT number, text FROM documents WHERE id = :id", id=document)[0]


def _paths(inside: Transaction, document: str) -> Iterator[str]:
    rows = inside.reader.rows(
        "SELECT path FROM documents WHERE id = :id UNION SELECT c.path FROM captures AS c"
        " JOIN documents AS d ON d.number = c.document WHERE d.id = :id",
        id=document,
    )
    yield from (row["path"] for row in rows)


def _relink(inside: Transaction, relinks: Relinks) -> None:
    """Take the slips away and link anew what they were linked with, in this same transaction."""
    for layer, relink in relinks.items():
        while changed := (taken := take_up(inside, layer)).changed:
            relinked = relink(SlipIndex(inside.reader, taken.put), changed)
            write_relinked(inside, layer, relinked, judged_of_all(inside.reader))
        write_relinked(inside, layer, Relinked(frozenset(), ()), judged_of_all(inside.reader))  # what waits is formed


def _forget_originals(
    inside: Transaction, documents: Collection[str], homes: Mapping[str, frozenset[str]]
) -> tuple[Mapping[str, int], tuple[Staying, ...]]:
    """Remove the originals in which nothing else lies; return their sizes by id, and those that stay."""
    gone: dict[str, int] = {}
    staying: list[Staying] = []
    for original, inmates in homes.items():
        others = len(inmates - set(documents))
        row = inside.reader.row("SELECT path, size FROM originals WHERE id = :id", id=original)
        if row is None or inmates.isdisjoint(documents):
            continue
        if others:
            staying.append(Staying(row["path"], others))
        else:
            gone[original] = row["size"]
            inside.connection.exec_driver_sql("DELETE FROM originals WHERE id = ?", (original,))
    return gone, tuple(staying)
