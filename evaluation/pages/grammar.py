"""Invented people, places, bodies and sentences, by a small grammar: nothing here exists."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from evaluation.pages.phrases import (
    ANSWERS,
    BODIES,
    CODAS,
    DAYS,
    ENDINGS,
    FIRST,
    MONTHS,
    NEWS,
    ONSETS,
    ORDINALS,
    QUESTIONS,
    ROLES,
    SHORT,
    SUBJECTS,
    TITLES,
    TOWNS,
    VIEWS,
    VOWELS,
)

_NAMED = re.compile(r"\{(?:person|place|surname|Person|Surname)")


@dataclass(frozen=True, slots=True)
class Words:
    """The names that a story uses: its slots by name."""

    slots: dict[str, str]

    def fill(self, pattern: str, draw: random.Random) -> str:
        """Fill a pattern; what is drawn anew each time are numbers, days and months."""
        fresh = {
            "n": str(draw.choice((12, 40, 74, 120, 300, 1_500))),
            "k": draw.choice(("three", "four", "eleven", "seventeen")),
            "day": draw.choice(DAYS),
            "month": draw.choice(MONTHS),
            "ord": draw.choice(ORDINALS),
        }
        return pattern.format(**{**self.slots, **fresh})


@dataclass(frozen=True, slots=True)
class Story:
    """An invented article; ``paragraphs`` are texts, those in ``heads`` headings of sections."""

    title: str
    deck: str
    paragraphs: tuple[str, ...]
    heads: frozenset[int]
    authors: tuple[str, ...]
    bio: str
    caption: str
    quote: str
    published: date
    updated: date
    tags: tuple[str, ...]
    place: str
    topic: str


@dataclass(frozen=True, slots=True)
class Talk:
    """An invented interview: ``turns`` are pairs of speaker's index and paragraphs; speaker 0 asks."""

    title: str
    intro: tuple[str, ...]
    speakers: tuple[str, ...]
    turns: tuple[tuple[int, tuple[str, ...]], ...]
    published: date
    tags: tuple[str, ...] = field(default=())


def person(draw: random.Random) -> str:
    """Draw a name, of three words now and then."""
    first = draw.choice(FIRST)
    middle = f" {draw.choice(FIRST)[0]}." if draw.random() < 0.1 else ""
    return f"{first}{middle} {_surname(draw)}"


def town(draw: random.Random) -> str:
    """Draw the name of a town."""
    return f"{draw.choice(ONSETS)}{draw.choice(VOWELS)}{draw.choice(CODAS)}{draw.choice(TOWNS)}"


def outlet(draw: random.Random) -> str:
    """Draw the name of an outlet."""
    place = town(draw)
    return draw.choice(
        (
            f"The {place} Post",
            f"{place} Today",
            f"Radio {place}",
            f"The {place} Observer",
            f"{place} Review",
            f"Voices of {place}",
            f"{place} Courier",
            f"{place} Watch",
        )
    )


def day_between(draw: random.Random, first: int = 2004, last: int = 2024) -> date:
    """Draw a day of the years ``first`` to ``last``."""
    return date(first, 1, 1) + timedelta(days=draw.randrange((last - first) * 365))


def story(draw: random.Random, *, view: bool = False, authors: int = 1, length: tuple[int, int] = (6, 16)) -> Story:
    """Draw an article; ``view`` is one in the first person."""
    words = _words(draw)
    bank = _Deck(VIEWS if view else NEWS, draw)
    paragraphs: list[str] = []
    heads: set[int] = set()
    for number in range(draw.randint(*length)):
        if number > 2 and draw.random() < 0.12:
            heads.add(len(paragraphs))
            paragraphs.append(
                draw.choice(("A question of trust", "What comes next", "Background", "The letters", "No way back"))
            )
        elif number and draw.random() < 0.1:
            paragraphs.append(words.fill(draw.choice(SHORT), draw))
            continue
        paragraphs.append(_paragraph(words, bank, draw.choice((1, 1, 2, 2, 3, 4))))
    names = tuple(person(draw) for _ in range(authors))
    bio = draw.choice(
        (
            "{a} is a {role2} and writes about {topic} policy.",
            "{a} reports from {place} for this paper.",
            "{a} is a freelance journalist based in {place2}.",
            "{a} teaches history at the University of {place}.",
        )
    ).format(a=names[0] if names else "The author", role2="researcher", **words.slots)
    published = day_between(draw)
    quotes = [text for text in paragraphs if text.startswith("“") and len(text.split()) > 6 and "\n" not in text]
    quote = (quotes or [sentence for sentence in paragraphs if len(sentence.split()) > 8])[0]
    return Story(
        title=_capital(words.fill(draw.choice(TITLES), draw)),
        deck=_capital(words.fill(draw.choice(VIEWS if view else NEWS), draw)),
        paragraphs=tuple(paragraphs),
        heads=frozenset(heads),
        authors=names,
        bio=bio,
        caption=_capital(
            words.fill(
                draw.choice(
                    (
                        "{Workers} outside the gate in {place}, {month} 2019",
                        "The old hall in {place2}.",
                        "{Person} during a meeting in {place}",
                    )
                ),
                draw,
            )
        ),
        quote=first_sentence(quote),
        published=published,
        updated=published + timedelta(days=draw.choice((0, 1, 3, 40))),
        tags=(words.slots["topic"], words.slots["place"], words.slots["workers"]),
        place=words.slots["place"],
        topic=words.slots["topic"],
    )


