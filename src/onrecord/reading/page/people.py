"""Capitalised names of people in mastheads and introductions: simple on purpose, before any model runs."""

import re
from functools import cache

from onrecord.lexicon.furniture import furniture_words
from onrecord.lexicon.masthead import masthead_words
from onrecord.lexicon.words import fold, read_words
from onrecord.model import Span

_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?\.?")
_MOST = 5
_FIELDS = re.compile(r"\s*[|•·,;/&\t]\s*|\s+(?:and|und|et|y|with)\s+|\s+[-–—]\s+")


def is_name(words: str) -> bool:
    """Tell whether ``words`` are written as a person's full name: two to five capitalised words, titles aside."""
    tokens = words.split()
    while tokens and fold(tokens[0]).rstrip(".") in _titles() and len(tokens) > 1:
        tokens = tokens[1:]
    if not 2 <= len(tokens) <= _MOST or not (_is_capital(tokens[0]) and _is_capital(tokens[-1])):
        return False
    return all(_may_be_named(token) for token in tokens)


def names_of_list(words: str) -> tuple[Span, ...]:
    """The names in a list of names and roles (``Ana Toren and Bo Lind, in Varen``); spans are offsets in ``words``."""
    found, at = [], 0
    for mark in [*_FIELDS.finditer(words), None]:
        end = mark.start() if mark is not None else len(words)
        field = words[at:end]
        start = at + len(field) - len(field.lstrip())
        if is_name(field.strip()):
            found.append(Span(start, start + len(field.strip())))
        at = mark.end() if mark is not None else end
    return tuple(found)


def names_in(words: str) -> tuple[Span, ...]:
    """The full names in running ``words``, without titles, in order; sentence openers are left aside."""
    found: list[Span] = []
    run: list[re.Match[str]] = []
    for token in _WORD.finditer(words):
        joined = not run or words[run[-1].end() : token.start()] in (" ", "\u00a0")
        if not joined or not _continues(run, token[0]):
            found += _close(run)
            run = []
        if run or _starts(token[0]):
            run.append(token)
        if run and run[-1][0].endswith(".") and len(run[-1][0]) > 3:
            found += _close(run)
            run = []
    return (*found, *_close(run))


def surname(name: str) -> str:
    """The last word of ``name``, folded."""
    return fold(name.rsplit(maxsplit=1)[-1])


def _starts(word: str) -> bool:
    return _is_capital(word) and fold(word).rstrip(".") not in _titles() and _may_be_named(word)


def _continues(run: list[re.Match[str]], word: str) -> bool:
    if not run:
        return True
    return _may_be_named(word) and (_is_capital(word) or word.lower() in _particles())


def _close(run: list[re.Match[str]]) -> list[Span]:
    while run and not _is_capital(run[-1][0]):
        run = run[:-1]
    if not 2 <= len(run) <= _MOST:
        return []
    last = run[-1]
    end = last.end() - (last[0].endswith(".") and len(last[0]) > 2)
    owner = last[0].rstrip(".")
    if owner.endswith(("'s", "’s")):
        end = last.start() + len(owner) - 2
    return [Span(run[0].start(), end)]


def _is_capital(word: str) -> bool:
    return word[:1].isupper() or (word[:3].lower() in ("al-", "el-") and word[3:4].isupper())


def _may_be_named(word: str) -> bool:
    bare = (word.lower() if word.isascii() else fold(word)).strip(".,")
    if bare in _particles() or (len(word) == 2 and word[0].isupper() and word[1] == "."):
        return True
    letters = bare.replace("-", "").replace("'", "").replace(".", "")
    return letters.isalpha() and _is_capital(word) and bare not in _no_names()


@cache
def _titles() -> frozenset[str]:
    return frozenset(fold(title).rstrip(".") for title in read_words("names/titles.txt"))


@cache
def _no_names() -> frozenset[str]:
    organisations = {fold(word) for word in read_words("names/organisation-words.txt")}
    menus = {word for word, cue in furniture_words().whole.items() if cue == "navigation"}
    return frozenset(organisations | menus | {fold(word) for word in masthead_words()["no-name"]})


@cache
def _particles() -> frozenset[str]:
    return frozenset(masthead_words()["particle"])
