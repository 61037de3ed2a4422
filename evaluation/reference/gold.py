"""GUM documents as this package reads texts: tokens and trees as ``Syntax``, mentions with what they denote.

Texts and offsets are those of ``evaluation.chains.gumtext``, so that gold and our own reading speak of one text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from evaluation.chains.gumtext import GumDocument, rebuild
from onrecord.lexicon.gazetteer import gazetteer
from onrecord.lexicon.words import fold
from onrecord.model import Sentence, Span, Syntax

GENRES = ("news", "interview", "bio", "speech")
"""The open genres that are nearest to what onrecord reads."""
Form = Literal["name", "nominal", "pronoun"]

_DOCUMENT = "# newdoc id = GUM_"
_BRACKETS = re.compile(r"\((\d+)-([^()]*)(\))?|(\d*)\)")
_FORM, _LEMMA, _UPOS, _XPOS, _HEAD, _DEP, _MISC = 1, 2, 3, 4, 6, 7, 9
_TYPE, _MINIMUM, _LINK = 0, 4, 5
"""Places among the fields after the number of an entity."""
_PARTICLES = frozenset({"de", "da", "di", "von", "van", "der", "bin", "al", "el", "-", "–"})
_JOINING = _PARTICLES | {"of", "for", "and", "the", "'s", "on", "in", "&"}


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention at tokens ``[first, last)`` with its head token; ``name`` holds the tokens of a bare name, else empty.

    ``kind`` is GUM's (person, organization, place, object ...), ``link`` its relation to what stands before
    (``appos``, ``ana``, ``coref`` ...).
    """

    entity: str
    kind: str
    first: int
    last: int
    head: int
    form: Form
    link: str
    name: tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class GoldDocument:
    """A document with gold trees and mentions in text order, outer ones first."""

    id: str
    text: str
    syntax: Syntax
    mentions: tuple[GoldMention, ...]
    parts: Mapping[str, frozenset[str]]
    """Of an entity that joins others ("they" for two people): these others."""

    @property
    def genre(self) -> str:
        """Return the genre, the first part of the id."""
        return self.id.partition("_")[0]


def load(folder: Path, split: str, genres: Sequence[str] = GENRES) -> list[GoldDocument]:
    """Return the documents of a split in some genres, in the order of the file.

    Raises:
        FileNotFoundError: the CoNLL-U files are not there.
    """
    lines = (folder / f"en_gum_open-ud-{split}.conllu").read_text(encoding="utf-8").split("\n")
    starts = [at for at, line in enumerate(lines) if line.startswith(_DOCUMENT)]
    out = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        name = lines[start].removeprefix(_DOCUMENT).strip()
        if name.partition("_")[0] in genres:
            out.append(_document(rebuild(name, split, lines[start:end]), lines[start:end]))
    return out


def _document(text: GumDocument, lines: Sequence[str]) -> GoldDocument:
    rows = [line.split("\t") for line in lines if line[:1].isdigit()]
    rows = [row for row in rows if row[0].isdigit()]
    syntax = _syntax(text, rows)
    mentions = tuple(_mentions(syntax, rows))
    return GoldDocument(text.id, text.text, syntax, mentions, _parts(syntax, rows, mentions))


def _parts(syntax: Syntax, rows: Sequence[list[str]], mentions: Sequence[GoldMention]) -> Mapping[str, frozenset[str]]:
    """Entities with several antecedents, as GUM marks them, and those that "X and Y" are a mention of."""
    out: dict[str, set[str]] = {}
    for row in rows:
        for marks in re.findall(r"SplitAnte=([^|]*)", row[_MISC]):
            for pair in marks.split(","):
                part, _, whole = pair.partition("<")
                out.setdefault(whole, set()).add(part)
    smallest = {mention.head: mention.entity for mention in mentions}
    for mention in mentions:
        within = range(mention.first, mention.last)
        others = [at for at in within if syntax.deps[at] == "conj" and syntax.heads[at] == mention.head]
        if others and mention.entity not in out and smallest[mention.head] != mention.entity:
            out[mention.entity] = {smallest[at] for at in (mention.head, *others) if at in smallest}
    return {whole: frozenset(parts) for whole, parts in out.items()}


