"""Who speaks and who is spoken of, over the whole record."""

from collections.abc import Iterable, Iterator, Mapping

from onrecord.model import Role
from onrecord.record import Reader
from onrecord.record.listing.spoken import SPOKEN_OF
from onrecord.record.query_entities import LinkedEntity, documents_of, entities_named, linked_entities
from onrecord.record.query_events import TakingPart, events_with
from onrecord.record.query_labels import Labels, labels_now
from onrecord.record.query_statements import Sought, find_statements
from onrecord.views.claims import offices_of
from onrecord.views.kinds import kind_votes
from onrecord.views.reports import report
from onrecord.views.shelf import Shelf
from onrecord.views.silence import elsewhere
from onrecord.views.statements import statement_row
from onrecord.views.ties import names_of, spellings, ties
from onrecord.views.values import KindVote, OfficeRow, Portrait, Report, StatementRow, Voice


def voices(reader: Reader, limit: int | None = None) -> tuple[Voice, ...]:
    """Return who speaks and who is spoken of: most heard first, then most spoken of, then by name.

    A writer or source of whom the texts say nothing at all has no name to be listed by.
    """
    heard = [entity for entity in linked_entities(reader) if entity.name and (entity.said or _spoken_of(entity))]
    return _voices(Shelf(reader), heard[:limit])


def _spoken_of(entity: LinkedEntity) -> bool:
    return entity.named and entity.kind in SPOKEN_OF


def portrait(reader: Reader, name: str, limit: int | None = None) -> tuple[Portrait, ...]:
    """Return all about whoever bears ``name`` in any spelling; several who bear it are several portraits.

    ``limit`` bounds what they said, what is said of them and what is reported to have happened, each; all is counted.
    """
    shelf = Shelf(reader)
    found = linked_entities(reader, entities_named(reader, name))
    note = f"{len(found)} entities of this record bear the name “{name}”; nothing says that they are one."
    known = documents_of(reader, (entity.id for entity in found))
    return tuple(
        _portrait(shelf, entity, voice, limit, note if len(found) > 1 else None, known)
        for entity, voice in zip(found, _voices(shelf, found), strict=True)
    )


def _portrait(
    shelf: Shelf, entity: LinkedEntity, voice: Voice, limit: int | None, note: str | None, known: frozenset[int]
) -> Portrait:
    tied, possible = ties(shelf, entity.id)
    happened = events_with(shelf.reader, (entity.id,))
    return Portrait(
        voice=voice,
        said=_statements(shelf, Sought(by=(entity.id,), limit=limit)),
        about=_statements(shelf, Sought(about=(entity.id,), limit=limit)),
        note=note,
        spellings=spellings(shelf, entity),
        ties=tied,
        possible=possible,
        happened=tuple(_reports(shelf, happened[:limit])),
        happened_in_all=len(happened),
        elsewhere=elsewhere(shelf.reader, names_of(shelf, entity), known) if entity.named else "",
    )


def _reports(shelf: Shelf, found: Iterable[TakingPart]) -> Iterator[Report]:
    found = tuple(found)
    shelf.open(part.document for part in found)
    for part in found:
        leaf = shelf.leaf(part.document)
        event = leaf.events[part.event]
        role = next((role for role in event.roles if role.entity == part.entity), Role("where", part.entity, None))
        yield report(leaf, event, role)


def _statements(shelf: Shelf, sought: Sought) -> tuple[StatementRow, ...]:
    places = find_statements(shelf.reader, sought)
    shelf.open(place.document for place in places)
    return tuple(
        statement_row(leaf, leaf.statements[place.local]) for place in places for leaf in (shelf.leaf(place.document),)
    )


def _voices(shelf: Shelf, entities: Iterable[LinkedEntity]) -> tuple[Voice, ...]:
    entities = tuple(entities)
    offices = offices_of(shelf, {entity.id for entity in entities})
    labels, votes = labels_now(shelf.reader), kind_votes(shelf.reader, entities)
    return tuple(_voice(entity, offices, labels, votes) for entity in entities)


def _voice(
    entity: LinkedEntity, offices: Mapping[str, list[OfficeRow]], labels: Labels, votes: Mapping[str, KindVote]
) -> Voice:
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
        voted=votes.get(entity.id),
    )
