"""Taking judgements into the record: the log of them, and the readings that hold from then on."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain

from sqlalchemy import delete, insert, select

from onrecord.model import Dated, ItemKind, Judgement, Problem, Reading
from onrecord.model.judgement import CHANGING, LINKING, in_order
from onrecord.record import codec
from onrecord.record.custody import Details, written
from onrecord.record.document_rows import problem_rows
from onrecord.record.grouping import Groups
from onrecord.record.ids import item_ids
from onrecord.record.judgements.apply import Applied, apply
from onrecord.record.judgements.codec import judgement_line, packed, plain
from onrecord.record.judgements.items import HELD, LETTERS, items_of
from onrecord.record.judgements.links import judged_of_all
from onrecord.record.judgements.tables import judged, judged_documents, judgement_documents, judgements
from onrecord.record.linked import GROUPED
from onrecord.record.linking import forget_links
from onrecord.record.query_judgements import is_judged, judgements_on, machine_reading, read_judgement
from onrecord.record.query_pile import text_of
from onrecord.record.query_reading import number_of, read_reading
from onrecord.record.reader import Reader
from onrecord.record.reading_rows import reading_rows
from onrecord.record.reading_tables import OF_A_READING, problems
from onrecord.record.slips import forget_slips
from onrecord.record.writer import Transaction

ORPHANED = "orphaned-judgement"
"""The kind of problem that stands for a judgement that no longer finds its place."""

STAGE = "judgement"
"""The stage of such problems."""


def write_judgements(inside: Transaction, given: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Take in judgements that the record does not know, and return them; what follows from them holds at once."""
    given = in_order(given)
    before = paired(inside.reader, given)
    fresh = tuple(item for item in given if _write(inside, item))
    touched = dict.fromkeys(chain.from_iterable(_meant(inside.reader, item).documents for item in fresh))
    for document in touched:
        if _held(inside.reader, document):
            lay(inside, document)
    if fresh:
        list_homeless(inside)
        settle(inside, before | paired(inside.reader, fresh))
    return fresh


def logged(judgement: Judgement) -> Details:
    """Return what the custody log commits to."""
    return {"judgement": judgement.id, "row": written(judgement_line(judgement))}


def lay(inside: Transaction, document: str) -> None:
    """Lay the judgements in force on the reading of a document, anew and as a whole.

    Where they change it, what the machine read is kept beside; where none does any more, it is put back.
    """
    number = number_of(inside.reader, document)
    laid = inside.reader.row("SELECT 1 FROM judged_documents WHERE document = :number", number=number)
    if laid is None and not is_judged(inside.reader, document):
        return
    before = read_reading(inside.reader, document)
    machine = machine_reading(inside.reader, number) or before
    own = judgements_on(inside.reader, document)
    text = text_of(inside.reader, document)
    applied = apply(text, machine, own)
    if _published(applied.reading) != _published(machine):
        applied = replace(applied, reading=inside.redate(text, machine, _settled(applied.reading)))
    forget_judged(inside, number)
    if own:
        changes = any(judgement.action in CHANGING for judgement in own)
        _write_places(inside, number, machine, own, applied)
        inside.connection.execute(
            insert(judged_documents).values(
                document=number,
                machine=packed(machine) if changes else None,
                given=codec.given_out(applied.given),
            )
        )
    if applied.reading != before:
        _replace(inside, number, applied.reading)


def _published(reading: Reading) -> tuple[str | None, ...]:
    """Return from what day dates are counted: that of each part, that of the whole."""
    return (*(part.masthead.published.known for part in reading.parts), reading.masthead.published.known)


def _settled(reading: Reading) -> Reading:
    """Return a reading whose parts infer nothing any more where the whole page is dated."""
    if reading.masthead.published.known is None:
        return reading
    parts = tuple(
        part
        if part.masthead.published.known is not None
        else replace(part, masthead=replace(part.masthead, published=Dated()))
        for part in reading.parts
    )
    return replace(reading, parts=parts)


def list_homeless(inside: Transaction) -> None:
    """Say anew which judgements are on documents that the record does not hold."""
    connection, reader = inside.connection, inside.reader
    connection.execute(delete(problems).where(problems.c.stage == STAGE, problems.c.document.is_(None)))
    rows = reader.rows(
        "SELECT DISTINCT document FROM judgement_documents WHERE document NOT IN (SELECT id FROM documents)"
    )
    for row in rows:
        for judgement in judgements_on(reader, row["document"]):
            problem = _orphaned(judgement, f"the record does not hold its document {row['document']}")
            connection.execute(insert(problems), problem_rows(None, STAGE, [problem]))


