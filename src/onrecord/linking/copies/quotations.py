"""Quotations of an article: the same quoted words by the same speaker may stand in otherwise different articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.lexicon.spelling import name_key
from onrecord.linking.shingles import SIZE, Words, chosen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from onrecord.model import Part, Reading, Span

LEAST_QUOTED = 4
"""Runs of a quotation: eight words are hardly ever said twice in the same way."""

_WINDOW = 4
"""Of so many runs of a quotation in a row one is looked up: what is cut differently still meets."""

_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]+[\"”“»]?")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The runs ``[first, last)`` that lie in quoted words; ``speaker`` is a key, "" where nobody is named."""

    first: int
    last: int
    speaker: str


def quotations_of(reading: Reading, part: Part, text: str, words: Words) -> tuple[Quotation, ...]:
    """Return the quotations of an article that are long enough to be recognised, in order."""
    import numpy as np

    names = {entity.id: entity.name for entity in reading.entities if entity.named and entity.name}
    found: set[Quotation] = set()
    for statement in reading.statements:
        if statement.part != part.id or statement.manner not in ("direct", "mixed"):
            continue
        speaker = next((_key(names[one]) for one in statement.speakers if one in names), "")
        for start, end in _quoted(statement.content, text, whole=statement.manner == "direct"):
            first, last = np.searchsorted(words.starts, (start, end)).tolist()
            if last - first - SIZE + 1 >= LEAST_QUOTED:
                found.add(Quotation(first, last - SIZE + 1, speaker))
    return tuple(sorted(found, key=lambda one: (one.first, one.last, one.speaker)))


def quotation_keys(runs: NDArray[np.uint32], quotations: Iterable[Quotation]) -> frozenset[int]:
    """Return the numbers under which articles with the same quoted words meet; ``runs`` are those of the article."""
    found = set[int]()
    for one in quotations:
        quoted = runs[one.first : one.last]
        found.update(quoted[chosen(quoted, _WINDOW)].tolist())
    return frozenset(found)


def _key(name: str) -> str:
    """Return the last word of a name: what outlets agree on."""
    return name_key(name).split(" ")[-1]


def _quoted(content: Iterable[Span], text: str, *, whole: bool) -> Iterator[tuple[int, int]]:
    for span in content:
        quoted = [match.span() for match in _QUOTED.finditer(text, span.start, span.end)]
        if quoted:
            yield from quoted
        elif whole:
            yield span.start, span.end
