"""Texts of GUM documents, rebuilt from CoNLL-U: paragraphs, speaker labels, sentences and mentions with offsets.

Tokens are joined as ``SpaceAfter`` says, sentences by one space, paragraphs (``newpar``) by an empty line. A paragraph
that opens the turn of a speaker begins with the speaker's name and a colon. Nothing else is added, so the text depends
on the CoNLL-U alone; ``text_hash`` tells when it changed.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SPLITS = ("train", "dev", "test")
GENRES = ("interview", "news", "speech")
"""The open genres that are annotated here."""

_DOCUMENT = "# newdoc id = GUM_"
_NEW_TURN = re.compile(r'\bsp who:::"#')
_BOUNDARY = re.compile(r"(?<=[a-z])(?<!Mc)(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BRACKETS = re.compile(r"\(\d+-[^()]*|\d+\)|\)")
_MISC, _UPOS = 9, 3
_MINIMUM = 5
"""Place of the minimal span among the fields of an entity's opening bracket."""


@dataclass(frozen=True, slots=True)
class Word:
    """One token with its place and its universal part of speech; ``attribution`` as GUM's discourse relation says."""

    start: int
    end: int
    upos: str
    attribution: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a GUM entity; ``named`` where its head is a proper noun, ``pronoun`` where it is nothing else."""

    entity: str
    start: int
    end: int
    named: bool
    pronoun: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of GUM; ``speaker`` is None in running text, ``label`` the span of a label before it."""

    start: int
    end: int
    paragraph: int
    speaker: str | None
    label: tuple[int, int] | None
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class GumDocument:
    """One document: ``id`` without the corpus prefix, text, sentences and mentions in text order."""

    id: str
    split: str
    text: str
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]

    @property
    def genre(self) -> str:
        """Return the genre, the first part of the id."""
        return self.id.partition("_")[0]

    def sentence(self, number: int) -> Sentence:
        """Return a sentence by its number, from 1."""
        return self.sentences[number - 1]


def documents(folder: Path) -> Iterator[GumDocument]:
    """Yield the news, interviews and speeches in ``folder``, in the order of the files train, dev, test."""
    for split in SPLITS:
        lines = (folder / f"en_gum_open-ud-{split}.conllu").read_text(encoding="utf-8").split("\n")
        starts = [at for at, line in enumerate(lines) if line.startswith(_DOCUMENT)]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            name = lines[start].removeprefix(_DOCUMENT).strip()
            if name.partition("_")[0] in GENRES:
                yield rebuild(name, split, lines[start:end])


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text as UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def rebuild(name: str, split: str, lines: list[str]) -> GumDocument:
    """Return the document that the CoNLL-U ``lines`` hold."""
    building = _Building()
    for line in lines:
        if line.startswith("# newpar"):
            building.new_paragraph(line)
        elif line.startswith("# speaker = "):
            building.speaker = _spaced(line.removeprefix("# speaker = ").strip())
        elif line[:1].isdigit():
            building.token(line.split("\t"))
        elif not line.strip():
            building.end_sentence()
    building.end_sentence()
    return GumDocument(
        name, split, building.text, tuple(building.sentences), tuple(sorted(building.mentions, key=_place))
    )


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.start, -mention.end, mention.entity


def _spaced(name: str) -> str:
    return _BOUNDARY.sub(" ", name)


@dataclass(slots=True)
class _Building:
    """A document while its lines are walked through."""

    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    speaker: str | None = None
    _paragraph: int = 0
    _glue: str = ""
    _opens_turn: bool = False
    _label: tuple[int, int] | None = None
    _words: list[Word] = field(default_factory=list)
    _covered: int = 0
    _at: int = 0
    _open: list[tuple[str, int, str]] = field(default_factory=list)

    def new_paragraph(self, line: str) -> None:
        """Divide what follows from what stands before; a bare ``newpar`` and its block are one division."""
        if self._glue != "\n\n" and self.text:
            self._glue = "\n\n"
        if line.strip() == "# newpar":
            self._paragraph += 1
        self._opens_turn = self._opens_turn or bool(_NEW_TURN.search(line))

    def token(self, columns: list[str]) -> None:
        """Add a token; the words inside a multi-word token lie one after the other in it."""
        number = columns[0]
        if "." in number:
            return
        if "-" in number or int(number) > self._covered:
            self._at = self._write(columns)
            self._covered = int(number.partition("-")[2] or number)
        if "-" not in number:
            self._word(columns)

    def end_sentence(self) -> None:
        """Close the sentence at hand, where there is one."""
        if self._words:
            first, last = self._words[0].start, self._words[-1].end
            made = Sentence(first, last, self._paragraph, self.speaker, self._label, tuple(self._words))
            self.sentences.append(made)
        self._words, self._label, self._covered = [], None, 0
        self.speaker = None

    def _write(self, columns: list[str]) -> int:
        self.text += self._glue
        if not self._words and self._opens_turn and self.speaker is not None:
            self._label = (len(self.text), len(self.text) + len(self.speaker))
            self.text += f"{self.speaker}: "
        self._opens_turn = False
        start = len(self.text)
        self.text += columns[1]
        self._glue = "" if "SpaceAfter=No" in columns[_MISC].split("|") else " "
        return start

    def _word(self, columns: list[str]) -> None:
        marks = dict(piece.partition("=")[::2] for piece in columns[_MISC].split("|"))
        start, self._at = self._at, min(self._at + len(columns[1]), len(self.text))
        self._words.append(Word(start, self._at, columns[_UPOS], marks.get("Discourse", "").startswith("attribution")))
        self._entities(marks.get("Entity", ""))

    def _entities(self, brackets: str) -> None:
        for piece in _BRACKETS.findall(brackets):
            if piece.startswith("("):
                fields = piece[1:].split("-")
                self._open.append((fields[0], len(self._words) - 1, fields[_MINIMUM]))
            else:
                self._close(piece[:-1])

    def _close(self, entity: str) -> None:
        for at in range(len(self._open) - 1, -1, -1):
            name, first, minimum = self._open[at]
            if entity in ("", name):
                del self._open[at]
                words = self._words[first:]
                heads = [words[int(number) - 1] for number in minimum.split(",") if int(number) <= len(words)]
                named = any(word.upos == "PROPN" for word in heads)
                pronoun = all(word.upos in ("PRON", "DET") for word in words)
                self.mentions.append(Mention(name, words[0].start, words[-1].end, named, pronoun))
                return
