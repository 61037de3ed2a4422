"""He and she, resolved only where one person can be meant. Precision goes before recall."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Sentence, Syntax
from onrecord.reading.syntax.tree import quote_marks

MASCULINE = frozenset({"he", "him", "his", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})
PRONOUNS = MASCULINE | FEMININE
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_TITLES = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "madam": "f", "lady": "f"}


@dataclass(frozen=True, slots=True)
class Referent:
    """A mention of a person: its head token and its group."""

    head: int
    group: int


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun token and the group it denotes."""

    place: int
    group: int
    score: float
    rule: str


def resolve_pronouns(
    syntax: Syntax, persons: Mapping[int, Sequence[Referent]], genders: Mapping[int, str]
) -> Iterator[Pronoun]:
    """Yield the pronouns that one person alone can be meant by.

    ``persons`` maps the index of a sentence to the person mentions in it; ``genders`` what titles say ("m", "f").
    """
    known = dict(genders)
    before = list[Referent]()
    for number, sentence in enumerate(syntax.sentences):
        here = list(persons.get(number, ()))
        if number and syntax.sentences[number - 1].passage != sentence.passage and not _continues(syntax, number):
            before = []
        for place in _unquoted(syntax, sentence):
            gender = "m" if syntax.words[place].lower() in MASCULINE else "f"
            chosen = _choose(syntax, place, here, before, gender, known)
            if chosen is not None:
                known[chosen.group] = gender
                here.append(Referent(place, chosen.group))
                yield chosen
        before = here or ([] if _has_person_noun(syntax, sentence) else before)


def gender_by_title(word: str) -> str | None:
    """What a courtesy title says; None for all other words."""
    return _TITLES.get(word.lower().rstrip("."))


def _continues(syntax: Syntax, number: int) -> bool:
    """A paragraph that opens with the pronoun goes on about the paragraph before."""
    return syntax.words[syntax.sentences[number].first].lower() in {"he", "she"}


def _unquoted(syntax: Syntax, sentence: Sentence) -> Iterator[int]:
    opening, closing = quote_marks()
    inside = False
    for place in range(sentence.first, sentence.last):
        word = syntax.words[place]
        if word in opening and not inside:
            inside = True
        elif word in closing:
            inside = False
        elif not inside and word.lower() in PRONOUNS and not (word.isupper() and len(word) > 1):
            yield place


def _choose(
    syntax: Syntax,
    place: int,
    here: Sequence[Referent],
    before: Sequence[Referent],
    gender: str,
    known: Mapping[int, str],
) -> Pronoun | None:
    near = [person for person in here if person.head < place and known.get(person.group, gender) == gender]
    far = [person for person in before if known.get(person.group, gender) == gender]
    groups = {person.group for person in near} | {person.group for person in far}
    if len(groups) == 1:
        return Pronoun(place, min(groups), 0.85, "only-person")
    if len({person.group for person in near}) == 1:
        subject = [person for person in near if _is_subject(syntax, person.head)]
        return Pronoun(place, near[0].group, 0.75, "subject-here") if subject else None
    subjects = {person.group for person in far if _is_subject(syntax, person.head)}
    if not near and len(subjects) == 1 and _is_subject(syntax, place):
        return Pronoun(place, min(subjects), 0.7, "subject-before")
    return None


def _is_subject(syntax: Syntax, place: int) -> bool:
    """Whether a token is a subject, or joined to one by "and"."""
    while syntax.deps[place] == "conj" and syntax.heads[place] < place:
        place = int(syntax.heads[place])
    return syntax.deps[place] in _SUBJECTS


def _has_person_noun(syntax: Syntax, sentence: Sentence) -> bool:
    return any(syntax.tags[place] == "NNP" for place in range(sentence.first, sentence.last))
