"""Taking rejected items out of a reading, with what pointed to them."""

from collections.abc import Mapping
from dataclasses import replace

from onrecord.model import Entity, Event, ItemKind, Office, Reading, Role, Span, Statement

Dropped = Mapping[ItemKind, frozenset[str]]
"""Kind to the ids of what is taken out."""

_NONE: frozenset[str] = frozenset()


def drop(reading: Reading, dropped: Dropped, heirs: Mapping[str, str] | None = None) -> Reading:
    """Return ``reading`` without what is dropped; what pointed to an entity points to its heir, if it has one.

    What a dropped statement encloses moves to the statement around it; events and offices that are left in no statement
    go with it. A dropped entity takes its mentions and the offices it holds along.
    """
    entities = dropped.get("entity", _NONE)
    mentions = dropped.get("mention", _NONE)
    turns = dropped.get("turn", _NONE)
    reading = replace(
        reading,
        dates=tuple(date for date in reading.dates if date.id not in dropped.get("date", _NONE)),
        counts=tuple(count for count in reading.counts if count.id not in dropped.get("count", _NONE)),
        events=tuple(event for event in reading.events if event.id not in dropped.get("event", _NONE)),
        offices=tuple(office for office in reading.offices if office.id not in dropped.get("office", _NONE)),
        mentions=tuple(item for item in reading.mentions if item.id not in mentions and item.entity not in entities),
        turns=tuple(turn for turn in reading.turns if turn.id not in turns),
        passages=tuple(
            replace(passage, turn=None) if passage.turn in turns else passage for passage in reading.passages
        ),
        statements=tuple(replace(item, turn=None) if item.turn in turns else item for item in reading.statements),
    )
    return _without_entities(_without_statements(reading, dropped.get("statement", _NONE)), entities, heirs or {})


def _without_statements(reading: Reading, gone: frozenset[str]) -> Reading:
    if not gone:
        return reading
    parents = {item.id: item.parent for item in reading.statements}

    def around(statement: str | None) -> str | None:
        """Return a statement, or the innermost one around it that stays."""
        met: set[str] = set()
        while statement in gone and statement not in met:
            met.add(statement or "")
            statement = parents.get(statement or "")
        return None if statement in gone else statement

    def kept(statement: Statement) -> Statement:
        answers = tuple(answer for answer in statement.answers if answer.statement not in gone)
        parent = around(statement.parent)
        return replace(statement, parent=parent, answers=answers)

    return replace(
        reading,
        statements=tuple(kept(item) for item in reading.statements if item.id not in gone),
        counts=tuple(replace(count, statement=around(count.statement)) for count in reading.counts),
        events=tuple(
            replace(event, statement=outer)
            for event in reading.events
            if (outer := around(event.statement)) is not None
        ),
        offices=tuple(
            replace(office, statement=outer)
            for office in reading.offices
            if (outer := around(office.statement)) is not None
        ),
    )


def _without_entities(reading: Reading, gone: frozenset[str], heirs: Mapping[str, str]) -> Reading:
    if not gone:
        return reading

    def kept(entity: str | None) -> str | None:
        return heirs.get(entity or "") if entity in gone else entity

    def all_kept(entities: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for entity in entities if (name := kept(entity)) is not None))

    def statement(item: Statement) -> Statement:
        return replace(item, speakers=all_kept(item.speakers), about=all_kept(item.about))

    def event(item: Event) -> Event:
        roles = (Role(role.role, kept(role.entity), role.span) for role in item.roles)
        left = tuple(role for role in roles if role.entity is not None or role.span is not None)
        return replace(item, place=kept(item.place), roles=left)

    def office(item: Office, holder: str) -> Office:
        return replace(item, holder=holder, organisation=kept(item.organisation), place=kept(item.place))

    return replace(
        reading,
        entities=tuple(entity for entity in reading.entities if entity.id not in gone),
        statements=tuple(map(statement, reading.statements)),
        events=tuple(map(event, reading.events)),
        offices=tuple(office(item, holder) for item in reading.offices if (holder := kept(item.holder)) is not None),
        turns=tuple(replace(turn, speaker=kept(turn.speaker)) for turn in reading.turns),
    )


def renamed(text: str, before: Reading, after: Reading) -> Reading:
    """Return ``after`` with the names of its entities as their mentions have them now.

    Names that no mention bears any more go, new ones are added. An entity that lost all of its mentions is dropped; if
    all that are left of them went to one other, that one is its heir.
    """
    old, new = _by_entity(before), _by_entity(after)
    emptied = frozenset(entity.id for entity in after.entities if entity.id in old and entity.id not in new)
    moved = {mention.id: mention.entity for mention in after.mentions}
    went: dict[str, set[str]] = {}
    for mention in before.mentions:
        if mention.entity in emptied and mention.id in moved:
            went.setdefault(mention.entity, set()).add(moved[mention.id])
    heirs = {entity: next(iter(others)) for entity, others in went.items() if len(others) == 1}
    entities = tuple(
        _named(text, entity, old.get(entity.id, ()), new.get(entity.id, ()))
        if old.get(entity.id, ()) != new.get(entity.id, ())
        else entity
        for entity in after.entities
    )
    return drop(replace(after, entities=entities), {"entity": emptied}, heirs)


def _by_entity(reading: Reading) -> Mapping[str, tuple[tuple[str, Span], ...]]:
    found: dict[str, tuple[tuple[str, Span], ...]] = {}
    for mention in reading.mentions:
        found[mention.entity] = (*found.get(mention.entity, ()), (mention.form, mention.span))
    return found


def _named(text: str, entity: Entity, old: tuple[tuple[str, Span], ...], new: tuple[tuple[str, Span], ...]) -> Entity:
    before, now = (_surfaces(text, mentions) for mentions in (old, new))
    names = [name for name in entity.names if name not in before or name in now]
    names += [name for name in now if name not in names]
    name = entity.name
    if name in before and name not in now:
        name = max(_surfaces(text, new, ("name",)) or names, key=len, default=None)
    return replace(entity, names=tuple(names), name=name)


def _surfaces(
    text: str, mentions: tuple[tuple[str, Span], ...], forms: tuple[str, ...] = ("name", "nominal")
) -> list[str]:
    return list(dict.fromkeys(" ".join(span.of(text).split()) for form, span in mentions if form in forms))
