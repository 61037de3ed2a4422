"""Readings as of news, made without parsing: who is named follows a power law, stories are told again and copied.

Of a few countries much is told. In each, the people, bodies and towns that are named have ranks, and a rank ``r`` is
drawn about ``r ** -1.4`` times as often as the first: the well-known ones stand in many texts of their country, and new
ones come (distinct names grow as the number of documents to the power of .7 or so). One name in eight is spelled
otherwise; two people in five hold a post. Half of the documents tell a story again that lately began: two in five of
them in the same words, whole, shortened or edited. Outlets repeat a paragraph on their pages. The first documents of a
large pile are those of a small one; all is invented and depends on the seed alone.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from onrecord.lexicon.towns import towns
from onrecord.lexicon.words import read_words
from onrecord.model import (
    Dated,
    Document,
    Entity,
    EntityKind,
    Event,
    Given,
    Masthead,
    Mention,
    Office,
    Part,
    Passage,
    Reading,
    Role,
    Span,
    Stated,
    Statement,
    When,
    content_id,
)

SEED = 8
LANDS, OUTLETS, ACTIVE = 60, 80, 300
"""Countries of which something is told, outlets, and stories that may be told again."""
PEOPLE, BODIES, PLACES = 5, 3, 3
"""Names of a document beside those of its story, and its country."""
TAIL, FLAT = 0.4, 5
"""A rank of more than ``r`` is drawn with probability ``(1 + r / FLAT) ** -TAIL``."""
SENTENCES, WORDS = (6, 16), (9, 18)
POSTS = ("president", "foreign minister", "governor", "mayor", "judge", "spokesman", "ambassador", "deputy")
HOLDING = 0.4
"""How many of the people hold a post; the last post is the most common one."""
TYPES: Mapping[str, str] = {
    "killing": "killed",
    "arrest": "arrested",
    "appointment": "appointed",
    "resignation": "resigned",
    "meeting": "met",
    "trial": "tried",
    "defection": "defected",
}
_SPELLINGS = (("ou", "u"), ("ee", "i"), ("ei", "ey"), ("kh", "k"), ("q", "gh"), ("oo", "u"), ("ss", "s"), ("y", "i"))
Made = tuple[Document, Reading]


@dataclass(frozen=True, slots=True)
class Land:
    """A country with the words that its names are made of."""

    name: str
    given: tuple[str, ...]
    surnames: tuple[str, ...]
    towns: tuple[str, ...]

    def person(self, rank: int) -> str:
        """Return the name of the person of a rank; two persons may bear one name."""
        draw = random.Random(f"person {self.name} {rank}")  # noqa: S311 - nothing secret
        words = [_pick(draw, self.given), _pick(draw, self.surnames)]
        return " ".join(words if draw.random() < 0.85 else [words[0], _pick(draw, self.given), words[1]])

    def body(self, rank: int) -> str:
        """Return the name of the body of a rank."""
        draw = random.Random(f"body {self.name} {rank}")  # noqa: S311 - nothing secret
        kind = draw.choice(_body_words()).title()
        if draw.random() < 0.2:
            return f"{kind} of {self.name}"
        return f"{_pick(draw, self.surnames)} {draw.choice(self.towns + self.surnames[:20])} {kind}"

    def place(self, rank: int) -> str:
        """Return the name of the town of a rank."""
        return self.towns[rank % len(self.towns)]


@cache
def _body_words() -> Sequence[str]:
    return read_words("names/organisation-words.txt")


def _pick(draw: random.Random, words: Sequence[str]) -> str:
    """Return one of some words, the first ones more often."""
    return words[int(len(words) * draw.random() ** 2)]


@cache
def lands() -> tuple[Land, ...]:
    """Return the countries, the one most told of first."""
    draw = random.Random(SEED)  # noqa: S311 - nothing secret
    given, surnames = (read_words(f"names/{kind}.txt") for kind in ("given-names", "surnames"))
    of_land: dict[str, list[str]] = {}
    for town, held in towns().items():
        if town.isascii():
            of_land.setdefault(held[0], []).append(town.title())
    names = sorted(name for name, held in of_land.items() if len(held) >= 8)
    return tuple(
        Land(
            name,
            given=tuple(map(str.title, draw.sample(given, 300))),
            surnames=tuple(map(str.title, draw.sample(surnames, 900))),
            towns=tuple(draw.sample(of_land[name], len(of_land[name]))),
        )
        for name in draw.sample(names, LANDS)
    )


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a document bears, with its kind."""

    kind: EntityKind
    name: str


