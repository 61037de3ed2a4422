"""The people and groups of one document: entities looked up by their words, and those that this room adds."""

from bisect import bisect_left
from dataclasses import dataclass, field

from onrecord.model import Entity, EntityKind, Masthead, Mention, Reading, Span, Stated


@dataclass(slots=True)
class Cast:
    """Who can speak in a document; grows by unnamed sources, writers and interviewers while statements are built.

    The one value of this room that changes: it lives for a single call and is never handed on.
    """

    reading: Reading
    mentions: tuple[Mention, ...]
    known: dict[str, Entity]
    added: list[Entity] = field(default_factory=list)
    by_words: dict[tuple[int, int], str] = field(default_factory=dict)
    writers: dict[str, str] = field(default_factory=dict)

    def entity(self, id_: str) -> Entity | None:
        """Return the entity with this id, added ones too."""
        return self.known.get(id_)

    def within(self, span: Span) -> list[Mention]:
        """Return the mentions that lie inside ``span``, in text order."""
        place = bisect_left(self.mentions, span.start, key=lambda mention: mention.span.start)
        found = []
        while place < len(self.mentions) and self.mentions[place].span.start < span.end:
            if self.mentions[place].span.end <= span.end:
                found.append(self.mentions[place])
            place += 1
        return found

    def unnamed(self, kind: EntityKind, name: str | None, span: Span | None = None) -> str:
        """Return the id of an unnamed source with these words; the same words at the same place are one source."""
        key = (span.start, span.end) if span is not None else None
        if key is not None and key in self.by_words:
            return self.by_words[key]
        id_ = self._add(kind, name, named=False)
        if key is not None:
            self.by_words[key] = id_
        return id_

    def named(self, kind: EntityKind, name: str) -> str:
        """Return the one entity with this name, or the one whose name ends in it; else a new one."""
        named = [entity for entity in self.known.values() if entity.named and entity.name is not None]
        same = [entity.id for entity in named if name in (entity.name, *entity.names)]
        longer = [entity.id for entity in named if entity.kind == "person" and (entity.name or "").endswith(f" {name}")]
        found = same or longer
        return found[0] if len(found) == 1 else self._add(kind, name, named=True)

    def stated(self, value: Stated, kind: EntityKind) -> str:
        """Return the entity that a value of the masthead names, added where no mention of the text denotes it."""
        if value.span is not None:
            for mention in self.within(value.span):
                if mention.form == "name" and mention.kind == kind and self._bears(mention, value):
                    return mention.entity
        for entity in self.known.values():
            if entity.named and value.value in (entity.name, *entity.names):
                return entity.id
        return self._add(kind, value.value, named=True)

    def _bears(self, mention: Mention, value: Stated) -> bool:
        """Tell whether a mention is the whole stated name, or of somebody whose name it is."""
        entity = self.known[mention.entity]
        return mention.span == value.span or value.value in (entity.name, *entity.names)

    def _add(self, kind: EntityKind, name: str | None, *, named: bool) -> str:
        id_ = f"e{len(self.known) + 1}"
        while id_ in self.known:
            id_ = f"{id_}x"
        entity = Entity(id_, kind, named, name, (name,) if name is not None else ())
        self.known[id_] = entity
        self.added.append(entity)
        return id_


def cast_of(reading: Reading) -> Cast:
    """Return the cast of a reading."""
    mentions = tuple(sorted(reading.mentions, key=lambda mention: (mention.span.start, -mention.span.end)))
    return Cast(reading, mentions, {entity.id: entity for entity in reading.entities})


def writer_of(cast: Cast, part: str) -> str:
    """Return who wrote a part: the bylined writer, else the outlet, else an unnamed writer."""
    if part not in cast.writers:
        cast.writers[part] = _writer(cast, part)
    return cast.writers[part]


def publisher_of(cast: Cast, part: str) -> str:
    """Return who speaks in a note on the author: the outlet, else an unnamed one."""
    key = f"{part} outlet"
    if key not in cast.writers:
        outlet = next((item.outlet for item in _mastheads(cast, part) if item.outlet is not None), None)
        cast.writers[key] = cast.unnamed("publication", None) if outlet is None else cast.stated(outlet, "publication")
    return cast.writers[key]


def bylined(cast: Cast, part: str) -> bool:
    """Tell whether a writer is named for the part."""
    own = next((item.masthead for item in cast.reading.parts if item.id == part), cast.reading.masthead)
    return bool(own.authors or (len(cast.reading.parts) <= 1 and cast.reading.masthead.authors))


def _mastheads(cast: Cast, part: str) -> tuple[Masthead, ...]:
    """Return the masthead of the part and, where it is the only one, that of the page."""
    own = next((item.masthead for item in cast.reading.parts if item.id == part), cast.reading.masthead)
    return (own, cast.reading.masthead)


def _writer(cast: Cast, part: str) -> str:
    for masthead in _mastheads(cast, part):
        if masthead.authors:
            return cast.stated(masthead.authors[0], "person")
        if masthead.outlet is not None:
            return cast.stated(masthead.outlet, "publication")
    return cast.unnamed("person", None)
