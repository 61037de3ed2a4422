"""Which words tell of an event: by lemma, part of speech, and the company that the codebook asks for."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.events.codebook import Codebook, Trigger
from onrecord.events.trees import Grove
from onrecord.model import Span

_AUXILIARY = ("aux", "aux:pass", "cop")
_COMPANIONS = (
    "obj",
    "obl",
    "xcomp",
    "nmod",
    "iobj",
    "nsubj:pass",
    "compound:prt",
    "advmod",
    "advcl",
    "ccomp",
    "obl:tmod",
)
_PARTICLES = ("compound:prt", "advmod", "obl", "xcomp")
_BELONGING = ("compound", "amod", "nmod", "nmod:poss")


@dataclass(frozen=True, slots=True)
class Hit:
    """A token that tells of an event, with the other words of its trigger."""

    token: int
    trigger: Trigger
    spans: tuple[Span, ...]
    verbal: bool


def find_hits(grove: Grove, codebook: Codebook) -> Iterator[Hit]:
    """Yield the triggers of all sentences in text order, at most one for each token."""
    for token in range(len(grove.syntax)):
        hit = _hit(grove, codebook, token)
        before = grove.low[token - 1] if token else ""
        if hit is not None and f"{before} {grove.low[token]}" not in codebook.types[hit.trigger.type].excepted:
            yield hit


def _hit(grove: Grove, codebook: Codebook, token: int) -> Hit | None:
    lemma, pos = grove.lemma(token), grove.pos(token)
    if pos == "VERB" or (pos == "AUX" and grove.dep(token) not in _AUXILIARY):
        return _first(grove, token, codebook.verbs.get(lemma, ()), verbal=True)
    if pos in ("NOUN", "PROPN"):
        triggers = codebook.nouns.get(lemma, ())
        return _first(grove, token, triggers, verbal=False) if triggers and not _is_named(grove, token) else None
    if pos == "ADJ":
        triggers = codebook.adjectives.get(lemma, codebook.adjectives.get(grove.low[token], ()))
        return _first(grove, token, triggers, verbal=False) if grove.dep(token) == "amod" else None
    return None


def _first(grove: Grove, token: int, triggers: tuple[Trigger, ...], *, verbal: bool) -> Hit | None:
    for trigger in triggers:
        others = _company(grove, token, trigger, verbal=verbal)
        if others is not None:
            spans = (grove.span(token), *(grove.span(other) for other in others))
            return Hit(token, trigger, tuple(sorted(spans)), verbal)
    return None


def _company(grove: Grove, token: int, trigger: Trigger, *, verbal: bool) -> list[int] | None:
    """Return the other words of the trigger; None where the company that it asks for is missing."""
    others: list[int] = []
    if trigger.particle is not None:
        particle = _particle(grove, token, trigger.particle, verbal=verbal)
        if particle is None:
            return None
        others.append(particle)
    if not trigger.company:
        return others
    near = _verb_company(grove, token) if verbal else _noun_company(grove, token)
    companion = next((kid for kid in near if _names_of(grove, kid) & trigger.company), None)
    if companion is None:
        return None
    return (
        [*others, companion]
        if verbal and grove.dep(companion) in ("obj", "xcomp", "obl") and not _is_person(grove, companion)
        else others
    )


def _names_of(grove: Grove, token: int) -> set[str]:
    mention = grove.mention_at.get(token)
    person = mention is not None and mention.kind == "person"
    return {grove.lemma(token), grove.low[token], *(["person"] if person else [])}


def _is_person(grove: Grove, token: int) -> bool:
    return "person" in _names_of(grove, token)


def _particle(grove: Grove, token: int, particle: str, *, verbal: bool) -> int | None:
    if not verbal:
        before = token - 1
        return before if before >= 0 and particle in (grove.low[before], grove.lemma(before)) else None
    near = grove.having(token, *_PARTICLES)
    return next((kid for kid in near if grove.low[kid] == particle and kid - token <= 4), None)


def _verb_company(grove: Grove, token: int) -> list[int]:
    near = grove.having(token, *_COMPANIONS)
    if grove.dep(token) in ("acl", "acl:relcl"):
        near.append(grove.heads[token])
    return [*near, *(kid for other in near for kid in grove.having(other, "conj", "nmod", "compound"))]


def _noun_company(grove: Grove, token: int) -> list[int]:
    near = grove.having(token, *_BELONGING)
    cases = [kid for other in near for kid in grove.having(other, "case", "conj")]
    return [*near, *cases, *([grove.heads[token]] if grove.dep(token) in ("compound", "conj") else [])]


def _is_named(grove: Grove, token: int) -> bool:
    """Tell whether the noun is part of a name: the Movement of the January Uprising is no uprising told of."""
    if not grove.syntax.words[token][:1].isupper() or grove.pos(token) != "PROPN":
        return False
    span = grove.span(token)
    return any(mention.form == "name" and span.within(mention.span) for mention in grove.mention_at.values())
