"""The sentences of the event set and what is annotated in them; the form stands in ``GUIDELINES.md``."""

import re
from dataclasses import dataclass
from pathlib import Path

_EVENT = re.compile(r"> (?P<type>[a-z-]+)(?P<marks>(?: [a-z]+)*): (?P<rest>.+)")
_MODALITIES = ("alleged", "planned", "predicted", "demanded", "hypothetical")


class NotationError(ValueError):
    """A line that cannot be understood, or words that do not stand in their sentence."""

    def __init__(self, line: str, why: str) -> None:
        """Keep the line."""
        super().__init__(f"{why}: {line}")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch ``[start, end)`` of the sentence, with the role that it has, if any."""

    start: int
    end: int
    role: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """One annotated event."""

    type: str
    trigger: Words
    roles: tuple[Words, ...] = ()
    polarity: str = "affirmed"
    modality: str = "actual"


@dataclass(frozen=True, slots=True)
class Holding:
    """That the words ``holder`` are said to have the post ``post``."""

    holder: Words
    post: Words


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with all that is annotated in it."""

    text: str
    events: tuple[Happening, ...] = ()
    offices: tuple[Holding, ...] = ()


def read_sentences(path: Path) -> list[Sentence]:
    """Read a file of the set.

    Raises:
        NotationError: a line is not of the form, or its words do not stand in the sentence.
    """
    blocks = re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))
    lines = [[line for line in block.splitlines() if line.strip() and not line.startswith("#")] for block in blocks]
    return [_sentence(block) for block in lines if block]


def _sentence(lines: list[str]) -> Sentence:
    text, *notes = lines
    events, offices = [], []
    for note in notes:
        if note.startswith("> "):
            events.append(_event(text, note))
        elif note.startswith("o ") and " = " in note:
            holder, post = note[2:].split(" = ", 1)
            offices.append(Holding(_words(text, holder, note), _words(text, post, note)))
        else:
            raise NotationError(note, "no note of an event or office")
    return Sentence(text, tuple(events), tuple(offices))


def _event(text: str, note: str) -> Happening:
    match = _EVENT.fullmatch(note)
    if match is None:
        raise NotationError(note, "no note of an event")
    marks = match["marks"].split()
    if unknown := [mark for mark in marks if mark not in ("denied", *_MODALITIES)]:
        raise NotationError(note, f"unknown mark {unknown[0]}")
    trigger, *roles = match["rest"].split(" | ")
    pairs = [role.split("=", 1) for role in roles]
    return Happening(
        match["type"],
        _words(text, trigger, note),
        tuple(_words(text, words, note, role) for role, words in pairs),
        "denied" if "denied" in marks else "affirmed",
        next((mark for mark in marks if mark in _MODALITIES), "actual"),
    )


def _words(text: str, words: str, note: str, role: str = "") -> Words:
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    if found is None:
        raise NotationError(note, f"'{words}' does not stand in the sentence")
    return Words(found.start(), found.end(), role)
