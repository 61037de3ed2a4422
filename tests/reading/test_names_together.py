"""Which names denote one thing, with the rule that says why. Everybody and everything here is invented."""

import time

import numpy as np
import pytest

from onrecord.model import EntityKind, Sentence, Span, Syntax
from onrecord.reading.entities.groups import group_names
from onrecord.reading.names.find import Found

_LETTER: dict[str, EntityKind] = {"p": "person", "o": "organisation", "l": "place"}


def _read(marked: str) -> tuple[Syntax, list[Found]]:
    """Read words of which names stand between "[p:" and "]"."""
    words, found, first, kind = list[str](), list[Found](), 0, "p"
    for word in marked.split():
        if word.startswith("["):
            kind, first = word[1], len(words)
        words.append(word.removeprefix(f"[{kind}:").rstrip("]"))
        if word.endswith("]"):
            found.append(Found(first, len(words), _LETTER[kind], 1.0, "tried"))
    ends = np.cumsum([len(word) + 1 for word in words]).astype(np.int32) - 1
    starts = (ends - np.array([len(word) for word in words])).astype(np.int32)
    none = ("X",) * len(words)
    sentence = Sentence(Span(0, int(ends[-1])), 0, len(words), "g1")
    heads = np.zeros(len(words), dtype=np.int32)
    lower = tuple(word.lower() for word in words)
    return Syntax(starts, ends, heads, tuple(words), lower, none, none, none, (sentence,)), found


def _groups(marked: str) -> tuple[list[list[str]], list[str], int]:
    syntax, found = _read(marked)
    names, unsure = group_names(syntax, found)
    groups: dict[int, list[str]] = {}
    for item in names:
        groups.setdefault(item.group, []).append(" ".join(syntax.words[item.name.first : item.name.last]))
    return list(groups.values()), [item.rule for item in names], len(unsure)


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("[p:Ada Moran] left . [p:Moran] came", "surname"),
        ("[p:Ada Moran] left . [p:Ada] came", "first-name"),
        ("[p:Ada Lise Moran] left . [p:A. Moran] came", "same-surname"),
        ("[p:Ben Olsen Jr.] left . [p:Olsen] came", "surname"),
        ("[p:Ada Moran] left . [p:Ada Moran OBE] came", "same-name"),
        ("[p:Ada Moran] left . [p:Dr. Ada Moran] came", "same-name"),
        ("[p:Toren Ilka] left . [p:Ilka Toren] came", "same-words"),
        ("[p:Ada Mehr - Ali] left . [p:Ada Mehrali] came", "same-words"),
        ("[p:Ada Mehr - Ali] left . [p:Mehr - Ali] came", "surname"),
        ("[p:Omar al - Varek] left . [p:Varek] came", "surname"),
        ("[p:Zoë Ödal] left . [p:Zoe Odal] came", "same-name"),
        ("[o:World Council of Bakers] ( [o:WCB] ) met", "acronym"),
        ("[o:WCB] ( [o:World Council of Bakers] ) met", "acronym"),
        ("the [o:Bakers' Union of Varn] ( [o:SPV] ) met", "acronym"),
        ("[o:World Council of Bakers] met . the [o:W.C.B.] said", "acronym"),
        ("[o:Ministry of Roads] said . the [o:Roads Ministry] said", "same-words"),
        ("[o:Varn University] said . [o:Varn] said", "without-kind-word"),
        ("[o:Oslo Red Foxes] won . the [o:Red Foxes] won", "short-name"),
        ("[o:General Assembly of the Bakers] met . the [o:General Assembly] rose", "short-name"),
        ("the [o:Church of Varnology] said . [o:Varnology] said", "named-after"),
        ("the [o:Bakers Council] met . the [o:Council] rose", "head-word"),
        ("the [l:U.S.] left . the [l:United States] came", "same-words"),
        ("the [l:U. S.] left . the [l:United States] came", "same-words"),
        ("[p:Ada II] left . [p:Ada] came", "surname"),
        ("[o:House of Bakers] met . the [o:House] rose", "head-word"),
        ("[l:America] left . the [l:US] came", "same-words"),
    ],
)
def test_together(marked: str, rule: str) -> None:
    groups, rules, unsure = _groups(marked)
    assert len(groups) == 1, groups
    assert rule in rules
    assert unsure == 0


@pytest.mark.parametrize(
    "marked",
    [
        "[p:Ada Moran] met [p:Lise Moran]",
        "[p:Ada Moran] met [p:Moran Olsen]",
        "[o:Roads Ministry] met [o:Health Ministry]",
        "[o:Bank of Norway] said . [o:Norway] said",
        "[o:Foxes of Major Bakers League] ( [o:MBL] ) met",
        "[l:Varn] is far from [l:Varn Valley]",
        "[p:Jordan Olsen] left [l:Jordan]",
    ],
)
def test_apart(marked: str) -> None:
    groups, _, _ = _groups(marked)
    assert len(groups) == 2, groups


def test_two_people_of_one_surname() -> None:
    """A surname that both bear, first used after both, is neither's and said to be so."""
    groups, _, unsure = _groups("[p:Ada Moran] met [p:Ben Moran] . [p:Moran] left")
    assert groups == [["Ada Moran"], ["Ben Moran"], ["Moran"]]
    assert unsure == 1


def test_the_one_introduced_first_keeps_the_surname() -> None:
    """Relatives who come later with their first names do not take it away."""
    groups, rules, unsure = _groups("[p:Ada Moran] spoke . [p:Moran] left . [p:Ben Moran] is her son . [p:Moran] sang")
    assert groups == [["Ada Moran", "Moran", "Moran"], ["Ben Moran"]]
    assert "surname-introduced-first" in rules
    assert unsure == 0


def test_courtesies_part_a_couple() -> None:
    """Mr and Mrs of one surname are two; the bare surname is neither."""
    groups, _, unsure = _groups("Mr [p:Moran] met Mrs [p:Moran] . [p:Moran] left")
    assert groups == [["Moran"], ["Moran"], ["Moran"]]
    assert unsure == 1


def test_thousands_of_names_take_no_time() -> None:
    """Lists of bearers of one surname: the work grows with their number, not with its square."""
    marked = " ".join(f"[p:N{number}x Moran] ," for number in range(3000))
    start = time.process_time()
    groups, _, _ = _groups(marked)
    assert len(groups) == 3000
    assert time.process_time() - start < 5
