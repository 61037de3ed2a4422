"""Sentences of a CoNLL-U file, as the trainers need them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_COLUMNS = 10


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word; `head` counts from 0 inside the sentence, its own index for the root."""

    form: str
    lemma: str
    pos: str
    tag: str
    head: int
    dep: str
    misc: str
    space_after: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with where it stands: document id, and whether it opens a paragraph."""

    document: str
    opens_paragraph: bool
    tokens: tuple[Token, ...]


def header(path: Path, key: str) -> str:
    """The value of the first comment line `# key = value`; empty where there is none."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(f"# {key} ="):
                return line.split("=", 1)[1].strip()
    return ""


def sentences(path: Path) -> Iterator[Sentence]:
    """Read all sentences of one file in order."""
    document, opens, rows = "", True, list[list[str]]()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc"):
                document, opens = line.split("=", 1)[-1].strip(), True
            elif line.startswith("# newpar"):
                opens = True
            elif line[:1].isdigit():
                rows.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and rows:
                yield Sentence(document, opens, _tokens(rows))
                rows, opens = [], False
    if rows:
        yield Sentence(document, opens, _tokens(rows))


def _tokens(rows: list[list[str]]) -> tuple[Token, ...]:
    glued = _glued_words(rows)
    words = [row for row in rows if len(row) == _COLUMNS and row[0].isdigit()]
    return tuple(
        Token(
            form=row[1],
            lemma=row[1] if row[2] == "_" else row[2],
            pos=row[3],
            tag=row[3] if row[4] == "_" else row[4],
            head=int(row[6]) - 1 if row[6] != "0" else int(row[0]) - 1,
            dep="ROOT" if row[6] == "0" else row[7],
            misc=row[9],
            space_after="SpaceAfter=No" not in row[9] and int(row[0]) not in glued,
        )
        for row in words
    )


def _glued_words(rows: list[list[str]]) -> set[int]:
    """Numbers of the words that no space follows because a multi-word token (`don't`) holds them."""
    glued = set[int]()
    for row in rows:
        if "-" in row[0]:
            first, last = (int(number) for number in row[0].split("-"))
            glued.update(range(first, last + int("SpaceAfter=No" in row[9])))
    return glued
