"""One document as questions need it: text, masthead and what was read, with the ids of the record."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.model import Entity, Masthead, Part, Passage, Statement, Turn
from onrecord.record.query_reading import (
    read_entities,
    read_masthead,
    read_parts,
    read_passages,
    read_statements,
    read_turns,
)
from onrecord.record.reader import Reader


@dataclass(frozen=True, slots=True)
class Leaf:
    """A document opened for a question. Mappings are by the id within the reading (``s1``, ``e1``)."""

    number: int
    document: str
    text: str = field(repr=False)
    masthead: Masthead
    parts: Mapping[str, Part]
    passages: tuple[Passage, ...]
    turns: Mapping[str, Turn]
    entities: Mapping[str, Entity]
    canonical: Mapping[str, str]
    statements: Mapping[str, Statement]
    statement_ids: Mapping[str, str]

    @property
    def in_order(self) -> tuple[Statement, ...]:
        """Return the statements in the order of the reading."""
        return tuple(self.statements.values())


def open_leaf(reader: Reader, number: int) -> Leaf:
    """Open a document by its number."""
    row = reader.rows("SELECT id, text FROM documents WHERE number = :number", number=number)[0]
    return Leaf(
        number=number,
        document=row["id"],
        text=row["text"],
        masthead=read_masthead(reader, number),
        parts={part.id: part for part in read_parts(reader, number)},
        passages=read_passages(reader, number),
        turns={turn.id: turn for turn in read_turns(reader, number)},
        entities={entity.id: entity for entity in read_entities(reader, number)},
        canonical=_by_local(reader, "SELECT local, canonical FROM entities WHERE document = :number", number),
        statements={statement.id: statement for statement in read_statements(reader, number)},
        statement_ids=_by_local(reader, "SELECT local, id FROM statements WHERE document = :number", number),
    )


def event_ids(reader: Reader, number: int) -> Mapping[str, str]:
    """Return the ids in the record of a document's events, by their ids within the reading."""
    return _by_local(reader, "SELECT local, id FROM events WHERE document = :number", number)


def office_ids(reader: Reader, number: int) -> Mapping[str, str]:
    """Return the ids in the record of a document's offices, by their ids within the reading."""
    return _by_local(reader, "SELECT local, id FROM offices WHERE document = :number", number)


def _by_local(reader: Reader, sql: str, number: int) -> Mapping[str, str]:
    return {row[0]: row[1] for row in reader.rows(sql, number=number)}
