"""What a text says by itself on whether somebody is a man or a woman: titles, kin, descriptions. No list of names."""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.model import Syntax
from onrecord.reading.entities.groups import Grouped
from onrecord.reading.entities.keys import courtesy
from onrecord.reading.entities.nominals import Nominal
from onrecord.reading.entities.scene import SUBJECTS, gender_of_noun


def genders_told(syntax: Syntax, names: Sequence[Grouped], nominals: Iterable[Nominal]) -> dict[int, str]:
    """Return "m" or "f" for groups of which the text tells one thing; those of which it tells both are left out."""
    told = dict[int, set[str]]()
    for group, gender in (*_before_names(syntax, names), *_described(syntax, nominals), *_said_to_be(syntax, names)):
        told.setdefault(group, set()).add(gender)
    return {group: next(iter(genders)) for group, genders in told.items() if len(genders) == 1}


def _before_names(syntax: Syntax, names: Iterable[Grouped]) -> Iterator[tuple[int, str]]:
    for item in names:
        place = item.name.first - 1
        if item.name.kind != "person" or place < 0:
            continue
        gender = courtesy(syntax, item.name.first)
        if gender is None and syntax.tags[place] in {"NN", "NNP"}:
            gender = gender_of_noun(syntax.lemmas[place])
        if gender:
            yield item.group, gender


def _described(syntax: Syntax, nominals: Iterable[Nominal]) -> Iterator[tuple[int, str]]:
    for nominal in nominals:
        gender = gender_of_noun(syntax.lemmas[nominal.head]) if syntax.tags[nominal.head] == "NN" else ""
        if gender:
            yield nominal.group, gender


def _said_to_be(syntax: Syntax, names: Iterable[Grouped]) -> Iterator[tuple[int, str]]:
    """Yield what a sentence says that somebody is: "NAME is a businesswoman"."""
    for item in names:
        for place in range(item.name.first, item.name.last):
            noun = int(syntax.heads[place])
            if syntax.deps[place] in SUBJECTS and item.name.kind == "person" and syntax.tags[noun] == "NN":
                gender = gender_of_noun(syntax.lemmas[noun])
                if gender and noun > place:
                    yield item.group, gender
