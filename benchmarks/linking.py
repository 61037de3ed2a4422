"""How fast documents are linked in a record: ``python -m benchmarks.linking [--documents 20000] [--more 20]``.

A record file is made of invented documents: each names people, bodies and places, the well-known ones again and again,
one country in every one of them; people have posts, events happen to them, and one text in ten repeats another one.
Prints the seconds to link all of it, layer by layer, and to link one document more, each of several. Seconds are those
this process worked; memory is the most it held.
"""

import argparse
import random
import resource
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks.clocks import seconds
from benchmarks.names import pile
from onrecord.lexicon.words import read_words
from onrecord.linking import LAYERS, slips_of
from onrecord.model import (
    Dated,
    Document,
    Entity,
    EntityKind,
    Event,
    Masthead,
    Mention,
    Office,
    Original,
    Part,
    Passage,
    Reading,
    Role,
    Span,
    Statement,
    When,
    content_id,
)
from onrecord.record import open_record
from onrecord.record.adding import Capture, write_document
from onrecord.record.keeping import write_original
from onrecord.record.store import Store
from onrecord.record.writer import Writer

DOCUMENTS, MORE, NAMES_EACH, WORDS_EACH, SEED = 20_000, 20, 15, 150, 3
KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place")
POSTS = ("foreign minister", "president", "spokesman", "ambassador", "governor", "member of parliament", "mayor")
TYPES = ("killing", "execution", "appointment", "resignation", "founding", "defection")
Made = tuple[Document, Reading]


