"""Descriptions that stand beside a name: "Ada Moran, an embassy counsellor in Arvik", "the latest defector, Moran"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicon.gazetteer import gazetteer
from onrecord.lexicon.reference import reference_words
from onrecord.lexicon.words import fold
from onrecord.model import EntityKind, Sentence, Syntax
from onrecord.reading.entities.groups import Grouped
from onrecord.reading.syntax.tree import children, phrase_head, quote_marks, run_around, subtree

_CLAUSES = frozenset(
    {
        "case",
        "cop",
        "aux",
        "nsubj",
        "mark",
        "acl:relcl",
        "acl",
        "punct",
        "parataxis",
        "cc",
        "conj",
        "appos",
        "list",
        "dep",
        "advcl",
    }
)
_NOUNS = frozenset({"NN", "NNP"})
_MODIFIERS = frozenset({"JJ", "NN", "NNP", "NNPS", "NNS", "HYPH", "POS", "VBN", "AFX", "JJS"})
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "ant", "ee", "man", "woman", "eer", "ess")
_FURTHEST = 12
_SHORTEST_BODY = 2
_OF_COUNTRIES = frozenset({"embassy", "consulate", "legation"})
_OF = frozenset({"of", "for"})
_COURTESY = frozenset({"Mr", "Mrs", "Ms", "Chief", "Madam"})


@dataclass(frozen=True, slots=True)
class Nominal:
    """A description at tokens ``[first, last)`` with its head noun, of a group of names."""

    first: int
    last: int
    head: int
    group: int
    score: float
    rule: str


def find_nominals(
    syntax: Syntax, sentence: Sentence, names: Sequence[Grouped], kinds: Mapping[int, EntityKind]
) -> Iterator[Nominal]:
    """Yield the descriptions in one sentence that safely belong to one of its names."""
    if not names:
        return
    below = children(syntax, sentence)
    taken = {place for item in names for place in range(item.name.first, item.name.last)}
    for item in names:
        kind = kinds[item.group]
        if kind not in {"person", "organisation", "publication"}:
            continue
        head = phrase_head(syntax, item.name.first, item.name.last)
        # Parsers hang what follows a name on any of its words.
        yield from _after(syntax, below, item, {head, *range(item.name.first, item.name.last)}, kind)
        if kind == "person":
            yield from _after_age(syntax, sentence, below, item)
        yield from _before(syntax, below, item, head, kind)
        if kind == "person":
            yield from _in_front(syntax, sentence, item, taken)


def role_heads(syntax: Syntax, names: Sequence[Grouped], nominals: Sequence[Nominal]) -> dict[str, set[int]]:
    """Which groups hold a role, by the lemma of its noun: from descriptions and from titles before names."""
    roles, out = gazetteer().roles, defaultdict[str, set[int]](set)
    persons = {item.group for item in names if item.name.kind == "person"}
    for nominal in nominals:
        if nominal.group in persons:
            out[syntax.lemmas[nominal.head]].add(nominal.group)
    for item in names:
        place = item.name.first - 1
        if place >= 0 and item.group in persons and fold(syntax.words[place]) in roles:
            out[syntax.words[place].lower()].add(item.group)
    return dict(out)


def body_heads(syntax: Syntax, names: Sequence[Grouped]) -> dict[str, set[int]]:
    """Which bodies are called by what: "council" for "Council of Bakers" and "Bakers' Council"."""
    out, known = defaultdict[str, set[int]](set), gazetteer().organisation_words
    for item in names:
        first, last = item.name.first, item.name.last
        if item.name.kind != "organisation" or last - first < _SHORTEST_BODY:
            continue
        heads = {syntax.words[last - 1]}
        if syntax.words[first + 1].lower() in _OF:
            heads = {syntax.words[first]}
        for word in heads:
            if fold(word) in known and (fold(word) not in _OF_COUNTRIES or _tells_country(syntax, first, last)):
                out[word.lower()].add(item.group)
    return dict(out)


def _tells_country(syntax: Syntax, first: int, last: int) -> bool:
    """Whether a name says whose embassy it is: without that it may be called after something else."""
    words = syntax.words[first:last]
    return bool(gazetteer().known(words)) or not gazetteer().demonyms.isdisjoint(map(fold, words))


def same_role(
    syntax: Syntax,
    sentence: Sentence,
    holders: Mapping[str, set[int]],
    firsts: Mapping[int, int],
    taken: frozenset[int],
) -> Iterator[Nominal]:
    """Yield bare definite descriptions ("the spokesman", "the council") of the one that was called so before.

    ``firsts`` says where each group is first named, ``taken`` holds the tokens of other descriptions.
    """
    for place in range(sentence.first + 1, sentence.last):
        groups = holders.get(syntax.lemmas[place], set())
        bare = syntax.tags[place] == "NN" and syntax.words[place - 1].lower() == "the" and place not in taken
        alone = place + 1 >= sentence.last or syntax.tags[place + 1] not in {"IN", "NN", "NNP", "WP", "WDT"}
        if bare and alone and len(groups) == 1 and firsts[min(groups)] < sentence.first:
            yield Nominal(place - 1, place + 1, place, min(groups), 0.7, "same-role")


def _after(
    syntax: Syntax, below: dict[int, tuple[int, ...]], item: Grouped, heads: set[int], kind: EntityKind
) -> Iterator[Nominal]:
    """What follows a name between commas: NAME, 45, the deputy head of mission in Arvik."""
    for child in sorted({child for place in heads for child in below.get(place, ())}):
        if syntax.deps[child] == "nummod" and child >= item.name.last:
            yield from _after(syntax, below, item, {child}, kind)
        if syntax.deps[child] == "appos" and child >= item.name.last and _describes(syntax, child, kind):
            first, last = _noun_phrase(syntax, below, child)
            first = _widened(syntax, first, item.name.last)
            near = item.name.last <= first <= item.name.last + _FURTHEST
            if near and (kind == "person" or (_introduced(syntax, first) and not _lists(syntax, below, heads, child))):
                yield Nominal(first, last, child, item.group, 0.9, "apposition")


def _widened(syntax: Syntax, first: int, stop: int) -> int:
    """Where ", the press attaché" begins, of which the parser may hang "press" elsewhere: at the comma."""
    start = first
    while start > stop and syntax.tags[start - 1] in _MODIFIERS and syntax.words[start - 1].islower():
        start -= 1
    if start > stop and syntax.tags[start - 1] in {"DT", "PRP$"}:
        start -= 1
    return start if start > stop and syntax.words[start - 1] == "," else first


def _after_age(
    syntax: Syntax, sentence: Sentence, below: dict[int, tuple[int, ...]], item: Grouped
) -> Iterator[Nominal]:
    """A description after the age, where parsers often lose their way: NAME, 45, the press attaché in Arvik."""
    start = item.name.last + 3
    between = syntax.tags[item.name.last : start]
    if start >= sentence.last or between != (",", "CD", ",") or syntax.tags[start] not in {"DT", "PRP$"}:
        return
    end = start + 1
    while end < sentence.last and syntax.tags[end] in _MODIFIERS:
        end += 1
    noun = end - 1
    if noun > start and _describes(syntax, noun, "person"):
        last = max(_noun_phrase(syntax, below, place)[1] for place in range(start + 1, end))
        yield Nominal(start, last, noun, item.group, 0.8, "apposition-after-age")


def _before(
    syntax: Syntax, below: dict[int, tuple[int, ...]], item: Grouped, head: int, kind: EntityKind
) -> Iterator[Nominal]:
    """What stands before it: the latest defector, NAME."""
    noun = int(syntax.heads[head])
    while kind == "person" and syntax.deps[noun] == "nmod" and not _describes(syntax, noun, kind):
        # "The secretary of the club, NAME": it is not the club that the name stands beside.
        noun = int(syntax.heads[noun])
    if syntax.deps[head] != "appos" or noun >= item.name.first or not _describes(syntax, noun, kind):
        return
    first, last = _noun_phrase(syntax, below, noun)
    comma = item.name.first - (2 if syntax.words[item.name.first - 1].lower() == "the" else 1)
    if last <= comma and syntax.words[comma] == ",":
        yield Nominal(first, last, noun, item.group, 0.85, "apposition-before")


def _in_front(syntax: Syntax, sentence: Sentence, item: Grouped, taken: set[int]) -> Iterator[Nominal]:
    """A lower-case role noun right before the name: Foreign Ministry spokesman NAME."""
    noun = item.name.first - 1
    if noun < sentence.first or noun in taken or fold(syntax.words[noun]) not in gazetteer().roles:
        return
    if not syntax.words[noun].islower() or syntax.tags[noun] not in _NOUNS:
        return
    first = noun
    while first > sentence.first and syntax.tags[first - 1] in _MODIFIERS:
        first -= 1
    if first > sentence.first and syntax.tags[first - 1] in {"DT", "PRP$"}:
        first -= 1
    while first < noun and syntax.tags[first] in {"POS", "HYPH"}:
        first += 1
    yield Nominal(first, noun + 1, noun, item.group, 0.85, "role-before-name")


def noun_phrase(syntax: Syntax, sentence: Sentence, head: int) -> tuple[int, int]:
    """Return the tokens of the phrase around a noun, without clauses and appositions."""
    return _noun_phrase(syntax, children(syntax, sentence), head)


def _noun_phrase(syntax: Syntax, below: dict[int, tuple[int, ...]], head: int) -> tuple[int, int]:
    first, last = run_around(subtree(below, head, without=_clauses(syntax, below, head)), head)
    return _trimmed(syntax, first, last)


def _clauses(syntax: Syntax, below: dict[int, tuple[int, ...]], head: int) -> frozenset[int]:
    direct = below.get(head, ())
    return frozenset(child for child in direct if syntax.deps[child] in _CLAUSES and not _joined(syntax, head, child))


def _joined(syntax: Syntax, head: int, child: int) -> bool:
    """A hyphen inside "ex-diplomat" is punctuation of the noun, not its end."""
    return syntax.deps[child] == "punct" and syntax.tags[child] == "HYPH" and child < head


def _trimmed(syntax: Syntax, first: int, last: int) -> tuple[int, int]:
    words = syntax.words[first:last]
    stop = next((place for place in range(1, len(words)) if _ends_description(syntax, first + place)), len(words))
    last = first + stop
    while first < last - 1 and (not syntax.words[first][:1].isalnum() or syntax.deps[first] in {"cop", "aux"}):
        first += 1
    while first < last - 1 and not syntax.words[last - 1][-1:].isalnum():
        last -= 1
    return first, last


def _ends_description(syntax: Syntax, place: int) -> bool:
    """Whether a bracket, a quotation, a relative clause or another member (", and Moran") begins at a word."""
    opening, _ = quote_marks()
    if syntax.words[place] == "(" or syntax.words[place] in opening or syntax.tags[place] in {"WP", "WDT", "WP$", "``"}:
        return True
    following = syntax.words[place + 1] if place + 1 < len(syntax) else ""
    return syntax.words[place] == "," and following in {"and", "or", "but"}


def _introduced(syntax: Syntax, first: int) -> bool:
    """Of organisations only ", a coalition of ..." is safe: without article and comma it may be a member of a list."""
    return syntax.tags[first] == "DT" and syntax.words[first - 1] == ","


def _lists(syntax: Syntax, below: dict[int, tuple[int, ...]], heads: set[int], noun: int) -> bool:
    """Whether what seems to describe a body is the next member of a list: "the NC, the militia, the X and others"."""
    others = (child for place in (noun, *heads) for child in below.get(place, ()) if child > noun)
    return any(syntax.deps[child] in {"conj", "appos"} for child in others)


def _describes(syntax: Syntax, noun: int, kind: EntityKind) -> bool:
    if syntax.tags[noun] not in _NOUNS or not syntax.words[noun][:1].isalpha():
        return False
    if noun and syntax.words[noun - 1].rstrip(".") in _COURTESY:
        return False
    word, roles = fold(syntax.lemmas[noun]), gazetteer().roles
    if kind == "person":
        noted = noun > 0 and syntax.tags[noun - 1] in {"DT", "PRP$", "JJ", "NN", "NNP", "POS", "HYPH", "VBN", "JJS"}
        noted = noted or syntax.words[noun + 1 : noun + 2] == ("of",)
        known = word in reference_words().persons or word.endswith(_PERSON_ENDINGS)
        return word in roles or (noted and syntax.words[noun].islower() and known)
    return word not in roles and syntax.words[noun].islower()