def _syntax(text: GumDocument, rows: Sequence[list[str]]) -> Syntax:
    sentences, starts, ends, heads = list[Sentence](), list[int](), list[int](), list[int]()
    for sentence in text.sentences:
        first = len(starts)
        last = first + len(sentence.words)
        sentences.append(Sentence(Span(sentence.start, sentence.end), first, last, f"g{sentence.paragraph}"))
        for place, word in enumerate(sentence.words, first):
            starts.append(word.start)
            ends.append(word.end)
            head = int(rows[place][_HEAD])
            heads.append(place if head == 0 else first + head - 1)
    return Syntax(
        np.array(starts, dtype=np.int32),
        np.array(ends, dtype=np.int32),
        np.array(heads, dtype=np.int32),
        tuple(row[_FORM] for row in rows),
        tuple(row[_LEMMA].lower() for row in rows),
        tuple(row[_XPOS] for row in rows),
        tuple(row[_UPOS] for row in rows),
        tuple(row[_DEP] for row in rows),
        tuple(sentences),
    )


def _mentions(syntax: Syntax, rows: Sequence[list[str]]) -> Iterator[GoldMention]:
    open_ = list[tuple[str, int, list[str]]]()
    found = list[GoldMention]()
    for place, row in enumerate(rows):
        marks = dict(piece.partition("=")[::2] for piece in row[_MISC].split("|"))
        for bracket in _BRACKETS.finditer(marks.get("Entity", "")):
            if bracket[1] is not None:
                open_.append((bracket[1], place, bracket[2].split("-")))
            if bracket[1] is None or bracket[3] is not None:
                wanted = bracket[1] or bracket[4]
                at = next((at for at in reversed(range(len(open_))) if wanted in ("", open_[at][0])), None)
                if at is not None:
                    entity, first, fields = open_.pop(at)
                    found.append(_mention(syntax, (entity, first, place + 1), fields))
    yield from sorted(found, key=lambda mention: (mention.first, -mention.last, mention.entity))


def _mention(syntax: Syntax, where: tuple[str, int, int], fields: Sequence[str]) -> GoldMention:
    entity, first, last = where
    least = [first + int(number) - 1 for number in fields[_MINIMUM].split(",")]
    outside = (at for at in least if not first <= syntax.heads[at] < last or syntax.heads[at] == at)
    head = next(outside, least[0])
    if all(syntax.pos[place] in {"PRON", "DET"} for place in least):
        form: Form = "pronoun"
    else:
        form = "name" if any(syntax.pos[place] == "PROPN" for place in least) else "nominal"
    name = _bare_name(syntax, (first, last), head, fields[_TYPE]) if form == "name" else (first, first)
    joined = any(syntax.deps[at] == "conj" and syntax.heads[at] == head for at in range(first, last))
    if form == "name" and (joined or name[0] == name[1]):
        form, name = "nominal", (first, first)
    return GoldMention(entity, fields[_TYPE], first, last, head, form, fields[_LINK], name)


def _bare_name(syntax: Syntax, span: tuple[int, int], head: int, kind: str) -> tuple[int, int]:
    """The capitalised words around the head and what joins them, without titles and articles; empty if none are.

    A name hangs flat on the title before it ("student Ada Moran"), and of a person only what stands after the last
    title is the name.
    """
    first, last = span
    if not _capital(syntax, head) or (kind == "person" and _titles(syntax.words[head])):
        head = next((at for at in range(head + 1, last) if _hangs(syntax, at, head) and _capital(syntax, at)), -1)
    if head < 0:
        return first, first
    joining = _PARTICLES if kind == "person" else _JOINING
    start, end = head, head + 1
    while start > first and (_capital(syntax, start - 1) or syntax.words[start - 1].lower() in joining):
        start -= 1
    while end < last and (_goes_on(syntax, end) or syntax.words[end].lower() in joining):
        end += 1
    while start < head and (not syntax.words[start][:1].isupper() or syntax.words[start] in {"The", "A"}):
        start += 1
    while end > head + 1 and not syntax.words[end - 1][:1].isupper() and syntax.pos[end - 1] != "NUM":
        end -= 1
    titles = [at for at in range(start, end - 1) if kind == "person" and _titles(syntax.words[at])]
    return (titles[-1] + 1 if titles else start), end


def _hangs(syntax: Syntax, place: int, head: int) -> bool:
    while syntax.deps[place] in {"flat", "compound"} and place != head and syntax.heads[place] != place:
        place = int(syntax.heads[place])
    return place == head


def _goes_on(syntax: Syntax, place: int) -> bool:
    return syntax.deps[place] not in {"appos", "parataxis", "list"} and _capital(syntax, place)


def _capital(syntax: Syntax, place: int) -> bool:
    return syntax.words[place][:1].isupper() and syntax.pos[place] in {"PROPN", "ADJ", "NOUN", "VERB", "NUM", "X"}


def _titles(word: str) -> bool:
    return fold(word).rstrip(".") in gazetteer().titles
