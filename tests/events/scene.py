"""Readings of one invented sentence, written by hand: a tree, names, and the statement that holds it all."""

from onrecord.model import (
    Date,
    Entity,
    EntityKind,
    Mention,
    MentionForm,
    Passage,
    PassageKind,
    Reading,
    Span,
    Stance,
    Statement,
)
from tests.reading.trees import tree

_KINDS: dict[str, EntityKind] = {"p": "person", "o": "organisation", "l": "place"}


def span(text: str, words: str) -> Span:
    """Return where ``words`` first stand in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words))


def reading(
    text: str,
    rows: str,
    names: str = "",
    *,
    dates: tuple[tuple[str, str], ...] = (),
    kind: PassageKind = "body",
    stance: Stance = "neutral",
) -> Reading:
    """Build a reading with one own-voice statement.

    ``names`` are ``|``-separated words with the letter of their kind: ``p Anna Berg|l Arvik``; a word that was named
    before stands for the same entity; ``P`` marks words that describe a person. The speaker is ``e0``.
    """
    entities = [Entity("e0", "person", named=False, name=None)]
    mentions = []
    for number, entry in enumerate(part for part in names.split("|") if part):
        letter, words = entry.split(" ", 1)
        known = next((item for item in entities if item.name == words), None)
        entity = known or Entity(f"e{number + 1}", _KINDS[letter.lower()], named=letter.islower(), name=words)
        if known is None:
            entities.append(entity)
        form: MentionForm = "name" if letter.islower() else "nominal"
        mentions.append(Mention(f"m{number}", span(text, words), entity.kind, form, entity.id, 1.0, "test"))
    whole = Span(0, len(text))
    statement = Statement("s1", (whole,), "author", "p1", speakers=("e0",), stance=stance)
    found = tuple(
        Date(f"d{number}", span(text, words), edtf, edtf, None, "test") for number, (words, edtf) in enumerate(dates, 1)
    )
    return Reading(
        "d",
        "r",
        passages=(Passage("g1", whole, kind, "p1"),),
        mentions=tuple(mentions),
        entities=tuple(entities),
        dates=found,
        statements=(statement,) if text else (),
        syntax=tree(text, rows),
    )
