"""Generated piles with known origins: which documents tell a claim, and from how many of them it comes.

Stories have one to three origins that tell one claim in words of their own; each is taken over by others: word for
word, shortened, under another headline, edited, with names spelled otherwise, as a passage within an article of one's
own, or as a later version whose count has gone on. Bodies are lines of ``../shared`` (public domain), each used once,
then sentences of random words of the lexicon; all is invented and depends on the seed alone.
``python -m benchmarks.made_pile FILE [--documents N] [--seed S]`` writes a pile as JSON lines for ``onrecord add``.
"""

import argparse
import gzip
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from benchmarks.invented import LANGUAGES, Language, translated
from onrecord.lexicon.words import read_words
from onrecord.model import Dated, Masthead, Part, Passage, Reading, Span, Stated

SHARED = Path(__file__).resolve().parents[2] / "shared"
SEED = 1916

Kind = Literal[
    "original", "verbatim", "abridged", "headline", "edited", "names", "inset", "version", "translated", "own"
]
_TAKEN: tuple[Kind, ...] = ("verbatim", "abridged", "headline", "edited", "names", "inset", "version")

_SPELLINGS = (("ei", "ey"), ("ou", "u"), ("q", "gh"), ("kh", "h"), ("zz", "z"), ("i", "y"), ("a", "e"))
_THINGS = ("boats", "wells", "houses", "lorries", "looms", "kilns", "ferries", "barns")
_DONE = ("were burnt down", "were taken away", "were closed by force", "were searched at night", "were pulled down")
_PLACES = ("Koldar", "Varnesh", "Ostrel", "Kessarin", "Qasmara", "Tolveny", "Marovec", "Sulmet")
_OUTLETS = 60
_SHORTEST, _LONGEST = 8, 18
"""Sentences of an original article."""

_WAYS = (
    "In all {count} {things} {done} near {place}, {name} told those who had gathered at the gate.",
    "{name} counted {count} {things} that {done} within sight of {place} before the patrol turned back.",
    "According to a list that {name} keeps, {count} {things} {done} on the road that leads out of {place}.",
)


@dataclass(frozen=True, slots=True)
class Told:
    """Where a document tells a claim, and from which origin it has it."""

    claim: str
    origin: str
    span: Span


