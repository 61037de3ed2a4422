"""What stays open: pronouns for people and descriptions like "the minister" that nobody is joined to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from onrecord.lexicon.gazetteer import gazetteer
from onrecord.model import Problem, Syntax
from onrecord.reading.entities.candidates import FAMILIES
from onrecord.reading.entities.pronouns import Pronoun
from onrecord.reading.entities.values import Reference


def left_open(syntax: Syntax, pronouns: Iterable[Pronoun], references: Iterable[Reference]) -> Iterator[Problem]:
    """Yield one problem for all that stays open in a document: one for each would bury all others.

    Its span is the first of them. "It" is left out: it mostly stands for things, which are no entities.
    """
    people = [pronoun for pronoun in pronouns if FAMILIES[syntax.words[pronoun.place].lower()] != "it"]
    left = [pronoun.place for pronoun in people if pronoun.referent is None]
    taken = {place for reference in references for place in range(reference.first, reference.last)}
    roles = [place for place in range(1, len(syntax)) if place not in taken and _is_bare_role(syntax, place)]
    if left or roles:
        first = min((*left, *(place - 1 for place in roles)))
        counts = Counter([syntax.words[place].lower() for place in left])
        counts.update(f"the {syntax.words[place]}" for place in roles)
        words = ", ".join(f"“{word}”{_times(count)}" for word, count in sorted(counts.items()))
        share = f" Of {len(people)} pronouns for people {len(left)} stay open." if left else ""
        message = f"It is not settled who is meant by {words}.{share}"
        yield Problem("unresolved-reference", message, syntax.span(first, _end(first, left)))


def _times(count: int) -> str:
    return "" if count == 1 else f" ({count} times)"


def _is_bare_role(syntax: Syntax, place: int) -> bool:
    """Whether "the" and a noun for one person are all that a phrase consists of."""
    if syntax.tags[place] != "NN" or syntax.lemmas[place] not in gazetteer().roles:
        return False
    following = syntax.tags[place + 1] if place + 1 < len(syntax) else ""
    return syntax.words[place - 1].lower() == "the" and following not in {"NN", "NNP", "NNS", "IN"}


def _end(first: int, left: Sequence[int]) -> int:
    return first + (1 if first in left else 2)
