"""He, she, they and it, resolved where one referent is likely enough. Precision goes before recall."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.reading.entities.candidates import FAMILIES, Candidate, Known, candidates, circumstances
from onrecord.reading.entities.scene import Referent, Scene, Sort
from onrecord.reading.entities.weights import Weights

SURE: Mapping[str, float] = {"he": 0.75, "she": 0.75, "they": 0.7, "it": 0.8}
"""Probability from which a pronoun of a family is resolved."""

Teacher = Callable[[int, Sequence[Candidate]], int | None]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun token, who it stands for, how probable that is, and what decided it.

    ``referent`` is None where it stays open; ``antecedent`` is the token that the referent was last met at.
    """

    place: int
    referent: Referent | None
    score: float
    rule: str


def resolve_pronouns(scene: Scene, genders: Mapping[int, str], weights: Weights) -> Iterator[Pronoun]:
    """Yield the pronouns of a document in text order, resolved or open.

    ``genders``: what the text says of groups by itself. A resolved pronoun is a mention for those after it.
    """
    known = Known(dict(genders))
    for place, found in walk(scene, known):
        pronoun = _choose(scene, place, found, weights)
        if pronoun.referent is not None:
            take(scene, known, place, pronoun.referent)
        yield pronoun


def walk(scene: Scene, known: Known) -> Iterator[tuple[int, list[Candidate]]]:
    """Yield each pronoun with its candidates in text order, and count the mentions that stand before it."""
    words = scene.syntax.words
    for number, sentence in enumerate(scene.syntax.sentences):
        waiting = sorted(scene.referents[number], key=lambda referent: -referent.head)
        for place in range(sentence.first, sentence.last):
            while waiting and waiting[-1].head <= place:
                group = waiting.pop().group
                known.counts[group] = known.counts.get(group, 0) + 1
            word = words[place]
            if word.lower() in FAMILIES and not (word.isupper() and len(word) > 1):
                yield place, candidates(scene, place, known)


def take(scene: Scene, known: Known, place: int, referent: Referent) -> None:
    """Let a pronoun stand for a referent from here on."""
    family = FAMILIES[scene.syntax.words[place].lower()]
    row = scene.referents[scene.number(place)]
    at = next((at for at, other in enumerate(row) if other.head > place), len(row))
    row.insert(at, replace(referent, head=place, pronoun=True))
    known.counts[referent.group] = known.counts.get(referent.group, 0) + 1
    known.last[family] = referent.group
    if family in {"he", "she"}:
        known.genders[referent.group] = "m" if family == "he" else "f"


def _choose(scene: Scene, place: int, found: Sequence[Candidate], weights: Weights) -> Pronoun:
    family = FAMILIES[scene.syntax.words[place].lower()]
    if not found:
        return Pronoun(place, None, 0.0, "nobody-before")
    nobody = weights.sum(family, circumstances(scene, place))
    sums = [weights.sum(family, candidate.features) for candidate in found]
    best = max(range(len(found)), key=lambda at: (sums[at], -at))
    top = max(nobody, sums[best])
    whole = sum(math.exp(value - top) for value in (nobody, *sums))
    score = round(math.exp(sums[best] - top) / whole, 3)
    if score < SURE[family]:
        return Pronoun(place, None, score, "several-possible")
    return Pronoun(place, found[best].referent, score, _rule(found[best]))


def _rule(candidate: Candidate) -> str:
    """Name what weighs most with a reader: the only one, the subject, the one spoken of just before."""
    features = candidate.features
    if "alone" in features or ("only person" in features and candidate.referent.sort <= Sort.PERHAPS_PERSON):
        return "only-one-before"
    if "subject's own" in features or "subject back 0" in features:
        return "subject-here"
    if "subject back 1" in features:
        return "subject-before"
    return "last-so-called" if "last of these" in features else "likeliest-before"
