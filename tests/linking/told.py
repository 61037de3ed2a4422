"""Readings of one made-up sentence with one event, written with marks."""

from dataclasses import dataclass

from onrecord.linking.happenings import slips
from onrecord.model import (
    Dated,
    Entity,
    EntityKind,
    Event,
    Masthead,
    Mention,
    Modality,
    Polarity,
    Reading,
    Role,
    Slip,
    Span,
    Statement,
    When,
)

_KINDS: dict[str, EntityKind] = {"P": "person", "O": "organisation", "L": "place"}


@dataclass(frozen=True)
class Told:
    """A sentence with one event.

    ``P[…]`` names a person, ``O[…]`` a body, ``L[…]`` where it was; ``N[…]`` are nameless people. The first person, or
    nameless ones, are those whom the event is about.
    """

    text: str
    kind: str = "resignation"
    trigger: str = "resigned"
    date: str | None = None
    published: str | None = None
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    about: str = "who"

    def read(self, document: str = "") -> tuple[str, Reading]:
        """Return the text without marks, and its reading."""
        plain, rest = "", self.text
        mentions = list[Mention]()
        entities = dict[str, Entity]()
        roles = list[Role]()
        place: str | None = None
        while "[" in rest:
            before, _, after = rest.partition("[")
            words, _, rest = after.partition("]")
            mark, plain = before[-1], plain + before[:-1]
            span = Span(len(plain), len(plain) + len(words))
            plain += words
            entity = None
            if kind := _KINDS.get(mark):
                entity = entities.setdefault(
                    words, Entity(f"e{len(entities) + 1}", kind, named=True, name=words, names=(words,))
                ).id
                mentions.append(Mention(f"m{len(mentions) + 1}", span, kind, "name", entity, 1.0, "same-name"))
            if mark == "L":
                place = entity
            else:
                first = mark in "PN" and not any(role.role == self.about for role in roles)
                roles.append(Role(self.about if first else "what" if mark == "O" else "with", entity, span))
        plain += rest
        start = plain.index(self.trigger)
        event = Event(
            id="v1",
            type=self.kind,
            trigger=(Span(start, start + len(self.trigger)),),
            statement="s1",
            roles=tuple(roles),
            place=place,
            date=When(self.date) if self.date else None,
            polarity=self.polarity,
            modality=self.modality,
        )
        return plain, Reading(
            document=document,
            reader="r",
            masthead=Masthead(published=Dated(self.published)),
            mentions=tuple(mentions),
            entities=tuple(entities.values()),
            statements=(Statement("s1", (Span(0, len(plain)),), "author", "p1"),),
            events=(event,),
        )

    def slips(self, document: str) -> tuple[Slip, ...]:
        """Return the slips of the sentence as that of a document."""
        plain, reading = self.read(document)
        return slips(document, reading, plain)
