"""The shipped codebook as words: what kinds of events are told by which words; ``onrecord.events`` makes use of it."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.lexicon.gazetteer import gazetteer
from onrecord.lexicon.inflection import verb_forms
from onrecord.lexicon.words import fold, read_words

WORD_LISTS = ("verbs", "nouns", "adjectives", "doers", "done-to")
"""Entries of a type that hold words telling of it."""

OPEN = frozenset({"person", "post-holder", "place", "-"})
"""Company that stands for no word of its own: it is known from the tree."""


@cache
def codebook_text() -> str:
    """Return the shipped codebook as it stands in its file."""
    return files("onrecord.lexicon").joinpath("data/codebook.toml").read_text(encoding="utf-8")


@cache
def _types() -> Mapping[str, dict[str, Any]]:
    types: dict[str, dict[str, Any]] = tomllib.loads(codebook_text())["types"]
    return types


@cache
def post_words() -> frozenset[str]:
    """Return the words for posts, folded: of the name tables and ``data/posts.txt``; callings and no posts left out."""
    posts = gazetteer().roles | _folded("data/posts.txt")
    return posts - _folded("data/no-posts.txt") - calling_words()


@cache
def calling_words() -> frozenset[str]:
    """Return the words, folded, that name a post only with the body it is held at (``data/callings.txt``)."""
    return _folded("data/callings.txt")


@cache
def portfolio_words() -> frozenset[str]:
    """Return the words, folded, that say of what before a word for a post: "Foreign", "Interior"."""
    return gazetteer().office_words


@cache
def people_words() -> frozenset[str]:
    """Return nouns for people, folded, those for posts and callings among them."""
    return post_words() | calling_words() | _folded("data/people.txt") | _folded("data/no-posts.txt")


@cache
def _folded(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in read_words(name))


def tells_of_event(lemmas: Iterable[str], words: Iterable[str], *, plainly: bool = False) -> bool:
    """Tell whether a stretch holds a word of the shipped codebook, with the company that it asks for.

    ``words`` are in lower case. Company that only a tree shows (a person, a place) is taken as given, or, where
    ``plainly``, as missing.
    """
    present = {*lemmas, *words}
    forms = _forms()
    present.update(lemma for word in tuple(present) for lemma in forms.get(word, ()))
    return any(
        needs <= present and (not company or bool(company & present) or (not plainly and bool(company & OPEN)))
        for needs, company in _met(present)
    )


def told_by_saying(word: str, present: Iterable[str]) -> bool:
    """Tell whether a form of a verb is a deed done by words (``by-words`` in the codebook), its company ``present``."""
    here, table = frozenset(present), _by_words()
    return any(
        needs <= here | {lemma} and (not company or bool(company & here))
        for lemma in _forms().get(word, ())
        for needs, company in table.get(lemma, ())
    )


@cache
def _by_words() -> Mapping[str, tuple[tuple[frozenset[str], frozenset[str]], ...]]:
    found = defaultdict[str, list[tuple[frozenset[str], frozenset[str]]]](list)
    for table in _types().values():
        for entry in table.get("verbs", ()) if table.get("by-words") else ():
            words, _, company = entry.partition(":")
            first, *more = (word.strip() for word in words.split("+"))
            also = frozenset(word.strip() for word in company.split(",") if word.strip())
            found[first].append((frozenset((first, *more)), also - OPEN))
    return {word: tuple(entries) for word, entries in found.items()}


def _met(present: Iterable[str]) -> Iterable[tuple[frozenset[str], frozenset[str]]]:
    table = _entries()
    return (entry for word in present if word in table for entry in table[word])


@cache
def _entries() -> Mapping[str, tuple[tuple[frozenset[str], frozenset[str]], ...]]:
    """Map each word to what else must stand there: words that all must, and words of which one must."""
    found = defaultdict[str, list[tuple[frozenset[str], frozenset[str]]]](list)
    for table in _types().values():
        for entry in (entry for part in WORD_LISTS for entry in table.get(part, ())):
            words, _, company = entry.partition(":")
            needs = frozenset(word.strip() for word in words.split("+"))
            also = frozenset(word.strip() for word in company.split(",") if word.strip() and "!" not in word)
            found[min(needs)].append((needs, also))
    return {word: tuple(entries) for word, entries in found.items()}


@cache
def _forms() -> Mapping[str, tuple[str, ...]]:
    """Map the forms of the verbs of the codebook to their lemmas."""
    found = defaultdict[str, list[str]](list)
    for table in _types().values():
        for entry in table.get("verbs", ()):
            lemma = entry.partition(":")[0].partition("+")[0].strip()
            for form in verb_forms(lemma):
                found[form].append(lemma)
    return {form: tuple(lemmas) for form, lemmas in found.items()}