@dataclass(frozen=True, slots=True)
class Made:
    """A document of the pile."""

    id: str
    kind: Kind
    title: str
    outlet: str
    published: str
    url: str
    text: str
    told: tuple[Told, ...]
    language: str = "en"
    of: str = ""
    """The document that this one repeats or translates."""

    def reading(self) -> Reading:
        """Return the reading of a page that is one body: enough to find copies."""
        span = Span(0, len(self.text))
        head = Masthead(
            title=Stated(self.title), outlet=Stated(self.outlet), published=Dated(self.published, how="stated")
        )
        passages = (Passage("g1", span, "body", "p1"),)
        return Reading(self.id, "made", masthead=head, parts=(Part("p1", span),), passages=passages)

    def line(self) -> str:
        """Return the document as a line of ``articles.jsonl``."""
        names = ("id", "title", "outlet", "published", "url", "language", "text")
        return json.dumps({name: getattr(self, name) for name in names}, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class _Article:
    """Sentences, and which of them is the claim."""

    title: str
    sentences: tuple[str, ...]
    claim: int
    day: int
    outlet: int = 0
    language: str = "en"
    of: str = ""


@dataclass(slots=True)
class _Press:
    """What the pile is made with; ``lines`` are used up one by one."""

    draw: random.Random
    lines: Iterator[str]
    words: Sequence[str]
    surnames: Sequence[str]
    made: int = field(default=0)

    def sentence(self) -> str:
        """Return the next line, or a sentence of random words."""
        line = next(self.lines, None)
        if line is not None:
            return line
        return f"{' '.join(self.draw.choices(self.words, k=self.draw.randint(9, 20)))}.".capitalize()

    def sentences(self, count: int) -> list[str]:
        """Return so many sentences."""
        return [self.sentence() for _ in range(count)]

    def title(self) -> str:
        """Return a headline of its own."""
        return " ".join(self.draw.choices(self.words, k=6)).capitalize()


def made_pile(
    documents: int, seed: int = SEED, shared: Path | None = SHARED, *, translations: bool = False
) -> Iterator[Made]:
    """Yield ``documents`` documents, story by story; without ``shared`` all sentences are generated.

    With ``translations`` every third story has one, in a language of ``benchmarks.invented``.
    """
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    press = _Press(draw, _lines(shared, draw), read_words("names/function-words.txt"), read_words("names/surnames.txt"))
    press.words = sorted({word for word in (*press.words, *_vocabulary()) if word.isalpha()})
    left, story = documents, 0
    while left:
        for made in _story(press, story, translated=translations and story % 3 == 0):
            if not left:
                return
            left -= 1
            yield made
        story += 1


def _vocabulary() -> Iterator[str]:
    for name in ("names/surnames.txt", "names/given-names.txt"):
        yield from (word.lower() for word in read_words(name) if " " not in word)


def _lines(shared: Path | None, draw: random.Random) -> Iterator[str]:
    """Yield the lines of the public-domain text in an order of the seed's, those of a sentence's length, each once."""
    path = shared / "data" / "plain" / "chronam-1916.txt.gz" if shared else None
    if path is None or not path.is_file():
        return
    with gzip.open(path, "rt", encoding="utf-8") as file:
        lines = sorted({" ".join(line.split()) for line in file if 8 <= len(line.split()) <= 40})
    draw.shuffle(lines)
    yield from lines


def _story(press: _Press, story: int, *, translated: bool) -> Iterator[Made]:
    draw, claim = press.draw, f"c{story}"
    name = f"{draw.choice(press.surnames).title()} {draw.choice(press.surnames).title()}"
    facts = {"things": draw.choice(_THINGS), "done": draw.choice(_DONE), "place": draw.choice(_PLACES), "name": name}
    count, day = draw.randint(5, 90), draw.randint(0, 3000)
    ways = draw.sample(_WAYS, draw.choice((1, 1, 2, 3)))
    for number, way in enumerate(ways):
        origin = f"{claim}o{number}"
        length = draw.randint(_SHORTEST, _LONGEST)
        place = draw.randint(1, length - 2)
        sentences = press.sentences(length)
        sentences[place] = way.format(count=count, **facts)
        # Reporters of one story sit in outlets of their own, one for each way of telling it.
        article = _Article(press.title(), tuple(sentences), place, day + number, number)
        original = _made(press, "original", article, claim, origin)
        yield original
        if translated and number == 0:
            other = _translated(article, LANGUAGES[story // 3 % len(LANGUAGES)])
            yield _made(press, "translated", replace(other, of=original.id), claim, origin)
        for _ in range(draw.choice((0, 1, 2, 3, 4))):
            kind = draw.choice(_TAKEN)
            yield _made(press, kind, _taken(press, kind, article, name, count), claim, origin)
    if draw.random() < 0.5:
        own = _Article(press.title(), tuple(press.sentences(draw.randint(_SHORTEST, _LONGEST))), -1, day, 0)
        yield _made(press, "own", own, claim, "")


def _taken(  # noqa: PLR0911 - one way out for each kind
    press: _Press, kind: Kind, article: _Article, name: str, count: int
) -> _Article:
    """Return what another outlet makes of an article, or the same one later."""
    draw, sentences, claim = press.draw, list(article.sentences), article.claim
    later = replace(article, day=article.day + draw.randint(1, 9), outlet=draw.randint(len(_WAYS), _OUTLETS - 1))
    if kind == "abridged":
        kept = [at for at in range(len(sentences)) if at == claim or draw.random() < 0.55]
        if len(kept) < 4:
            kept = sorted({*range(max(0, claim - 2), min(len(sentences), claim + 3))})
        return replace(later, sentences=tuple(sentences[at] for at in kept), claim=kept.index(claim))
    if kind == "headline":
        return replace(later, title=press.title(), sentences=(press.sentence(), *sentences[1:]))
    if kind == "edited":
        return replace(later, title=press.title(), sentences=tuple(_edited(press, one) for one in sentences))
    if kind == "names":
        other = name
        for one, instead in draw.sample(_SPELLINGS, 3):
            other = other.replace(one, instead)
        return replace(later, sentences=tuple(one.replace(name, other) for one in sentences))
    if kind == "inset":
        first, last = max(0, claim - draw.randint(2, 3)), claim + draw.randint(3, 4)
        inset, before = sentences[first:last], press.sentences(draw.randint(4, 8))
        after = press.sentences(draw.randint(3, 6))
        whole = (*before, *inset, *after)
        return replace(later, title=press.title(), sentences=whole, claim=len(before) + claim - first)
    if kind == "version":
        sentences[claim] = sentences[claim].replace(str(count), str(count + draw.randint(1, 9)))
        return replace(article, day=article.day + 1, sentences=(*sentences, *press.sentences(2)))
    return later


def _translated(article: _Article, language: Language) -> _Article:
    sentences = tuple(translated(sentence, language) for sentence in article.sentences)
    title = translated(article.title, language)
    return replace(article, title=title, sentences=sentences, day=article.day + 2, outlet=_OUTLETS, language=language)


def _edited(press: _Press, sentence: str) -> str:
    return " ".join(press.draw.choice(press.words) if press.draw.random() < 0.03 else word for word in sentence.split())


def _made(press: _Press, kind: Kind, article: _Article, claim: str, origin: str) -> Made:
    press.made += 1
    text, told = "", list[Told]()
    for number, sentence in enumerate(article.sentences):
        start = len(text) + (2 if text else 0)
        text = f"{text}\n\n{sentence}" if text else sentence
        if number == article.claim:
            told.append(Told(claim, origin, Span(start, len(text))))
    document = f"d{press.made:07}"
    url = f"https://outlet{article.outlet}.example/{claim}/{article.title.replace(' ', '-').lower()}"
    published = f"{2001 + article.day // 336}-{article.day // 28 % 12 + 1:02}-{article.day % 28 + 1:02}"
    return Made(
        id=document,
        kind=kind,
        title=article.title,
        outlet=f"Outlet {article.outlet}",
        published=published,
        url=url,
        text=text,
        told=tuple(told),
        language=article.language,
        of=article.of,
    )


def main(arguments: Sequence[str]) -> int:
    """Write a pile."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.made_pile", description=__doc__)
    parser.add_argument("file", type=Path, help="the file to write, as articles.jsonl")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--translations", action="store_true", help="also articles in invented languages")
    chosen = parser.parse_args(arguments)
    pile = made_pile(chosen.documents, chosen.seed, translations=chosen.translations)
    with chosen.file.open("w", encoding="utf-8") as file:
        file.writelines(f"{made.line()}\n" for made in pile)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
