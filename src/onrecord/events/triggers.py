"""Which words tell of an event: by lemma, part of speech, and the company that the codebook asks for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.events.codebook import Codebook, Trigger
from onrecord.events.trees import Grove
from onrecord.lexicon.happenings import OPEN, people_words, post_words
from onrecord.lexicon.words import fold
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
_PERSONAL = frozenset(
    (
        "i",
        "me",
        "you",
        "he",
        "him",
        "she",
        "her",
        "we",
        "us",
        "they",
        "them",
        "who",
        "whom",
        "everyone",
        "everybody",
        "anyone",
        "nobody",
        "someone",
    )
)
_WHERE = ("in", "at", "on", "near", "inside", "outside", "during", "by", "with", "of")
_PLACE = frozenset({"place"})
_FARTHEST = 6


@dataclass(frozen=True, slots=True)
class Hit:
    """A token that tells of an event, with the other words of its trigger."""

    token: int
    trigger: Trigger
    spans: tuple[Span, ...]
    verbal: bool


def find_hits(grove: Grove, codebook: Codebook) -> Iterator[Hit]:
    """Yield the triggers of all sentences in text order: one for each token, one of a type for the same words."""
    known = codebook.verb_forms.keys() | codebook.noun_forms.keys() | codebook.adjectives.keys()
    lemmas = codebook.verbs.keys() | codebook.nouns.keys()
    words = zip(grove.low, grove.syntax.lemmas, strict=True)
    places = [token for token, (low, lemma) in enumerate(words) if low in known or lemma in lemmas]
    hits = [hit for token in places if (hit := _hit(grove, codebook, token)) is not None]
    part = {(span, hit.trigger.type) for hit in hits for span in hit.spans if span != grove.span(hit.token)}
    for hit in hits:
        before = grove.low[hit.token - 1] if hit.token else ""
        excepted = f"{before} {grove.low[hit.token]}" in codebook.types[hit.trigger.type].excepted
        if not excepted and (grove.span(hit.token), hit.trigger.type) not in part:
            yield hit


def _hit(grove: Grove, codebook: Codebook, token: int) -> Hit | None:
    pos = grove.pos(token)
    if grove.syntax.tags[token] == "VBG" and grove.dep(token) == "amod":
        return _adjective(grove, codebook, token)
    if pos == "VERB" or (pos == "AUX" and grove.dep(token) not in _AUXILIARY):
        triggers = _of(grove, codebook.verbs, codebook.verb_forms, token)
        found = _first(grove, token, triggers, verbal=True)
        return found or (_adjective(grove, codebook, token) if grove.dep(token) == "amod" else None)
    if pos in ("NOUN", "PROPN"):
        triggers = _of(grove, codebook.nouns, codebook.noun_forms, token)
        return _first(grove, token, triggers, verbal=False) if triggers and not _is_named(grove, token) else None
    return _adjective(grove, codebook, token) if pos == "ADJ" else None


def _adjective(grove: Grove, codebook: Codebook, token: int) -> Hit | None:
    triggers = _of(grove, codebook.adjectives, {}, token)
    return _first(grove, token, triggers, verbal=False) if grove.dep(token) == "amod" else None


def _of(
    grove: Grove, table: Mapping[str, tuple[Trigger, ...]], forms: Mapping[str, frozenset[str]], token: int
) -> tuple[Trigger, ...]:
    """Return what a word may tell of, by its lemma where that fits its form, else by all lemmas of the form."""
    lemma, low = grove.lemma(token), grove.low[token]
    lemmas = forms.get(low, frozenset())
    if lemma in lemmas or (lemma in table and not lemmas):
        return (*table.get(low, ()), *table[lemma]) if low != lemma else table[lemma]
    if not lemmas:
        return table.get(low, ())
    return tuple(trigger for name in sorted(lemmas) for trigger in table[name])


def _first(grove: Grove, token: int, triggers: tuple[Trigger, ...], *, verbal: bool) -> Hit | None:
    for trigger in sorted(triggers, key=_open_last):
        others = _others(grove, token, trigger, verbal=verbal)
        if others is not None:
            spans = {grove.span(token), *(grove.span(other) for other in others)}
            return Hit(token, trigger, tuple(sorted(spans)), verbal)
    return None


def _open_last(trigger: Trigger) -> int:
    """Words that a trigger asks for by name come before those known by what they are; plain triggers come last."""
    if not trigger.company:
        return 1 if trigger.particle is not None else 3
    return 2 if trigger.company & OPEN else 0


def _others(grove: Grove, token: int, trigger: Trigger, *, verbal: bool) -> list[int] | None:
    """Return the other words of the trigger; None where one that it asks for is missing."""
    if trigger.unless and _is_barred(grove, token, trigger.unless):
        return None
    others: list[int] = []
    if trigger.particle is not None:
        particle = _particle(grove, token, trigger.particle, verbal=verbal)
        if particle is None:
            return None
        others.append(particle)
    if not trigger.company:
        return others
    if "-" in trigger.company and not grove.having(token, "obj", "ccomp", "xcomp", "nsubj:pass"):
        return others
    companion = _companion(grove, token, trigger.company, verbal=verbal)
    if companion is not None and verbal and _is_word(grove, companion, trigger.company):
        others.append(companion)
    return None if companion is None else others


def _is_barred(grove: Grove, token: int, unless: frozenset[str]) -> bool:
    """Tell whether a word stands with the verb that makes it tell of something else, or it is passive where barred."""
    if "passive" in unless and grove.having(token, "nsubj:pass", "aux:pass"):
        return True
    return any(_kinds(grove, kid) & unless for kid in grove.having(token, *_COMPANIONS))


def _companion(grove: Grove, token: int, company: frozenset[str], *, verbal: bool) -> int | None:
    direct = _beside_verb(grove, token) if verbal else _beside_noun(grove, token)
    for kid in direct:
        if (_kinds(grove, kid) - _out_of_place(grove, kid)) & company:
            return kid
    return next((kid for kid in _further(grove, direct) if {grove.lemma(kid), grove.low[kid]} & company), None)


def _out_of_place(grove: Grove, kid: int) -> frozenset[str]:
    """Where it happens is no company: one leaves a place, or leaves for it, but not "in" it."""
    return _PLACE if grove.case(kid) in _WHERE else frozenset()


def _is_word(grove: Grove, companion: int, company: frozenset[str]) -> bool:
    """Tell whether the companion is one more word of the trigger ("took office"), and no participant ("an envoy")."""
    if company & {"person", "post-holder", "place"} and _kinds(grove, companion) & {"person", "post-holder", "place"}:
        return False
    return grove.dep(companion) in ("obj", "xcomp", "obl", "advmod") and not is_person(grove, companion)


def _kinds(grove: Grove, token: int) -> set[str]:
    """Return the words by which a codebook may ask for a token."""
    mention = grove.mention_at.get(token)
    kinds = {grove.lemma(token), grove.low[token]}
    if is_person(grove, token):
        kinds.add("person")
    if grove.pos(token) in ("NOUN", "PROPN") and {fold(word) for word in kinds} & post_words():
        kinds.add("post-holder")
    if mention is not None and mention.kind == "place":
        kinds.add("place")
    return kinds


def is_person(grove: Grove, token: int) -> bool:
    """Tell whether a person or people stand at a token: by a mention, or by a noun for people."""
    mention = grove.mention_at.get(token)
    if mention is not None:
        return mention.kind == "person"
    if grove.low[token] in _PERSONAL:
        return True
    return grove.pos(token) == "NOUN" and fold(grove.lemma(token)) in people_words()


def _particle(grove: Grove, token: int, particle: str, *, verbal: bool) -> int | None:
    if not verbal:
        before = token - 1
        return before if before >= 0 and particle in (grove.low[before], grove.lemma(before)) else None
    near = [*grove.having(token, *_PARTICLES), *_prepositions(grove, token)]
    return next((kid for kid in near if grove.low[kid] == particle and 0 < kid - token <= _FARTHEST), None)


def _prepositions(grove: Grove, token: int) -> list[int]:
    obliques = grove.having(token, "obl", "nmod", "advcl")
    return [kid for other in obliques for kid in grove.having(other, "case", "mark")]


def _beside_verb(grove: Grove, token: int) -> list[int]:
    near = grove.having(token, *_COMPANIONS)
    if grove.dep(token) in ("acl", "acl:relcl"):
        near.append(grove.heads[token])
    return near


def _beside_noun(grove: Grove, token: int) -> list[int]:
    near = grove.having(token, *_BELONGING)
    return [*near, *([grove.heads[token]] if grove.dep(token) in ("compound", "conj", "amod") else [])]


def _further(grove: Grove, near: Iterable[int]) -> list[int]:
    return [kid for other in near for kid in grove.having(other, "conj", "nmod", "compound", "amod", "case")]


def _is_named(grove: Grove, token: int) -> bool:
    """Tell whether the noun is part of a name: the Movement of the January Uprising is no uprising told of."""
    if not grove.syntax.words[token][:1].isupper() or grove.pos(token) != "PROPN":
        return False
    span = grove.span(token)
    return any(mention.form == "name" and span.within(mention.span) for mention in grove.mention_at.values())
