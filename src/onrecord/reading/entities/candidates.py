"""Whom a pronoun can stand for, and what speaks for and against each of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.reading.entities.quotes import OUTSIDE
from onrecord.reading.entities.scene import Referent, Role, Scene, Sort

BACK = 4
"""Sentences before that of the pronoun in which its antecedent is looked for."""
_MOST_GROUPS = 16
"""Candidates of one pronoun."""
_BODIES = frozenset({Sort.ORGANISATION, Sort.CROWD})
_DEEPEST = 12
"""Steps up a tree that are taken at most."""
_MOST = 60
"""Referents looked at for one pronoun: bounds the work in sentences without an end."""

FAMILIES: Mapping[str, str] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
}
"""Pronoun to the family that is resolved in one way."""
_GENDERS = {"he": "m", "she": "f"}
_REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself"})
_CLAUSES = ("acl", "advcl", "ccomp", "xcomp", "parataxis", "csubj", "conj", "root")


@dataclass(slots=True)
class Known:
    """What was learned of groups so far, in text order."""

    genders: dict[int, str]
    counts: dict[int, int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    """The group that the last pronoun of a family stood for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A referent that a pronoun may stand for, its nearest mention, and the features that hold for it."""

    referent: Referent
    features: tuple[str, ...]


def candidates(scene: Scene, place: int, known: Known) -> list[Candidate]:
    """Return whom the pronoun at a token can stand for, nearest first, one candidate for each group."""
    syntax = scene.syntax
    word = syntax.words[place].lower()
    family, here = FAMILIES[word], scene.number(place)
    nearest = dict[int, tuple[Referent, int]]()
    subjects, below = set[int](), _named_below(scene, here, place)
    if family in _GENDERS and scene.quoted[place] != OUTSIDE:
        # Who speaks of himself says "I".
        below |= scene.speakers(scene.quoted[place])
    for referent, number in _before(scene, here, place):
        if referent.group in below or not _agrees(referent, family, known) or _bound(scene, place, word, referent):
            continue
        if len(nearest) == _MOST_GROUPS and referent.group not in nearest:
            break
        nearest.setdefault(referent.group, (referent, here - number))
        if here - number <= 1 and scene.role(referent.head) is Role.SUBJECT:
            subjects.add(referent.group)
    if family == "it" and not any(referent.sort in _BODIES for referent, _ in nearest.values()):
        # What stands for a thing is nobody's mention.
        return []
    persons = sum(1 for referent, _ in nearest.values() if referent.sort <= Sort.PERHAPS_PERSON)
    out = list[Candidate]()
    for order, (referent, back) in enumerate(nearest.values()):
        features = [*_place_features(scene, place, referent, back), *_own_features(scene, referent, family, known)]
        features.append(f"order {min(order, 3)}")
        features.append("alone" if len(nearest) == 1 else "only person" if persons == 1 else "several")
        if referent.group in subjects:
            features.append("subject lately")
        out.append(Candidate(referent, tuple(features)))
    return out


def circumstances(scene: Scene, place: int) -> tuple[str, ...]:
    """Return what speaks for nobody of the text being meant by a pronoun."""
    syntax, sentence = scene.syntax, scene.syntax.sentences[scene.number(place)]
    out = ["nobody"]
    if scene.quoted[place] != OUTSIDE:
        out.append("nobody in quotation")
    if scene.role(place) is Role.SUBJECT and place <= sentence.first + 1:
        out.append("nobody at the start")
    following = syntax.words[place + 1 : place + 4]
    if any(other.lower() in {"that", "to"} for other in following):
        out.append("nobody before that")
    return tuple(out)


def _before(scene: Scene, here: int, place: int) -> Iterator[tuple[Referent, int]]:
    """Yield the referents before a pronoun, nearest sentence first, and in a sentence from its end."""
    seen = 0
    for number in range(here, max(-1, here - BACK - 1), -1):
        for referent in reversed(scene.referents[number]):
            if referent.head < place and seen < _MOST:
                seen += 1
                yield referent, number


def _named_below(scene: Scene, here: int, place: int) -> set[int]:
    """Who is named after a subject within its clause: "he described Moran" cannot be Moran."""
    if scene.role(place) is not Role.SUBJECT:
        return set()
    verb = scene.heads[place]
    after = (referent for referent in scene.referents[here] if referent.head > place and referent.named)
    return {referent.group for referent in after if _hangs_below(scene, referent.head, verb)}


def _hangs_below(scene: Scene, place: int, verb: int) -> bool:
    syntax = scene.syntax
    for _ in range(_DEEPEST):
        if scene.heads[place] == place or syntax.deps[place] in {"conj", "parataxis"}:
            return False
        place = scene.heads[place]
        if place == verb:
            return True
    return False


def _agrees(referent: Referent, family: str, known: Known) -> bool:
    if family in _GENDERS:
        if referent.plural or referent.sort > Sort.PERHAPS_PERSON:
            return False
        gender = known.genders.get(referent.group) or referent.gender
        return not gender or gender == _GENDERS[family]
    if family == "they":
        return referent.plural or referent.sort is not Sort.THING
    return not referent.plural and referent.sort > Sort.PERHAPS_PERSON


def _bound(scene: Scene, place: int, word: str, referent: Referent) -> bool:
    """Whether the tree forbids it: "Ada praised her", "his father" for the father himself."""
    head = scene.heads[place]
    role = scene.role(place)
    if word in _REFLEXIVE:
        return scene.heads[referent.head] != head and scene.number(referent.head) == scene.number(place)
    if role in {Role.OBJECT, Role.OBLIQUE} and referent.head != head:
        together = scene.heads[referent.head] == head
        if together and scene.role(referent.head) in {Role.SUBJECT, Role.OBJECT}:
            return True
    return _within_phrase(scene, place, referent.head)


def _within_phrase(scene: Scene, place: int, head: int) -> bool:
    """Whether a token hangs below a noun without a clause between."""
    syntax = scene.syntax
    for _ in range(_DEEPEST):
        if place == head:
            return True
        if syntax.deps[place].startswith(_CLAUSES) or scene.heads[place] == place:
            return False
        place = scene.heads[place]
    return False


def _place_features(scene: Scene, place: int, referent: Referent, back: int) -> Iterator[str]:
    syntax = scene.syntax
    mine, its = scene.role(place), scene.role(referent.head)
    yield f"back {back}"
    if scene.referents[scene.number(referent.head)][0].head == referent.head:
        yield f"first in sentence back {min(back, 2)}"
    yield f"{its.name.lower()} back {min(back, 2)}"
    if mine is its:
        yield f"parallel {mine.name.lower()}"
    if back == 0 and mine is Role.POSSESSIVE and its is Role.SUBJECT:
        yield "subject's own"
    if back == 0:
        yield from _clause_features(scene, place, referent.head, its)
    if place in scene.spoken and referent.head in scene.spoken:
        yield "both speak"
    if place in scene.spoken:
        yield f"speaks, {referent.sort.name.lower()}{' plural' if referent.plural else ''}"
    passages = syntax.sentences[scene.number(place)].passage, syntax.sentences[scene.number(referent.head)].passage
    if passages[0] != passages[1]:
        yield "other passage, at start" if _opens(scene, place) else "other passage"
    yield from _quote_features(scene, place, referent.head, its)


def _clause_features(scene: Scene, place: int, head: int, its: Role) -> Iterator[str]:
    """How a referent stands to the clause above that of the pronoun: "Ada told Ben that she", "told Ben that he"."""
    syntax = scene.syntax
    verb, clause = scene.heads[place], place
    for _ in range(_DEEPEST):
        if syntax.deps[clause].startswith(_CLAUSES) or scene.heads[clause] == clause:
            break
        clause = scene.heads[clause]
    verb = clause if clause != place else verb
    if scene.heads[head] == verb:
        yield f"{its.name.lower()} of its clause"
    elif scene.heads[head] == scene.heads[verb] and scene.heads[verb] != verb:
        yield f"{its.name.lower()} of the clause above, {syntax.deps[verb].partition(':')[0]}"


def _opens(scene: Scene, place: int) -> bool:
    number = scene.number(place)
    sentences = scene.syntax.sentences
    first = number == 0 or sentences[number - 1].passage != sentences[number].passage
    return first and place <= sentences[number].first + 2


def _quote_features(scene: Scene, place: int, head: int, its: Role) -> Iterator[str]:
    mine, other = scene.quoted[place], scene.quoted[head]
    if mine == other:
        if mine != OUTSIDE:
            yield "same quotation"
        elif head in scene.spoken:
            yield "spoke, and both outside"
    elif mine == OUTSIDE:
        yield "out of a quotation"
    elif other == OUTSIDE:
        yield "speaker of the quotation" if its is Role.SUBJECT and head in scene.spoken else "into a quotation"
    else:
        yield "other quotation"


def _own_features(scene: Scene, referent: Referent, family: str, known: Known) -> Iterator[str]:
    yield f"{referent.sort.name.lower()}{' plural' if referent.plural else ''}"
    if referent.members:
        yield "joint"
    if referent.pronoun:
        yield "pronoun before"
    yield "named" if referent.named else f"described {_determined(scene, referent.head)}"
    if family in _GENDERS and (known.genders.get(referent.group) or referent.gender) == _GENDERS[family]:
        yield "gender known"
    count = known.counts.get(referent.group, 0)
    yield "often" if count > 5 else "some" if count > 1 else "once"
    if known.last.get(family) == referent.group:
        yield "last of these"


def _determined(scene: Scene, head: int) -> str:
    """Whether a description begins with "the", "a", "his", or none of them."""
    syntax = scene.syntax
    for place in range(head - 1, max(-1, head - 6), -1):
        word = syntax.words[place].lower()
        if syntax.deps[place] == "det" and scene.heads[place] == head:
            return "a" if word in {"a", "an"} else "the" if word in {"the", "this", "that", "these", "those"} else "any"
        if syntax.deps[place] == "nmod:poss" and scene.heads[place] == head:
            return "own"
    return "bare"
