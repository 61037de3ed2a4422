"""Who is who in an export: linked entities behind the ids of single documents, and through whose hands words came."""

from collections.abc import Iterable, Mapping

from onrecord.exports.items import Sheet
from onrecord.exports.leaving.shown import shown
from onrecord.exports.lines import Line
from onrecord.lexicon.spelling import name_key
from onrecord.record import Reader
from onrecord.record.query_entities import LinkedEntity, entity_occurrences, linked_entities

NOT_STATED = "not stated"


class Cast:
    """The linked entities of a record by the ids that the entities of single documents have in it."""

    def __init__(self, reader: Reader) -> None:
        """Look up all entities of the record behind ``reader``."""
        self.entities: Mapping[str, LinkedEntity] = {
            entity.id: entity for entity in shown(reader, linked_entities(reader))
        }
        self._linked = {within: linked for linked, _, within in entity_occurrences(reader)}

    def linked(self, entity: str | None) -> str | None:
        """Return the id of the linked entity behind that of a document; None where there is none."""
        return None if entity is None else self._linked.get(entity)

    def name(self, entity: str | None) -> str | None:
        """Return the name most documents use for the entity of a document, or the words that describe it."""
        linked = self.linked(entity)
        return None if linked is None else self.entities[linked].name

    def names(self, entities: Iterable[str]) -> str:
        """Return the names of joint speakers, ``not stated`` where there is none."""
        return " and ".join(name for name in map(self.name, entities) if name) or NOT_STATED


def other_names(entity: LinkedEntity) -> list[str]:
    """Return the other spellings of an entity's names, most frequent first; words that only describe it are none."""
    spellings = (name for name, _ in entity.spellings if name != entity.name)
    return [name for name in spellings if name_key(name) in entity.names]


def enclosing(sheet: Sheet) -> Mapping[str, Line]:
    """Return the statements of a document by their id, to follow ``parent`` outwards."""
    return {statement["id"]: statement for statement in sheet.items["statements"]}


def hands(sheet: Sheet, statement: Line, by_id: Mapping[str, Line], cast: Cast) -> tuple[str, ...]:
    """Return through whose hands words came, from the page to whoever said them.

    A hand that is not named is ``not stated``; somebody who passes on own words stands there once.
    """
    inwards: list[str] = []
    step: Line | None = statement
    while step is not None:
        name = cast.names(step["speakers"])
        if name == NOT_STATED or [name] != inwards[:1]:
            inwards.insert(0, name)
        step = by_id.get(step["parent"]) if step["parent"] else None
    page = sheet.document["outlet"] or " and ".join(sheet.document["authors"])
    return (page, *inwards) if page and page != inwards[0] else tuple(inwards)


def through(chain: tuple[str, ...]) -> str:
    """Return a chain in words, from whoever speaks to the page: ``A, according to B, according to C``."""
    return ", according to ".join(reversed(chain))


def is_denied(event: Line, statement: Line | None) -> bool:
    """Tell whether whoever makes a statement denies an event in it (``model.told_as``)."""
    return event["polarity"] == "denied" or (statement is not None and statement["stance"] == "deny")


def claimed_by(office: Line, sheet: Sheet, by_id: Mapping[str, Line], cast: Cast) -> str:
    """Return who claims an office: who says so, or reports what is said by whoever is introduced with it."""
    statement, post = by_id[office["statement"]], office["post"]
    chain = hands(sheet, statement, by_id, cast)
    within = any(post["start"] < span["end"] and span["start"] < post["end"] for span in statement["content"])
    return through(chain if statement["manner"] == "author" or within else chain[:-1]) or NOT_STATED
