"""Where no sentence begins, and quotation marks between two of them.

A mark that opens belongs to what follows, one that closes to what precedes.
"""

from collections.abc import Callable, Sequence

from onrecord.lexicon.gazetteer import gazetteer
from onrecord.lexicon.words import fold

_OPENING = frozenset("“„«‹(") | {"``"}
_CLOSING = frozenset("”»›")
_DASHES = frozenset(("–", "—", "-", "--"))
_BETWEEN = frozenset((",", "(", ")", ".", "/", "-LRB-", "-RRB-"))
_DATELINE = 16
"""Words within which a dateline ends."""
_STRAIGHT = frozenset({'"', "''", "'"})


def without_false_starts(words: Sequence[str], begun: Sequence[bool]) -> list[bool]:
    """Return which words begin a sentence, but for those that never do.

    None begins behind ``,"``, an initial ("J. Moran") or the short form of a title ("Gov. Moran"): in the training
    parts of EWT and GUM not one of about 480 such words does.
    """
    return [start and not (place > 0 and _goes_on(words, place)) for place, start in enumerate(begun)]


def _goes_on(words: Sequence[str], place: int) -> bool:
    before = words[place - 1]
    if before in _CLOSING or before in _STRAIGHT:
        return place > 1 and words[place - 2] == ","
    shortened = before.endswith(".") and before[:1].isupper() and _is_short_form(before)
    return shortened and words[place][:1].isupper() and fold(words[place]) not in gazetteer().function_words


def _is_short_form(word: str) -> bool:
    return len(word) == 2 or fold(word).rstrip(".") in gazetteer().titles


def settled(
    words: Sequence[str], bounds: Sequence[tuple[int, int]], spaced: Callable[[int], bool]
) -> list[tuple[int, int]]:
    """Return the sentences ``[first, last)`` with each mark on the side of its words.

    ``spaced`` tells whether white space stands before a token.
    """
    starts = [first for first, _ in bounds]
    stop = bounds[-1][1] if bounds else 0
    for number in range(1, len(starts)):
        start = starts[number]
        if start - 1 > starts[number - 1] and _opens(words, start - 1, spaced):
            starts[number] = start - 1
        elif start + 1 < _end(starts, number, stop) and _closes(words, start, spaced):
            starts[number] = start + 1
    return list(zip(starts, [*starts[1:], stop], strict=True))


def datelines_apart(
    words: Sequence[str], bounds: Sequence[tuple[int, int]], spaced: Callable[[int], bool]
) -> list[tuple[int, int]]:
    """Return the sentences with a place and date that open one as a sentence of their own.

    "Ostrel, October 4 (Wire) – Ada Orlan said": left in the sentence, the place is taken for the one who speaks.
    """
    found: list[tuple[int, int]] = []
    for first, last in bounds:
        dash = _dateline_end(words, first, last, spaced)
        found += [(first, last)] if dash is None else [(first, dash + 1), (dash + 1, last)]
    return found


def _dateline_end(words: Sequence[str], first: int, last: int, spaced: Callable[[int], bool]) -> int | None:
    """Return the dash that ends a dateline: before it names, figures, brackets; behind it a capital or a mark."""
    dash = next(
        (place for place in range(first + 1, min(first + _DATELINE, last - 2)) if words[place] in _DASHES), None
    )
    if dash is None or not (spaced(dash) and spaced(dash + 1)):
        return None
    before, after = words[first:dash], words[dash + 1]
    plain = all(word[0].isupper() or word[0].isdigit() or word in _BETWEEN for word in before)
    marked = any(word[0].isdigit() or word == "(" for word in before) or (len(before[0]) > 2 and before[0].isupper())
    opens = after[0].isupper() or after in _OPENING or after in _STRAIGHT
    return dash if plain and marked and opens and before[0][0].isupper() else None


def _end(starts: Sequence[int], number: int, stop: int) -> int:
    return starts[number + 1] if number + 1 < len(starts) else stop


def _opens(words: Sequence[str], place: int, spaced: Callable[[int], bool]) -> bool:
    straight = words[place] in _STRAIGHT and spaced(place)
    return (words[place] in _OPENING or straight) and not spaced(place + 1)


def _closes(words: Sequence[str], place: int, spaced: Callable[[int], bool]) -> bool:
    straight = words[place] in _STRAIGHT and spaced(place + 1)
    return (words[place] in _CLOSING or straight) and not spaced(place)
