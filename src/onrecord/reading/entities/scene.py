"""What pronouns can stand for in a document: names, descriptions of them, and other people that are only described."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cache

from onrecord.lexicon.cues import cue_verbs
from onrecord.lexicon.gazetteer import gazetteer
from onrecord.lexicon.reference import reference_words
from onrecord.model import EntityKind, Sentence, Syntax
from onrecord.reading.entities.quotes import OUTSIDE, quotations

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
_OBJECTS = frozenset({"obj", "iobj"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_INSIDE = frozenset(
    {"compound", "flat", "fixed", "nmod:desc", "amod", "goeswith", "nummod", "obl:unmarked", "nmod:unmarked"}
    | {"discourse", "vocative", "list", "dep", "punct", "case", "det", "advmod"}
)
_DEEPEST = 8
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "eer", "man", "woman", "person")
_ORGANISED = frozenset({"organisation", "publication", "campaign", "group"})


class Sort(IntEnum):
    """What a noun phrase is, as far as the words tell."""

    PERSON = 0
    PERHAPS_PERSON = 1
    ORGANISATION = 2
    CROWD = 3
    PLACE = 4
    THING = 5


class Role(IntEnum):
    """How a phrase stands in its clause."""

    SUBJECT = 0
    OBJECT = 1
    OBLIQUE = 2
    POSSESSIVE = 3
    OTHER = 4


@dataclass(frozen=True, slots=True)
class Referent:
    """Somebody or something at its head token; ``group`` is that of a name, below 0 for what has no name.

    ``gender`` is "m", "f" or empty; ``members`` holds the groups that "and" joins.
    """

    head: int
    group: int
    sort: Sort
    plural: bool = False
    gender: str = ""
    named: bool = False
    pronoun: bool = False
    members: tuple[int, ...] = ()


@dataclass(slots=True)
class Scene:
    """The referents of a document in text order, by sentence, and what its trees say; handed on within one call."""

    syntax: Syntax
    quoted: list[int]
    referents: list[list[Referent]]
    firsts: list[int]
    spoken: frozenset[int]
    quotation_sentences: Mapping[int, range]
    heads: list[int]
    roles: dict[int, Role] = field(default_factory=dict)

    def role(self, place: int) -> Role:
        """Return how the phrase with this head stands in its clause."""
        if place not in self.roles:
            self.roles[place] = _role(self.syntax, self.heads, place)
        return self.roles[place]

    def speakers(self, quotation: int) -> set[int]:
        """Return the groups that a quotation's own sentences say to speak, outside all quotation marks."""
        rows = (self.referents[number] for number in self.quotation_sentences.get(quotation, ()))
        heads = (referent for row in rows for referent in row if referent.head in self.spoken)
        return {referent.group for referent in heads if self.quoted[referent.head] == OUTSIDE}

    def number(self, place: int) -> int:
        """Return the index of the sentence that a token stands in."""
        return bisect_right(self.firsts, place) - 1


def make_scene(
    syntax: Syntax, named: Iterable[Referent], described: Iterable[tuple[int, int]], taken: frozenset[int]
) -> Scene:
    """Bring the referents of a document together.

    ``named``: those with a group; ``described``: tokens ``[first, last)`` of descriptions that belong to names, whose
    nouns are nobody else; ``taken``: tokens of names.
    """
    firsts = [sentence.first for sentence in syntax.sentences]
    quoted = quotations(syntax)
    heads: list[int] = syntax.heads.tolist()
    rows: list[list[Referent]] = [[] for _ in firsts]
    scene = Scene(syntax, quoted, rows, firsts, _speaking(syntax, heads), _sentences(syntax, quoted), heads)
    for referent in named:
        scene.referents[scene.number(referent.head)].append(referent)
    used = taken | {place for first, last in described for place in range(first, last)}
    for number, sentence in enumerate(syntax.sentences):
        row = scene.referents[number]
        row += _unnamed(syntax, sentence, used | {referent.head for referent in row})
        row += _joint(scene, row)
        row += _relative(scene, sentence, row)
        row.sort(key=lambda referent: (referent.head, referent.plural))
    return scene


def _role(syntax: Syntax, heads: Sequence[int], place: int) -> Role:
    """Members of a list stand as its first."""
    seen = 0
    while syntax.deps[place] in {"conj", "appos", "flat"} and heads[place] < place and seen < _DEEPEST:
        place, seen = heads[place], seen + 1
    dep = syntax.deps[place]
    if dep in SUBJECTS:
        return Role.SUBJECT
    if dep in _OBJECTS:
        return Role.OBJECT
    if dep == "nmod:poss":
        return Role.POSSESSIVE
    return Role.OBLIQUE if dep.startswith("obl") else Role.OTHER