def talk(draw: random.Random, *, guests: int = 1, pairs: tuple[int, int] = (4, 9)) -> Talk:
    """Draw an interview or, with several guests, a panel talk."""
    words = _words(draw)
    speakers = (person(draw), *(person(draw) for _ in range(guests)))
    presented = " and ".join(speakers[1:])
    intro = [
        draw.choice(
            (
                "{who} worked for {body} until last {month}. We spoke in {place}.",
                "{who}, formerly of {body}, has never spoken about {matter} before.",
            )
        ).replace("{who}", presented)
    ]
    if draw.random() < 0.5:
        intro.append("The talk took place in {place2}, two weeks after the {ord} hearing.")
    turns: list[tuple[int, tuple[str, ...]]] = []
    answers = _Deck(ANSWERS, draw)
    for question in draw.sample(QUESTIONS, draw.randint(*pairs)):
        asked = words.fill(question, draw)
        if draw.random() < 0.2:
            asked = f"{words.fill(draw.choice(NEWS[:3]), draw)} {asked}"
        turns.append((0, (_capital(asked),)))
        for guest in draw.sample(range(1, guests + 1), draw.randint(1, guests)):
            answer = tuple(_paragraph(words, answers, draw.choice((1, 2, 3))) for _ in range(draw.choice((1, 1, 2, 3))))
            turns.append((guest, answer))
    last = speakers[1].rsplit(maxsplit=1)[-1]
    title = draw.choice(
        (
            f"“Nobody told us how long”: an interview with {speakers[1]}",
            f"{speakers[1]}: ‘I never asked’",
            f"{last} on {{matter}}",
        )
    )
    return Talk(
        _capital(words.fill(title, draw)),
        tuple(_capital(words.fill(line, draw)) for line in intro),
        speakers,
        tuple(turns),
        day_between(draw),
        (words.slots["topic"], words.slots["place"]),
    )


def teaser(draw: random.Random) -> tuple[str, str]:
    """Draw the headline of another article and a sentence about it."""
    words = _words(draw)
    return _capital(words.fill(draw.choice(TITLES), draw)), _capital(words.fill(draw.choice(NEWS), draw))


def remark(draw: random.Random) -> tuple[str, str]:
    """Draw a reader's name and comment."""
    words = _words(draw)
    name = draw.choice((person(draw), draw.choice(FIRST).lower() + str(draw.randint(3, 99)), draw.choice(FIRST)))
    says = draw.choice(
        (
            "Well said, I have been waiting for somebody to write this for years.",
            "I live in {place} and I can tell you that it is not true at all.",
            "Why does nobody ask the {workers}? They know more about {matter} than the whole council.",
            "What nonsense. {Body} has done more for {place} than all of you together.",
            "Thanks for sharing!",
            "lol",
            "Great article, please write more about {place2}.",
        )
    )
    return name, words.fill(says, draw)


def _words(draw: random.Random) -> Words:
    topic, workers, matter, things = draw.choice(SUBJECTS)
    place, place2, one, two = town(draw), town(draw), person(draw), person(draw)
    slots = {
        "topic": topic,
        "Topic": topic.capitalize(),
        "workers": workers,
        "Workers": workers.capitalize(),
        "matter": matter,
        "things": things,
        "place": place,
        "place2": place2,
        "person": one,
        "Person": one,
        "person2": two,
        "Person2": two,
        "surname": one.split()[-1],
        "Surname": one.split()[-1],
        "role": draw.choice(ROLES),
    }
    body = draw.choice(BODIES).format(**slots)
    return Words({**slots, "body": body, "Body": body[0].upper() + body[1:], "Body2": body.removeprefix("the ")})


class _Deck:
    """Patterns that come back only when all have been used, and then with other people and places."""

    def __init__(self, patterns: Sequence[str], draw: random.Random) -> None:
        self._patterns, self._draw = list(patterns), draw
        self._left: list[str] = []
        self._round = 0
        self._renamed: dict[str, str] = {}

    def next(self, words: Words) -> str:
        """Fill the next pattern."""
        if not self._left:
            kept = [pattern for pattern in self._patterns if self._round == 0 or _NAMED.search(pattern) is not None]
            self._left = self._draw.sample(kept, len(kept))
            if self._round:
                one, two = person(self._draw), person(self._draw)
                self._renamed = {
                    "person": one,
                    "Person": one,
                    "person2": two,
                    "Person2": two,
                    "place2": town(self._draw),
                }
                self._renamed |= {"surname": one.split()[-1], "Surname": one.split()[-1], "place": town(self._draw)}
            self._round += 1
        return _capital(Words({**words.slots, **self._renamed}).fill(self._left.pop(), self._draw))


def _paragraph(words: Words, deck: _Deck, sentences: int) -> str:
    return " ".join(deck.next(words) for _ in range(sentences))


def _surname(draw: random.Random) -> str:
    return f"{draw.choice(ONSETS)}{draw.choice(VOWELS)}{draw.choice(CODAS)}{draw.choice(ENDINGS)}"


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def first_sentence(words: str) -> str:
    """Return the first sentence of a paragraph; the point after an initial ends none."""
    end = re.search(r"(?<=[a-z”]{2}\.) ", words)
    return words[: end.start()] if end is not None else words
