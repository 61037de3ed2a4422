"""Mentions and entities of one document: names, the descriptions beside them, and safe pronouns."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.model import Entity, EntityKind, Mention, MentionForm, Problem, Syntax
from onrecord.reading.entities.groups import Ambiguous, Grouped, group_names
from onrecord.reading.entities.nominals import Nominal, find_nominals, role_heads, same_role
from onrecord.reading.entities.pronouns import Referent, gender_by_title, resolve_pronouns
from onrecord.reading.names.find import Found
from onrecord.reading.syntax.tree import phrase_head


@dataclass(frozen=True, slots=True)
class _Reference:
    first: int
    last: int
    form: MentionForm
    group: int
    score: float
    rule: str
    kind: EntityKind | None = None


def resolve(
    text: str, syntax: Syntax, found: Sequence[Found]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...], tuple[Problem, ...]]:
    """Turn the names of a document into mentions and entities; names that fit two people become problems."""
    names, unsure = group_names(syntax, found)
    kinds = _kinds(names)
    nominals = _all_nominals(syntax, names, kinds)
    references = [*_of_names(names), *_of_nominals(nominals)]
    persons = _person_heads(syntax, references, kinds)
    genders = _genders(syntax, names)
    references += [
        _Reference(pronoun.place, pronoun.place + 1, "pronoun", pronoun.group, pronoun.score, pronoun.rule)
        for pronoun in resolve_pronouns(syntax, persons, genders)
    ]
    references.sort(key=lambda reference: (reference.first, -reference.last, reference.form))
    return (*_values(text, syntax, references, kinds), tuple(_problems(text, syntax, unsure)))


def _kinds(names: Sequence[Grouped]) -> dict[int, EntityKind]:
    """The kind of each group: that of its fullest name."""
    best = dict[int, tuple[int, int, EntityKind]]()
    for place, item in enumerate(names):
        rank = (item.name.first - item.name.last, place, item.name.kind)
        best[item.group] = min(best.get(item.group, rank), rank)
    return {group: rank[2] for group, rank in best.items()}


def _all_nominals(syntax: Syntax, names: Sequence[Grouped], kinds: Mapping[int, EntityKind]) -> list[Nominal]:
    by_sentence = _by_sentence(syntax, names)
    out = list[Nominal]()
    for number, sentence in enumerate(syntax.sentences):
        out += find_nominals(syntax, sentence, by_sentence.get(number, ()), kinds)
    out = _without_overlap(out)
    holders = role_heads(syntax, names, out)
    firsts = dict[int, int]()
    for item in names:
        firsts.setdefault(item.group, item.name.first)
    taken = frozenset(place for nominal in out for place in range(nominal.first, nominal.last))
    for sentence in syntax.sentences:
        out += same_role(syntax, sentence, holders, firsts, taken)
    return out


def _without_overlap(nominals: Iterable[Nominal]) -> list[Nominal]:
    kept = list[Nominal]()
    for nominal in sorted(nominals, key=lambda nominal: (-nominal.score, nominal.first, nominal.group)):
        if all(nominal.last <= other.first or other.last <= nominal.first for other in kept):
            kept.append(nominal)
    return kept


def _by_sentence(syntax: Syntax, names: Sequence[Grouped]) -> dict[int, list[Grouped]]:
    firsts = np.array([sentence.first for sentence in syntax.sentences], dtype=np.int32)
    out = defaultdict[int, list[Grouped]](list)
    for item in names:
        out[int(np.searchsorted(firsts, item.name.first, side="right")) - 1].append(item)
    return out


def _of_names(names: Iterable[Grouped]) -> Iterator[_Reference]:
    for item in names:
        name = item.name
        yield _Reference(name.first, name.last, "name", item.group, name.score, item.rule, name.kind)


def _of_nominals(nominals: Iterable[Nominal]) -> Iterator[_Reference]:
    for nominal in nominals:
        yield _Reference(nominal.first, nominal.last, "nominal", nominal.group, nominal.score, nominal.rule)


def _person_heads(
    syntax: Syntax, references: Iterable[_Reference], kinds: Mapping[int, EntityKind]
) -> dict[int, list[Referent]]:
    firsts = np.array([sentence.first for sentence in syntax.sentences], dtype=np.int32)
    out = defaultdict[int, list[Referent]](list)
    for reference in sorted(references, key=lambda reference: reference.first):
        if kinds[reference.group] == "person":
            number = int(np.searchsorted(firsts, reference.first, side="right")) - 1
            out[number].append(Referent(phrase_head(syntax, reference.first, reference.last), reference.group))
    return out


def _genders(syntax: Syntax, names: Iterable[Grouped]) -> dict[int, str]:
    out = dict[int, str]()
    for item in names:
        title = gender_by_title(syntax.words[item.name.first - 1]) if item.name.first else None
        if title is not None:
            out.setdefault(item.group, title)
    return out


def _values(
    text: str, syntax: Syntax, references: Sequence[_Reference], kinds: Mapping[int, EntityKind]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    ids = {group: f"e{number}" for number, group in enumerate(dict.fromkeys(item.group for item in references), 1)}
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
        for number, item in enumerate(references, 1)
    )
    surfaces = defaultdict[str, dict[str, int]](dict)
    names = defaultdict[str, dict[str, int]](dict)
    for item, mention in zip(references, mentions, strict=True):
        surface = " ".join(mention.span.of(text).split())
        if item.form != "pronoun":
            surfaces[mention.entity].setdefault(surface, len(surfaces[mention.entity]))
        if item.form == "name":
            names[mention.entity].setdefault(surface, item.last - item.first)
    entities = tuple(
        Entity(
            ids[group], kinds[group], named=True, name=_fullest(names[ids[group]]), names=tuple(surfaces[ids[group]])
        )
        for group in ids
    )
    return mentions, entities


def _fullest(names: Mapping[str, int]) -> str:
    return max(names, key=lambda name: (names[name], len(name)))


def _problems(text: str, syntax: Syntax, unsure: Iterable[Ambiguous]) -> Iterator[Problem]:
    for doubt in unsure:
        span = syntax.span(doubt.name.first, doubt.name.last)
        yield Problem("ambiguous-name", f"{span.of(text)!r} fits {len(doubt.groups)} names of this document.", span)
