"""Direct, indirect or mixed: how much of a content stands between quotation marks of its own."""

import re
from collections.abc import Sequence

Interval = tuple[int, int]

DIRECT = 0.95
"""Share of the letters and digits of a content inside quotation marks from which it is direct."""

_PARAGRAPH = re.compile(r"\S(?:(?!\n\n).)*", re.DOTALL)
_MARKS = re.compile(r"[\"“”]")


def quoted(text: str) -> list[Interval]:
    """Return the stretches between double quotation marks.

    One that stays open ends with its paragraph, or goes on into the next one where a mark without partner closes it.
    """
    found = []
    open_before = False
    for paragraph in _PARAGRAPH.finditer(text):
        marks = list(_MARKS.finditer(text, *paragraph.span()))
        goes_on = open_before and len(marks) % 2 == 1 and marks[0].start() != paragraph.start()
        opened = paragraph.start() if goes_on else None
        for mark in marks:
            if opened is None:
                opened = mark.start()
            else:
                found.append((opened, mark.end()))
                opened = None
        open_before = opened is not None
        if opened is not None:
            found.append((opened, paragraph.end()))
    return found


def manner_of(text: str, content: Sequence[Interval], cue: Sequence[Interval]) -> str:
    """Return the manner of a content; quotation marks around the cue belong to an outer statement."""
    own = [(a, b) for a, b in quoted(text) if not any(a <= start < b for start, _ in cue)]
    places = [at for start, end in content for at in range(start, end) if text[at].isalnum()]
    inside = sum(any(a <= at < b for a, b in own) for at in places)
    if not inside:
        return "indirect"
    return "direct" if inside >= DIRECT * len(places) else "mixed"
