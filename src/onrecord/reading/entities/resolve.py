"""Mentions and entities of one document: names, the descriptions beside them, and safe pronouns."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from onrecord.model import Entity, EntityKind, Mention, Passage, Problem, Syntax
from onrecord.reading.entities.genders import genders_told
from onrecord.reading.entities.groups import Ambiguous, Grouped, group_names
from onrecord.reading.entities.lead import lost_lead
from onrecord.reading.entities.left_open import left_open
from onrecord.reading.entities.nominals import Nominal, body_heads, find_nominals, noun_phrase, role_heads, same_role
from onrecord.reading.entities.pronouns import Pronoun, resolve_pronouns
from onrecord.reading.entities.scene import Referent, Scene, Sort, make_scene, sort_of_name
from onrecord.reading.entities.values import Reference, values
from onrecord.reading.entities.weights import load_weights
from onrecord.reading.names.find import Found
from onrecord.reading.syntax.tree import phrase_head


def resolve(
    text: str, syntax: Syntax, found: Sequence[Found], passages: Sequence[Passage] = ()
) -> tuple[tuple[Mention, ...], tuple[Entity, ...], tuple[Problem, ...]]:
    """Turn the names of a document into mentions and entities.

    Problems: names that fit two people, pronouns that stay open, a beginning that may be missing (with ``passages``).
    """
    names, unsure = group_names(syntax, found)
    kinds = kinds_of(names)
    nominals = nominals_of(syntax, names, kinds)
    scene = scene_of(syntax, names, nominals, kinds)
    pronouns = list(resolve_pronouns(scene, genders_told(syntax, names, nominals), load_weights()))
    references = [*_of_names(names), *_of_nominals(nominals), *_of_pronouns(scene, pronouns, kinds)]
    problems = [
        *_problems(text, syntax, unsure),
        *left_open(syntax, pronouns, references),
        *lost_lead(text, syntax, names, nominals, passages),
    ]
    return (*values(text, syntax, references, kinds), tuple(problems))


def scene_of(
    syntax: Syntax, names: Sequence[Grouped], nominals: Sequence[Nominal], kinds: Mapping[int, EntityKind]
) -> Scene:
    """Return the referents of a document."""
    named = [
        Referent(
            phrase_head(syntax, item.name.first, item.name.last),
            item.group,
            sort_of_name(kinds[item.group]),
            named=True,
        )
        for item in names
        if not _labels(syntax, item)
    ]
    heads = {referent.head for referent in named}
    named += [
        Referent(nominal.head, nominal.group, sort_of_name(kinds[nominal.group]), named=True)
        for nominal in nominals
        if nominal.head not in heads
    ]
    taken = frozenset(place for item in names for place in range(item.name.first, item.name.last))
    return make_scene(syntax, named, [(nominal.head, nominal.head + 1) for nominal in nominals], taken)


def _labels(syntax: Syntax, item: Grouped) -> bool:
    """Whether a name opens a passage as the label of who speaks in it ("Moran: ..."): that is "I", not "he"."""
    number = bisect_right(syntax.sentences, item.name.first, key=lambda sentence: sentence.first) - 1
    sentence, end = syntax.sentences[number], item.name.last
    if item.name.first != sentence.first or end >= sentence.last or syntax.words[end] != ":":
        return False
    return number == 0 or syntax.sentences[number - 1].passage != sentence.passage


def kinds_of(names: Sequence[Grouped]) -> dict[int, EntityKind]:
    """The kind of each group: that of its fullest name."""
    best = dict[int, tuple[int, int, EntityKind]]()
    for place, item in enumerate(names):
        rank = (item.name.first - item.name.last, place, item.name.kind)
        best[item.group] = min(best.get(item.group, rank), rank)
    return {group: rank[2] for group, rank in best.items()}


def nominals_of(syntax: Syntax, names: Sequence[Grouped], kinds: Mapping[int, EntityKind]) -> list[Nominal]:
    """Return the descriptions of names, no two of which share a token unless one only repeats a role."""
    by_sentence = _by_sentence(syntax, names)
    out = list[Nominal]()
    for number, sentence in enumerate(syntax.sentences):
        out += find_nominals(syntax, sentence, by_sentence.get(number, ()), kinds)
    out = _without_overlap(out)
    holders = {**body_heads(syntax, names), **role_heads(syntax, names, out)}
    firsts = dict[int, int]()
    for item in names:
        firsts.setdefault(item.group, item.name.first)
    taken = frozenset(place for nominal in out for place in range(nominal.first, nominal.last))
    for sentence in syntax.sentences:
        out += same_role(syntax, sentence, holders, firsts, taken)
    return out


def _without_overlap(nominals: Iterable[Nominal]) -> list[Nominal]:
    """Keep the surest of those that share a token."""
    kept, taken = list[Nominal](), set[int]()
    for nominal in sorted(nominals, key=lambda nominal: (-nominal.score, nominal.first, -nominal.last, nominal.group)):
        places = range(nominal.first, nominal.last)
        if taken.isdisjoint(places):
            kept.append(nominal)
            taken.update(places)
    return kept


def _by_sentence(syntax: Syntax, names: Sequence[Grouped]) -> dict[int, list[Grouped]]:
    firsts = np.array([sentence.first for sentence in syntax.sentences], dtype=np.int32)
    out = defaultdict[int, list[Grouped]](list)
    for item in names:
        out[int(np.searchsorted(firsts, item.name.first, side="right")) - 1].append(item)
    return out


def _of_names(names: Iterable[Grouped]) -> Iterator[Reference]:
    for item in names:
        name = item.name
        yield Reference(name.first, name.last, "name", item.group, name.score, item.rule, name.kind)


def _of_nominals(nominals: Iterable[Nominal]) -> Iterator[Reference]:
    for nominal in nominals:
        yield Reference(nominal.first, nominal.last, "nominal", nominal.group, nominal.score, nominal.rule)


def _of_pronouns(scene: Scene, pronouns: Iterable[Pronoun], kinds: dict[int, EntityKind]) -> Iterator[Reference]:
    """Yield resolved pronouns, and the descriptions of those who are not named but taken up by one.

    ``kinds`` gains the groups of the latter. Things and places are nobody: what stands for them is left out.
    """
    for pronoun in pronouns:
        referent = pronoun.referent
        if referent is None or (not referent.named and referent.sort > Sort.CROWD):
            continue
        groups = referent.members or (referent.group,)
        if referent.members and not referent.named:
            continue
        for group in groups:
            if group < 0 and group not in kinds:
                kinds[group] = _kind(referent)
                first, last = noun_phrase(scene.syntax, scene.syntax.sentences[scene.number(-group - 1)], -group - 1)
                yield Reference(first, last, "nominal", group, 1.0, "taken-up")
            yield Reference(pronoun.place, pronoun.place + 1, "pronoun", group, pronoun.score, pronoun.rule)


def _kind(referent: Referent) -> EntityKind:
    if referent.sort > Sort.PERHAPS_PERSON:
        return "organisation"
    return "group" if referent.plural else "person"


def _problems(text: str, syntax: Syntax, unsure: Iterable[Ambiguous]) -> Iterator[Problem]:
    for doubt in unsure:
        span = syntax.span(doubt.name.first, doubt.name.last)
        yield Problem("ambiguous-name", f"{span.of(text)!r} fits {len(doubt.groups)} names of this document.", span)