def _write(inside: Transaction, judgement: Judgement) -> bool:
    """Write a judgement, unless the record knows it."""
    connection = inside.connection
    if connection.execute(select(judgements.c.number).where(judgements.c.id == judgement.id)).first():
        return False
    row = insert(judgements).values(
        id=judgement.id,
        at=judgement.at,
        who=judgement.who,
        why=judgement.why,
        action=judgement.action,
        targets=plain(judgement.targets),
        settings=plain(judgement.settings),
        undoes=judgement.undoes,
    )
    number = connection.execute(row.returning(judgements.c.number)).scalar_one()
    for document in judgement.documents:
        connection.execute(insert(judgement_documents).values(judgement=number, document=document))
    return True


def _meant(reader: Reader, judgement: Judgement) -> Judgement:
    """Return the judgement that is made, taken back or restored: itself, or what stands at the end of its undoing."""
    met = {judgement.id}
    while judgement.undoes is not None and judgement.undoes not in met:
        met.add(judgement.undoes)
        undone = read_judgement(reader, judgement.undoes)
        if undone is None:
            return judgement
        judgement = undone
    return judgement


def paired(reader: Reader, given: Iterable[Judgement]) -> frozenset[str]:
    """Return the ids of the entities and events that these judgements, or those they take back, join or part."""
    found: set[str] = set()
    for judgement in given:
        meant = _meant(reader, judgement)
        if meant.action in LINKING:
            rows = reader.rows(
                "SELECT p.item FROM judged AS p JOIN judgements AS j ON j.number = p.judgement WHERE j.id = :id",
                id=meant.id,
            )
            found |= {str(row["item"]) for row in rows}
    return frozenset(found)


def settle(inside: Transaction, items: Iterable[str]) -> None:
    """Form the groups of some entities and events anew."""
    items = tuple(items)
    if items:
        judged_now = judged_of_all(inside.reader)
        for kind in GROUPED:
            Groups(inside, kind, judged_now[kind]).form(items)


def _held(reader: Reader, document: str) -> bool:
    return reader.row("SELECT 1 FROM documents WHERE id = :id", id=document) is not None


def forget_judged(inside: Transaction, number: int) -> None:
    """Forget what followed from judgements on a document, the machine's reading too; the judgements stay."""
    connection = inside.connection
    for table in (judged, judged_documents):
        connection.execute(delete(table).where(table.c.document == number))
    connection.execute(delete(problems).where(problems.c.document == number, problems.c.stage == STAGE))


def _write_places(
    inside: Transaction, number: int, machine: Reading, own: tuple[Judgement, ...], applied: Applied
) -> None:
    """Write where the judgements found what they are on, and a problem for each that did not."""
    numbers = {
        row["id"]: row["number"]
        for row in inside.reader.rows(
            "SELECT j.id, j.number FROM judgements AS j JOIN judgement_documents AS d ON d.judgement = j.number"
            " WHERE d.document = :document",
            document=machine.document,
        )
    }
    ids = {**_record_ids(applied.reading), **_record_ids(machine)}
    ids[("document", "")] = machine.document
    lost = {orphan.judgement: orphan.why for orphan in applied.orphans}
    rows = [
        {
            "document": number,
            "judgement": numbers[found.judgement],
            "target": found.target,
            "kind": found.kind,
            "local": found.local,
            "item": ids.get((found.kind, found.local), ""),
            "held": found.held,
            "lost": None,
        }
        for found in applied.found
    ]
    rows += [
        {
            "document": number,
            "judgement": numbers[judgement.id],
            "target": place,
            "kind": target.kind,
            "local": "",
            "item": "",
            "held": False,
            "lost": lost[judgement.id],
        }
        for judgement in own
        if judgement.id in lost
        for place, target in enumerate(judgement.targets)
        if target.document == machine.document
    ]
    if rows:
        inside.connection.execute(insert(judged), rows)
    orphaned = [_orphaned(judgement, lost[judgement.id]) for judgement in own if judgement.id in lost]
    if orphaned:
        inside.connection.execute(insert(problems), problem_rows(number, STAGE, orphaned))


def _orphaned(judgement: Judgement, why: str) -> Problem:
    words = "; ".join(f"“{place.words}”" for target in judgement.targets for place in target.places)
    return Problem(
        "orphaned-judgement",
        f"The judgement {judgement.id} ({judgement.action}, by {judgement.who}) no longer finds its place: {why}."
        f" It is kept{f' with its words {words}' if words else ''}, and holds again when its place is found.",
    )


def _record_ids(reading: Reading) -> Mapping[tuple[ItemKind, str], str]:
    ids = item_ids(reading)
    return {
        (kind, item.id): name
        for kind in HELD
        for item, name in zip(items_of(reading, kind), ids[LETTERS[kind]], strict=True)
    }


def _replace(inside: Transaction, number: int, reading: Reading) -> None:
    """Put another reading into the tables, to be linked anew; the text, its index and problems of reading stay."""
    forget_links(inside, number)
    forget_slips(inside, number)
    for table in reversed(OF_A_READING):
        inside.connection.execute(delete(table).where(table.c.document == number))
    rows = reading_rows(number, reading)
    for table in OF_A_READING:
        if rows[table.name]:
            inside.connection.execute(insert(table), rows[table.name])
