"""Statements as lines that a person can read."""

from collections.abc import Iterable

from onrecord.model import Reading, Span, Statement
from onrecord.statements import attribute


def words(text: str, spans: Iterable[Span]) -> str:
    """Return the words at the spans, pieces parted by two bars."""
    return " || ".join(span.of(text) for span in spans)


def told(text: str, statement: Statement) -> tuple[str, str, str]:
    """Return source, cue and content of a statement as words."""
    return words(text, statement.source), words(text, statement.cue), words(text, statement.content)


def explicit(text: str, reading: Reading) -> list[Statement]:
    """Return the statements of a text that have a cue or quotation marks of their own."""
    return [item for item in attribute(text, reading).statements if item.manner not in {"turn", "author"}]


def render(text: str, reading: Reading) -> str:
    """Return every statement of a reading with its chain as indentation."""
    entities = {entity.id: entity for entity in reading.entities}
    known = {item.id: item for item in reading.statements}
    lines = []
    for item in reading.statements:
        depth = 0
        outer = known.get(item.parent or "")
        while outer is not None:
            depth += 1
            outer = known.get(outer.parent or "")
        speakers = ", ".join(_name(entities[speaker].name, named=entities[speaker].named) for speaker in item.speakers)
        kind = f"{item.manner} {item.stance} {item.tier} {item.rule}"
        margin = "    " * depth
        lines.append(
            f"{margin}{item.id} [{kind}] {speakers or '-'} <{words(text, item.source)}> {words(text, item.cue)!r}"
        )
        lines.append(f"{margin}   {words(text, item.content)}")
        extras = [
            f"to {words(text, item.addressee)}" if item.addressee else "",
            f"at {words(text, item.venue)}" if item.venue else "",
            f"when {item.said.edtf}" if item.said is not None else "",
            " ".join(f"{answer.relation} {answer.statement}" for answer in item.answers),
        ]
        if any(extras):
            lines.append(f"{margin}   ({'; '.join(extra for extra in extras if extra)})")
    return "\n".join(lines)


def _name(name: str | None, *, named: bool) -> str:
    return (name or "?") if named else f"({name or 'nobody named'})"