@dataclass(frozen=True, slots=True)
class Story:
    """What is told again: whom it is about, the event, and the sentences in which it was first told."""

    land: Land
    people: tuple[str, ...]
    body: str
    place: str
    type: str
    day: int
    sentences: list[str] = field(hash=False)


def news(count: int, seed: int = SEED) -> Iterator[Made]:
    """Yield so many documents with their readings."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    syllables = [f"{one}{other}" for one in "bdfgklmnprstvz" for other in "aeiou"]
    words = list(dict.fromkeys("".join(draw.choices(syllables, k=draw.randint(1, 3))) for _ in range(6_000)))
    notices = [_sentences(draw, words, 3) for _ in range(OUTLETS)]
    active: list[Story] = []
    for number in range(count):
        again = bool(active) and draw.random() < 0.5
        if again:
            story = active[int(len(active) * draw.random() ** 2)]
            sentences = _told_again(draw, story, words)
        else:
            sentences = _sentences(draw, words, draw.randint(*SENTENCES))
            story = _story(draw, number, sentences)
            active.insert(0, story)
            del active[ACTIVE:]
        outlet = int(OUTLETS * draw.random() ** 2)
        if draw.random() < 0.3:
            sentences = [*sentences, *notices[outlet]]
        yield _Page(draw, story, number, outlet).made(sentences, again=again)


def _sentences(draw: random.Random, words: Sequence[str], count: int) -> list[str]:
    chosen = (draw.choices(words, k=draw.randint(*WORDS)) for _ in range(count))
    return [f"{' '.join(one).capitalize()}." for one in chosen]


def _story(draw: random.Random, number: int, sentences: list[str]) -> Story:
    land = _land(draw)
    people = tuple(land.person(_rank(draw)) for _ in range(draw.choice((1, 1, 2))))
    kind = draw.choice(tuple(TYPES))
    return Story(land, people, land.body(_rank(draw)), land.place(_rank(draw)), kind, number // 40, sentences)


def _told_again(draw: random.Random, story: Story, words: Sequence[str]) -> list[str]:
    chance = draw.random()
    if chance < 0.15:
        return story.sentences
    if chance < 0.3:
        return [one for one in story.sentences if draw.random() < 0.6] or story.sentences
    if chance < 0.4:
        return [one if draw.random() < 0.8 else _sentences(draw, words, 1)[0] for one in story.sentences]
    return _sentences(draw, words, draw.randint(*SENTENCES))


def _land(draw: random.Random) -> Land:
    return lands()[int(LANDS ** draw.random()) - 1]


def _rank(draw: random.Random) -> int:
    return int(FLAT * ((1 - draw.random()) ** (-1 / TAIL) - 1))


def _spelled(draw: random.Random, name: str) -> str:
    """Return a name as it is, or spelled otherwise."""
    if draw.random() < 0.875:
        return name
    for one, other in draw.sample(_SPELLINGS, 3):
        name = name.replace(one, other)
    return name


class _Page:
    """A document while it is made."""

    def __init__(self, draw: random.Random, story: Story, number: int, outlet: int) -> None:
        self._draw, self._story, self._number, self._outlet = draw, story, number, outlet
        self._text = ""
        self._entities: list[Entity] = []
        self._mentions: list[Mention] = []
        self._offices: list[Office] = []

    def made(self, sentences: Sequence[str], *, again: bool) -> Made:
        """Return the document and its reading; its lead names everybody, its body is ``sentences``."""
        draw, story = self._draw, self._story
        day = _day(story.day + (draw.randint(0, 3) if again else 0))
        events = tuple(self._event(number) for number in range(1, 3 if draw.random() < 0.3 else 2))
        self._name(Name("place", story.land.name))
        for other in self._others():
            self._name(other)
        self._put(f"({self._number})")  # so that no two are the same from the first to the last letter
        lead = Span(0, len(self._text))
        self._text += " ".join(sentences)
        body = Span(lead.end, len(self._text))
        id_ = content_id(self._text.encode())
        masthead = Masthead(
            title=Stated(f"{story.people[0]} {story.type} {self._number}"),
            outlet=Stated(f"Outlet {self._outlet}"),
            published=Dated(day, how="metadata"),
        )
        reading = Reading(
            id_,
            "made",
            analysed=True,
            masthead=masthead,
            parts=(Part("p1", Span(0, len(self._text))),),
            passages=(Passage("g1", lead, "lead", "p1"), Passage("g2", body, "body", "p1")),
            mentions=tuple(self._mentions),
            entities=tuple(self._entities),
            statements=(Statement("s1", (lead,), "author", "p1"),),
            events=events,
            offices=tuple(self._offices),
        )
        name = f"{self._number}.txt"
        url = Given("url", f"https://outlet{self._outlet}.example/{self._number}", "url")
        return Document(id_, name, name, "text/plain", self._text, "en", given=(url,)), reading

    def _event(self, number: int) -> Event:
        """Put the sentence of an event: the first one is the story's, as this document tells it."""
        draw, story = self._draw, self._story
        first = number == 1
        land = story.land if first else _land(draw)
        people = story.people if first else (land.person(_rank(draw)),)
        type_ = story.type if first else draw.choice(tuple(TYPES))
        day = _day(story.day + (0 if first and draw.random() < 0.9 else draw.randint(1, 200)))
        entities = [self._name(Name("person", _spelled(draw, one))) for one in people]
        trigger = self._put(TYPES[type_])
        roles = tuple(Role("who", entity, span) for entity, span in entities)
        place, _ = self._name(Name("place", story.place if first else land.place(_rank(draw))))
        dated = When(day) if draw.random() < 0.7 else None
        return Event(f"v{number}", type_, (trigger,), "s1", roles, place=place, date=dated)

    def _others(self) -> Iterator[Name]:
        draw, story = self._draw, self._story
        yield Name("organisation", story.body)
        for kind, times in (("person", PEOPLE), ("organisation", BODIES), ("place", PLACES)):
            for _ in range(times):
                land = story.land if draw.random() < 0.6 else _land(draw)
                if kind == "person":
                    name = _spelled(draw, land.person(_rank(draw)))
                    yield Name("person", name.split()[-1] if draw.random() < 0.2 else name)
                elif kind == "organisation":
                    yield Name("organisation", land.body(_rank(draw)))
                else:
                    yield Name("place", land.place(_rank(draw)) if draw.random() < 0.8 else land.name)

    def _name(self, named: Name) -> tuple[str, Span]:
        """Name somebody or something, again where it was named before; returns its entity and where it stands."""
        span = self._put(named.name)
        known = next((one.id for one in self._entities if (one.kind, one.name) == (named.kind, named.name)), None)
        entity = known or f"e{len(self._entities) + 1}"
        if known is None:
            self._entities.append(Entity(entity, named.kind, named=True, name=named.name, names=(named.name,)))
        mention = f"m{len(self._mentions) + 1}"
        self._mentions.append(Mention(mention, span, named.kind, "name", entity, 0.9, "same-name"))
        if named.kind == "person" and known is None and (held := _post(named.name)):
            self._put("the")
            post = self._put(f"{held} of {self._story.land.name}")
            self._offices.append(Office(f"o{len(self._offices) + 1}", entity, post, "s1"))
        if named.kind == "organisation" and known is None and self._draw.random() < 0.1:
            self._shorten(named.name, entity)
        return entity, span

    def _shorten(self, name: str, entity: str) -> None:
        """Declare a short form of a body's name."""
        short = "".join(word[0] for word in name.split()).upper()
        if len(short) > 1:
            span = self._put(f"({short})")
            held = self._entities[-1]
            self._entities[-1] = Entity(entity, held.kind, named=True, name=name, names=(name, short))
            place = Span(span.start + 1, span.end - 1)
            self._mentions.append(
                Mention(f"m{len(self._mentions) + 1}", place, held.kind, "name", entity, 0.9, "acronym")
            )

    def _put(self, words: str) -> Span:
        span = Span(len(self._text), len(self._text) + len(words))
        end = ". " if self._draw.random() < 0.2 else " "
        self._text += words + end
        return span


def _post(name: str) -> str:
    """Return the post of somebody, "" for none; their surname tells, so that it stays in other spellings and alone."""
    surname = name.rsplit(maxsplit=1)[-1]
    draw = random.Random(f"post {surname[0]} {len(surname) % 5}")  # noqa: S311 - nothing secret
    return POSTS[int(len(POSTS) * draw.random() ** 0.5)] if draw.random() < HOLDING else ""


def _day(number: int) -> str:
    return f"{2001 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