def sort_of_name(kind: EntityKind) -> Sort:
    """Return what a name of a kind is."""
    if kind == "person":
        return Sort.PERSON
    return Sort.ORGANISATION if kind in _ORGANISED else Sort.PLACE


def sort_of_noun(syntax: Syntax, place: int) -> Sort:
    """Return what a noun stands for."""
    lemma, words = syntax.lemmas[place], reference_words()
    if lemma in words.persons:
        return Sort.PERSON
    if lemma in words.crowds:
        return Sort.CROWD
    if syntax.tags[place].startswith("NNP"):
        return Sort.PERHAPS_PERSON if lemma in gazetteer().given_names else Sort.THING
    if syntax.words[place].lower() in gazetteer().demonyms:
        return Sort.PERSON
    return Sort.PERHAPS_PERSON if lemma.endswith(_PERSON_ENDINGS) and len(lemma) > 4 else Sort.THING


def gender_of_noun(lemma: str) -> str:
    """Return what a noun says by itself: "m", "f" or nothing."""
    known = reference_words().genders.get(lemma)
    if known is not None:
        return known
    if lemma.endswith("woman"):
        return "f"
    return "m" if lemma.endswith("man") and lemma not in {"human", "german", "roman", "ottoman", "woman"} else ""


def _sentences(syntax: Syntax, quoted: Sequence[int]) -> dict[int, range]:
    """The sentences that each quotation has a part in."""
    out = dict[int, range]()
    for number, sentence in enumerate(syntax.sentences):
        for quotation in {quoted[place] for place in range(sentence.first, sentence.last)} - {OUTSIDE}:
            out[quotation] = range(out[quotation].start if quotation in out else number, number + 1)
    return out


def _speaking(syntax: Syntax, heads: Sequence[int]) -> frozenset[int]:
    """The subjects of verbs that report words."""
    verbs = _reporting()
    return frozenset(
        place for place, dep in enumerate(syntax.deps) if dep == "nsubj" and syntax.lemmas[heads[place]] in verbs
    )


@cache
def _reporting() -> frozenset[str]:
    wanted = {"that", "quote"}
    return frozenset(lemma for lemma, frames in cue_verbs().items() if wanted & set(frames))


def _unnamed(syntax: Syntax, sentence: Sentence, used: frozenset[int] | set[int]) -> Iterator[Referent]:
    for place in range(sentence.first, sentence.last):
        tag = syntax.tags[place]
        if tag not in _NOUNS or place in used or syntax.deps[place] in _INSIDE:
            continue
        sort = sort_of_noun(syntax, place)
        plural = tag in {"NNS", "NNPS"} or syntax.lemmas[place] in {"people", "police"}
        yield Referent(place, -place - 1, sort, plural, "" if plural else gender_of_noun(syntax.lemmas[place]))


def _relative(scene: Scene, sentence: Sentence, row: Sequence[Referent]) -> list[Referent]:
    """Return subjects "who", which stand for the noun before them."""
    by_head = {referent.head: referent for referent in row if not referent.members}
    syntax, heads = scene.syntax, scene.heads
    out = list[Referent]()
    for place in range(sentence.first + 1, sentence.last):
        if syntax.words[place] in {"who", "which", "that"} and syntax.deps[place] in SUBJECTS:
            verb = heads[place]
            noun = by_head.get(heads[verb]) if syntax.deps[verb] == "acl:relcl" else None
            if noun is not None and noun.head < place:
                out.append(replace(noun, head=place))
    return out


def _joint(scene: Scene, row: Sequence[Referent]) -> Iterator[Referent]:
    """Persons and bodies that "and" joins, as one of many."""
    syntax = scene.syntax
    members: dict[int, list[Referent]] = {}
    by_head: Mapping[int, Referent] = {referent.head: referent for referent in row}
    for referent in row:
        first = scene.heads[referent.head]
        if syntax.deps[referent.head] == "conj" and first in by_head and referent.head > first:
            members.setdefault(first, [by_head[first]]).append(referent)
    for first, joined in members.items():
        last = joined[-1].head
        anded = any(syntax.words[place].lower() in {"and", "&"} for place in range(first, last))
        if anded and all(member.sort <= Sort.CROWD for member in joined):
            groups = tuple(dict.fromkeys(member.group for member in joined))
            named = all(member.named for member in joined)
            sort = max(member.sort for member in joined)
            yield Referent(first, -first - 1 - len(syntax), sort, plural=True, named=named, members=groups)
