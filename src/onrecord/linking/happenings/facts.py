"""What linking knows of one event of one document, and how that is kept in the body of a slip."""

import json
from dataclasses import dataclass
from functools import lru_cache

from onrecord.linking.cards import Sort
from onrecord.model import Modality, Occurrence, Polarity, Slip, Span

REAL: frozenset[Modality] = frozenset(("actual", "alleged"))
"""Modalities of what is said to have happened."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part, in which role.

    ``name`` and ``sort`` where a name is known; ``nouns`` are what they are called ("diplomat"), in the singular;
    ``lands`` the countries that their words name. ``least`` and ``most`` are how many they are, ``many`` tells that
    they are more than one, ``back`` that the words refer to people told of before ("the two", "both"). ``entity`` is
    local to the document.
    """

    role: str
    entity: str | None
    name: str | None
    sort: Sort | None
    nouns: tuple[str, ...]
    lands: tuple[str, ...]
    least: float | None
    most: float | None
    many: bool
    back: bool
    span: Span | None

    @property
    def is_group(self) -> bool:
        """Tell whether these are several."""
        return self.name is None and (self.many or (self.least is not None and self.least > 1))


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as linking sees it.

    ``stems`` are its words cut to five letters, ``about`` the role of those whom it is about. ``place`` is where it is
    put, ``beside`` other places of its sentence. ``first`` and ``last`` are the days it may lie between (ISO 8601),
    ``dated`` tells that the text says when; without it ``last`` is the day when the document was published, and only of
    what is said to have happened. ``home`` is the country that the document names most. ``around`` are the names that
    the document names most, ``gist`` the words of the sentence, cut to six letters.
    """

    at: Occurrence
    type: str
    about: str
    trigger: tuple[Span, ...]
    stems: frozenset[str]
    parties: tuple[Party, ...]
    place: str | None
    beside: tuple[str, ...]
    first: str | None
    last: str | None
    dated: bool
    when: Span | None
    home: str | None
    polarity: Polarity
    modality: Modality
    around: frozenset[str]
    gist: frozenset[str]

    def of(self, role: str) -> tuple[Party, ...]:
        """Return those of a role."""
        return tuple(party for party in self.parties if party.role == role)


def written(item: Happening) -> str:
    """Return an event as the body of a slip."""
    parties = [
        [
            p.role,
            p.entity,
            p.name,
            p.sort,
            list(p.nouns),
            list(p.lands),
            p.least,
            p.most,
            int(p.many),
            int(p.back),
            _ends(p.span),
        ]
        for p in item.parties
    ]
    held = [
        *(item.type, item.about, [_ends(span) for span in item.trigger], sorted(item.stems), parties, item.place),
        *(list(item.beside), item.first, item.last, int(item.dated), _ends(item.when), item.home, item.polarity),
        *(item.modality, sorted(item.around), sorted(item.gist)),
    ]
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def read(slip: Slip) -> Happening:
    """Return the event that a slip holds."""
    return _read(slip.at, slip.body)


@lru_cache(maxsize=1 << 15)
def _read(at: Occurrence, body: str) -> Happening:
    held = json.loads(body)
    parties = tuple(
        Party(role, entity, name, sort, tuple(nouns), tuple(lands), least, most, bool(many), bool(back), _span(ends))
        for role, entity, name, sort, nouns, lands, least, most, many, back, ends in held[4]
    )
    return Happening(
        at=at,
        type=held[0],
        about=held[1],
        trigger=tuple(Span(*ends) for ends in held[2]),
        stems=frozenset(held[3]),
        parties=parties,
        place=held[5],
        beside=tuple(held[6]),
        first=held[7],
        last=held[8],
        dated=bool(held[9]),
        when=_span(held[10]),
        home=held[11],
        polarity=held[12],
        modality=held[13],
        around=frozenset(held[14]),
        gist=frozenset(held[15]),
    )


def _ends(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _span(ends: list[int] | None) -> Span | None:
    return None if ends is None else Span(*ends)
