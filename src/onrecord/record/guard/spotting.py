"""Where names stand in a text: one pass over the folded text for the letters that all forms have, then the patterns."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from onrecord.model import Span
from onrecord.record.guard.folding import fold, offsets
from onrecord.record.guard.spelled import Spelled

_FEW: Final = 24
"""So many keys are looked for one by one, which is faster than one pattern for all of them."""

_CAMEL: Final = re.compile(r"(?<=[a-zß-öø-ÿа-я])(?=[A-ZÀ-ÖØ-ÞА-Я])")
"""Where a word begins within letters that are written together, as in addresses and marks of topics."""

_ADDRESS: Final = re.compile(r"[/_@#%\\=&]|\w\.\w{2,5}$|-\w+-")
"""What tells that letters without white space are an address or the name of a file, where capitals mean nothing."""

_MONTHS: Final = frozenset(
    {"april", "august", "avril", "juin", "june", "may", "mai", "mayo", "march", "januar", "juli"}
)


@dataclass(frozen=True, slots=True)
class Named:
    """A pattern and whom it names; ``tag`` None for a name that stays although it holds one that does not."""

    spelled: Spelled
    tag: int | None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody is named."""

    span: Span
    tag: int


class Spotter:
    """Finds names in texts. Of patterns that match at one place the first that was given counts."""

    def __init__(self, named: Iterable[Named]) -> None:
        """``named`` in order of precedence: longer names before shorter ones."""
        self._named = tuple(dict.fromkeys(named))
        self._keys = sorted({one.spelled.key for one in self._named}, key=len, reverse=True)
        self._any = re.compile("|".join(map(re.escape, self._keys))) if len(self._keys) > _FEW else None
        self._pattern = lru_cache(maxsize=512)(self._compiled)

    def __bool__(self) -> bool:
        return bool(self._named)

    def spots(self, text: str) -> Sequence[Spot]:
        """Return where names stand in a text, in order, not overlapping."""
        if not self._named:
            return ()
        folded = fold(text)
        keys = self._held(folded)
        if not keys:
            return ()
        found = list(self._matches(text, folded, offsets(text), keys))
        cuts = [0, *(match.start() for match in _CAMEL.finditer(text)), len(text)]
        if len(cuts) > 2:
            parted = "\x1f".join(text[start:end] for start, end in pairwise(cuts))
            places = _without_cuts(offsets(parted), cuts[1:-1])
            found += self._matches(text, fold(parted), places, keys)
        return _apart(found)

    def _held(self, folded: str) -> frozenset[str]:
        """Return the keys that a folded text holds; all of them where there are many and it holds one."""
        if self._any is None:
            return frozenset(key for key in self._keys if key in folded)
        if self._any.search(folded) is None:
            return frozenset()
        return frozenset(key for key in self._keys if key in folded)

    def _compiled(self, keys: frozenset[str]) -> tuple[re.Pattern[str], tuple[Named, ...]]:
        named = tuple(one for one in self._named if one.spelled.key in keys)
        return re.compile("|".join(f"({one.spelled.pattern})" for one in named)), named

    def _matches(self, text: str, folded: str, places: Sequence[int], keys: frozenset[str]) -> Iterable[Spot]:
        pattern, named = self._pattern(keys)
        at = 0
        while (match := pattern.search(folded, at)) is not None:
            at = max(match.end(), match.start() + 1)
            one = named[(match.lastindex or 1) - 1]
            span = Span(places[match.start()], max(places[match.end()], places[match.end() - 1] + 1))
            if one.tag is not None and (not one.spelled.alone or _is_name(text, span)):
                yield Spot(span, one.tag)


def _without_cuts(places: Sequence[int], cuts: Sequence[int]) -> list[int]:
    """Return the places of a text with a sign at each cut as those of the text without."""
    found, passed = [], 0
    for place in places:
        while passed < len(cuts) and place > cuts[passed] + passed:
            passed += 1
        found.append(place - passed)
    return found


def _is_name(text: str, span: Span) -> bool:
    """Tell whether a single word is written as a name: with a capital where its script has them, or in an address."""
    word = span.of(text)
    if word[:1].islower() and not in_address(text, span):
        return False
    if word.casefold() not in _MONTHS:
        return True
    around = text[max(0, span.start - 3) : span.start] + text[span.end : span.end + 3]
    return not any(mark.isdigit() for mark in around)


def in_address(text: str, span: Span) -> bool:
    """Tell whether a span lies in an address, the name of a file, or a mark of a topic."""
    start, end = span.start, span.end
    while start and not text[start - 1].isspace() and span.start - start < 300:
        start -= 1
    while end < len(text) and not text[end].isspace() and end - span.end < 300:
        end += 1
    return _ADDRESS.search(text[start:end]) is not None


def _apart(found: Iterable[Spot]) -> tuple[Spot, ...]:
    """Return the spots without those that overlap an earlier or longer one."""
    kept: list[Spot] = []
    for spot in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if kept and spot.span.start < kept[-1].span.end:
            if spot.span.end > kept[-1].span.end:
                kept[-1] = Spot(Span(kept[-1].span.start, spot.span.end), kept[-1].tag)
            continue
        kept.append(spot)
    return tuple(kept)
