"""From references to the mentions and entities of a reading."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Entity, EntityKind, Mention, MentionForm, Syntax


@dataclass(frozen=True, slots=True)
class Reference:
    """Tokens ``[first, last)`` that denote a group, and why; ``kind`` where it is not that of the group."""

    first: int
    last: int
    form: MentionForm
    group: int
    score: float
    rule: str
    kind: EntityKind | None = None


def values(
    text: str, syntax: Syntax, references: Sequence[Reference], kinds: Mapping[int, EntityKind]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Number references and their groups in text order; a group without a name is an entity that is not named."""
    ordered = sorted(references, key=lambda item: (item.first, -item.last, item.form, item.group))
    ids = {group: f"e{number}" for number, group in enumerate(dict.fromkeys(item.group for item in ordered), 1)}
    mentions = tuple(
        Mention(
            f"m{number}",
            syntax.span(item.first, item.last),
            item.kind or kinds[item.group],
            item.form,
            ids[item.group],
            round(item.score, 3),
            item.rule,
        )
        for number, item in enumerate(ordered, 1)
    )
    surfaces = defaultdict[str, dict[str, int]](dict)
    names = defaultdict[str, dict[str, int]](dict)
    for item, mention in zip(ordered, mentions, strict=True):
        surface = " ".join(mention.span.of(text).split())
        if item.form != "pronoun":
            surfaces[mention.entity].setdefault(surface, len(surfaces[mention.entity]))
        if item.form == "name":
            names[mention.entity].setdefault(surface, item.last - item.first)
    return mentions, tuple(
        _entity(ids[group], kinds[group], names[ids[group]], tuple(surfaces[ids[group]])) for group in ids
    )


def _entity(id_: str, kind: EntityKind, names: Mapping[str, int], surfaces: tuple[str, ...]) -> Entity:
    if names:
        fullest = max(names, key=lambda name: (names[name], len(name)))
        return Entity(id_, kind, named=True, name=fullest, names=surfaces)
    return Entity(id_, kind, named=False, name=surfaces[0] if surfaces else None, names=surfaces)
