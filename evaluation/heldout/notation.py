"""The notation in which the held-out documents are annotated: verbatim words, never offsets.

A line is a key and fields divided by ``|``. Words stand for the one place where they occur; where they occur several
times, the place inside the statement they belong to is meant (for a source or a cue, the nearest to it), or the
``n``-th one is named: ``words@n``. ``first words ... last words`` is a long stretch; ``;;`` divides the pieces of a
discontinuous one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.spans import Interval

_ELLIPSIS = " ... "
_NUMBERED = re.compile(r"^(?P<words>.*?)@(?P<numbers>\d+(?:,\d+)*)$", re.DOTALL)


class NotationError(ValueError):
    """A line of an annotation that does not fit its text."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``key`` and the words behind it (``head``), then its fields; ``named`` are those of form ``k: v``."""

    number: int
    head: tuple[str, ...]
    fields: tuple[str, ...]

    def named(self, name: str) -> str | None:
        """Return the value of the field ``name: value``, None where it is not given."""
        for field in self.fields:
            key, colon, value = field.partition(":")
            if colon and key == name:
                return value.strip()
        return None

    def many(self, name: str) -> list[str]:
        """Return the values of all fields ``name: value``."""
        return [field.partition(":")[2].strip() for field in self.fields if field.startswith(f"{name}:")]


def lines(notes: str) -> list[Line]:
    """Return the lines of an annotation, comments and empty lines left out."""
    found = []
    for number, raw in enumerate(notes.splitlines(), start=1):
        if not raw.strip() or raw.startswith("#"):
            continue
        head, *fields = (piece.strip() for piece in raw.split("|"))
        found.append(Line(number, tuple(head.split()), tuple(fields)))
    return found


def occurrences(text: str, words: str) -> list[Interval]:
    """Return where ``words`` stand in ``text`` as whole words; any white space matches any other."""
    if _ELLIPSIS in words:
        return _stretches(text, *words.split(_ELLIPSIS, 1))
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    left = r"(?<!\w)" if words[:1].isalnum() else ""
    right = r"(?!\w)" if words[-1:].isalnum() else ""
    return [match.span() for match in re.finditer(left + pattern + right, text)]


def _stretches(text: str, first: str, last: str) -> list[Interval]:
    ends = [end for _, end in occurrences(text, last)]
    stretches = []
    for start, first_end in occurrences(text, first):
        later = [end for end in ends if end > first_end]
        if later:
            stretches.append((start, later[0]))
    return stretches


def numbered(phrase: str) -> tuple[str, tuple[int, ...]]:
    """Split ``words@1,3`` into the words and the numbers of their occurrences (from 1)."""
    match = _NUMBERED.match(phrase)
    if match is None:
        return phrase, ()
    return match["words"], tuple(int(number) for number in match["numbers"].split(","))


def place(text: str, phrase: str, within: Interval | None = None) -> Interval:
    """Return the one place that ``phrase`` means: the only one in the text, or the only one ``within`` a stretch.

    Raises:
        NotationError: the words do not occur, or it stays open which occurrence is meant.
    """
    places, chosen = _candidates(text, phrase)
    if chosen is not None:
        return chosen
    if len(places) > 1 and within is not None:
        places = [found for found in places if within[0] <= found[0] and found[1] <= within[1]]
    if len(places) != 1:
        raise NotationError(f"{phrase!r}: {len(places)} occurrences; add @n")
    return places[0]


def beside(text: str, phrase: str, content: Sequence[Interval]) -> Interval:
    """Return the place of ``phrase`` (a source, a cue) that lies nearest to the pieces of a content, outside them.

    Raises:
        NotationError: the words do not occur outside the content.
    """
    places, chosen = _candidates(text, phrase)
    if chosen is not None:
        return chosen
    outside = [found for found in places if all(found[1] <= start or end <= found[0] for start, end in content)]
    if not outside:
        raise NotationError(f"{phrase!r}: no occurrence beside the content")
    return min(outside, key=lambda found: (min(_gap(found, piece) for piece in content), found[0]))


def pieces(text: str, field: str, within: Interval | None = None) -> list[Interval]:
    """Return the places of the pieces of ``field``, divided by ``;;``, in text order."""
    return sorted(place(text, piece.strip(), within) for piece in field.split(";;"))


def _candidates(text: str, phrase: str) -> tuple[list[Interval], Interval | None]:
    words, numbers = numbered(phrase)
    places = occurrences(text, words)
    if not numbers:
        return places, None
    if numbers[0] > len(places):
        raise NotationError(f"{phrase!r}: only {len(places)} occurrences")
    return places, places[numbers[0] - 1]


def _gap(found: Interval, piece: Interval) -> int:
    return max(found[0] - piece[1], piece[0] - found[1])
