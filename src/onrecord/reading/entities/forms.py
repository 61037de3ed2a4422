"""When one name is a shorter form of another: surnames, first names, initials, acronyms, head words."""

from collections.abc import Sequence
from typing import Literal

from onrecord.lexicon.gazetteer import gazetteer
from onrecord.reading.entities.keys import SMALL, Key, initials
from onrecord.reading.names.consistency import surname_of
from onrecord.reading.names.line import HYPHENS

Rule = Literal[
    "surname", "same-surname", "first-name", "acronym", "head-word", "short-name", "without-kind-word", "named-after"
]

_SUFFIXES = frozenset({"jr", "sr", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xvi"})
_AFTER_HEAD = frozenset({"of", "for", "in", "at", "on", "to"})


def shorter_form(key: Key, other: Key, *, shouted: bool) -> Rule | None:
    """Return why ``key`` can be a shorter form of ``other``; ``shouted``: it is written in capitals somewhere."""
    if key.kind != other.kind or key == other or (key.mark and other.mark and key.mark != other.mark):
        return None
    if key.kind == "person":
        if key.words == other.words and not key.mark:
            return "surname"
        return _of_person(key.words, other.words)
    rule = _of_other(key.words, other.words, shouted=shouted)
    return None if rule == "head-word" and key.kind == "place" else rule


def lies_within(short: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether the words of ``short`` stand in ``full`` in the same order; an initial may stand for a word."""
    rest = iter(word for word in full if word not in HYPHENS)
    return all(any(_same(word, other) for other in rest) for word in short if word not in HYPHENS)


def _of_person(short: tuple[str, ...], full: tuple[str, ...]) -> Rule | None:
    peoples = short[-1] in gazetteer().demonyms and short[-1].endswith("s")
    if len(short) >= len(full) or peoples:
        return None
    bare = full[:-1] if full[-1] in _SUFFIXES else full
    if short == surname_of(bare) or short == bare[-len(short) :]:
        return "surname"
    if short[-1] == bare[-1] and lies_within(short, bare):
        return "same-surname"
    single = len(short) == 1 and len(short[0]) > 1 and short[0] not in gazetteer().particles
    return "first-name" if single and short[0] == full[0] else None


def _same(word: str, other: str) -> bool:
    return word == other or (len(word) == 1 and other.startswith(word)) or (len(other) == 1 and word.startswith(other))


def _of_other(short: tuple[str, ...], full: tuple[str, ...], *, shouted: bool) -> Rule | None:
    if len(full) < 2 or len(short) >= len(full):
        return None
    if len(short) == 1 and shouted and len(short[0]) > 1 and short[0] in {initials(full), initials(full, small=True)}:
        return "acronym"
    tables = gazetteer()
    if len(short) == 1 and (short[0] in tables.organisation_words or full[:2] == (short[0], "of")):
        return "head-word" if short[0] in {full[0], full[-1]} else None
    if len(short) > 1 and short == tuple(word for word in full if word not in tables.demonyms):
        return "short-name"
    return _part(short, full)


def _part(short: tuple[str, ...], full: tuple[str, ...]) -> Rule | None:
    """The words that stay when what a body is, or where, is left out: "Harvard", "Red Sox", "Church of X" as "X"."""
    tables, more = gazetteer(), len(short)
    kind_words = tables.organisation_words | tables.publication_words
    if short == full[:more]:
        if more > 1 and full[more] in _AFTER_HEAD:
            return "short-name"
        city = full[more:] == ("city",) and tables.kind(" ".join(short)) == "city" != tables.kind(" ".join(full))
        return "without-kind-word" if city or all(word in kind_words for word in full[more:]) else None
    if short != full[-more:] or tables.kind(" ".join(short)) is not None or short[0] in tables.demonyms:
        return None
    before = full[-more - 1]
    if before == "of":
        return "named-after" if full[0] in kind_words and len(full) == more + 2 else None
    return "short-name" if before not in SMALL and more > 1 else None
