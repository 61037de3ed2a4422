"""Where no sentence begins, and quotation marks between two of them.

A mark that opens belongs to what follows, one that closes to what precedes.
"""

from collections.abc import Callable, Sequence

from onrecord.lexicon.gazetteer import gazetteer
from onrecord.lexicon.words import fold

_OPENING = frozenset("“„«‹(") | {"``"}
_CLOSING = frozenset("”»›")
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


def _end(starts: Sequence[int], number: int, stop: int) -> int:
    return starts[number + 1] if number + 1 < len(starts) else stop


def _opens(words: Sequence[str], place: int, spaced: Callable[[int], bool]) -> bool:
    straight = words[place] in _STRAIGHT and spaced(place)
    return (words[place] in _OPENING or straight) and not spaced(place + 1)


def _closes(words: Sequence[str], place: int, spaced: Callable[[int], bool]) -> bool:
    straight = words[place] in _STRAIGHT and spaced(place + 1)
    return (words[place] in _CLOSING or straight) and not spaced(place)
