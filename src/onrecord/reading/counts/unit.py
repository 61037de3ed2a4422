"""What is counted, by the syntax around a number, and the words that limit it."""

from bisect import bisect_right
from dataclasses import dataclass

from onrecord.model import Span, Syntax

_NOUNS = ("NOUN", "PROPN")
_OPEN = ("ADJ", "NOUN", "PROPN", "DET", "ADV", "NUM", "VERB")
_LIMITS = ("of", "in", "at", "from", "among", "across", "during", "within", "inside", "outside")
_MOST_WORDS = 12
_REACH = 6


@dataclass(frozen=True, slots=True)
class Unit:
    """The noun that is counted and the words that limit it; ``end`` is where the noun ends, where it is near."""

    noun: str | None = None
    end: int | None = None
    scope: str | None = None


def find_unit(text: str, core: Span, syntax: Syntax, *, per_cent: bool) -> Unit | None:
    """Return what the number at ``core`` counts; None where the syntax says that it counts nothing."""
    tokens = syntax.tokens(core)
    if not tokens:
        return Unit("per cent" if per_cent else None)
    last = tokens[-1]
    if per_cent:
        noun, limit = _of(last, syntax), None
        scope = _words(text, limit if limit is not None else noun, syntax, of=True)
        return Unit("per cent", core.end, scope)
    noun = _noun(tokens, syntax)
    if noun is None:
        return None if _names_something(tokens, syntax) else Unit()
    if syntax.pos[noun] == "PROPN" and noun < tokens[0]:
        return None
    end = int(syntax.ends[noun])
    near = end if 0 <= noun - last <= _REACH else None
    return Unit(text[int(syntax.starts[noun]) : end], near, _limit(text, noun, last, syntax))


def _noun(tokens: range, syntax: Syntax) -> int | None:
    """Return the noun that the number modifies, that it is "of", or the next one."""
    last = tokens[-1]
    for token in reversed(tokens):
        head = int(syntax.heads[token])
        if syntax.deps[token] in ("nummod", "amod", "compound", "det") and head > last and syntax.pos[head] in _NOUNS:
            return _topmost(head, last, syntax)
    partitive = _of(last, syntax)
    return partitive if partitive is not None else _next(last, syntax)


def _topmost(noun: int, last: int, syntax: Syntax) -> int:
    """Climb from the first part of a compound to its head: "20 embassy workers"."""
    head = int(syntax.heads[noun])
    while syntax.deps[noun] == "compound" and noun < head <= last + _REACH:
        noun, head = head, int(syntax.heads[head])
    return noun


def _of(last: int, syntax: Syntax) -> int | None:
    """Return the noun of an of-phrase right behind: "two of the most sensitive posts"."""
    place = last + 1
    if place >= _sentence_end(last, syntax) or syntax.words[place].lower() != "of":
        return None
    head = int(syntax.heads[place])
    return head if head > place and syntax.pos[head] in _NOUNS else _next(place, syntax)


def _next(last: int, syntax: Syntax) -> int | None:
    """Return the noun that ends the phrase after the number, nothing but its own words between."""
    found = None
    for token in range(last + 1, min(last + 1 + _REACH, _sentence_end(last, syntax))):
        if syntax.pos[token] in _NOUNS and syntax.words[token][:1].isalpha():
            found = token
        elif found is not None or syntax.pos[token] not in _OPEN or (syntax.pos[token] == "VERB" and token > last + 2):
            break
    return found


def _sentence_end(token: int, syntax: Syntax) -> int:
    """Return where the sentence of a token ends: nothing behind it is counted."""
    place = bisect_right(syntax.sentences, token, key=lambda sentence: sentence.first) - 1
    return syntax.sentences[place].last if place >= 0 else len(syntax)


def _names_something(tokens: range, syntax: Syntax) -> bool:
    """Tell whether a number without a noun belongs to a name before it: "Ashar 9", "Phase 2"."""
    first = tokens[0]
    digits = syntax.words[tokens[-1]][:1].isdigit()
    return (
        digits and first > 0 and syntax.pos[first - 1] == "PROPN" and syntax.ends[first - 1] + 1 >= syntax.starts[first]
    )


def _limit(text: str, noun: int, last: int, syntax: Syntax) -> str | None:
    """Return the words behind the noun that limit the count: of whom, where, when, one phrase after the other."""
    place = max(noun, last) + 1
    first, head, stop = place, None, _sentence_end(last, syntax)
    while place < stop and place - first < _MOST_WORDS and syntax.words[place].lower() in _LIMITS:
        noun = int(syntax.heads[place])
        if not place < noun < stop or (head is not None and noun - first > _MOST_WORDS):
            break
        head = noun
        place = head + 1
    return _words(text, head, syntax, first=first)


def _words(text: str, head: int | None, syntax: Syntax, *, first: int | None = None, of: bool = False) -> str | None:
    if head is None:
        return None
    start = first if first is not None else _leftmost(head, syntax)
    if of and start > 0 and syntax.words[start - 1].lower() == "of":
        start -= 1
    if head - start > _MOST_WORDS:
        return None
    return text[int(syntax.starts[start]) : int(syntax.ends[head])]


def _leftmost(head: int, syntax: Syntax) -> int:
    start = head
    while start > 0 and int(syntax.heads[start - 1]) == head and start - 1 > head - _MOST_WORDS:
        start -= 1
    return start
