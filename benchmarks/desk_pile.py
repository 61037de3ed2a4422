"""A record as large as a desk has to bear: ``python -m benchmarks.desk_pile FILE [--documents 10000]``.

Made of invented documents with invented readings, about twenty statements each: own voice, indirect and direct speech,
chains of two, unnamed sources; events that other documents tell too, with counts that differ; offices; one document in
ten repeats another one. It depends on the seed alone. Prints what it holds and the seconds of each step.
"""

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from time import perf_counter

from benchmarks.linking import POSTS, Words
from onrecord.build import link_record, linking_version
from onrecord.linking import slips_of
from onrecord.model import (
    Count,
    Dated,
    Document,
    Entity,
    EntityKind,
    Event,
    Manner,
    Masthead,
    Mention,
    Office,
    Original,
    Part,
    Passage,
    Problem,
    Reading,
    Role,
    Said,
    Span,
    Stance,
    Stated,
    Statement,
    When,
    content_id,
)
from onrecord.record import open_record
from onrecord.record.adding import Capture, write_document
from onrecord.record.keeping import write_original
from onrecord.record.writer import Writer

DOCUMENTS, SEED, SENTENCES, OUTLETS = 10_000, 7, 16, 120
_LOT = 500
_KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place")
_TYPES = ("killing", "execution", "arrest", "protest", "closure", "appointment", "resignation", "founding")
_UNITS = ("people", "houses", "soldiers", "prisoners", "children", "vehicles", "families", "boats")
_STANCES: tuple[Stance, ...] = ("neutral", "neutral", "neutral", "neutral", "accuse", "deny", "demand", "predict")
_UNNAMED = ("A security source", "An officer", "A resident", "An aid worker", "Two officials")
Made = tuple[Document, Reading]


@dataclass(frozen=True, slots=True)
class Story:
    """Something that several documents tell of."""

    type: str
    who: str
    place: str
    day: str
    count: int
    unit: str


@dataclass(slots=True)
class _Press:
    draw: random.Random
    words: Words
    stories: list[Story] = field(default_factory=list)

    def name(self, kind: int) -> str:
        """Return a name; the well-known ones come again and again."""
        known = self.words.names[kind]
        return known[int(len(known) * self.draw.random() ** 3)]

    def day(self) -> str:
        """Return a day of eight years."""
        return f"{self.draw.randint(2016, 2023)}-{self.draw.randint(1, 12):02}-{self.draw.randint(1, 28):02}"

    def story(self) -> Story:
        """Return something new, or something that was told before."""
        if self.stories and self.draw.random() < 0.7:
            return self.stories[int(len(self.stories) * (1 - self.draw.random() ** 2))]
        draw = self.draw
        told = Story(
            draw.choice(_TYPES), self.name(0), self.name(2), self.day(), draw.randint(2, 90), draw.choice(_UNITS)
        )
        self.stories.append(told)
        return told

    def plain(self, least: int = 5, most: int = 12) -> str:
        """Return some words."""
        return " ".join(self.draw.choices(self.words.plain, k=self.draw.randint(least, most)))


def documents(count: int, words: Words, seed: int = SEED) -> Iterator[Made]:
    """Yield made documents with their readings."""
    press = _Press(random.Random(seed), words)  # noqa: S311 - nothing secret
    kept: list[Made] = []
    for number in range(count):
        if kept and press.draw.random() < 0.1:
            yield _repeated(press, press.draw.choice(kept), number)
            continue
        made = _Sheet(press).made(number)
        if len(kept) < 2_000:
            kept.append(made)
        else:
            kept[press.draw.randrange(len(kept))] = made
        yield made


def _document(text: str, number: int) -> Document:
    name = f"{number:06}.txt"
    return Document(content_id(text.encode()), name, f"pile/{name}", "text/plain", text, "en")


def _repeated(press: _Press, made: Made, number: int) -> Made:
    """Return a document that repeats another one under its own outlet, with a sentence more."""
    _, reading = made
    text = f"{made[0].text}{press.plain()}.\n"
    document, whole = _document(text, number), Span(0, len(text))
    head = replace(reading.masthead, outlet=Stated(f"Outlet {press.draw.randrange(OUTLETS)}"))
    return document, replace(
        reading,
        document=document.id,
        masthead=head,
        parts=(Part("p1", whole, head),),
        passages=(reading.passages[0], Passage("g2", Span(reading.passages[0].span.end, len(text)), "body", "p1")),
    )


