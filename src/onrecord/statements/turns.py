"""Interviews: one statement for each paragraph of a question or answer, by the one whose turn it is."""

from dataclasses import dataclass, replace

from onrecord.model import Span, Turn, trim
from onrecord.statements.found import Material
from onrecord.statements.people import Cast


@dataclass(frozen=True, slots=True)
class Spoken:
    """A paragraph of a turn without its label, and who speaks."""

    content: Span
    turn: Turn
    speaker: str
    part: str


def voiced(m: Material, cast: Cast) -> dict[str, Turn]:
    """Return the turns by id with their speakers; those who are named nowhere are one unnamed person for each part."""
    turns: dict[str, Turn] = {}
    unnamed: dict[tuple[str, str], str] = {}
    for turn in m.reading.turns:
        speaker = turn.speaker or _named(cast, turn)
        if speaker is None:
            key = (turn.part, turn.role)
            if key not in unnamed:
                unnamed[key] = cast.unnamed("person", None)
            speaker = unnamed[key]
        turns[turn.id] = replace(turn, speaker=speaker)
    return turns


def _named(cast: Cast, turn: Turn) -> str | None:
    if turn.name is None:
        return None
    overlapping = [mention for mention in cast.mentions if mention.span.overlaps(turn.name)]
    people = [mention for mention in overlapping if mention.kind in {"person", "publication", "organisation"}]
    return people[0].entity if people else None


def spoken(m: Material, turns: dict[str, Turn]) -> list[Spoken]:
    """Return the paragraphs of all turns, in text order."""
    found = []
    for paragraph in m.paragraphs:
        turn = turns.get(paragraph.passage.turn or "")
        if turn is None or turn.speaker is None or paragraph.passage.kind not in {"question", "answer"}:
            continue
        content = paragraph.span
        if turn.label is not None and turn.label.overlaps(content):
            content = trim(Span(min(turn.label.end, content.end), content.end), m.text)
        if len(content):
            found.append(Spoken(content, turn, turn.speaker, paragraph.passage.part))
    return found
