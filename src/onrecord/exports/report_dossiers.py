"""The chapter of dossiers: one event, several accounts; a column for each origin, a row for each facet."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.exports.report_words import date_words, hand_words, shown_hands
from onrecord.model import flat
from onrecord.views.values import AccordRow, Dossier, Entry, Facet
from onrecord.views.wording import accord_words

_DATE = re.compile(r"\b(?:19|20)\d\d-\d\d(?:-\d\d)?(?:/(?:19|20)\d\d-\d\d(?:-\d\d)?)?\b(?!\.\w)")
"""A month or a day, or an interval between two; not the beginning of a file name."""

_UNTIL = re.compile(r"(?<=added until )\d{4}-\d\d-\d\d")

_SHOWN = ("differ", "not-comparable", "update", "refine", "agree")
"""How accounts may stand, in the order in which a report tells it."""

_FOLDED = frozenset({"refine", "agree"})
"""What a report tells in a fold: nothing is in question there."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Pairs of accounts that stand in one way; ``folded`` where they are told in a fold."""

    words: str
    rows: tuple[AccordRow, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A dossier as a page shows it: ``statements`` maps its tellings to the statements that make them."""

    anchor: str
    dossier: Dossier
    facets: tuple[Facet, ...]
    standings: tuple[Standing, ...]
    statements: Mapping[str, str]


def sheets(dossiers: Iterable[Dossier]) -> tuple[Sheet, ...]:
    """Return dossiers as a page shows them."""
    return tuple(
        Sheet(
            anchor="y" + hashlib.sha256(one.occasion.id.encode()).hexdigest()[:12],
            dossier=one,
            facets=one.facets,
            standings=tuple(_standings(one.accords)),
            statements={telling.id: telling.statement for telling in one.tellings},
        )
        for one in dossiers
    )


def _standings(accords: Sequence[AccordRow]) -> Iterable[Standing]:
    for relation in _SHOWN:
        rows = tuple(row for row in accords if row.relation == relation)
        if rows:
            yield Standing(accord_words(relation), rows, relation in _FOLDED)


def entry_value(entry: Entry, facet: str) -> str:
    """Return what was read off the words of an entry, where that says more than the words themselves."""
    if facet == "when":
        return date_words(entry.value) if entry.words else f"{date_words(entry.value)} (inferred)"
    words = flat(entry.words.text) if entry.words else ""
    return "" if facet == "in which words" or entry.value.casefold() == words.casefold() else entry.value


def dates_in_words(text: str) -> str:
    """Return a sentence of ours with its EDTF dates in words."""
    return _DATE.sub(lambda match: date_words(match[0]), text)


def until_in_words(text: str) -> str:
    """Return a sentence on what was searched with the day of the last document in words; names of files stay."""
    return _UNTIL.sub(lambda match: date_words(match[0]), text)


def entry_chain(entry: Entry) -> str:
    """Return through whom an entry comes, from the page to the innermost source."""
    return " › ".join(hand_words(hand) for hand in shown_hands(entry.chain)) or "not stated"