class _Sheet:
    """A document while it is made."""

    def __init__(self, press: _Press) -> None:
        self._press, self._draw = press, press.draw
        self._text = ""
        self._entities: dict[tuple[str, str], Entity] = {}
        self._mentions: list[Mention] = []
        self._statements: list[Statement] = []
        self._events: list[Event] = []
        self._counts: list[Count] = []
        self._offices: list[Office] = []

    def made(self, number: int) -> Made:
        """Return the document and its reading."""
        title = self._words(self._press.plain(4, 7).capitalize())
        self._text += "\n"
        head_end = len(self._text)
        stories = [self._press.story() for _ in range(4)]
        published = max(story.day for story in stories)
        for place in range(SENTENCES):
            self._sentence(stories[place % 4], place)
            self._text += "\n" if place % 4 == 3 else " "
        whole = Span(0, len(self._text))
        document = _document(self._text, number)
        head = Masthead(
            title=Stated(title.of(self._text), title),
            outlet=Stated(f"Outlet {int(OUTLETS * self._draw.random() ** 2)}"),
            published=Dated(published, how="metadata"),
        )
        return document, Reading(
            document.id,
            "made",
            analysed=True,
            masthead=head,
            parts=(Part("p1", whole, head),),
            passages=(
                Passage("g1", Span(0, head_end), "headline", "p1"),
                Passage("g2", Span(head_end, len(self._text)), "body", "p1"),
            ),
            mentions=tuple(self._mentions),
            entities=tuple(self._entities.values()),
            counts=tuple(self._counts),
            statements=tuple(self._statements),
            events=tuple(self._events),
            offices=tuple(self._offices),
            problems=(Problem("unresolved-speaker", "It is not sure who speaks.", title),) if number % 7 == 0 else (),
        )

    def _sentence(self, story: Story, place: int) -> None:
        """Write a sentence with the statement, or the chain of statements, that it makes."""
        if place % 4 == 0:
            content = self._content(story, f"s{len(self._statements) + 1}")
            self._state(content, "author", (), (), ())
            self._text += "."
            return
        source, speaker = self._speaker()
        cue = self._words("said")
        parent, inner = f"s{len(self._statements) + 1}", None
        if place % 4 == 2:
            self._put("that")
            begun = len(self._statements)
            self._statements.append(Statement("", (cue,), "indirect", "p1"))
            inner = self._speaker()
            told = self._words("told")
            content = self._content(story, f"s{begun + 2}")
            self._state(content, "indirect", (told,), (inner[0],), (inner[1],), parent)
            outer = Span(inner[0].start, content.end)
            self._statements[begun] = self._statement(parent, outer, "indirect", (cue,), (source,), (speaker,))
        else:
            manner: Manner = "direct" if place % 4 == 3 else "indirect"
            self._put("that" if manner == "indirect" else ":")
            content = self._content(story, parent)
            self._state(content, manner, (cue,), (source,), (speaker,))
        self._text += "."

    def _content(self, story: Story, statement: str) -> Span:
        """Write what is said: mostly of a story, with whom it happened to, where, how many."""
        start = len(self._text)
        if self._draw.random() < 0.5:
            self._put(self._press.plain())
            if self._draw.random() < 0.3:
                self._count(self._draw.randint(2, 900), self._draw.choice(_UNITS), statement)
        else:
            who, whom = self._entity("person", story.who)
            trigger = self._words(f"{story.type} of")
            _, where = self._entity("place", story.place)
            self._count(max(2, story.count + self._draw.choice((0, 0, 0, 1, 5, -1))), story.unit, statement)
            if self._draw.random() < 0.2:
                lands = self._press.name(2)
                self._offices.append(
                    Office(
                        f"o{len(self._offices) + 1}",
                        whom,
                        self._words(f"{self._draw.choice(POSTS)} of {lands}"),
                        statement,
                    )
                )
            self._put(self._press.plain(2, 6))
            roles = (Role("who", whom, who),)
            date = When(story.day) if self._draw.random() < 0.8 else None
            id_ = f"v{len(self._events) + 1}"
            self._events.append(Event(id_, story.type, (trigger,), statement, roles, place=where, date=date))
        return Span(start, len(self._text) - 1)

    def _count(self, number: int, unit: str, statement: str) -> None:
        span = self._words(f"{number} {unit}")
        id_ = f"c{len(self._counts) + 1}"
        self._counts.append(Count(id_, span, number, number, number, unit=unit, statement=statement))

    def _speaker(self) -> tuple[Span, str]:
        if self._draw.random() < 0.25:
            return self._entity("person", self._draw.choice(_UNNAMED), named=False)
        kind = int(self._draw.random() < 0.3)
        return self._entity(_KINDS[kind], self._press.name(kind))

    def _entity(self, kind: EntityKind, name: str, *, named: bool = True) -> tuple[Span, str]:
        span = self._words(name)
        held = self._entities.setdefault(
            (kind, name), Entity(f"e{len(self._entities) + 1}", kind, named=named, name=name, names=(name,))
        )
        number = len(self._mentions) + 1
        form, rule = ("name", "same-name") if named else ("nominal", "unnamed-source")
        self._mentions.append(Mention(f"m{number}", span, kind, form, held.id, 0.9, rule))  # type: ignore[arg-type]
        return span, held.id

    def _state(
        self,
        content: Span,
        manner: Manner,
        cue: tuple[Span, ...],
        source: tuple[Span, ...],
        speakers: tuple[str, ...],
        parent: str | None = None,
    ) -> None:
        id_ = f"s{len(self._statements) + 1}"
        self._statements.append(self._statement(id_, content, manner, cue, source, speakers, parent))

    def _statement(  # noqa: PLR0913, PLR0917 - as above
        self,
        id_: str,
        content: Span,
        manner: Manner,
        cue: tuple[Span, ...],
        source: tuple[Span, ...],
        speakers: tuple[str, ...],
        parent: str | None = None,
    ) -> Statement:
        return Statement(
            id_,
            (content,),
            manner,
            "p1",
            cue=cue,
            source=source,
            speakers=speakers,
            parent=parent,
            stance="neutral" if manner == "author" else self._draw.choice(_STANCES),
            tier="speech" if self._draw.random() < 0.9 else "attitude",
            said=Said(self._press.day()) if manner != "author" and self._draw.random() < 0.1 else None,
            score=round(1 - self._draw.random() ** 3 * 0.7, 3),
            rule="made",
        )

    def _put(self, words: str) -> None:
        self._text += f"{words} "

    def _words(self, words: str) -> Span:
        span = Span(len(self._text), len(self._text) + len(words))
        self._put(words)
        return span