@dataclass(frozen=True, slots=True)
class Words:
    """What documents are made of: names by kind, most used first; words of the text."""

    names: tuple[list[str], ...]
    plain: list[str]

    @classmethod
    def of(cls, documents: int) -> "Words":
        """Return words for so many documents."""
        draw = random.Random(SEED)  # noqa: S311 - nothing secret
        people = pile(max(1_000, documents // 2))
        kinds = read_words("names/organisation-words.txt")
        bodies = list(dict.fromkeys(f"{draw.choice(people).split()[-1]} {draw.choice(kinds)}" for _ in people))
        syllables = [f"{one}{other}" for one in "bdfgklmnprstvz" for other in "aeiou"]
        plain = ["".join(draw.choices(syllables, k=draw.randint(1, 3))) for _ in range(4_000)]
        return cls((people, bodies, [place.title() for place in read_words("names/countries.txt")]), plain)


def documents(count: int, words: Words) -> Iterator[Made]:
    """Yield made documents with their readings."""
    draw = random.Random(SEED + 1)  # noqa: S311 - nothing secret
    bodies: list[str] = []
    for number in range(count):
        body = " ".join(draw.choices(words.plain, k=WORDS_EACH))
        if bodies and draw.random() < 0.1:
            body = draw.choice(bodies)
        elif len(bodies) < 1_000:
            bodies.append(body)
        yield _Page(draw, words, number).made(body)


class _Page:
    """A document while it is made."""

    def __init__(self, draw: random.Random, words: Words, number: int) -> None:
        self._draw, self._words, self._number = draw, words, number
        self._text = ""
        self._entities: list[Entity] = []
        self._mentions: list[Mention] = []
        self._offices: list[Office] = []

    def made(self, body: str) -> Made:
        """Return the document and its reading."""
        for place in range(NAMES_EACH):
            kind = KINDS[place % 3]
            known = self._words.names[place % 3]
            chosen = known[0] if place == NAMES_EACH - 1 else known[int(len(known) * self._draw.random() ** 3)]
            bare = kind == "person" and self._draw.random() < 0.3
            self._name(kind, chosen.split()[-1] if bare else chosen)
        dated = f"2024-{self._draw.randint(1, 12):02}-{self._draw.randint(1, 28):02}"
        start = len(self._text)
        self._text += body
        spans = Span(0, start), Span(start, len(self._text))
        id_ = content_id(self._text.encode())
        reading = Reading(
            id_,
            "made",
            analysed=True,
            masthead=Masthead(published=Dated(dated, how="metadata")),
            parts=(Part("p1", Span(0, len(self._text))),),
            passages=(Passage("g1", spans[0], "lead", "p1"), Passage("g2", spans[1], "body", "p1")),
            mentions=tuple(self._mentions),
            entities=tuple(self._entities),
            statements=(Statement("s1", (spans[0],), "author", "p1"),),
            events=(self._event(dated),),
            offices=tuple(self._offices),
        )
        name = f"{self._number}.txt"
        return Document(id_, name, name, "text/plain", self._text, "en"), reading

    def _name(self, kind: EntityKind, name: str) -> None:
        number = len(self._entities) + 1
        span = self._put(name)
        self._entities.append(Entity(f"e{number}", kind, named=True, name=name, names=(name,)))
        self._mentions.append(Mention(f"m{number}", span, kind, "name", f"e{number}", 0.9, "same-name"))
        if kind == "person" and self._draw.random() < 0.4:
            lands = self._words.names[2]
            post = self._put(f"{self._draw.choice(POSTS)} of {lands[int(len(lands) * self._draw.random() ** 3)]}")
            self._offices.append(Office(f"o{number}", f"e{number}", post, "s1"))

    def _put(self, words: str) -> Span:
        span = Span(len(self._text), len(self._text) + len(words))
        self._text += f"{words} {self._draw.choice(self._words.plain)}. "
        return span

    def _event(self, dated: str) -> Event:
        who = self._mentions[0]
        role = Role("who", who.entity, who.span)
        return Event("v1", self._draw.choice(TYPES), (self._mentions[1].span,), "s1", (role,), date=When(dated))


def add(path: Path, pile: Iterable[Made]) -> None:
    """Add documents with their slips, in one transaction."""
    writer = Writer(path, patience=30.0)
    with writer.transaction() as inside:
        for document, reading in pile:
            write_original(inside.connection, Original(document.id, document.path, document.text.encode()))
            slips = slips_of(document, reading)
            write_document(inside, document, reading, Capture("benchmark", "2024-05-01T00:00:00Z", None), slips)
    writer.close()


def link_waiting(store: Store) -> dict[str, float]:
    """Link what waits; return the seconds that each layer took."""
    spent = dict[str, float]()
    for name, layer in LAYERS.items():
        spent[name] = 0.0
        lot = partial(store.relink, name, layer.relink)
        going = 1
        while going:
            worked, going = seconds(lot)
            spent[name] += worked
    return spent


def main(arguments: Sequence[str]) -> int:
    """Print documents, slips, links and seconds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.linking", description=__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--more", type=int, default=MORE)
    chosen = parser.parse_args(arguments)
    pile = documents(chosen.documents + chosen.more, Words.of(chosen.documents))
    with (
        tempfile.TemporaryDirectory() as folder,
        open_record(path := Path(folder) / "made.db", create=True) as store,
    ):
        add(path, islice(pile, chosen.documents))
        before = _memory()
        spent = link_waiting(store)
        slips, links = (store.reader.number(f"SELECT count(*) FROM {table}") for table in ("slips", "links"))  # noqa: S608 - ours
        size = path.stat().st_size
        print(f"{chosen.documents:,} documents, {slips:,} slips, {links:,} links: {_told(spent)}")
        print(f"memory {before:,.0f} MB before, {_memory():,.0f} MB at most; record {size / 2**20:,.0f} MB")
        rounds = list[tuple[float, int, dict[str, float]]]()
        for made in pile:
            add(path, [made])
            count = store.reader.number("SELECT max(number) FROM links")
            spent = link_waiting(store)
            new = store.reader.number("SELECT count(*) FROM links WHERE number > :count", count=count)
            rounds.append((sum(spent.values()), new, spent))
        slowest, anew, spent = max(rounds, key=lambda row: row[0])
        mean = sum(row[0] for row in rounds) / len(rounds)
        made_anew = sum(row[1] for row in rounds) / len(rounds)
        print(f"one document more, of {len(rounds)}: {mean:.3f} s on average, {slowest:.3f} s at most ({_told(spent)})")
        print(f"links made anew: {made_anew:.0f} on average, {anew} for the slowest")
    return 0


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _told(spent: dict[str, float]) -> str:
    return ", ".join(f"{layer} {worked:.2f} s" for layer, worked in spent.items())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
