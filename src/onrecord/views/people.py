"""Who speaks and who is spoken of, over the whole record."""

from collections.abc import Iterable, Mapping

from onrecord.model import EntityKind
from onrecord.record import Reader
from onrecord.record.query_entities import LinkedEntity, entities_named, linked_entities
from onrecord.record.query_labels import Labels, labels_now
from onrecord.record.query_statements import Sought, find_statements
from onrecord.views.claims import offices_of
from onrecord.views.shelf import Shelf
from onrecord.views.statements import statement_row
from onrecord.views.values import OfficeRow, Portrait, StatementRow, Voice

_SPOKEN_OF: frozenset[EntityKind] = frozenset({"person", "organisation", "publication", "group", "campaign"})
"""Kinds that are listed although they never speak; places and events are found by asking for them."""


def voices(reader: Reader, limit: int | None = None) -> tuple[Voice, ...]:
    """Return who speaks and who is spoken of: most heard first, then most spoken of, then by name.

    A writer or source of whom the texts say nothing at all has no name to be listed by.
    """
    heard = [entity for entity in linked_entities(reader) if entity.name and (entity.said or _spoken_of(entity))]
    return _voices(Shelf(reader), heard[:limit])


def _spoken_of(entity: LinkedEntity) -> bool:
    return entity.named and entity.kind in _SPOKEN_OF


def portrait(reader: Reader, name: str) -> tuple[Portrait, ...]:
    """Return all about whoever bears ``name`` in any spelling; several who bear it are several portraits."""
    shelf = Shelf(reader)
    found = _voices(shelf, linked_entities(reader, entities_named(reader, name)))
    note = f"{len(found)} entities of this record bear the name “{name}”; nothing says that they are one."
    return tuple(
        Portrait(
            voice=voice,
            said=_statements(shelf, Sought(by=(voice.entity,))),
            about=_statements(shelf, Sought(about=(voice.entity,))),
            note=note if len(found) > 1 else None,
        )
        for voice in found
    )


def _statements(shelf: Shelf, sought: Sought) -> tuple[StatementRow, ...]:
    return tuple(
        statement_row(leaf, leaf.statements[place.local])
        for place in find_statements(shelf.reader, sought)
        for leaf in (shelf.leaf(place.document),)
    )


def _voices(shelf: Shelf, entities: Iterable[LinkedEntity]) -> tuple[Voice, ...]:
    entities = tuple(entities)
    offices = offices_of(shelf, {entity.id for entity in entities})
    labels = labels_now(shelf.reader)
    return tuple(_voice(entity, offices, labels) for entity in entities)


def _voice(entity: LinkedEntity, offices: Mapping[str, list[OfficeRow]], labels: Labels) -> Voice:
    return Voice(
        entity=entity.id,
        kind=entity.kind,
        name=entity.name or "",
        named=entity.named,
        label=labels.of(entity.subject),
        spellings=entity.spellings,
        documents=entity.documents,
        said=entity.said,
        about=entity.about,
        offices=tuple(offices.get(entity.id, ())),
    )