def build(path: Path, count: int) -> None:
    """Make the record, and print the seconds of each step."""
    begun = perf_counter()
    with open_record(path, create=True) as store:
        store.begin_linking(linking_version())
        writer, pile = Writer(path, patience=30.0), documents(count, Words.of(count))
        while lot := tuple(islice(pile, _LOT)):
            with writer.transaction() as inside:
                for document, reading in lot:
                    write_original(inside.connection, Original(document.id, document.path, document.text.encode()))
                    capture = Capture("benchmark", "2024-05-01T00:00:00Z", None)
                    write_document(inside, document, reading, capture, slips_of(document, reading))
        writer.close()
        print(f"written in {perf_counter() - begun:.0f} s", flush=True)
        begun = perf_counter()
        link_record(store)
        print(f"linked in {perf_counter() - begun:.0f} s", flush=True)
        for table in ("documents", "statements", "entities", "events", "counts", "offices", "links"):
            print(f"{store.reader.number(f'SELECT count(*) FROM {table}'):,} {table}")  # noqa: S608 - ours
        grouped = store.reader.number("SELECT count(DISTINCT canonical) FROM events")
        print(f"{grouped:,} linked events; {path.stat().st_size / 2**20:,.0f} MB", flush=True)


def main(arguments: Sequence[str]) -> int:
    """Make the record that was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk_pile", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    chosen = parser.parse_args(arguments)
    build(chosen.file, chosen.documents)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
